"""A comparison on disk: every table, a workbook without secrets, plans that can be checked."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bangfu_assign.facts import read_case
from bangfu_assign.labels import LANGS, Lang
from bangfu_assign.plan import Objective, Plan
from bangfu_assign.plan.comparison import Comparison, Ending, Outcome
from bangfu_assign.plan.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS
from bangfu_assign.policy import OBJECTIVES, read_policy
from bangfu_assign.policy.read import parse_policy
from bangfu_assign.policy.write import to_toml
from bangfu_assign.report.scenarios.write import folder_names, write_comparison
from bangfu_assign.rules import read_plan, verify
from bangfu_assign.scenario import Scenario, variant_of
from tests.build import make_case, make_policy, random_case

CASE = make_case(
    [
        {"household_id": "h1", "head_name": "=cmd()", "income_yuan": 1500.0,
         "id_number": "320799199001011234", "phone": "19900001234", "cause": "因病"},
        {"household_id": "h2", "head_name": "李二"},
    ],
    [{"cadre_id": "c1"}],
    [{"village_id": "v1", "lon": 118.85, "lat": 34.85}],
)  # fmt: skip
POLICY = make_policy([{"name": "clerk", "label": "办事员", "quota": 1}], seat=(118.85, 34.85))


def plan_of(case: object, policy: object, pairs: dict[str, str]) -> Plan:
    rows = [(h, c, "v1", "", "", False) for h, c in sorted(pairs.items())]
    table = pd.DataFrame(rows, columns=list(ASSIGNMENT_COLUMNS))
    pairings = pd.DataFrame([], columns=list(PAIRING_COLUMNS), dtype="str")
    objectives = tuple(Objective(name, 1, 1) for name in OBJECTIVES)
    return Plan(case, policy, table, pairings, objectives=objectives)  # type: ignore[arg-type]


@pytest.fixture
def comparison() -> Comparison:
    extra = variant_of(
        Scenario(name="more", extra={"clerk": 1}, quota={"clerk": 2}),  # type: ignore[arg-type]
        CASE, POLICY,
    )  # fmt: skip
    values = dict.fromkeys(OBJECTIVES, 1)
    yards = dict.fromkeys(OBJECTIVES, "x")
    base = plan_of(CASE, POLICY, {"h1": "c1"})
    more = plan_of(extra.case, extra.policy, {"h1": "c1", "h2": "new-1"})
    return Comparison(
        (
            Outcome("base", Ending.OPTIMAL, "", base, values, yards),
            Outcome("=more/../x", Ending.OPTIMAL, "@note", more, values, yards),
            Outcome("gone", Ending.CRASHED, exit_code=-9),
        ),
        "base",
        15.0,
    )


def test_the_folder_is_whole(comparison: Comparison, tmp_path: Path) -> None:
    """Tables, workbook, figures, and a folder for each plan; nothing outside."""
    out = write_comparison(comparison, tmp_path / "out")
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert {
        "comparison.csv", "changes_by_household.csv", "by_village.csv", "comparison.xlsx",
        "figures/scenarios.png", "plans/01_base/assignments.csv", "plans/01_base/policy.toml",
    } <= names  # fmt: skip
    table = pd.read_csv(out / "comparison.csv", encoding="utf-8-sig")
    assert table["scenario"].tolist() == ["base", "'=more/../x", "gone"]
    assert "内存" in table["reason"].iloc[2]
    changes = pd.read_csv(out / "changes_by_household.csv", encoding="utf-8-sig")
    assert changes["change"].tolist() == ["gained"]
    assert changes["cadre"].tolist() == ["新增办事员1"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_nothing_secret_leaves_the_facts(comparison: Comparison, tmp_path: Path) -> None:
    """ID number, phone and cause are in no file, not even in the changed facts."""
    out = write_comparison(comparison, tmp_path / "out")
    for path in out.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for secret in ("320799199001011234", "19900001234", "因病"):
                assert secret.encode() not in content, path
    book = load_workbook(out / "comparison.xlsx")
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    assert not [cell for cell in cells if "19900001234" in cell or "因病" in cell]
    assert not [c for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]


def test_each_plan_can_be_checked_by_itself(comparison: Comparison, tmp_path: Path) -> None:
    """A plan with its policy, and with its facts where they differ, is read and keeps the rules."""
    out = write_comparison(comparison, tmp_path / "out", figures=False)
    folder = out / "plans" / folder_names(["base", "=more/../x"])[1]
    case, policy = read_case(folder / "case"), read_policy(folder / "case" / "policy.toml")
    found = read_plan(folder, case, policy)
    assert verify(case, policy, found.assignments, found.pairings).ok
    assert policy.rank("clerk").quota == 2
    assert not (out / "plans" / "01_base" / "case").exists()


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_comparison_gives_the_same_bytes(
    comparison: Comparison, tmp_path: Path, lang: Lang
) -> None:
    """No date, no order of chance: two writings are equal."""
    first, second = (write_comparison(comparison, tmp_path / n, lang) for n in ("a", "b"))
    for path in sorted(first.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (second / path.relative_to(first)).read_bytes(), path


def test_without_any_plan_nothing_is_written(tmp_path: Path) -> None:
    """The folder does not appear."""
    from bangfu_assign.errors import UsageError

    with pytest.raises(UsageError):
        write_comparison(Comparison((Outcome("a", Ending.FAULT),), "a"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_a_policy_written_is_read_back(seed: int) -> None:
    """Whatever the policy says, its TOML says the same."""
    policy = random_case(seed)[1]
    assert parse_policy(to_toml(policy)) == policy


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_any_text_survives_in_a_policy(name: str, area: str) -> None:
    """Quotes, backslashes and control characters in names come back."""
    policy = make_policy([{"name": name.strip() or "x", "quota": 1}], area=area)
    assert parse_policy(to_toml(policy)) == policy


@given(st.lists(st.text(max_size=80), max_size=5))
def test_folder_names_are_plain_and_apart(names: list[str]) -> None:
    """No name leads out of the folder, and no two are the same."""
    found = folder_names(names)
    assert len(set(found)) == len(names)
    assert all("/" not in name and "\\" not in name and not name.startswith(".") for name in found)
