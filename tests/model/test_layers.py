"""Co-helpers: the layer's plan equals the best of all plans, tried one by one."""

from __future__ import annotations

import importlib
from itertools import pairwise, permutations, product
from typing import Any
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bangfu_assign import model, rules, workflow
from bangfu_assign.errors import NoPlanError
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import UNREACHABLE, measure
from bangfu_assign.model.clock import Clock
from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS, Plan
from tests.build import make_case, make_policy

LAYERS = importlib.import_module("bangfu_assign.model.layers")
SOLVE = importlib.import_module("bangfu_assign.model.solve")
SEAT = (118.85, 34.85)
ORDER = ("coverage", "continuity", "load", "travel", "walk")
RANKS = [
    {"name": "leader", "quota": 2, "serves": "paired", "pairs_with": "all"},
    {"name": "clerk", "quota": 9},
    {"name": "firm", "quota": 2, "principal": False},
    {"name": "host", "quota": 2, "serves": "home", "principal": False},
    {"name": "staff", "quota": 3, "serves": "unit", "principal": False, "max_km": 3},
    {"name": "patron", "quota": 3, "serves": "paired", "pairs_with": "weak", "principal": False},
]
UNITS = ("", "水利局", "农业局")


def point(x: int, y: int) -> dict[str, float]:
    return {"lon": SEAT[0] + x / 100, "lat": SEAT[1] + y / 100}


STEP = st.integers(-3, 3)
POINT = st.builds(point, STEP, STEP)


@st.composite
def layered_towns(draw: st.DrawFn) -> Plan:
    """Draw a town whose party cadres are settled, with up to three co-helpers."""
    villages = [
        {
            "village_id": f"v{k}",
            "weak": k == 0 or draw(st.booleans()),
            "unit": draw(st.sampled_from(UNITS)),
            **draw(POINT),
        }
        for k in range(draw(st.integers(1, 3)))
    ]
    ids = [v["village_id"] for v in villages]
    households = [
        {
            "household_id": f"h{k}",
            "village": draw(st.sampled_from(ids)),
            "need": draw(st.sampled_from((None, 1, 2, 3))),
            "income_yuan": draw(st.sampled_from((None, 2000.0, 3500.0, 4500.0))),
            "planned": draw(st.sampled_from((True, True, True, False))),
            **draw(st.one_of(st.just({}), POINT)),
        }
        for k in range(draw(st.integers(1, 5)))
    ]
    cadres: list[dict[str, Any]] = [
        {"cadre_id": "c0", "rank": "leader", "unit": "水利局"},
        {"cadre_id": "c1", "rank": "clerk"},
    ]
    for k in range(2, 2 + draw(st.integers(1, 3))):
        rank = draw(st.sampled_from([rank["name"] for rank in RANKS[2:]]))
        home = "v0" if rank == "patron" else draw(st.sampled_from(ids))
        cadres.append(
            {
                "cadre_id": f"c{k}",
                "rank": rank,
                "unit": draw(st.sampled_from(UNITS)),
                "village": "" if rank != "host" and draw(st.booleans()) else home,
                "quota": draw(st.sampled_from((None, None, 0, 1, 3))),
                "available": draw(st.sampled_from((True, True, True, False))),
                **draw(st.one_of(st.just({}), POINT)),
            }
        )
    helpers = [c["cadre_id"] for c in cadres]
    people = [h["household_id"] for h in households]
    pair = st.tuples(st.sampled_from(people), st.sampled_from(helpers))
    # Who is not available cannot be locked to: that is named before anything is solved.
    here = st.sampled_from([c["cadre_id"] for c in cadres if c.get("available", True)])
    locks = draw(st.lists(st.tuples(st.sampled_from(people), here), max_size=2, unique=True))
    case = make_case(
        households,
        cadres,
        villages,
        pairs=[
            {"household_id": h, "cadre_id": c}
            for h, c in draw(st.lists(pair, max_size=4, unique=True))
        ],
        locks=[
            {"household_id": h, "cadre_id": c, "kind": draw(st.sampled_from(("never", "must")))}
            for h, c in locks
        ],
    )
    policy = make_policy(
        RANKS, year=2012, seat=SEAT, max_villages=draw(st.integers(1, 2)),
        max_km=draw(st.sampled_from((None, 4))),
    )  # fmt: skip
    covered = [h for h in case.planned()["household_id"] if draw(st.booleans())]
    village = dict(zip(people, (h["village"] for h in households), strict=True))
    rows = [(h, "c1", village[h], "", "", False) for h in covered]
    return Plan(
        case,
        policy,
        pd.DataFrame(rows, columns=list(ASSIGNMENT_COLUMNS)),
        pd.DataFrame([("c0", draw(st.sampled_from(ids)))], columns=list(PAIRING_COLUMNS)),
    )


class Trial:
    """Every way of giving co-helpers to households, written from the specification alone."""

    def __init__(self, plan: Plan) -> None:
        case, self.policy = plan.case, plan.policy
        self.distances = measure(case, plan.policy)
        self.homes = case.planned().to_dict("records")
        self.column = {v: k for k, v in enumerate(case.villages["village_id"])}
        self.villages = case.villages.to_dict("records")
        self.pairings = dict(
            zip(plan.pairings["cadre_id"], plan.pairings["village_id"], strict=True)
        )
        self.covered = set(plan.assignments["household_id"])
        everyone = case.cadres.to_dict("records")
        self.co = {c["cadre_id"] for c in everyone if not plan.policy.rank(c["rank"]).principal}
        self.helpers = [
            (row, c)
            for row, c in enumerate(everyone)
            if c["cadre_id"] in self.co and c["available"]
        ]
        self.leaders = [c for c in everyone if c["rank"] == "leader"]
        self.locks = case.locks.to_dict("records")
        self.pairs = set(zip(case.pairs["household_id"], case.pairs["cadre_id"], strict=True))

    def quota(self, c: dict[str, Any]) -> int:
        return self.policy.rank(c["rank"]).quota if pd.isna(c["quota"]) else int(c["quota"])

    def scope(self, c: dict[str, Any]) -> set[str]:
        match c["rank"]:
            case "firm":
                return set(self.column)
            case "host":
                return {c["village"]}
            case "patron":
                weak = {v["village_id"] for v in self.villages if v["weak"]}
                return {c["village"]} if c["village"] else weak
        heads = [h for h in self.leaders if c["unit"] and h["unit"] == c["unit"]]
        if heads:
            return {self.pairings[h["cadre_id"]] for h in heads}
        return {v["village_id"] for v in self.villages if c["unit"] and v["unit"] == c["unit"]}

    def allowed(self, row: int, c: dict[str, Any], h: int) -> bool:
        home = self.homes[h]
        own = [k for k in self.locks if k["household_id"] == home["household_id"]]
        never = any(
            (k["kind"] == "never" and k["cadre_id"] == c["cadre_id"])
            or (k["kind"] == "must" and k["cadre_id"] in self.co - {c["cadre_id"]})
            for k in own
        )
        limit = self.policy.max_m(self.policy.rank(c["rank"]))
        metres = int(self.distances.reach_m(row)[h])
        near = metres < UNREACHABLE and (limit is None or metres <= limit)
        return not never and near and home["village"] in self.scope(c) and self.quota(c) > 0

    def kept(self) -> dict[int, str]:
        """Return last year's co-helper of those not lifted, if still allowed."""
        found = {}
        for h, home in enumerate(self.homes):
            mine = sorted(c for p, c in self.pairs if p == home["household_id"] and c in self.co)
            lifted = home["income_yuan"] >= 4000
            able = {c["cadre_id"] for row, c in self.helpers if self.allowed(row, c, h)}
            if mine and not lifted and mine[0] in able:
                found[h] = mine[0]
        return found

    def best(self) -> tuple[int, ...] | None:
        options = [
            [None, *(k for k, (row, c) in enumerate(self.helpers) if self.allowed(row, c, h))]
            for h in range(len(self.homes))
        ]
        kept = self.kept()
        worths = [self.worth(choice, kept) for choice in product(*options)]
        return min((worth for worth in worths if worth is not None), default=None)

    def worth(self, choice: tuple[int | None, ...], kept: dict[int, str]) -> tuple[int, ...] | None:
        names = [None if k is None else self.helpers[k][1]["cadre_id"] for k in choice]
        number = {home["household_id"]: h for h, home in enumerate(self.homes)}
        for lock in self.locks:
            h = number.get(lock["household_id"])
            binds = h is not None and lock["kind"] == "must" and lock["cadre_id"] in self.co
            if binds and names[h] != lock["cadre_id"]:
                return None
        load = travel = walk = 0
        for k, (row, c) in enumerate(self.helpers):
            mine = [h for h, chosen in enumerate(choice) if chosen == k]
            places = sorted({self.homes[h]["village"] for h in mine})
            most = 1 if c["rank"] == "patron" else self.policy.travel.max_villages
            if len(mine) > self.quota(c) or len(places) > most:
                return None
            load += (self.quota(c) - len(mine)) ** 2
            travel += self.round_m(row, [self.column[v] for v in places])
            walk += sum(
                self.walk_m(v, [h for h in mine if self.homes[h]["village"] == v]) for v in places
            )
        coverage = sum(self.weight(h) for h, chosen in enumerate(choice) if chosen is None)
        broken = sum(names[h] != cadre for h, cadre in kept.items())
        return coverage, broken, load, travel, walk

    def weight(self, h: int) -> int:
        home = self.homes[h]
        need = None if pd.isna(home["need"]) else int(home["need"])
        income = None if pd.isna(home["income_yuan"]) else home["income_yuan"]
        bare = home["household_id"] not in self.covered
        return self.policy.need_weight(need, income) + 3 * bare

    def round_m(self, row: int, stops: list[int]) -> int:
        d = self.distances
        return min(
            (
                int(d.out_m[row][tour[0]])
                + sum(int(d.village_m[a][b]) for a, b in pairwise(tour))
                + int(d.back_m[row][tour[-1]])
                for tour in permutations(stops)
                if tour
            ),
            default=0,
        )

    def walk_m(self, village: str, mine: list[int]) -> int:
        metres = self.distances.walk_m(self.column[village])
        sites = sorted({int(self.distances.site_of[h]) for h in mine} - {0})
        return min(
            sum(int(metres[a][b]) for a, b in pairwise((0, *tour, 0)))
            for tour in permutations(sites)
        )


SETTINGS = settings(
    max_examples=40, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip


def solved(plan: Plan) -> Plan | None:
    try:
        return model.solve_layers(plan, measure(plan.case, plan.policy))
    except NoPlanError:
        return None


def breaches_of_the_layer(plan: Plan) -> list[str]:
    """Return what breaks a rule; the party cadres of the drawn plans may break theirs."""
    table = plan.assignments.assign(cadre_id="")
    found = rules.breaches(plan.case, plan.policy, table, plan.pairings)
    ours = [p.code for p in found]
    # Without the layer the same table breaks what is not the layer's business.
    bare = table.assign(co_helper_id="", project_id="")[["household_id", "cadre_id"]]
    theirs = [p.code for p in rules.breaches(plan.case, plan.policy, bare, plan.pairings)]
    return [code for code in ours if code not in theirs]


@SETTINGS
@given(layered_towns())
def test_the_layer_is_the_best_of_all_layers(plan: Plan) -> None:
    """No other choice is better, every bound is reached, and the rules recompute the same."""
    best = Trial(plan).best()
    found = solved(plan)
    assert (best is None) == (found is None)
    if found is None:
        return
    (layer,) = found.layers
    assert tuple(o.value for o in layer.objectives) == best
    assert [o.name for o in layer.objectives] == list(ORDER)
    assert layer.proven
    assert breaches_of_the_layer(found) == []
    verdict = rules.verify(found.case, found.policy, found.assignments, found.pairings)
    recomputed = verdict.layers.get("co_helpers")
    if recomputed is not None:  # somebody has a co-helper
        assert tuple(recomputed[name] for name in ORDER) == best


@SETTINGS
@given(layered_towns())
def test_the_engine_for_large_towns_finds_the_same(plan: Plan) -> None:
    """By rounds and zoom the layer is worth the same up to travel; no walk beats the best."""
    best = Trial(plan).best()
    with patch.object(SOLVE, "is_small", lambda instance: False):
        found = solved(plan)
    assert (best is None) == (found is None)
    if found is not None and best is not None:
        values = tuple(o.value for o in found.layers[0].objectives)
        assert values[:4] == best[:4]
        assert values >= best
        bounds = tuple(o.bound for o in found.layers[0].objectives)
        assert all(bound <= value for bound, value in zip(bounds[:4], best[:4], strict=True))


@SETTINGS
@given(layered_towns())
def test_without_time_the_layer_still_keeps_every_rule(plan: Plan) -> None:
    """The plan by hand's rule breaks nothing and claims no bound that the best plan refutes."""
    best = Trial(plan).best()
    if best is None:
        return
    in_vain = patch.object(LAYERS, "solve_instance", lambda *_: None)
    with in_vain, patch.object(Clock, "is_over", True):
        found = solved(plan)
    assert found is not None
    assert breaches_of_the_layer(found) == []
    coverage = found.layers[0].objectives[0]
    assert coverage.bound <= best[0] <= coverage.value


@SETTINGS
@given(layered_towns())
def test_party_cadres_stay_as_they_are(plan: Plan) -> None:
    """The layer changes nobody's cadre, and a co-helper never stands in the cadre's place."""
    found = solved(plan)
    if found is None:
        return
    table = found.assignments
    kept = table[table["cadre_id"] != ""]
    assert list(kept["household_id"]) == sorted(plan.assignments["household_id"])
    assert set(kept["cadre_id"]) <= {"c1"}
    assert table["household_id"].is_unique
    assert ((table["cadre_id"] != "") | (table["co_helper_id"] != "")).all()


def town(**more: Any) -> Case:
    return make_case(
        households=[{"household_id": h, "village": "v1", "need": 1} for h in ("h1", "h2", "h3")],
        cadres=[
            {"cadre_id": "c1", "quota": 2},
            {"cadre_id": "f1", "rank": "firm", "quota": 1},
        ],
        villages=[{"village_id": "v1", **point(0, 0)}],
        **more,
    )


POLICY = make_policy(
    [{"name": "clerk", "quota": 2}, {"name": "firm", "quota": 1, "principal": False}],
    year=2012, seat=SEAT,
)  # fmt: skip


def test_the_household_without_a_cadre_comes_first() -> None:
    """One place of a co-helper goes to the one household that has no party cadre."""
    plan = workflow.solve(town(), POLICY)
    table = plan.assignments.set_index("household_id")
    (helped,) = table.index[table["co_helper_id"] == "f1"]
    assert table.at[helped, "cadre_id"] == ""
    assert helped in set(plan.uncovered["household_id"])
    counts = plan.summary()["counts"]
    assert (counts["covered"], counts["uncovered"], counts["cadres"]) == (2, 1, 1)


def test_a_lock_on_a_co_helper_is_kept_whoever_needs_more() -> None:
    """`must` gives the co-helper to a household although another has no party cadre."""
    locks = [{"household_id": "h1", "cadre_id": "f1", "kind": "must"},
             {"household_id": "h1", "cadre_id": "c1", "kind": "must"}]  # fmt: skip
    plan = workflow.solve(town(locks=locks), POLICY)
    row = plan.assignments.set_index("household_id").loc["h1"]
    assert (row["cadre_id"], row["co_helper_id"]) == ("c1", "f1")


def test_locks_on_co_helpers_that_contradict_are_named_before_solving() -> None:
    """Two households locked to a co-helper with one place cannot both have it."""
    locks = [{"household_id": h, "cadre_id": "f1", "kind": "must"} for h in ("h1", "h2")]
    with pytest.raises(NoPlanError) as caught:
        workflow.solve(town(locks=locks), POLICY)
    assert [p.code for p in caught.value.problems] == ["agreement.lock_over_quota"]


def test_last_years_co_helper_comes_back_with_the_previous_plan() -> None:
    """A plan given as last year's hands on its co-helpers as well as its cadres."""
    first = workflow.solve(town(), POLICY)
    table = first.assignments.assign(co_helper_id=["", "f1", ""][: len(first.assignments)])
    case = workflow.with_previous(town(), table)
    assert ("h2", "f1") in set(zip(case.pairs["household_id"], case.pairs["cadre_id"], strict=True))
    gone = workflow.with_previous(town(), table.replace("f1", "gone"))
    assert "gone" not in set(gone.pairs["cadre_id"])
