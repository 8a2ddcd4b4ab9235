"""The master: the town's model over rounds, with the earlier objectives kept at their values.

Rows: every cell's households, every crew's members (each on one round), the pairings; columns: the
rounds known so far. Grows as rounds are priced in; always a whole `LinearModel`, so that the linear
program, the bound and CP-SAT read the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.demand import Demand, add_demand, presence
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import INFINITY, LinearModel
from bangfu_assign.model.rounds import Round


@dataclass(frozen=True, slots=True)
class Filling:
    """One row on how a village is filled.

    Attributes
    ----------
    row : int
        The row.
    unit, rest : int
        m and r of the inequality.
    """

    row: int
    unit: int
    rest: int

    def worth(self, count: int) -> int:
        """Return the coefficient of a round with so many households in the village."""
        return self.rest * (count // self.unit) + min(count % self.unit, self.rest)


@dataclass(slots=True)
class Master:
    """The model over rounds and handles to its rows.

    Attributes
    ----------
    model : LinearModel
        Demand side first, then one variable per known round.
    demand : Demand
        Handles to the demand side.
    member_row : list of int
        By crew: row, every member on one round.
    place_row : dict of (int, int) to int
        By crew and village: row its households there enter with ±1.
    place_sign : dict of (int, int) to int
        By crew and village: the sign.
    stop_rows : dict of (int, int) to list of (int, int)
        By crew and village: rows a stop there enters, and the coefficient: pairings, staff that
        follow, last year's households that stay only if their cadre comes.
    needed : list of dict of int to int
        By crew and village: households a member surely has there (locked or certain to stay).
    through, parts : dict of (int, int) to int
        By crew and village: variable of the places such a crew gives to the whole village; by crew
        and cell: variable of the places it gives to the cell.
    load_row : int or None
        Row that keeps the load objective, if it comes before travel.
    filling : dict of int to list of Filling
        By village: rows on how it can be filled in whole rounds (`add_fillings`).
    certain : list of int
        By crew: households every member surely has in its only village.
    rounds : list of Round
        Known rounds.
    first : int
        Variable of the first round.
    """

    model: LinearModel
    demand: Demand
    groups: Groups
    member_row: list[int] = field(default_factory=list)
    place_row: dict[tuple[int, int], int] = field(default_factory=dict)
    place_sign: dict[tuple[int, int], int] = field(default_factory=dict)
    stop_rows: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)
    needed: list[dict[int, int]] = field(default_factory=list)
    through: dict[tuple[int, int], int] = field(default_factory=dict)
    parts: dict[tuple[int, int], int] = field(default_factory=dict)
    load_row: int | None = None
    filling: dict[int, list[Filling]] = field(default_factory=dict)
    certain: list[int] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    known: set[tuple[int, tuple[tuple[int, int], ...]]] = field(default_factory=set)
    first: int = 0

    def add(self, new: Round) -> bool:
        """Add a round unless it is known; return whether it was new."""
        if (new.crew, new.stops) in self.known:
            return False
        self.known.add((new.crew, new.stops))
        self.rounds.append(new)
        var = self.model.variable(0, self.groups.crews[new.crew].size)
        for row, value in self.entries(new):
            self.model.put(row, var, value)
        return True

    def entries(self, one: Round) -> list[tuple[int, int]]:
        """Return the (row, coefficient) entries of a round."""
        entries = [(self.member_row[one.crew], 1)]
        for v, count in one.stops:
            if count:
                key = one.crew, v
                entries.append((self.place_row[key], self.place_sign[key] * count))
                extra = count - self.certain[one.crew]
                entries += [(fill.row, fill.worth(extra)) for fill in self.filling.get(v, ())]
            entries += self.stop_rows.get((one.crew, v), ())
        if self.load_row is not None:
            spare = self.groups.crews[one.crew].quota - one.load
            if spare:
                entries.append((self.load_row, spare * spare))
        return entries

    def fees_of_filling(self, crew: int, v: int, most: int, scaled: Ints) -> Ints:
        """Return what each number of households in a village pays to its filling rows."""
        extras = [count - self.certain[crew] for count in range(most + 1)]
        fees = np.zeros(most + 1, dtype=np.int64)
        for fill in self.filling.get(v, ()):
            fees -= int(scaled[fill.row]) * np.array([fill.worth(extra) for extra in extras])
        return fees

    def rows_of_rounds(self) -> set[int]:
        """Return every row that a round can enter."""
        rows = {*self.member_row, *self.place_row.values(), *self.demand.pool_row}
        rows.update(row for entries in self.stop_rows.values() for row, _ in entries)
        rows.update(fill.row for fills in self.filling.values() for fill in fills)
        return rows if self.load_row is None else rows | {self.load_row}

    def travel(self) -> Ints:
        """Return the travel cost of every variable, in metres."""
        costs = np.zeros(self.model.size, dtype=np.int64)
        costs[self.first :] = [one.metres for one in self.rounds]
        return costs

    def load(self) -> Ints:
        """Return the load cost of every variable: (quota − load)²."""
        costs = np.zeros(self.model.size, dtype=np.int64)
        costs[self.first :] = [
            (self.groups.crews[one.crew].quota - one.load) ** 2 for one in self.rounds
        ]
        return costs


def build_master(
    instance: Instance,
    groups: Groups,
    kept_values: Mapping[str, int],
    low: Ints,
    high: Ints,
    loads: Sequence[tuple[int, int]],
) -> Master:
    """Write the master without any round.

    Parameters
    ----------
    instance, groups
        The town, and its groups told apart by base.
    kept_values : mapping of str to int
        Values that coverage, continuity, evenness and load must not exceed.
    low, high : (n,) int
        Bounds of the demand side's variables, as the earlier stages left them.
    loads : list of (int, int)
        By crew: fewest and most households of a member.
    """
    model = LinearModel()
    demand = add_demand(model, instance, groups)
    size = min(model.size, len(low))  # nothing is known when the objectives are settled anew
    model.low[:size] = low[:size].tolist()
    model.high[:size] = high[:size].tolist()
    master = Master(model, demand, groups)
    for name, value in kept_values.items():
        if name == "load":
            master.load_row = model.row(-INFINITY, value)
            continue
        room = value - demand.offset[name]
        terms = demand.costs[name]
        worst = sum(cost * (model.high[var] if cost > 0 else model.low[var]) for var, cost in terms)
        if worst > room:
            model.constrain(terms, -INFINITY, room)
    for k, crew in enumerate(groups.crews):
        master.member_row.append(model.row(crew.size, crew.size))
        kept_in: dict[int, list[int]] = {}
        for e in crew.kept:
            kept_in.setdefault(groups.cells[e].village, []).append(e)
        master.needed.append({})
        for v in sorted(crew.caps):
            _add_place(master, k, v, kept_in.get(v, []))
        if crew.is_paired:
            for v in crew.hooks:
                row = model.constrain([(demand.hooks[k, v], -1)])
                master.stop_rows.setdefault((k, v), []).append((row, 1))
        elif crew.follows:
            for v in sorted(crew.caps):
                heads = presence(demand, groups.crews, crew, v)
                row = model.constrain([(var, -crew.size) for var, _ in heads], -INFINITY, 0)
                master.stop_rows.setdefault((k, v), []).append((row, 1))
    _add_fillings(master, loads)
    master.first = model.size
    return master


def _add_fillings(master: Master, loads: Sequence[tuple[int, int]]) -> None:
    """Add how many rounds a village takes: 26 households are not 8⅔ rounds of three.

    Over a village Σ n · λ = d − u with whole λ and u uncovered. With r = d mod m > 0, rounding
    gives Σ (r ⌊n/m⌋ + min(n mod m, r)) · λ + u ≥ r ⌈d/m⌉: the residual capacity inequality of
    Magnanti, Mirchandani and Vachani (1993), an instance of mixed-integer rounding.
    """
    model, demand, groups = master.model, master.demand, master.groups
    crews_in: dict[int, list[int]] = {}
    for k, crew in enumerate(groups.crews):
        confined = len(crew.caps) == 1 and not crew.is_paired and not crew.follows
        master.certain.append(loads[k][0] if confined else 0)
        for v in crew.caps:
            crews_in.setdefault(v, []).append(k)
    for v, crews in sorted(crews_in.items()):
        steps = demand.steps[v]
        households = sum(groups.cells[e].size for e in groups.cells_in[v])
        households += sum(crew.locked.get(v, 0) for crew in groups.crews)
        households -= sum(master.certain[k] * groups.crews[k].size for k in crews)
        least = sum(model.low[var] for var in steps)
        most = sum(model.high[var] for var in steps)
        for unit in sorted({groups.crews[k].quota for k in crews} - {0, 1}):
            for uncovered in sorted({least, most}):
                need = households - uncovered
                rest = need % unit
                if need <= 0 or not rest:
                    continue
                row = model.row(rest * -(-need // unit), INFINITY)
                if uncovered < most:
                    model.row_low[row] += uncovered
                    for var in steps:
                        model.put(row, var, 1)
                master.filling.setdefault(v, []).append(Filling(row, unit, rest))


def _add_place(master: Master, k: int, v: int, kept: list[int]) -> None:
    """Add where a crew's households in a village go: to the pool, or to what is open to them."""
    model, demand, groups = master.model, master.demand, master.groups
    crew = groups.crews[k]
    locked = crew.locked.get(v, 0)
    cells = crew.partial.get(v)
    if not kept and not locked and cells is None:
        master.place_row[k, v], master.place_sign[k, v] = demand.pool_row[v], -1
        return
    row = model.row(locked, locked)
    master.place_row[k, v], master.place_sign[k, v] = row, 1
    needed = locked
    for e in sorted(kept):
        var = demand.kept[k, e]
        model.put(row, var, -1)
        needed += model.low[var]
        if model.low[var] < model.high[var]:
            # Says what whole rounds imply anyway; without it the linear program lets half a visit
            # keep a whole pair.
            stay = model.constrain([(var, -1)], 0, INFINITY)
            master.stop_rows.setdefault((k, v), []).append((stay, model.high[var]))
    if needed:
        master.needed[k][v] = needed
    most = crew.size * crew.caps[v]
    if cells is None:
        var = master.through[k, v] = model.variable(0, most)
        model.put(row, var, -1)
        model.put(demand.pool_row[v], var, -1)
        return
    for e in cells:
        var = master.parts[k, e] = model.variable(0, most)
        model.put(row, var, -1)
        model.put(demand.cover_row[e], var, 1)
