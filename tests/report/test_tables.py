"""The CSV tables: exact bytes, safe in a spreadsheet, the same however rows came."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from bangfu_assign.plan.text import display, unguard
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.tables import tables
from tests.plan.test_summary import small_plan
from tests.report.hostile import HOSTILE, JOURNEYS, SECRETS, hostile_plan


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_tables_are_exactly_these_bytes() -> None:
    found = tables(small_plan(), Journeys({"1": 5000}, {"1": 70}))
    assert found["assignments.csv"].decode() == (
        "\ufeffhousehold_id,cadre_id,village_id,co_helper_id,project_id,kept\n"
        "a,1,v,4,,true\n"
        "c,1,w,,,false\n"
    )
    assert found["pairings.csv"].decode() == "\ufeffcadre_id,village_id\n5,w\n"
    assert found["cadres.csv"].decode() == (
        "\ufeffcadre_id,quota,load,villages,round_m,walk_m,name,rank,unit,position,available,"
        "principal,village_ids,paired_ids\n"
        "1,3,2,2,5000,70,干部1,clerk,,,true,true,v;w,\n"
        "2,0,0,0,,,干部2,clerk,,,true,true,,\n"
        "3,3,0,0,,,干部3,clerk,,,false,true,,\n"
        "4,2,1,1,,,干部4,friend,,,true,false,v,\n"
        "5,5,0,0,,,干部5,领导,,,true,true,,w\n"
    )
    assert found["villages.csv"].decode() == (
        "\ufeffvillage_id,name,town,weak,households,persons,planned,persons_planned,covered,"
        "persons_covered,uncovered,cadres,paired_ids\n"
        "v,v村,,false,3,9,2,4,1,4,1,1,\n"
        "w,w村,,true,1,3,1,3,1,3,0,1,5\n"
        "x,x村,,true,0,0,0,0,0,0,0,0,\n"
    )
    assert found["uncovered.csv"].decode() == (
        "\ufeffhousehold_id,reason,explanation,cheapest_fix\n"
    )


def test_rows_in_another_order_give_the_same_bytes() -> None:
    assert tables(hostile_plan(), JOURNEYS) == tables(hostile_plan(shuffled=True), JOURNEYS)


def test_hostile_text_is_never_a_formula_and_can_be_read_back() -> None:
    for content in tables(hostile_plan(), JOURNEYS).values():
        for row in rows(content):
            for cell in row.values():
                assert not cell.startswith(("=", "+", "-", "@", "＝", "\t", "\r"))
    names = [unguard(r["name"]) for r in rows(tables(hostile_plan(), JOURNEYS)["cadres.csv"])]
    assert {display(text) for text in HOSTILE.values()} <= set(names)


def test_no_table_holds_a_private_fact() -> None:
    for name, content in tables(hostile_plan(), JOURNEYS).items():
        for secret in SECRETS:
            assert secret.encode() not in content, name


def test_ids_are_kept_to_the_letter() -> None:
    plan = small_plan()
    odd = plan.assignments.assign(household_id=["=1", " 007\u200f"], cadre_id=["1", "1"])
    found = rows(tables(replace(plan, assignments=odd), JOURNEYS)["assignments.csv"])
    assert sorted(unguard(row["household_id"]) for row in found) == [" 007\u200f", "=1"]
