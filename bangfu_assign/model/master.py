"""The master: the town's model over rounds, with the earlier objectives kept at their values.

Rows: every cell's households, every crew's members (each on one round), the pairings; columns: the
rounds known so far. Grows as rounds are priced in; always a whole `LinearModel`, so that the linear
program, the bound and CP-SAT read the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.demand import Demand, add_demand, presence
from bangfu_assign.model.fillings import Fillings, add_fillings, certain_loads
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import INFINITY, LinearModel
from bangfu_assign.model.rounds import Round


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
    kept_row : dict of str to int
        By objective whose value its bounds do not keep by themselves: row that does.
    excess : dict of str to int
        By objective that may be worse than its value kept: variable, by how much it is.
    filling : dict of int to Fillings
        By village: rows on how it can be filled in whole rounds (`model.fillings`).
    bare : int
        Number of rows before the filling rows, which come last.
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
    kept_row: dict[str, int] = field(default_factory=dict)
    excess: dict[str, int] = field(default_factory=dict)
    filling: dict[int, Fillings] = field(default_factory=dict)
    bare: int = 0
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
                fillings = self.filling.get(v)
                if fillings is not None:
                    entries += fillings.entries(count - self.certain[one.crew])
            entries += self.stop_rows.get((one.crew, v), ())
        if self.load_row is not None:
            spare = self.groups.crews[one.crew].quota - one.load
            if spare:
                entries.append((self.load_row, spare * spare))
        return entries

    def fees_of_filling(self, crew: int, v: int, most: int, scaled: Ints) -> Ints:
        """Return what each number of households in a village pays to its filling rows."""
        fillings = self.filling.get(v)
        if fillings is None:
            return np.zeros(most + 1, dtype=np.int64)
        fees: Ints = -(scaled[fillings.rows] @ fillings.table(self.certain[crew], most))
        return fees

    def rows_of_rounds(self) -> set[int]:
        """Return every row that a round can enter."""
        rows = {*self.member_row, *self.place_row.values(), *self.demand.pool_row}
        rows.update(row for entries in self.stop_rows.values() for row, _ in entries)
        rows.update(row for fillings in self.filling.values() for row in fillings.rows)
        return rows if self.load_row is None else rows | {self.load_row}

    def narrowed(self, low: Ints, high: Ints, rounds: Iterable[Round]) -> Master:
        """Return the master with other bounds of its demand side, and these rounds only.

        The filling rows are written anew: the narrower the bounds, the more they say.

        Parameters
        ----------
        low, high : (first,) int
            Bounds of the variables that are not rounds.
        rounds : iterable of Round
            The rounds it knows.
        """
        old, first = self.model, self.first
        kept = [
            i
            for i, (row, column) in enumerate(zip(old.rows, old.columns, strict=True))
            if column < first and row < self.bare
        ]
        model = LinearModel(
            low.tolist(), high.tolist(), old.row_low[: self.bare], old.row_high[: self.bare],
            [old.rows[i] for i in kept], [old.columns[i] for i in kept],
            [old.values[i] for i in kept],
        )  # fmt: skip
        filling = add_fillings(model, self.demand, self.groups, self.certain)
        other = replace(self, model=model, filling=filling, rounds=[], known=set())
        for one in rounds:
            other.add(one)
        return other

    def with_rounds(self, rounds: Iterable[Round]) -> Master:
        """Return the master with these rounds only."""
        low, high = self.model.low[: self.first], self.model.high[: self.first]
        return self.narrowed(np.array(low), np.array(high), rounds)

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
    spare: Mapping[str, int] | None = None,
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
    spare : mapping of str to int, optional
        By objective: how much worse than the value kept it may be, as a variable (`Master.excess`).
    """
    model = LinearModel()
    demand = add_demand(model, instance, groups)
    size = min(model.size, len(low))  # nothing is known when the objectives are settled anew
    model.low[:size] = low[:size].tolist()
    model.high[:size] = high[:size].tolist()
    master = Master(model, demand, groups)
    for name, value in kept_values.items():
        terms = list(demand.costs[name])
        if spare is not None and spare[name]:
            master.excess[name] = model.variable(0, spare[name])
            terms.append((master.excess[name], -1))
        if name == "load":
            # Its terms are the rounds'.
            own = [(var, -1) for var in (master.excess.get(name),) if var is not None]
            master.load_row = master.kept_row[name] = model.constrain(own, -INFINITY, value)
            continue
        room = value - demand.offset[name]
        worst = sum(cost * (model.high[var] if cost > 0 else model.low[var]) for var, cost in terms)
        if worst > room:
            master.kept_row[name] = model.constrain(terms, -INFINITY, room)
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
    master.first, master.bare = model.size, model.height
    master.certain = certain_loads(groups, loads)
    master.filling = add_fillings(model, demand, groups, master.certain)
    return master


def free_master(instance: Instance, groups: Groups) -> Master:
    """Write the master without any round and without any value kept: every plan is in it."""
    nothing = np.zeros(0, dtype=np.int64)
    loads = [(0, crew.quota) for crew in groups.crews]
    return build_master(instance, groups, {}, nothing, nothing, loads)


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
