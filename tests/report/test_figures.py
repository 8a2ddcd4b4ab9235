"""Map and village sheets: every word is there, legible and in its place."""

import warnings
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_rgb
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

import bangfu_assign as ba
from bangfu_assign.errors import UsageError
from bangfu_assign.labels import LANGS
from bangfu_assign.labels.figures import TEXTS
from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS, Plan
from bangfu_assign.report.figures import draw_map, draw_village, style, write_figures
from bangfu_assign.report.figures.town_map import map_size
from bangfu_assign.report.figures.village_rows import blocks_of
from bangfu_assign.report.figures.village_sheet import village_chart
from bangfu_assign.report.graph import assignment_graph, village_graph
from bangfu_assign.report.pictures import VILLAGE, Pictures, file_name
from bangfu_assign.report.projection import centred, round_length
from tests.build import make_case, make_policy
from tests.report.drawn import axes_for, overlaps, texts
from tests.report.town import town

TOWN = town(44)
HOSTILE = r"$\frac{1}{0}$ a_b^c \n %s {x} #set <b>" + "\u202e\x07"


@pytest.fixture(autouse=True)
def no_warnings():
    """Missing glyphs, and anything else matplotlib warns of, fail the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def names_on(axes, plan):
    said = texts(axes)
    return {n: said[n] for n in plan.case.villages["name"] if n in said}


def assert_apart(boxes):
    assert not overlaps(boxes)


@pytest.mark.parametrize("lang", LANGS)
def test_all_44_names_are_on_the_map_and_none_overlap(lang):
    axes = draw_map(TOWN, axes_for(map_size(44)), lang)
    names = names_on(axes, TOWN)
    assert len(names) == 44
    assert_apart(list(names.values()))


def test_400_names_do_not_overlap_and_those_left_out_are_counted():
    plan = town(400, per_village=6)
    axes = draw_map(plan, axes_for(map_size(400)))
    names = names_on(axes, plan)
    assert len(names) > 380
    assert_apart(list(names.values()))
    left_out = 400 - len(names)
    said = TEXTS["left_out"][0].format(n=left_out)
    assert any(said in t for t in texts(axes)) == (left_out > 0)


def test_everything_stays_inside_the_figure_and_off_the_legend():
    axes = draw_map(TOWN, axes_for(map_size(44)))
    said = texts(axes)
    paper = axes.figure.bbox
    assert all(paper.contains(*b.min) and paper.contains(*b.max) for b in said.values())
    legend = min(said[TEXTS[k][0]].x0 for k in ("key_size", "key_coverage", "key_places"))
    assert max(b.x1 for b in names_on(axes, TOWN).values()) <= legend


def test_the_uncovered_are_counted_beside_their_village():
    axes = draw_map(TOWN, axes_for(map_size(44)))
    graph = assignment_graph(TOWN)
    expected = {d["uncovered"] for _, d in graph.nodes(data=True) if d["kind"] == "village"} - {0}
    shown = {int(t[1:]) for t in texts(axes) if t.startswith("−") and t[1:].isdigit()}
    assert shown == expected


def test_the_leaders_of_weak_villages_are_named():
    said = " ".join(texts(draw_map(TOWN, axes_for(map_size(44)))))
    leaders = TOWN.case.cadres.query("rank == 'county_leader'")["name"]
    assert all(name in said for name in leaders)


def with_projects(plan, count):
    """Return the plan with so many projects at the points of villages, each with households."""
    villages = plan.case.villages
    projects = make_case(
        projects=[
            {"project_id": f"p{n}", "name": f"第{n}号项目", "village": v.village_id, "places": 9,
             "lon": v.lon, "lat": v.lat}
            for n, v in enumerate(villages.iloc[:count].itertuples())
        ]
    ).projects  # fmt: skip
    rows = plan.assignments.copy()
    rows["project_id"] = [f"p{n % count}" for n in range(len(rows))]
    return replace(plan, case=replace(plan.case, projects=projects), assignments=rows)


def test_projects_are_named_beside_the_villages():
    """Names of projects overlap neither each other nor the villages' names."""
    plan = with_projects(TOWN, 5)
    said = texts(draw_map(plan, axes_for(map_size(44))))
    names = [said[f"第{n}号项目"] for n in range(5)]
    villages = [said[n] for n in plan.case.villages["name"] if n in said]
    assert len(villages) >= 43
    assert_apart([*names, *villages])
    assert TEXTS["key_project"][0] in said


def test_many_projects_are_marked_but_not_named():
    """Forty names more would hide the map."""
    said = texts(draw_map(with_projects(TOWN, 40), axes_for(map_size(44))))
    assert not any("号项目" in t for t in said)
    assert TEXTS["key_project"][0] in said


def test_the_picture_of_the_readme_can_be_drawn_again(tmp_path):
    """The committed picture is there, small enough for a web page, and made by this function."""
    committed = Path(__file__).parents[2] / "sample_data" / "plan.png"
    made = ba.write_picture(TOWN, tmp_path / "plan.png", "en")
    for path in (committed, made):
        assert path.read_bytes().startswith(b"\x89PNG")
        assert path.stat().st_size < 300_000
    assert "sample_data/plan.png" in (committed.parents[1] / "README.md").read_text("utf-8")


def test_a_map_without_any_coordinates_lists_the_villages():
    plan = town(12, points=False)
    axes = draw_map(plan, axes_for(map_size(12)), "en")
    assert len(names_on(axes, plan)) == 12
    assert any(TEXTS["no_points_at_all"][1] in t for t in texts(axes))


def test_villages_without_coordinates_stand_below_the_others():
    villages = TOWN.case.villages.copy()
    villages.loc[villages.index[:3], ["lon", "lat"]] = np.nan
    plan = replace(TOWN, case=replace(TOWN.case, villages=villages))
    axes = draw_map(plan, axes_for(map_size(44)))
    names = names_on(axes, plan)
    listed = [names.pop(n) for n in villages["name"][:3]]
    assert max(b.y1 for b in listed) < min(b.y0 for b in names.values())
    assert any("3个村没有坐标" in t for t in texts(axes))


def test_a_base_far_away_does_not_shrink_the_map():
    near = names_on(draw_map(TOWN, axes_for(map_size(44))), TOWN)
    cadres = TOWN.case.cadres.copy()
    cadres.loc[cadres["rank"] == "county_leader", ["lon", "lat"]] = (119.9, 34.84)
    plan = replace(TOWN, case=replace(TOWN.case, cadres=cadres))
    axes = draw_map(plan, axes_for(map_size(44)))
    far = names_on(axes, plan)
    assert TEXTS["key_far_base"][0] in texts(axes)
    spread = [max(b.x1 for b in n.values()) - min(b.x0 for b in n.values()) for n in (near, far)]
    assert spread[1] == pytest.approx(spread[0], rel=0.05)


def empty_plan(**case):
    return Plan(
        case=make_case(**case),
        policy=make_policy(),
        assignments=pd.DataFrame([], columns=list(ASSIGNMENT_COLUMNS)),
        pairings=pd.DataFrame([], columns=list(PAIRING_COLUMNS)),
    )


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_to_draw_is_drawn_as_nothing(lang):
    texts(draw_map(empty_plan(), axes_for((8, 6)), lang))
    alone = empty_plan(villages=[{"village_id": "v1", "lon": 118.8, "lat": 34.8}])
    texts(draw_map(alone, axes_for((8, 6)), lang))
    sheet = draw_village(alone, "v1", axes_for((8, 6)), lang)
    assert TEXTS["village_empty"][LANGS.index(lang)] in texts(sheet)


def test_hostile_names_are_drawn_as_plain_text():
    """No formula, no template, no control character; a cell of 4,000 characters is cut."""
    plan = empty_plan(
        villages=[
            {"village_id": "v1", "name": HOSTILE, "lon": 118.8, "lat": 34.8, "weak": True},
            {"village_id": "v2", "name": "长" * 4000, "lon": 118.9, "lat": 34.8},
        ],
        households=[{"household_id": HOSTILE, "head_name": HOSTILE, "group": "组" * 900}],
    )
    said = texts(draw_map(plan, axes_for((10, 7))))
    assert any(t.startswith("$\\frac{1}{0}$") for t in said)
    assert max(len(t) for t in said) < 200
    assert max(len(t) for t in texts(draw_village(plan, "v1", axes_for((10, 7))))) < 200


def village_of(plan, wish):
    sizes = plan.case.planned().groupby("village").size()
    return (sizes - wish).abs().idxmin()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("wish", [4, 110])
def test_a_village_sheet_shows_everybody_without_overlap(lang, wish):
    plan = town(12, per_village=60, seed=2)
    village = village_of(plan, wish)
    part = village_graph(plan, village)
    inches = village_chart(part, "zh").inches
    axes = draw_village(plan, village, axes_for(inches), lang)
    said = texts(axes)
    homes = plan.case.households.query("village == @village")["household_id"]
    assert set(homes) <= set(said)
    assert_apart([said[h] for h in homes])
    assert max(b.height for h, b in said.items() if h in set(homes)) > 8
    paper = axes.figure.bbox
    assert all(paper.contains(*b.min) and paper.contains(*b.max) for b in said.values())


def test_the_sheet_grows_with_the_village():
    plan = town(12, per_village=60, seed=2)
    low, high = (
        village_chart(village_graph(plan, village_of(plan, n)), "zh").size[1] for n in (4, 110)
    )
    assert high > 3 * low


def test_kept_pairs_are_solid_and_new_ones_dashed():
    village = TOWN.case.villages["village_id"].iloc[0]
    axes = draw_village(TOWN, village, axes_for((10, 12)))
    rows = TOWN.assignments.query("village_id == @village")
    lines = axes.findobj(PathPatch)
    curves = {"solid": 0, "dashed": 0}
    for line in lines:
        kind = "solid" if line.get_linestyle() in ("solid", "-") else "dashed"
        # Only pairs are cubic curves, of three control points each.
        curves[kind] += int((line.get_path().codes == Outline.CURVE4).sum()) // 3
    assert curves["solid"] == rows["kept"].sum() + 1  # one more in the key
    assert sum(curves.values()) == len(rows) + 2


def test_blocks_go_from_senior_to_junior_and_end_with_the_uncovered():
    village = village_of(TOWN, 40)
    part = village_graph(TOWN, village)
    blocks = blocks_of(part)
    seniority = [part.nodes[b.cadre]["seniority"] for b in blocks if b.cadre]
    assert seniority == sorted(seniority)
    assert [b.cadre for b in blocks].index(None) == len(blocks) - 1
    for block in blocks:
        needs = [part.nodes[h]["need"] for h in block.households]
        assert needs == sorted(needs, reverse=True)


def test_no_personal_datum_beyond_names_and_numbers_is_drawn():
    homes = TOWN.case.households.assign(
        id_number="32072119500101123X", phone="13800000001", cause="因病", income_yuan=2468.0
    )
    cadres = TOWN.case.cadres.assign(phone="13800000001")
    plan = replace(TOWN, case=replace(TOWN.case, households=homes, cadres=cadres))
    village = TOWN.case.villages["village_id"].iloc[0]
    drawn = (draw_map(plan, axes_for((12, 9))), draw_village(plan, village, axes_for((10, 12))))
    said = " ".join(t for axes in drawn for t in texts(axes))
    for secret in ("32072119500101123X", "13800000001", "因病", "2468"):
        assert secret not in said


def test_a_village_is_found_by_id_or_by_its_only_name():
    row = TOWN.case.villages.iloc[3]
    by_id = texts(draw_village(TOWN, row["village_id"], axes_for((8, 8))))
    assert by_id.keys() == texts(draw_village(TOWN, row["name"], axes_for((8, 8)))).keys()


@pytest.mark.parametrize(
    ("village", "code"),
    [
        ("石门头", "figures.unknown_village_near"),
        ("ZZZ", "figures.unknown_village"),
        ("同名村", "figures.same_name"),
    ],
)
def test_a_village_that_is_not_meant_clearly_is_a_usage_error(village, code):
    villages = [
        {"village_id": "1", "name": "石门头村"},
        {"village_id": "2", "name": "同名村"},
        {"village_id": "3", "name": "同名村"},
    ]
    with pytest.raises(UsageError) as caught:
        draw_village(empty_plan(villages=villages), village)
    assert caught.value.problems[0].code == code
    assert all(village in caught.value.problems[0].message(lang) for lang in LANGS)


def test_files_are_the_same_bytes_each_time_and_leave_pyplot_alone(tmp_path):
    plan = town(6, per_village=8)
    backend, figures = mpl.rcParams._get("backend"), plt.get_fignums()
    first = write_figures(plan, tmp_path / "a")
    second = write_figures(plan, tmp_path / "b")
    assert [p.name for p in first] == [p.name for p in second]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert (mpl.rcParams._get("backend"), plt.get_fignums()) == (backend, figures)
    assert b"Software" not in first[0].read_bytes()


def test_written_are_the_map_the_weak_villages_and_the_worst_covered_one(tmp_path):
    plan = town(6, per_village=25)
    weak = set(plan.case.villages.loc[plan.case.villages["weak"], "village_id"])
    left = plan.uncovered["household_id"].str[:-3].value_counts()
    worst = min(left[left == left.max()].index)
    assert set(Pictures(plan, tmp_path).few()) == {("map", "")} | {
        (VILLAGE, village) for village in weak | {worst}
    }
    names = [p.name for p in write_figures(plan, tmp_path)]
    assert names == ["map.png", *(f"village_{v}.png" for v in sorted(weak | {worst}))]


def test_a_village_id_cannot_lead_out_of_the_folder():
    assert file_name("320707109200") == "320707109200"
    for bad in ("../../etc", "a/b", "C:\\x", "村", "", "\ud800", "x" * 300):
        assert file_name(bad).isalnum() and len(file_name(bad)) < 20
    assert file_name("a/b") != file_name("a:b")


def test_coverage_classes_are_told_apart_in_grey():
    """Lightness falls by at least 0.1 from class to class, so grey print keeps the order."""
    light = [np.dot(to_rgb(c), (0.299, 0.587, 0.114)) for c in style.COVERAGE_COLOURS]
    assert (np.diff(light) < -0.1).all()


@pytest.mark.parametrize(
    ("covered", "households", "expected"),
    [(0, 0, 4), (9, 10, 3), (899, 1000, 2), (3, 4, 2), (1, 2, 1), (49, 100, 0), (999, 1000, 3)],
)
def test_only_full_coverage_is_in_the_full_class(covered, households, expected):
    assert style.coverage_class(covered, households) == expected


def test_a_share_is_never_rounded_up_to_everybody():
    assert style.share(9999, 10000) == "99.9"
    assert style.share(5, 5) == "100.0"


def test_a_degree_of_longitude_is_shorter_by_the_cosine_of_the_latitude():
    flat = centred([(118.0, 60.0), (119.0, 60.0)])
    east = flat.xy((119.0, 60.0))[0] - flat.xy((118.0, 60.0))[0]
    assert east == pytest.approx(111_195.08 / 2, rel=1e-6)


def test_the_scale_bar_has_a_round_length():
    assert [round_length(x) for x in (1, 4.9, 5, 1999, 2000, 0.3)] == [1, 2, 5, 1000, 2000, 0.2]
