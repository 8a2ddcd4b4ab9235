"""Objectives that the policy puts after travel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bangfu_assign.model.clock import Clock
from bangfu_assign.model.linear import INFINITY
from bangfu_assign.model.repair import demand_over_rounds
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.stages import Stage, run_stages
from bangfu_assign.model.travel import Tour


def improve_later(
    tour: Tour,
    names: Sequence[str],
    clock: Clock,
    effort: Effort,
    report: Callable[[str, int | None, int | None], None],
) -> tuple[Tour, tuple[Stage, ...]]:
    """Minimise objectives among the rounds of a tour without making its travel longer.

    The bounds hold for the town if the tour knows every round of any plan with its travel; if not,
    nothing is claimed.
    """
    if not names or tour.values is None:
        return tour, ()
    master = tour.master
    travel = master.travel()
    terms = [(int(var), int(travel[var])) for var in travel.nonzero()[0]]
    master.model.constrain(terms, -INFINITY, tour.travel_m)
    staged = run_stages(
        master.model,
        demand_over_rounds(master),
        names,
        clock,
        effort,
        report,
        start=tour.values,
    )
    stages = staged.stages
    if not tour.complete or tour.bound_m != tour.travel_m:
        stages = tuple(Stage(s.name, s.value, min(0, s.value), s.seconds, s.value) for s in stages)
    values = tour.values if staged.values is None else staged.values
    return Tour(master, values, tour.travel_m, tour.bound_m, tour.complete), stages
