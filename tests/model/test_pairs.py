"""Medium towns: the model against a plain model with one Boolean for each allowed pair."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pandas as pd
import pytest
from ortools.sat.python import cp_model

from bangfu_assign import workflow
from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Policy
from bangfu_assign.rules import verify
from tests.model.towns import medium_town

SOLVE = importlib.import_module("bangfu_assign.model.solve")
COUNTED = ("coverage", "continuity", "evenness", "load")


@contextmanager
def by_rounds() -> Iterator[None]:
    with patch.object(SOLVE, "is_small", lambda instance: False):
        yield


class Pairs:
    """One Boolean a pair, written from the specification; solved in strict order by CP-SAT."""

    def __init__(self, case: Case, policy: Policy) -> None:
        self.cp = cp_model.CpModel()
        self.case, self.policy = case, policy
        self.planned = case.planned().to_dict("records")
        cadres = {c["cadre_id"]: c for c in case.cadres.to_dict("records")}
        self.rank = {c: policy.rank(row["rank"]) for c, row in cadres.items()}
        self.quota = {
            c: self.rank[c].quota if pd.isna(row["quota"]) else int(row["quota"])
            for c, row in cadres.items()
        }
        self.village = {h["household_id"]: h["village"] for h in self.planned}
        self.weak = case.villages.loc[case.villages["weak"], "village_id"].tolist()
        never = set(zip(case.locks["household_id"], case.locks["cadre_id"], strict=True))
        self.pair = {
            (h, c): self.cp.new_bool_var("")
            for h, v in self.village.items()
            for c, row in cadres.items()
            if (h, c) not in never and self._may_serve(row, v)
        }
        self._visits(cadres)
        self.covered = {}
        for h in self.village:
            own = [var for (household, _), var in self.pair.items() if household == h]
            self.covered[h] = self.cp.new_bool_var("")
            self.cp.add(sum(own) == self.covered[h])

    def _may_serve(self, cadre: dict[str, Any], village: str) -> bool:
        serves = self.rank[cadre["cadre_id"]].serves
        if serves == "home":
            return bool(cadre["village"] == village)
        return serves == "any" or village in self.weak  # leaders, and staff behind them

    def _visits(self, cadres: dict[str, dict[str, Any]]) -> None:
        by_cadre: dict[str, dict[str, list[cp_model.IntVar]]] = {c: {} for c in cadres}
        for (h, c), var in self.pair.items():
            by_cadre[c].setdefault(self.village[h], []).append(var)
        weak = self.weak
        heads = [c for c in cadres if self.rank[c].is_paired]
        hook = {(c, v): self.cp.new_bool_var("") for c in heads for v in weak}
        for c in heads:
            self.cp.add(sum(hook[c, v] for v in weak) == 1)
        for v in weak:
            self.cp.add(sum(hook[c, v] for c in heads) == 1)
        for c, by_village in by_cadre.items():
            self.cp.add(sum(var for own in by_village.values() for var in own) <= self.quota[c])
            visits = []
            for v, own in by_village.items():
                visits.append(self.cp.new_bool_var(""))
                self.cp.add_max_equality(visits[-1], own)
                if c in heads:
                    self.cp.add_implication(visits[-1], hook[c, v])
                elif self.rank[c].serves == "unit":
                    unit = cadres[c]["unit"]
                    there = [hook[b, v] for b in heads if cadres[b]["unit"] == unit]
                    self.cp.add_bool_or(~visits[-1], *there)
            self.cp.add(sum(visits) <= self.policy.travel.max_villages)

    def objective(self, name: str) -> cp_model.LinearExprT:
        if name == "coverage":
            return sum(
                self.policy.need_weight(None, h["income_yuan"])
                * (1 - self.covered[h["household_id"]])
                for h in self.planned
            )
        if name == "continuity":
            standard = self.policy.plan.income_standard
            poor = {h["household_id"] for h in self.planned if h["income_yuan"] < standard}
            pairs = zip(self.case.pairs["household_id"], self.case.pairs["cadre_id"], strict=True)
            return sum(1 - self.pair[p] for p in pairs if p[0] in poor and p in self.pair)
        if name == "load":
            return sum(self._square(c) for c in self.quota)
        return sum(self._unevenness(v) for v in self.case.villages["village_id"])

    def _square(self, c: str) -> cp_model.IntVar:
        quota = self.quota[c]
        square = self.cp.new_int_var(0, quota**2, "")
        left = self.cp.new_int_var(0, quota, "")
        self.cp.add(left == quota - sum(v for (_, cadre), v in self.pair.items() if cadre == c))
        self.cp.add_allowed_assignments([left, square], [(k, k * k) for k in range(quota + 1)])
        return square

    def _unevenness(self, village: str) -> cp_model.LinearExprT:
        here = [h for h, v in self.village.items() if v == village]
        if not here:
            return 0
        costs = [0]
        for k in range(1, len(here) + 1):
            costs.append(costs[-1] + round(1000 * (2 * k - 1) / len(here)))
        left = self.cp.new_int_var(0, len(here), "")
        cost = self.cp.new_int_var(0, costs[-1], "")
        self.cp.add(left == sum(1 - self.covered[h] for h in here))
        self.cp.add_allowed_assignments([left, cost], list(enumerate(costs)))
        return cost

    def solve(self, names: tuple[str, ...]) -> dict[str, int]:
        values = {}
        for name in names:
            expression = self.objective(name)
            self.cp.minimize(expression)
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.linearization_level = 2
            assert solver.solve(self.cp) == cp_model.OPTIMAL
            values[name] = round(solver.objective_value)
            self.cp.clear_objective()
            self.cp.add(expression <= values[name])
        return values


def solved(case: Case, policy: Policy) -> Plan:
    with by_rounds():
        return workflow.solve(case, policy, time_limit_s=60)


@pytest.mark.parametrize(
    ("seed", "households", "villages", "cadres"), [(1, 30, 5, 10), (2, 45, 6, 12), (3, 60, 8, 14)]
)
def test_counts_are_those_of_the_plain_model_of_pairs(
    seed: int, households: int, villages: int, cadres: int
) -> None:
    case, policy = medium_town(seed, households, villages, cadres)
    plan = solved(case, policy)
    found = {o.name: o.value for o in plan.objectives}
    right = Pairs(case, policy).solve(COUNTED)
    assert {name: found[name] for name in COUNTED} == right
    assert all(o.proven for o in plan.objectives if o.name in COUNTED)


@pytest.mark.parametrize("seed", [4, 5, 6])
@pytest.mark.parametrize(
    "order",
    [
        ("coverage", "load", "travel", "walk"),
        ("coverage", "travel", "continuity", "evenness"),
        ("evenness", "coverage", "continuity", "walk", "travel"),
    ],
)
def test_plans_of_medium_towns_keep_the_rules_and_no_bound_lies_above_its_value(
    seed: int, order: tuple[str, ...]
) -> None:
    case, policy = medium_town(seed, 40 + 25 * (seed - 4), 8, 16, order)
    plan = solved(case, policy)
    verdict = verify(case, policy, plan.assignments, plan.pairings)
    assert verdict.breaches == ()
    for objective in plan.objectives:
        assert objective.bound <= objective.value == verdict.values[objective.name]
    first = plan.objectives[0]
    assert first.proven
    assert first.value == Pairs(case, policy).solve((first.name,))[first.name]
