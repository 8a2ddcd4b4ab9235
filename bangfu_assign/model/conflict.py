"""Which rules cannot hold together, when no plan keeps them all.

A plan may leave every household uncovered that nobody must help. So only pairs that must stand and
the leaders' pairings decide whether there is any plan, and a small model of these is exact: it has
a solution if and only if there is a plan. Every rule in it can be switched off by a literal of its
own. CP-SAT names literals that suffice for a contradiction; without an objective such a core is
right, but it need not be small. So rules are dropped from it as long as the rest still contradict:
what is left holds as soon as any one of its rules is given up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from bangfu_assign.agreement.cast import label, some
from bangfu_assign.errors import Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.model.instance import NOBODY, Instance, build_instance
from bangfu_assign.policy import Policy

CHECK_WORK = 2.0
"""Deterministic seconds for one check; a set not decided by then is not called contradictory."""

CHECKS_S = 5.0
"""Wall-clock seconds for all checks; what is left then contradicts, but may not be the least."""

Literal = cp_model.IntVar
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that cannot hold together, but could if any one of them were given up.

    Attributes
    ----------
    rules : tuple of Problem
        One sentence for each, the pairs that must stand first.
    about : tuple of (str, str)
        Of each rule: household and cadre locked to each other, or a leader whose village is fixed
        ("" in place of the household); two blanks for other rules.
    """

    rules: tuple[Problem, ...]
    about: tuple[tuple[str, str], ...] = ()

    def problems(self) -> tuple[Problem, ...]:
        """Return what to tell the user: how many rules contradict, then each of them."""
        return (Problem("model.conflict", params={"count": len(self.rules)}), *self.rules)


def find_conflict(case: Case, policy: Policy, instance: Instance) -> Conflict | None:
    """Return rules that no plan can keep together; None if there is a plan after all.

    Parameters
    ----------
    case, policy
        Where the names of people, villages and ranks come from.
    instance : Instance
        Built from both.
    """
    rules = Rules(case, policy, instance)
    rules.write()
    core = rules.contradictory(sorted(rules.problems))
    if core is None:
        return None
    return rules.told(_least(rules, core))


def contradictions(
    case: Case, policy: Policy, distances: Distances, wanted: frozenset[tuple[str, str]]
) -> list[Conflict]:
    """Return contradictions one by one, each after what was wanted in the one before is given up.

    Parameters
    ----------
    case, policy, distances
        Facts and policy that agree, and the distances measured for both.
    wanted : frozenset of (str, str)
        What may be given up: locked pairs, household and cadre; leaders whose village is fixed, as
        ("", leader). A contradiction without any of these ends the search.
    """
    rules = Rules(case, policy, build_instance(case, policy, distances))
    rules.write()
    left = sorted(rules.problems)
    found: list[Conflict] = []
    while (core := rules.contradictory(left)) is not None:
        least = _least(rules, core)
        given_up = {k for k in least if rules.about.get(k) in wanted}
        if not given_up:
            break
        found.append(rules.told(least))
        left = [k for k in left if k not in given_up]
    return found


def _least(rules: Rules, core: list[int]) -> list[int]:
    """Drop rules, many at a time at first, while the others still contradict each other."""
    size = len(core)
    while size:
        size = max(1, size // 2)
        start = 0
        while start < len(core):
            smaller = rules.contradictory(core[:start] + core[start + size :])
            if smaller is None:
                start += size
            else:  # rules before `start` are needed, so they stand in every smaller core, too
                core = smaller
        if size == 1:
            break
    return core


@dataclass(slots=True)
class Rules:
    """The model: every rule can be given up; rules are numbered in the order of telling."""

    case: Case
    policy: Policy
    instance: Instance
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    literals: list[Literal] = field(default_factory=list)
    problems: dict[int, Problem] = field(default_factory=dict)
    about: dict[int, tuple[str, str]] = field(default_factory=dict)
    hooks: dict[Key, tuple[Literal, Literal]] = field(default_factory=dict)
    seconds: float = 0.0

    def write(self) -> None:
        """Write all the rules."""
        pairs = {
            h: self._pair(h) for h in self.instance.households if self.instance.must[h] != NOBODY
        }
        serves = self._service(pairs)
        self._pairings()
        self._tie_to_pairings(serves)

    def contradictory(self, chosen: Sequence[int]) -> list[int] | None:
        """Return rules among the chosen ones that cannot hold together; None if none are found."""
        if self.seconds > CHECKS_S:
            return None
        solver, status = self._check(chosen)
        if status != cp_model.INFEASIBLE:
            return None
        place = {self.literals[k].index: k for k in chosen}
        return sorted(place[i] for i in solver.sufficient_assumptions_for_infeasibility())

    def told(self, chosen: Sequence[int]) -> Conflict:
        """Return chosen rules as a conflict."""
        return Conflict(
            tuple(self.problems[k] for k in chosen),
            tuple(self.about.get(k, ("", "")) for k in chosen),
        )

    def pairings(self) -> dict[int, int] | None:
        """Return a village for every leader with which all rules hold; None if none is found."""
        solver, status = self._check(sorted(self.problems))
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return {c: v for (c, v), (hook, _) in self.hooks.items() if solver.boolean_value(hook)}

    def _check(self, chosen: Sequence[int]) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """Look for a solution that keeps the chosen rules."""
        self.cp.clear_assumptions()
        self.cp.add_assumptions([self.literals[k] for k in chosen])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = CHECK_WORK
        solver.parameters.catch_sigint_signal = False
        status = solver.solve(self.cp)
        self.seconds += solver.wall_time
        return solver, status

    def _rule(self, code: str, file: str, column: str = "", **params: object) -> Literal:
        """Add a rule that can be given up, with its sentence."""
        literal = self.cp.new_bool_var("")
        self.problems[len(self.literals)] = Problem(
            f"model.conflict_{code}", file, column=column, params=params
        )
        self.literals.append(literal)
        return literal

    # ---- pairs that must stand --------------------------------------------------------------

    def _pair(self, h: int) -> Literal:
        """Add that a household has the cadre it must have: by a lock, or as last year."""
        instance = self.instance
        c = int(instance.must[h])
        locks = self.case.locks
        locked = (
            (locks["household_id"] == instance.household_ids[h])
            & (locks["cadre_id"] == instance.cadre_ids[c])
            & (locks["kind"] == "must")
        ).any()
        literal = self._rule(
            "lock" if locked else "kept",
            "locks" if locked else "pairs",
            household=self._household(h),
            village=self._village(int(instance.village_of[h])),
            who=self._cadre(c),
        )
        if locked:
            self.about[len(self.literals) - 1] = instance.household_ids[h], instance.cadre_ids[c]
        if not instance.open_to[instance.profile[c], h] or (c, h) in instance.never:
            barred = self._rule(
                "barred", "policy.toml", household=self._household(h), who=self._cadre(c)
            )
            self.cp.add_bool_or(~literal, ~barred)
        return literal

    def _service(self, pairs: dict[int, Literal]) -> dict[Key, Literal]:
        """Keep quotas and the number of villages; return who then serves in which village."""
        instance = self.instance
        households: dict[int, list[int]] = {}
        for h in pairs:
            households.setdefault(int(instance.must[h]), []).append(h)
        serves: dict[Key, Literal] = {}
        for c, own in sorted(households.items()):
            for h in own:
                key = c, int(instance.village_of[h])
                if key not in serves:
                    serves[key] = self.cp.new_bool_var("")
                self.cp.add_implication(pairs[h], serves[key])
            quota = int(instance.quota[c])
            if len(own) > quota:
                rule = self._rule("quota", "cadres", "quota", who=self._cadre(c), quota=quota)
                self.cp.add(
                    cp_model.LinearExpr.sum([pairs[h] for h in own]) <= quota
                ).only_enforce_if(rule)
            villages = [serving for (cadre, _), serving in serves.items() if cadre == c]
            if len(villages) > instance.max_villages:
                rule = self._rule(
                    "max_villages",
                    "policy.toml",
                    "travel.max_villages",
                    who=self._cadre(c),
                    most=instance.max_villages,
                )
                self.cp.add(
                    cp_model.LinearExpr.sum(villages) <= instance.max_villages
                ).only_enforce_if(rule)
        return serves

    # ---- leaders and their staff ------------------------------------------------------------

    def _pairings(self) -> None:
        """Pair every leader; `hooks` holds pairing and rule, by leader and village."""
        instance, homes = self.instance, self.case.cadres["village"].tolist()
        position = {village: v for v, village in enumerate(instance.village_ids)}
        weak = self.case.villages["weak"].tolist()
        for c in instance.cadres:
            if not instance.paired[c]:
                continue
            rank, home = instance.rank_of[c], homes[int(instance.cadre_row[c])]
            able = {v for v in instance.villages if weak[v] or not rank.pairs_with_weak_only}
            one = self._rule("one_village", "policy.toml", who=self._cadre(c), rank=label(rank))
            if home:
                able.add(position[home])
            chosen = {v: self.cp.new_bool_var("") for v in sorted(able)}
            self.cp.add(cp_model.LinearExpr.sum(list(chosen.values())) == 1).only_enforce_if(one)
            self.hooks |= {(c, v): (hook, one) for v, hook in chosen.items()}
            if home:
                fixed = self._rule(
                    "fixed",
                    "cadres",
                    "village",
                    who=self._cadre(c),
                    village=self._village(position[home]),
                )
                self.about[len(self.literals) - 1] = "", instance.cadre_ids[c]
                self.cp.add_implication(fixed, chosen[position[home]])
        self._count()

    def _count(self) -> None:
        """Give every village its least and its most of each paired rank."""
        for seniority, least, most, villages in self.instance.per_village:
            rank = self.policy.ranks[seniority]
            for v in villages:
                there = [
                    hook
                    for (c, village), (hook, _) in self.hooks.items()
                    if village == v and self.instance.seniority[c] == seniority
                ]
                total = cp_model.LinearExpr.sum(there)
                params = {"rank": label(rank), "village": self._village(v)}
                place = "policy.toml", "rank.per_village"
                if least > 0:
                    rule = self._rule("least", *place, **params, number=least)
                    self.cp.add(total >= least).only_enforce_if(rule)
                if most < len(there):
                    rule = self._rule("most", *place, **params, number=most)
                    self.cp.add(total <= most).only_enforce_if(rule)

    def _tie_to_pairings(self, serves: dict[Key, Literal]) -> None:
        """Let leaders serve where they are paired, and their staff where one of them is."""
        instance = self.instance
        of_unit: dict[Key, list[Literal]] = {}
        heads: dict[int, set[int]] = {}
        for (c, v), (hook, _) in self.hooks.items():
            if instance.unit[c] >= 0:
                of_unit.setdefault((int(instance.unit[c]), v), []).append(hook)
                heads.setdefault(int(instance.unit[c]), set()).add(c)
        follow: dict[int, Literal] = {}
        for (c, v), serving in sorted(serves.items()):
            if instance.paired[c]:
                one = next(rule for (leader, _), (_, rule) in self.hooks.items() if leader == c)
                here = [self.hooks[c, v][0]] if (c, v) in self.hooks else []
                self.cp.add_bool_or(~serving, ~one, *here)
            elif instance.follows[c]:
                unit = int(instance.unit[c])
                if unit not in follow:
                    follow[unit] = self._rule(
                        "follow",
                        "policy.toml",
                        "rank.serves",
                        unit=self.case.cadres["unit"].iloc[int(instance.cadre_row[c])],
                        leaders=some([self._cadre(head) for head in sorted(heads[unit])]),
                    )
                there = of_unit.get((unit, v), [])
                self.cp.add_bool_or(~serving, ~follow[unit], *there)

    # ---- names ------------------------------------------------------------------------------

    def _household(self, h: int) -> str:
        name = self.case.planned()["head_name"].iloc[h]
        return f"{name}({self.instance.household_ids[h]})"

    def _cadre(self, c: int) -> str:
        name = self.case.cadres["name"].iloc[int(self.instance.cadre_row[c])]
        return f"{name}({self.instance.cadre_ids[c]})"

    def _village(self, v: int) -> str:
        name = self.case.villages["name"].iloc[v]
        return f"{name}({self.instance.village_ids[v]})"
