"""`report.html` as a file: what is in it, what can never be in it, and that it loads nothing."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from bangfu_assign import labels
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.distance import measure
from bangfu_assign.labels import LANGS, Lang, page_script
from bangfu_assign.plan import Plan
from bangfu_assign.plan.views import by_cadre
from bangfu_assign.report.journeys import journeys_of
from bangfu_assign.report.page.choices import choices
from bangfu_assign.report.page.clean import to_json
from bangfu_assign.report.page.frame import INTERNAL, PUBLIC, SCRIPTS, asset
from bangfu_assign.report.page.internal import internal_page
from bangfu_assign.rules.why_not import why_not, why_not_here
from tests.report.hostile import HOSTILE, JOURNEYS, SECRETS, hostile_plan
from tests.report.town import town

BREACH = Problem("rules.unknown_household", params={"household_id": "h<1>"})


@cache
def page_of(lang: Lang = "zh") -> str:
    return internal_page(small_town(), lang=lang).decode()


@cache
def small_town() -> Plan:
    return town(6)


@cache
def hostile_page() -> str:
    return internal_page(hostile_plan(), JOURNEYS).decode()


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def rows(page: str, table: str) -> list[dict[str, Any]]:
    found = data_of(page)[table]
    return [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_plan_gives_the_same_bytes(lang: Lang) -> None:
    """Nothing of the day, the machine or the order of rows is in the page."""
    assert internal_page(town(6), lang=lang).decode() == page_of(lang)
    shuffled = internal_page(hostile_plan(shuffled=True), JOURNEYS).decode()
    assert shuffled == hostile_page()


def test_every_pair_of_the_plan_is_in_the_data() -> None:
    """Households with helper and need, cadres with their load, villages with their counts."""
    plan, page = small_town(), page_of()
    pairs = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    homes = rows(page, "households")
    assert {h["id"]: h["cadre"] for h in homes if h["cadre"]} == pairs
    assert [h["id"] for h in homes] == plan.case.planned()["household_id"].tolist()
    loads = plan.assignments["cadre_id"].value_counts()
    served = [c for c in rows(page, "cadres") if c["principal"]]
    assert all(c["load"] == loads.get(c["id"], 0) for c in served)
    uncovered = set(plan.uncovered["household_id"])
    for village in rows(page, "villages"):
        assert village["uncovered"] == sum(h.startswith(village["id"]) for h in uncovered)


def test_alternatives_are_those_the_rules_allow() -> None:
    """Every other cadre shown may have the household; the nearest who may is shown first."""
    plan = small_town()
    distances = measure(plan.case, plan.policy)
    row_of = {c: row for row, c in enumerate(plan.case.cadres["cadre_id"])}
    village_of = {v: row for row, v in enumerate(plan.case.villages["village_id"])}
    own = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    table = choices(plan, distances)
    homes = plan.case.households
    where = dict(zip(homes["household_id"], homes["village"], strict=True))
    for household in list(table)[::7]:
        may = {
            cadre
            for cadre in row_of
            if not why_not(plan, household, cadre, distances)
            and not why_not_here(plan, household, cadre, distances)
        }
        one = table[household]
        metres = {c: int(distances.out_m[row_of[c], village_of[where[household]]]) for c in may}
        assert one.count == len(may)
        others = sorted((m, c) for c, m in metres.items() if c != own.get(household))
        shown = [m for _, m, _ in one.others]
        assert {c for c, _, _ in one.others} <= may - {own.get(household)}
        assert shown[:5] == [m for m, _ in others[:5]]
        if own.get(household) in may:
            assert one.place == 1 + sum(m < metres[own[household]] for m in metres.values())


@pytest.mark.parametrize("most", [1, 2])
def test_no_fewer_others_make_room_than_quota_and_villages_ask_for(most: int) -> None:
    """What an alternative takes at least is the fewest households it would have to give up."""
    plan = small_town()
    travel = plan.policy.travel.model_copy(update={"max_villages": most})
    plan = replace(plan, policy=plan.policy.model_copy(update={"travel": travel}))
    homes = plan.case.households
    where = dict(zip(homes["household_id"], homes["village"], strict=True))
    table = by_cadre(plan).set_index("cadre_id")
    has: dict[str, list[str]] = {}
    for row in plan.assignments.itertuples():
        has.setdefault(row.cadre_id, []).append(where[row.household_id])

    def fits(villages: tuple[str, ...], quota: int) -> bool:
        return len(villages) <= quota and len(set(villages)) <= most

    seen = set()
    for household, one in choices(plan, measure(plan.case, plan.policy)).items():
        for cadre, _, moved in one.others:
            mine, quota = has.get(cadre, []), int(table.loc[cadre, "quota"])
            least = next(
                gone
                for gone in range(len(mine) + 1)
                if any(
                    fits((*stay, where[household]), quota)
                    for stay in combinations(mine, len(mine) - gone)
                )
            )
            assert moved == least
            seen.add(moved)
    assert len(seen) > 1


def test_distances_shown_are_those_of_the_tables() -> None:
    """Rounds, walks and reaches are the plan's journeys, metre by metre."""
    plan, page = small_town(), page_of()
    journeys = journeys_of(plan)
    assert {c["id"]: c["round"] for c in rows(page, "cadres") if c["round"] is not None} == dict(
        journeys.round_m
    )
    reach = {h["id"]: h["reach"] for h in rows(page, "households") if h["reach"] is not None}
    assert reach == dict(journeys.reach_m)


def test_nothing_private_is_in_the_page() -> None:
    """ID numbers, phones, causes, categories and incomes of the register are nowhere."""
    assert [secret for secret in SECRETS if secret in hostile_page()] == []


def test_a_phone_typed_behind_a_name_is_masked() -> None:
    """What a clerk wrote into a wrong cell stays in the register."""
    plan = hostile_plan()
    case = plan.case
    homes = case.households.assign(head_name=["张三 13812345678"] * len(case.households))
    page = internal_page(replace(plan, case=replace(case, households=homes)), JOURNEYS).decode()
    assert "13812345678" not in page
    assert "张三 138" in page


def test_hostile_names_are_data_and_never_markup() -> None:
    """No text of the facts stands in the page with a bracket that a browser would read."""
    page = hostile_page()
    assert "<script>alert" not in page
    assert "{{7*7}}" in page
    homes = {h["id"]: h["name"] for h in rows(page, "households")}
    assert homes["h9"] == HOSTILE["script"]
    assert homes["h11"] == HOSTILE["long"]
    assert "\u202e" not in page and "\u2066" not in page
    title = html.unescape(re.findall("<h1>(.*?)</h1>", page)[0])
    assert HOSTILE["formula"] in title


def test_data_can_end_neither_the_script_nor_a_line() -> None:
    """`</script>`, comments and the separators older parsers take for line ends are escaped."""
    text = to_json(["</script><!--", "a\u2028b\u2029c", "&lt;"])
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == ["</script><!--", "a\u2028b\u2029c", "&lt;"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_loads_nothing_and_runs_only_its_own_script(lang: Lang) -> None:
    """No address leads out; the policy forbids all but the style and script with these hashes."""
    page = page_of(lang)
    assert not re.search(r"""(?:src|href|action|data)\s*=\s*["']?(?!#)[^"'\s>]*//""", page)
    assert not re.search(r"@import|url\(|<(?:link|img|iframe|object|embed|base|form)\b", page)
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="(.*?)"', page)[0])
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_scripts_use_nothing_an_old_browser_lacks() -> None:
    """No modules, no `?.`, `??`, `replaceChildren`, `.at(`; text enters as text only."""
    for name in (*SCRIPTS, *INTERNAL, *PUBLIC):
        script = asset(f"{name}.js")
        code = re.sub(r"//[^\n]*|'[^'\n]*'", "", script)
        assert not re.search(r"\?\.(?!\d)|\?\?|\bimport\b|\bexport\b|replaceChildren|\.at\(", code)
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", code)
        assert len(script.splitlines()) <= 200, name


def test_every_word_the_scripts_say_is_there_and_none_is_left_over() -> None:
    """The catalogue of the scripts and the scripts know the same words."""
    source = "".join(asset(f"{name}.js") for name in (*SCRIPTS, *INTERNAL, *PUBLIC))
    spoken = set(re.findall(r"(?:say|part|col|makeList)\(\s*'(\w+)'", source))
    spoken |= set(re.findall(r"[?:] '(\w+_\w+)'", source))
    assert {c for c in spoken if c not in page_script.TEXTS and not c.endswith("_")} == set()
    unsaid = {
        code
        for code in page_script.TEXTS
        if f"'{code}'" not in source and not code.startswith("missing_")
    }
    assert unsaid == set()


def test_a_plan_that_breaks_rules_says_so_first() -> None:
    """The breach stands before all figures, and the status claims nothing else."""
    warning = replace(BREACH, severity=Severity.WARNING)
    page = internal_page(small_town(), lang="en", problems=[warning, BREACH]).decode()
    told = labels.text("page.broken_plan", "en")
    assert page.index(told) < page.index('id="s-summary"')
    assert 'class="status broken"' in page
    assert html.escape(BREACH.message("en")) in page
    assert labels.text("summary.status_feasible", "en") not in page
    assert told not in page_of("en")


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_that_it_is_internal(lang: Lang) -> None:
    """On the screen and, by the style sheet, at the head of every printed page."""
    words = labels.text("page.internal", lang)
    page = page_of(lang)
    assert f">{words}</p>" in page
    assert f'@top-center {{ content: "{words}"' in page


def test_a_town_without_coordinates_or_people_has_a_page() -> None:
    """Nothing to draw, nobody to list: the page is still one."""
    bare = internal_page(town(2, points=False), JOURNEYS).decode()
    assert all(v["spot"] is None for v in rows(bare, "villages"))
    assert all(h["count"] is None for h in rows(bare, "households"))
    plan = small_town()
    nobody = replace(plan.case, households=plan.case.households.iloc[:0])
    none = replace(
        plan, case=nobody, assignments=plan.assignments.iloc[:0], uncovered=plan.uncovered.iloc[:0]
    )
    assert rows(internal_page(none).decode(), "households") == []
