"""The best plan of a tiny town by trying everything, written from the specification alone.

It shares no code with `bangfu_assign.rules` or `bangfu_assign.model`; only the distances come from
`bangfu_assign.facts.distance.measure`. Every way of pairing the leaders is tried; for each, every
set of households of each cadre is tried, joined by a table over the sets of covered households:
once the covered set is known, coverage and evenness are known, and all other objectives are sums
over the cadres, so the least vector per covered set is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, permutations, product
from typing import Any

from bangfu_assign.facts.distance import UNREACHABLE, measure

MOST_HOUSEHOLDS = 8
MOST_CADRES = 5


@dataclass(frozen=True)
class Best:
    """The best plan: its worth in the strict order, its pairs and its pairings."""

    values: dict[str, int]
    pairs: dict[str, str]
    pairings: dict[str, str]


@dataclass
class Cadre:
    """A cadre who may be somebody's principal helper."""

    id: str
    row: int
    rank: Any
    quota: int
    unit: str
    village: str
    choices: set[str] = field(default_factory=set)
    must: set[int] = field(default_factory=set)
    never: set[int] = field(default_factory=set)


def best(case: Any, policy: Any, old: dict[str, str] | None = None) -> dict[str, int] | None:
    """Return the best plan's objectives in the policy's order; None if no plan obeys the rules."""
    found = best_plan(case, policy, old)
    return None if found is None else found.values


def best_plan(case: Any, policy: Any, old: dict[str, str] | None = None) -> Best | None:
    """Return the best plan of a tiny town, or None if no plan obeys the rules.

    Parameters
    ----------
    old : dict of str to str, optional
        Cadre id by household id in a plan that is to be changed as little as possible: the order is
        then coverage, changes, and the policy's other objectives.
    """
    return _Oracle(case, policy, old).solve()


class _Oracle:
    def __init__(self, case: Any, policy: Any, old: dict[str, str] | None = None) -> None:
        self.policy = policy
        self.order = list(policy.objectives.order)
        if old is not None:
            self.order = ["coverage", "changes", *[n for n in self.order if n != "coverage"]]
        self.old = old or {}
        self.distances = measure(case, policy)
        self.households = case.planned().to_dict("records")
        self.count = len(self.households)
        if self.count > MOST_HOUSEHOLDS or len(case.cadres) > MOST_CADRES:
            raise ValueError("this town is too large to try everything")
        self.number = {h["household_id"]: k for k, h in enumerate(self.households)}
        self.villages = case.villages.to_dict("records")
        self.column = {v["village_id"]: k for k, v in enumerate(self.villages)}
        self.pairs_rows = case.pairs.to_dict("records")
        self.locks = case.locks.to_dict("records")
        self.everyone = case.cadres.to_dict("records")
        self.principal_ids = {
            c["cadre_id"] for c in self.everyone if policy.rank(c["rank"]).principal
        }
        self.cadres = [self._cadre(row, c) for row, c in enumerate(self.everyone)]
        self.cadres = [c for c in self.cadres if c is not None]
        self._possible_villages()
        self._apply_locks()
        self.reach = {c.id: self.distances.reach_m(c.row) for c in self.cadres}
        self.kept_by = self._last_year()

    # ---- who may help whom ------------------------------------------------------------------

    def _cadre(self, row: int, c: dict[str, Any]) -> Any:
        rank = self.policy.rank(c["rank"])
        if not c["available"] or not rank.principal:
            return None
        own = c["quota"]
        quota = rank.quota if _blank(own) else int(own)
        return Cadre(c["cadre_id"], row, rank, quota, c["unit"], c["village"])

    def _hookable(self, rank: Any) -> set[str]:
        """Return the villages of ``pairs_with``."""
        if rank.pairs_with == "all":
            return {v["village_id"] for v in self.villages}
        return {v["village_id"] for v in self.villages if v["weak"]}

    def _unit_heads(self, cadre: Cadre) -> list[Cadre]:
        return [
            c
            for c in self.cadres
            if c.rank.serves == "paired" and cadre.unit and c.unit == cadre.unit
        ]

    def _unit_villages(self, cadre: Cadre) -> set[str]:
        return {v["village_id"] for v in self.villages if cadre.unit and v["unit"] == cadre.unit}

    def _possible_villages(self) -> None:
        for cadre in self.cadres:
            serves = cadre.rank.serves
            if serves == "any":
                cadre.choices = {v["village_id"] for v in self.villages}
            elif serves == "home":
                cadre.choices = {cadre.village} - {""}
            elif serves == "paired":
                cadre.choices = {cadre.village} if cadre.village else self._hookable(cadre.rank)
        for cadre in self.cadres:
            if cadre.rank.serves == "unit":
                heads = self._unit_heads(cadre)
                cadre.choices = (
                    set().union(*(h.choices for h in heads))
                    if heads
                    else self._unit_villages(cadre)
                )

    def _apply_locks(self) -> None:
        """Fill in must and never; a must with one cadre is a never with all others."""
        self.impossible = False
        by_id = {c.id: c for c in self.cadres}
        for lock in self.locks:
            h = self.number.get(lock["household_id"])
            if h is None or lock["cadre_id"] not in self.principal_ids:
                continue
            cadre = by_id.get(lock["cadre_id"])
            if lock["kind"] == "never":
                if cadre:
                    cadre.never.add(h)
                continue
            if cadre is None:
                self.impossible = True  # locked to somebody who is not available
            else:
                cadre.must.add(h)
            for other in self.cadres:
                if other is not cadre:
                    other.never.add(h)

    def _allowed(self, cadre: Cadre, h: int) -> bool:
        """Whether this pair could be in some plan, leaving all other pairs aside."""
        village = self.households[h]["village"]
        metres = self.reach[cadre.id][h]
        limit = self.policy.max_m(cadre.rank)
        column = self.column[village]
        out, back = (
            self.distances.out_m[cadre.row][column],
            self.distances.back_m[cadre.row][column],
        )
        return (
            cadre.quota >= 1
            and village in cadre.choices
            and metres < UNREACHABLE
            and (limit is None or metres <= limit)
            and out < UNREACHABLE
            and back < UNREACHABLE
            and h not in cadre.never
        )

    def _last_year(self) -> dict[int, Cadre]:
        """Return, for each household not lifted, its last year's cadre if still allowed."""
        known = {c["cadre_id"] for c in self.everyone}
        by_id = {c.id: c for c in self.cadres}
        year = self.policy.plan.year
        kept: dict[int, Cadre] = {}
        for h, household in enumerate(self.households):
            income = household["income_yuan"]
            if not _blank(income) and income >= self.policy.plan.income_standard:
                continue
            rows = []
            for pair in self.pairs_rows:
                cadre_id = pair["cadre_id"]
                if pair["household_id"] != household["household_id"]:
                    continue
                if cadre_id in known and cadre_id not in self.principal_ids:
                    continue
                until = _day(pair["until"], "9999", "12", "31")
                if year is not None and until < f"{year - 1:04d}-12-31":
                    continue
                rows.append((until, _day(pair["since"], "0000", "01", "01"), cadre_id))
            if rows:
                latest = max(row[:2] for row in rows)
                cadre_id = min(row[2] for row in rows if row[:2] == latest)
                cadre = by_id.get(cadre_id)
                if cadre and self._allowed(cadre, h):
                    kept[h] = cadre
        return kept

    # ---- what a cadre's households cost -----------------------------------------------------

    def _cost(self, cadre: Cadre, chosen: tuple[int, ...]) -> dict[str, int] | None:
        """Return the cadre's share of each objective; None if the rules forbid this set."""
        villages = sorted({self.households[h]["village"] for h in chosen})
        if len(chosen) > cadre.quota or len(villages) > self.policy.travel.max_villages:
            return None
        return {
            "continuity": -sum(self.kept_by.get(h) is cadre for h in chosen),
            "changes": -sum(
                self.old.get(self.households[h]["household_id"]) == cadre.id for h in chosen
            ),
            "load": (cadre.quota - len(chosen)) ** 2,
            "travel": self._round(cadre, [self.column[v] for v in villages]),
            "walk": sum(
                self._walk(
                    self.column[v], tuple(h for h in chosen if self.households[h]["village"] == v)
                )
                for v in villages
            ),
        }

    def _round(self, cadre: Cadre, columns: list[int]) -> int:
        d = self.distances
        out, back = d.out_m[cadre.row], d.back_m[cadre.row]

        def leg(a: int, b: int) -> int:
            metres = int(d.village_m[a][b])
            return metres if metres < UNREACHABLE else int(back[a]) + int(out[b])

        if not columns:
            return 0
        return min(
            int(out[tour[0]]) + sum(leg(a, b) for a, b in pairwise(tour)) + int(back[tour[-1]])
            for tour in permutations(columns)
        )

    def _walk(self, column: int, chosen: tuple[int, ...]) -> int:
        sites = {int(self.distances.site_of[h]) for h in chosen} - {0}
        if not sites:
            return 0
        metres = self.distances.walk_m(column)
        return min(
            sum(int(metres[a][b]) for a, b in zip((0, *tour), (*tour, 0), strict=True))
            for tour in permutations(sorted(sites))
        )

    # ---- what the covered set is worth ------------------------------------------------------

    def _uncovered_cost(self, covered: int) -> dict[str, int]:
        left = [h for k, h in enumerate(self.households) if not covered >> k & 1]
        weight = 0
        for h in left:
            need = None if _blank(h["need"]) else int(h["need"])
            income = None if _blank(h["income_yuan"]) else h["income_yuan"]
            weight += self.policy.need_weight(need, income)
        uneven = 0
        for village in self.column:
            planned = sum(h["village"] == village for h in self.households)
            uncovered = sum(h["village"] == village for h in left)
            uneven += sum(round(1000 * (2 * k - 1) / planned) for k in range(1, uncovered + 1))
        had_one = sum(h["household_id"] in self.old for h in self.households)
        return {
            "coverage": weight,
            "evenness": uneven,
            "continuity": len(self.kept_by),
            "changes": had_one,
        }

    # ---- trying everything ------------------------------------------------------------------

    def solve(self) -> Best | None:
        if self.impossible:
            return None
        sums = {"changes", "continuity", "load", "travel", "walk"}
        additive = [name for name in self.order if name in sums]
        cost = cache(
            lambda k, mask: self._cost(self.cadres[k], tuple(_members(mask)))
        )  # the same for every pairing
        found: tuple[Any, ...] | None = None
        tried: set[tuple[int, ...]] = set()
        for pairing in self._pairings():
            open_to = tuple(self._mask_open(cadre, pairing) for cadre in self.cadres)
            if open_to in tried:
                continue  # other leaders' villages, but the same households open to everybody
            tried.add(open_to)
            for covered, (vector, masks) in self._join(open_to, cost, additive).items():
                total = dict(zip(additive, vector, strict=True))
                for name, value in self._uncovered_cost(covered).items():
                    total[name] = total.get(name, 0) + value
                worth = tuple(total[name] for name in self.order)
                if found is None or worth < found[0]:
                    found = (worth, masks, pairing)
        if found is None:
            return None
        worth, masks, pairing = found
        pairs = {
            self.households[h]["household_id"]: self.cadres[k].id
            for k, mask in enumerate(masks)
            for h in _members(mask)
        }
        return Best(dict(zip(self.order, worth, strict=True)), pairs, pairing)

    def _pairings(self) -> list[dict[str, str]]:
        """Return every way to give each leader one village that keeps per_village."""
        leaders = [c for c in self.cadres if c.rank.serves == "paired"]
        options = [sorted(c.choices & self._hookable(c.rank)) for c in leaders]
        ranks = {r.name: r for r in self.policy.ranks if r.principal and r.per_village is not None}
        kept = []
        for villages in product(*options):
            pairing = {c.id: v for c, v in zip(leaders, villages, strict=True)}
            if all(
                rank.per_village[0]
                <= sum(c.rank.name == rank.name and pairing[c.id] == village for c in leaders)
                <= rank.per_village[1]
                for rank in ranks.values()
                for village in self._hookable(rank)
            ):
                kept.append(pairing)
        return kept

    def _mask_open(self, cadre: Cadre, pairing: dict[str, str]) -> int:
        """Return the households open to a cadre once the leaders' villages are known."""
        villages = cadre.choices
        if cadre.rank.serves == "paired":
            villages = {pairing[cadre.id]}
        elif cadre.rank.serves == "unit" and self._unit_heads(cadre):
            villages = {pairing[head.id] for head in self._unit_heads(cadre)}
        return sum(
            1 << h
            for h in range(self.count)
            if self.households[h]["village"] in villages and self._allowed(cadre, h)
        )

    def _join(self, open_to: tuple[int, ...], cost: Any, additive: list[str]) -> dict[int, Any]:
        """Return, for each set of covered households, the least vector of sums and who has whom."""
        table: dict[int, Any] = {0: ((0,) * len(additive), ())}
        for k, cadre in enumerate(self.cadres):
            must = set(cadre.must)
            if self.policy.objectives.continuity == "hard":
                must |= {h for h, helper in self.kept_by.items() if helper is cadre}
            must_mask = sum(1 << h for h in must)
            if must_mask & ~open_to[k]:
                return {}
            sets = []
            for mask in _subsets(open_to[k]):
                share = None if must_mask & ~mask else cost(k, mask)
                if share is not None:
                    sets.append((mask, tuple(share[name] for name in additive)))
            joined: dict[int, Any] = {}
            for covered, (vector, masks) in table.items():
                for mask, share in sets:
                    if covered & mask:
                        continue
                    total = tuple(a + b for a, b in zip(vector, share, strict=True))
                    old = joined.get(covered | mask)
                    if old is None or total < old[0]:
                        joined[covered | mask] = (total, (*masks, mask))
            table = joined
        return table


def _blank(cell: Any) -> bool:
    return str(cell) in {"<NA>", "nan", "None"}


def _members(mask: int) -> list[int]:
    return [k for k in range(mask.bit_length()) if mask >> k & 1]


def _subsets(mask: int) -> list[int]:
    """Return every subset of a set of bits, the empty one included."""
    subsets = [0]
    part = mask
    while part:
        subsets.append(part)
        part = (part - 1) & mask
    return subsets


def _day(written: str, year: str, month: str, day: str) -> str:
    """Return a date as yyyy-mm-dd, what is missing filled in."""
    parts = re.findall(r"\d+", written)
    filled = [*parts, *[year, month, day][len(parts) :]]
    return f"{int(filled[0]):04d}-{int(filled[1]):02d}-{int(filled[2]):02d}"
