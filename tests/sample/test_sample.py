"""The sample: the same bytes every time, the plan's figures, real names, and nobody real."""

from __future__ import annotations

import zipfile
from collections import Counter
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from bangfu_assign.agreement import disagreements
from bangfu_assign.errors import Severity
from bangfu_assign.facts import Case, examine
from bangfu_assign.policy import Policy, Serves, read_policy
from bangfu_assign.sample import write_sample
from bangfu_assign.sample.land import SEAT, real_villages

COMMITTED = Path(__file__).parents[2] / "sample_data" / "banzhuang"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample") / "banzhuang"
    write_sample(out)
    return out


@pytest.fixture(scope="module")
def case(folder: Path) -> Case:
    case, problems = examine(folder)
    errors = [p.sentence("en") for p in problems if p.severity is Severity.ERROR]
    assert case is not None, errors
    return case


@pytest.fixture(scope="module")
def policy(folder: Path) -> Policy:
    return read_policy(folder / "policy.toml")


def contents(folder: Path) -> dict[str, object]:
    """Return every file's content; a workbook's parts unpacked, as packing differs by machine."""
    result: dict[str, object] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                result[path.name] = {name: book.read(name) for name in sorted(book.namelist())}
        else:
            result[path.name] = path.read_bytes()
    return result


def places(case: Case, policy: Policy, serves: Serves | None = None) -> Counter[str]:
    """Return places of available party cadres by home village, for one kind of `serves` or all."""
    result: Counter[str] = Counter()
    for cadre in case.cadres[case.cadres["available"]].itertuples():
        rank = policy.rank(cadre.rank)
        if rank.principal and (serves is None or rank.serves is serves):
            result[cadre.village] += rank.quota
    return result


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given in degrees."""
    (lon, lat), (other_lon, other_lat) = (map(radians, point) for point in (a, b))
    square = sin((lat - other_lat) / 2) ** 2
    square += cos(lat) * cos(other_lat) * sin((lon - other_lon) / 2) ** 2
    return 2 * 6_371_008.8 * asin(sqrt(square))


def test_twice_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """The same arguments give the same bytes, workbooks included."""
    write_sample(tmp_path / "again")
    for path in sorted(folder.iterdir()):
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_another_seed_gives_other_people(folder: Path, tmp_path: Path) -> None:
    """The seed matters: every table of made-up facts differs."""
    write_sample(tmp_path / "other", seed=7)
    one, other = contents(folder), contents(tmp_path / "other")
    for name in ("households.xlsx", "cadres.xlsx", "villages.csv", "groups.csv", "pairs.csv"):
        assert one[name] != other[name], name


def test_the_committed_sample_is_what_the_program_writes(folder: Path) -> None:
    """`sample_data/banzhuang` is not edited by hand and not out of date."""
    assert contents(folder) == contents(COMMITTED)


def test_the_figures_are_those_of_the_plan(case: Case, policy: Policy) -> None:
    """5,580 people in 2,007 planned households; trained, transferred and loans add up as well."""
    planned = case.planned()
    assert len(planned) == 2007
    assert len(case.households) == 2040
    assert planned["persons"].sum() == policy.targets.persons == 5580
    assert planned["trained"].sum() == policy.targets.trained == 411
    assert planned["transferred"].sum() == policy.targets.transferred == 1050
    assert planned["loan_10k_yuan"].sum() == policy.targets.loans_10k_yuan == 2100
    assert (planned["trained"] <= planned["labourers"]).all()
    assert (planned["transferred"] <= planned["labourers"]).all()


def test_villages_have_their_real_names_and_codes(case: Case) -> None:
    """The 44 villages of the national statistics, four of them weak, one the blueberry village."""
    listed = list(zip(case.villages["village_id"], case.villages["name"], strict=True))
    assert listed == sorted(real_villages())
    assert len(listed) == 44
    weak = case.villages[case.villages["weak"]]
    assert len(weak) == 4
    assert "石门头村" in set(weak["name"])
    assert (weak["unit"] != "").all()
    assert (weak["collective_income_10k_yuan"] < 15).all()


def test_village_sizes_are_skewed_as_surveyed(case: Case) -> None:
    """Between 8 and 110 planned households a village, the median below the mean."""
    sizes = case.planned()["village"].value_counts()
    assert (sizes.min(), sizes.max()) == (8, 110)
    assert sizes.median() < sizes.mean()


def test_villages_keep_apart_and_groups_keep_close(case: Case) -> None:
    """No two villages within 600 m; every group 200 to 900 m from its village, 4 to 8 of them."""
    points = {v.village_id: (v.lon, v.lat) for v in case.villages.itertuples()}
    assert min(metres(a, b) for a, b in combinations(points.values(), 2)) > 600
    assert max(metres(SEAT, point) for point in points.values()) < 13_000
    for group in case.groups.itertuples():
        assert 200 <= metres(points[group.village], (group.lon, group.lat)) <= 900
    assert set(case.groups["village"].value_counts()) <= set(range(4, 9))


def test_every_household_lives_in_a_listed_group(case: Case) -> None:
    """Merged cells of the group column lose nobody's group."""
    listed = set(zip(case.groups["village"], case.groups["group"], strict=True))
    lived_in = set(zip(case.households["village"], case.households["group"], strict=True))
    assert lived_in <= listed


def test_nobody_is_real(case: Case) -> None:
    """ID numbers are of a region that does not exist, phones of one block and never twice."""
    assert set(case.households["id_number"].str[:6]) == {"320799"}
    phones = [p for t in (case.households, case.cadres) for p in t["phone"] if p]
    assert {p[:7] for p in phones} == {"1990000"}
    assert len(phones) == len(set(phones))


def test_names_exercise_fonts_and_keys(case: Case) -> None:
    """Rare characters (one off the basic plane), same-named neighbours, at most ten characters."""
    heads, cadres = case.households["head_name"], case.cadres["name"]
    everybody = "".join([*heads, *cadres])
    assert set("喆堃玥祎犇\U0002cb4e") <= set(everybody)
    assert heads.str.len().max() <= 10
    assert case.households.duplicated(["village", "head_name"]).any()
    assert set(heads) & set(cadres)


def test_places_fall_short_and_unevenly(case: Case, policy: Policy) -> None:
    """5 to 10 % too few places, unevenly, and a village's own never exceed its households."""
    planned = case.planned()["village"].value_counts()
    total = sum(places(case, policy).values())
    assert 0.90 <= total / len(case.planned()) <= 0.95
    own = places(case, policy, Serves.HOME)
    shares = [own[village] / count for village, count in planned.items()]
    assert max(shares) <= 1
    assert max(shares) - min(shares) > 0.3


def test_cadres_are_those_of_the_plan(case: Case) -> None:
    """Leaders, heads and town cadres in the plan's numbers; leaders and heads all available."""
    count = case.cadres["rank"].value_counts()
    assert (count["县领导"], count["包村部门主要领导"], count["党政主要负责人"]) == (4, 4, 3)
    assert (count["三套班子领导"], count["大学生村官"]) == (24, 44)
    paired = case.cadres["rank"].isin(["县领导", "包村部门主要领导"])
    assert case.cadres.loc[paired, "available"].all()
    assert not case.cadres["available"].all()


def test_last_year_cannot_all_be_kept(case: Case, policy: Policy) -> None:
    """A third of the households have history; some cadres retired, some are above their quota."""
    assert 0.3 < case.pairs["household_id"].nunique() / len(case.households) < 0.36
    last = case.pairs[(case.pairs["until"] == "") | (case.pairs["until"] >= "2011-12-31")]
    rank_of = dict(zip(case.cadres["cadre_id"], case.cadres["rank"], strict=True))
    retired = [c for c in last["cadre_id"] if c not in rank_of]
    assert len(retired) > 10
    load = last["cadre_id"].value_counts()
    assert any(n > policy.rank(rank_of[c]).quota for c, n in load.items() if c in rank_of)


def test_the_dirt_is_repaired_and_listed(case: Case) -> None:
    """Every kind of dirt planted in the register is listed as a repair, and nothing is an error."""
    listed = Counter(p.code for p in case.notes if p.file.startswith("households"))
    expected = {
        "facts.title_row": 2,
        "facts.repeated_header": 2,
        "facts.blank_row": 2,
        "facts.total_row": 4,
        "facts.stray_blanks": 9,
        "facts.point_zero": 9,
        "facts.lower_x": 6,
        "facts.id_number_check": 2,
    }
    assert {code: listed[code] for code in expected} == expected
    assert listed["facts.full_width"] >= 7


def test_facts_and_policy_agree(case: Case, policy: Policy) -> None:
    """Nothing contradicts before solving: all locks can be kept, all weak villages have leaders."""
    found = disagreements(case, policy)
    assert not found.facts
    assert not found.impossible
