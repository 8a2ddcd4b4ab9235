"""The charts: every figure right, no words on top of each other, legible without colour."""

from __future__ import annotations

import warnings
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

import bangfu_assign as ba
from bangfu_assign.labels import LANGS, Lang
from bangfu_assign.plan import Objective, Plan, Progress
from bangfu_assign.report.figures import changes, coverage, quota_use
from bangfu_assign.report.figures.board import Chart, Look
from bangfu_assign.report.figures.changes import change_chart
from bangfu_assign.report.figures.columns import flow
from bangfu_assign.report.figures.coverage import coverage_chart
from bangfu_assign.report.figures.distances import at, distance_chart
from bangfu_assign.report.figures.front import front_chart, unbeaten
from bangfu_assign.report.figures.pairings import pairing_chart
from bangfu_assign.report.figures.progress import progress_chart
from bangfu_assign.report.figures.quota_use import quota_chart
from bangfu_assign.report.figures.scale import Bent, Linear
from bangfu_assign.report.figures.scenarios import scenario_chart
from bangfu_assign.report.flows import flows
from bangfu_assign.report.graph import assignment_graph
from bangfu_assign.report.journeys import journeys_of
from bangfu_assign.report.tallies import hooks, rank_use, reach_by_rank, village_cover
from tests.report.drawn import axes_for, overlaps, texts, words_of
from tests.report.town import town

TOWNS = {44: town(44, per_village=14), 400: town(400, per_village=6)}
HOSTILE = r"$\frac{1}{0}$ a_b^c <b>" + "\u202e\x07\n=1+1"


@pytest.fixture(autouse=True)
def no_warnings():
    """Missing glyphs, and anything else matplotlib warns of, fail the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@cache
def journeys(villages: int):
    return journeys_of(TOWNS[villages])


def with_history(plan: Plan) -> Plan:
    lines = [
        Progress("coverage", None, 100, 0.5), Progress("coverage", 177, 177, 2.0),
        Progress("travel", 4_300_000, None, 2.1), Progress("travel", 4_281_909, 3_500_000, 9.0),
    ]  # fmt: skip
    objectives = (Objective("coverage", 177, 177), Objective("travel", 4_281_909, 3_900_000))
    return replace(plan, history=tuple(lines), objectives=objectives)


def scenarios(count: int = 14) -> pd.DataFrame:
    dice = np.random.default_rng(2)
    table = pd.DataFrame({"scenario": [f"情形{n} variant" for n in range(count)]})
    for name, most in {"coverage": 200, "continuity": 300, "travel": 4_000_000}.items():
        table[name] = dice.integers(0, most, count).astype(float)
    return table


def all_paired(villages: int) -> Plan:
    """Return a town where every village has a leader, and units with staff follow."""
    plan = TOWNS[villages]
    cadres, ids = plan.case.cadres.copy(), plan.case.villages["village_id"].tolist()
    number = {village: n % 23 for n, village in enumerate(ids)}
    at_home = cadres.index[cadres["village"].isin(ids)]
    cadres.loc[at_home, "unit"] = [f"单位{number[v]}" for v in cadres.loc[at_home, "village"]]
    leaders = cadres.loc[at_home].drop_duplicates("village")
    hooked = leaders[["cadre_id", "village"]].set_axis(["cadre_id", "village_id"], axis=1)
    case = replace(plan.case, cadres=cadres)
    return replace(plan, case=case, pairings=hooked.sort_values("cadre_id", ignore_index=True))


CHARTS = {
    "coverage": lambda n, lang: coverage_chart(assignment_graph(TOWNS[n]), lang),
    "quota_use": lambda n, lang: quota_chart(assignment_graph(TOWNS[n]), lang),
    "distances": lambda n, lang: distance_chart(assignment_graph(TOWNS[n]), journeys(n), lang),
    "pairings": lambda n, lang: pairing_chart(assignment_graph(TOWNS[n]), lang),
    "all_paired": lambda n, lang: pairing_chart(assignment_graph(all_paired(n)), lang),
    "changes": lambda n, lang: change_chart(TOWNS[n], town(44, per_village=14, seed=3), lang),
    "progress": lambda n, lang: progress_chart(
        with_history(TOWNS[n]), with_history(TOWNS[n]).history, lang
    ),
    "scenarios": lambda n, lang: scenario_chart(scenarios(n), lang),
    "front": lambda n, lang: front_chart(scenarios(min(n, 60)), "travel", "coverage", lang),
}


def check(chart: Chart, lang: Lang, inches: tuple[float, float] | None = None) -> None:
    axes = chart.draw(axes_for(inches or chart.inches), lang)
    said = words_of(axes)
    hit = overlaps([box for _, box in said])
    assert not hit, [(said[i][0], said[j][0]) for i, j in hit]
    paper = axes.figure.bbox.padded(1)
    outside = [w for w, b in said if not (paper.contains(*b.min) and paper.contains(*b.max))]
    assert outside == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("villages", TOWNS)
@pytest.mark.parametrize("name", CHARTS)
def test_no_words_overlap_or_leave_the_sheet(name: str, villages: int, lang: Lang) -> None:
    """At 44 and at 400 villages, in both languages, at full size."""
    check(CHARTS[name](villages, lang), lang)


@pytest.mark.parametrize("name", CHARTS)
def test_a_small_place_shrinks_the_whole_drawing(name: str) -> None:
    """On axes of another shape everything is still there, nothing overlaps more than before."""
    chart = CHARTS[name](44, "zh")
    at_full_size = [w for w, _ in words_of(chart.draw(axes_for(chart.inches), "zh"))]
    small = chart.draw(axes_for((chart.inches[0] * 0.7, chart.inches[1] * 1.1)), "zh")
    assert [w for w, _ in words_of(small)] == at_full_size


@pytest.mark.parametrize("lang", LANGS)
def test_a_missing_label_of_a_crowded_front_is_said(lang: Lang) -> None:
    """Sixty names on one spot cannot be set: the note counts those left out."""
    crowd = pd.DataFrame({"scenario": [f"n{k}" for k in range(300)], "x": 1.0, "y": 2.0})
    chart = front_chart(crowd, "x", "y", lang)
    shown = sum(
        w.startswith("n") and w[1:].isdigit()
        for w in texts(chart.draw(axes_for(chart.inches), lang))
    )
    assert str(300 - shown) in chart.note


def test_uses_of_the_ranks_add_up_to_the_plan() -> None:
    """Every pair stands in one rank, and every available cadre's quota too."""
    plan = TOWNS[44]
    ranks = rank_use(assignment_graph(plan))
    assert sum(r.used for r in ranks if r.principal) == (plan.assignments["cadre_id"] != "").sum()
    assert sum(r.used for r in ranks if not r.principal) == 0  # C0001 is no co-helper by rank
    counts = plan.summary()["counts"]
    assert sum(r.places for r in ranks if r.principal) == counts["places"]
    assert sum(r.cadres for r in ranks if r.principal) == counts["cadres"]


def test_who_is_not_available_has_no_places() -> None:
    """A cadre on leave counts neither as a person nor with places."""
    plan = TOWNS[44]
    cadres = plan.case.cadres.copy()
    clerk = cadres.index[cadres["rank"] == "clerk"][0]
    before = {r.label: r for r in rank_use(assignment_graph(plan))}["办事员"]
    cadres.loc[clerk, "available"] = False
    away = replace(plan, case=replace(plan.case, cadres=cadres))
    after = {r.label: r for r in rank_use(assignment_graph(away))}["办事员"]
    assert (before.cadres - after.cadres, before.places - after.places) == (1, 3)


def test_coverage_is_worst_first_and_counts_need() -> None:
    """Villages add up to the plan; the order is by share; need is that of the policy."""
    plan = TOWNS[44]
    rows = village_cover(assignment_graph(plan))
    assert sum(r.uncovered for r in rows) == len(plan.uncovered)
    shares = [r.covered / r.households for r in rows]
    assert shares == sorted(shares)
    homes = plan.case.households.set_index("household_id").loc[plan.uncovered["household_id"]]
    needs = [plan.policy.need_weight(None, income) for income in homes["income_yuan"]]
    for need in (1, 2, 3):
        assert sum(r.left[need] for r in rows) == needs.count(need)


def test_distances_are_those_of_the_journeys() -> None:
    """Each pair once, under the rank of its cadre; one without a known distance is left out."""
    plan, known = TOWNS[44], journeys(44)
    ranks = dict(reach_by_rank(assignment_graph(plan), known.reach_m))
    assert sorted(m for ways in ranks.values() for m in ways) == sorted(known.reach_m.values())
    one = next(iter(known.reach_m))
    fewer = {h: m for h, m in known.reach_m.items() if h != one}
    graph = assignment_graph(plan)
    assert sum(map(len, dict(reach_by_rank(graph, fewer)).values())) == len(known.reach_m) - 1


@given(st.lists(st.integers(0, 10_000), min_size=1), st.sampled_from([0.25, 0.5, 0.75, 0.9, 1.0]))
def test_a_percentile_is_not_exceeded_by_its_share(ways: list[int], share: float) -> None:
    """At least this share is as short, and it is one of the lengths."""
    ways.sort()
    length = at(ways, share)
    assert length in ways
    assert sum(w <= length for w in ways) >= share * len(ways) - 1e-9
    assert sum(w < length for w in ways) < share * len(ways)


def test_staff_stand_beside_the_village_of_their_leader() -> None:
    """Leaders, unit and staff of a paired village; a weak village without leader is shown too."""
    plan = TOWNS[44]
    cadres = plan.case.cadres.copy()
    leader, village = plan.pairings.iloc[0]
    helper = plan.assignments.query("village_id == @village and cadre_id != @leader")["cadre_id"]
    staff = sorted(set(helper) - set(plan.pairings["cadre_id"]))[0]
    cadres.loc[cadres["cadre_id"].isin([leader, staff]), "unit"] = "水利局"
    alone = plan.pairings.iloc[-1]["village_id"]
    plan = replace(
        plan,
        case=replace(plan.case, cadres=cadres),
        pairings=plan.pairings.query("village_id != @alone").reset_index(drop=True),
    )
    found = {h.village: h for h in hooks(assignment_graph(plan))}
    teams = {team.unit: team.staff for team in found[f"village:{village}"].teams}
    assert teams["水利局"] == (f"cadre:{staff}",)
    assert found[f"village:{alone}"].leaders == ()
    assert "尚无领导挂钩" in texts(ba.draw_pairings(plan, axes_for((12, 6))))


def two_years() -> tuple[Plan, Plan]:
    """Return a plan and the one before it, with one household of every kind."""
    plan = TOWNS[44]
    homes = plan.case.households
    rows = plan.assignments.sort_values("household_id").reset_index(drop=True)
    first, second, third = rows["household_id"][:3]
    before = rows[~rows["household_id"].eq(third)].copy()
    before.loc[before["household_id"].eq(second), "cadre_id"] = "somebody"
    left = plan.uncovered["household_id"].iloc[0]
    gone = {**before.iloc[0].to_dict(), "household_id": "gone"}
    lost = {**before.iloc[0].to_dict(), "household_id": left}
    before = pd.concat([before, pd.DataFrame([gone, lost])], ignore_index=True)
    earlier = replace(plan.case, households=homes[~homes["household_id"].eq(third)])
    assert first != second
    return plan, replace(plan, case=earlier, assignments=before)


def test_every_kind_of_change_is_counted_once() -> None:
    """Kept, changed, lost, released, newly covered as a new household, and still without one."""
    plan, before = two_years()
    poor = plan.case.households.assign(income_yuan=2000.0)
    plan = replace(plan, case=replace(plan.case, households=poor))
    counted = flows(plan, before)
    pairs, left = len(plan.assignments), len(plan.uncovered)
    assert counted == {
        ("had", "kept"): pairs - 2,
        ("had", "changed"): 1,
        ("had", "lost"): 1,
        ("had", "released"): 1,
        ("had_none", "still_none"): left - 1,
        ("new_household", "newly"): 1,
    }


def test_a_household_above_the_standard_is_released_not_lost() -> None:
    """Whoever has been lifted and has no cadre any more has left the plan as it should."""
    plan, before = two_years()
    rich = plan.case.households.assign(income_yuan=4000.0)
    plan = replace(plan, case=replace(plan.case, households=rich))
    assert ("had", "lost") not in flows(plan, before)
    said = texts(ba.draw_changes(plan, axes_for((8, 5)), previous=before))
    assert [words for words in said if words.startswith("达标或退出 ")]


def test_without_an_earlier_plan_last_years_pairs_are_taken() -> None:
    """An open pair of the case counts, one that ended long ago does not."""
    plan = TOWNS[44]
    kept, other = (plan.assignments.iloc[n] for n in (0, 1))
    pairs = pd.DataFrame(
        [(kept["household_id"], kept["cadre_id"], "2011", "", ""),
         (other["household_id"], other["cadre_id"], "2008", "2009", "")],
        columns=["household_id", "cadre_id", "since", "until", "reason"],
    )  # fmt: skip
    counted = flows(replace(plan, case=replace(plan.case, pairs=pairs)))
    assert counted["had", "kept"] == 1
    assert sum(n for (before, _), n in counted.items() if before == "had") == 1


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_the_front_is_what_nobody_beats(points: list[tuple[int, int]]) -> None:
    """Compared with the definition, and turned upside down where more is better."""
    best = unbeaten(points)
    for n, (a, b) in enumerate(points):
        beaten = any(c <= a and d <= b and (c < a or d < b) for c, d in points)
        assert (n in best) != beaten
    assert unbeaten([(a, -b) for a, b in points], (1, -1)) == best


def test_scenarios_show_values_differences_and_failures() -> None:
    """Metres in kilometres; the difference from the first row; a row without numbers says so."""
    table = pd.DataFrame(
        {"scenario": ["base", HOSTILE, "radius"], "travel": [4_000_000, None, 3_500_000],
         "coverage": [177, None, 177], "fits": [True, False, True]}
    )  # fmt: skip
    said = texts(ba.draw_scenarios(table, axes_for((10, 4)), "en"))
    assert {"4,000", "3,500", "▼ 500", "=", "no plan", "travel (km)"} <= set(said)
    assert "fits" not in said
    assert any(w.startswith(r"$\frac") for w in said)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", {"现行政策", "进村里程（公里）", "入户里程（公里）", "沿用上年"}),
     ("en", {"policy as it is", "travel (km)", "walk (km)", "kept from last year"})],
)  # fmt: skip
def test_a_comparison_s_columns_are_called_as_in_its_tables(lang: Lang, words: set[str]) -> None:
    """Neither names in code nor ``base`` are left in a picture."""
    table = pd.DataFrame(
        {"scenario": ["base", "more"], "travel_km": [998.4, 802.7], "walk_km": [261.7, 267.7],
         "kept": [78, 83]}
    )  # fmt: skip
    drawn = ba.draw_scenarios(table, axes_for((10, 4)), lang)
    said = set(texts(drawn))
    assert words <= said
    assert not {"base", *table.columns} & said
    points = texts(ba.draw_front(table, "travel_km", "kept", axes_for((8, 5)), lang))
    assert "base" not in points


def test_a_front_of_unknown_columns_is_a_key_error() -> None:
    """A typo in a column is the caller's fault, named."""
    with pytest.raises(KeyError, match="milage"):
        ba.draw_front(scenarios(3), "milage", "coverage")


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_to_show_is_said(lang: Lang) -> None:
    """Charts of an empty plan are drawn without complaint."""
    plan = TOWNS[44]
    bare = replace(
        plan,
        case=replace(plan.case, villages=plan.case.villages.assign(weak=False)),
        assignments=plan.assignments.iloc[:0],
        pairings=plan.pairings.iloc[:0],
    )
    for draw in (ba.draw_coverage, ba.draw_quota_use, ba.draw_distances, ba.draw_pairings,
                 ba.draw_changes, ba.draw_progress):  # fmt: skip
        assert texts(draw(bare, axes_for((8, 5)), lang))
    assert texts(ba.draw_scenarios(scenarios(0), axes_for((8, 5)), lang))
    assert texts(ba.draw_front(scenarios(0), "travel", "coverage", axes_for((8, 5)), lang))


def test_kinds_are_told_apart_without_colour() -> None:
    """In every chart two fills differ in lightness or in their hatch."""
    for looks in (
        [coverage.COVERED, *coverage.LEFT_OUT.values()],
        [quota_use.USED, quota_use.HELPING, quota_use.FREE],
        list(changes._LOOKS.values()),
    ):
        for one, other in combinations(looks, 2):
            assert one.hatch != other.hatch or abs(light(one) - light(other)) > 0.1


def light(look: Look) -> float:
    full = float(np.dot(to_rgb(look.face), (0.299, 0.587, 0.114)))
    return 1 - look.alpha * (1 - full)


def test_no_personal_datum_is_drawn() -> None:
    """Neither phone nor ID number, cause or income; households only as numbers."""
    plan = with_history(TOWNS[44])
    homes = plan.case.households.assign(
        id_number="32072119500101123X", phone="13800000001", cause="因病", income_yuan=2468.0
    )
    cadres = plan.case.cadres.assign(phone="13800000001")
    plan = replace(plan, case=replace(plan.case, households=homes, cadres=cadres))
    drawn = [
        draw(plan, axes_for((12, 9)))
        for draw in (ba.draw_coverage, ba.draw_quota_use, ba.draw_distances, ba.draw_pairings,
                     ba.draw_changes, ba.draw_progress)
    ]  # fmt: skip
    said = " ".join(w for axes in drawn for w, _ in words_of(axes))
    for secret in (
        "32072119500101123X",
        "13800000001",
        "因病",
        "2468",
        *homes["household_id"][:50],
    ):
        assert secret not in said


def test_the_full_set_is_complete_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Map, every chart, and a sheet for every village with planned households."""
    plan = with_history(town(6, per_village=8))
    before = replace(plan, history=())
    first = ba.write_all_figures(plan, tmp_path / "a", previous=before)
    second = ba.write_all_figures(plan, tmp_path / "b", previous=before)
    names = [p.name for p in first]
    assert names[:7] == [
        "map.png", "coverage.png", "quota_use.png", "distances.png", "pairings.png",
        "changes.png", "progress.png",
    ]  # fmt: skip
    assert len(names) == 7 + 6
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert not any(b"Software" in p.read_bytes() or b"tIME" in p.read_bytes() for p in first)
    fewer = ba.write_all_figures(replace(before, pairings=plan.pairings), tmp_path / "c")
    assert "progress.png" not in [p.name for p in fewer]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_ticks_are_few_round_and_on_the_scale(low: float, extent: float) -> None:
    """At most as many as asked for, and none beyond the ends."""
    scale = Linear(low, low + extent, 0, 100)
    ticks = scale.ticks(6)
    assert len(ticks) <= 7
    assert all(-1e-3 <= scale.at(tick) <= 100 + 1e-3 for tick in ticks)


def test_a_bent_scale_is_even_then_logarithmic() -> None:
    """Up to the knee equal steps, beyond it equal factors, and no jump at the knee."""
    scale = Bent(2, 40, 0, 100)
    assert scale.at(1) == pytest.approx(scale.at(2) / 2)
    assert scale.at(20) - scale.at(10) == pytest.approx(scale.at(40) - scale.at(20))
    assert scale.at(2.0001) == pytest.approx(scale.at(2), abs=0.01)
    assert scale.at(40) == pytest.approx(100)
    assert scale.ticks() == [0, 1, 2, 3, 5, 10, 20, 30]


@given(st.lists(st.floats(5, 300), min_size=1, max_size=80))
def test_columns_hold_every_block_once_and_none_is_cut(heights: list[float]) -> None:
    """Blocks of a column follow each other without a gap, inside the sheet."""
    page = flow(heights, 100, 10, 20)
    assert len(page.places) == len(heights)
    below: dict[float, float] = {}
    for (left, top), high in zip(page.places, heights, strict=True):
        assert left in page.lefts
        assert top == pytest.approx(below.get(left, 20))
        below[left] = top + high
        assert below[left] <= page.height + 1e-6
    assert page.width >= max(left + 100 for left, _ in page.places)
