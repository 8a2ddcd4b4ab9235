"""A whole town: the compact model, then rounds, then the zoom into villages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bangfu_assign.model.apart import is_sparse
from bangfu_assign.model.apart_plan import plan_apart
from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.compact import compact_model
from bangfu_assign.model.counts import Report, count, spans_of
from bangfu_assign.model.demand import COUNTED
from bangfu_assign.model.elastic import Settled, settle_near
from bangfu_assign.model.follow import follow
from bangfu_assign.model.foresight import Foresight
from bangfu_assign.model.groups import Groups, group
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.later import improve_later
from bangfu_assign.model.master import Master, build_master
from bangfu_assign.model.mend import mend
from bangfu_assign.model.mixed import checked
from bangfu_assign.model.names import Named, name_households
from bangfu_assign.model.placing import Placing, read_placing
from bangfu_assign.model.relaxation import ceil_bound, matrix, relax, safe_bound
from bangfu_assign.model.repair import Known, repair
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.stages import Staged
from bangfu_assign.model.start import start_of
from bangfu_assign.model.travel import Tour, solve_travel
from bangfu_assign.model.worth import worth

WALK_SHARE = 0.15
"""Share of the time kept for the walks inside the villages."""

CAREFUL_SHARE = 0.4
"""Share of the time kept for the careful way, should the hopeful one find nothing."""

TOUR_SHARE = 0.25
"""Share of the time kept for the tour, where crews are told apart."""

SEARCHED = ("changes", "continuity", "evenness")
"""Objectives whose linear bound is often a little too low: who stays with whom is no flow, and what
is left to spread then is not whole."""

MOST_PAIRS = 500_000
"""Crews times villages up to which a tour is looked for that has every value exactly; in a county
there is hardly one."""

LAST_WORD_S = 2.0
"""Seconds for a bound on the first objective when nothing else was found in time."""

Foresee = Callable[[Staged, Tour], None]
"""Is told of the tour that will most likely prove to be the shortest."""


@dataclass(frozen=True, slots=True, eq=False)
class Town:
    """Who helps whom, and what was proven.

    Attributes
    ----------
    cadre_of : (H,) int
        Cadre of each household, `NOBODY` if uncovered.
    hooks : dict of int to int
        Village of each paired cadre.
    bounds : dict of str to int
        Lower bound of each objective, given the values of the earlier ones.
    seconds : dict of str to float
        Spent on each objective.
    walk_by_village : bool
        Whether the bound on the walk holds for the same placing only.
    """

    cadre_of: Ints
    hooks: dict[int, int]
    bounds: dict[str, int]
    seconds: dict[str, float]
    walk_by_village: bool


def solve_town(
    instance: Instance,
    order: Sequence[str],
    walk_m: Callable[[int], Ints],
    clock: Clock,
    effort: Effort,
    report: Report,
    known: Known | None = None,
    expecting: Callable[[Town], Callable[[], None]] | None = None,
) -> Town | None:
    """Solve a town in strict order; None if no plan was found.

    Parameters
    ----------
    instance : Instance
        The town.
    order : sequence of str
        Objectives, most important first. The walk comes last whatever its place: villages and
        numbers are decided for the whole town, sites inside each village.
    walk_m : callable
        Metres between the sites of a village (`Distances.walk_m`).
    clock, effort, report
        Limits, and whom to tell of every improvement.
    known : (cadre_of, hooks), optional
        A plan to begin with, however poor.
    expecting : callable, optional
        Is given, in another thread, the plan there will be if nothing better is found, with the
        bounds it will then have, while that is being proven, or never; what it returns is called in
        that thread when the names are known here, too.
    """
    counted = [name for name in order if name in COUNTED]
    first = counted
    if "travel" in order:
        first = [name for name in counted if order.index(name) < order.index("travel")]
    later = [name for name in counted if name not in first]
    groups = group(instance)

    def name(placing: Placing, clock: Clock) -> Named:
        return name_households(instance, groups, placing, walk_m, clock, effort)

    foresight = Foresight(name, clock, effort)

    def foresee(staged: Staged, tour: Tour) -> None:
        """Begin to name a tour, as it will be when it is proven to be the shortest."""
        if expecting is None or later or tour.values is None:
            return
        bounds = _bounds(staged, tour) | {"travel": tour.travel_m}
        foresight.expect(
            read_placing(instance, groups, tour.master, tour.values),
            lambda named: expecting(_named(named, order, bounds, {})),
        )

    drafts: list[Staged] = []
    with clock.keeping(WALK_SHARE):
        small = len(groups.crews) * len(instance.village_ids) <= MOST_PAIRS
        settled = _hopefully(
            instance, groups, first, clock, effort, report, drafts, foresee, tours=small
        )
        if settled is None:
            drafted = (follow(instance, groups, staged) for staged in drafts)
            known = _best_of([known, *drafted], instance, order, walk_m)
            if small:
                settled = _carefully(instance, groups, first, clock, effort, report, known, foresee)
            elif known is not None and len(drafts[0].stages) == len(first):
                settled = settle_near(
                    instance, groups, first, drafts[0], known, clock, effort, report
                )
    if settled is None:
        return known and _without_rounds(instance, first, walk_m, known, drafts)
    staged, tour, begin = settled
    bounds = _bounds(staged, tour)
    if not all(stage.proven for stage in staged.stages) or tour.bound_m <= 0:
        for objective, bound in _certain(instance, first).items():
            bounds[objective] = max(bounds.get(objective, 0), bound)
    seconds = {stage.name: stage.seconds for stage in staged.stages}
    seconds["travel"] = clock.seconds - begin
    tour, more = improve_later(tour, later, clock, effort, report)
    bounds |= {stage.name: stage.bound for stage in more}
    seconds |= {stage.name: stage.seconds for stage in more}
    if tour.values is None:
        raise AssertionError("a tour that was settled has lost its values")
    begin = clock.seconds
    report("walk", None, None)
    named = foresight.named(read_placing(instance, groups, tour.master, tour.values))
    seconds["walk"] = clock.seconds - begin
    return _named(named, order, bounds, seconds)


def _bounds(staged: Staged, tour: Tour) -> dict[str, int]:
    """Return what the stages and the tour prove."""
    return {stage.name: stage.bound for stage in staged.stages} | {"travel": tour.bound_m}


def _named(
    named: Named, order: Sequence[str], bounds: Mapping[str, int], seconds: dict[str, float]
) -> Town:
    """Return the town with its households named."""
    walk = named.walk_bound_m
    if "walk" in order and order.index("walk") < len(order) - 1:
        walk = 0  # it was not kept before what follows it, so nothing is proven
    bounds = {**bounds, "walk": walk}
    return Town(named.cadre_of, named.hooks, bounds, seconds, walk_by_village=True)


def _best_of(
    plans: Sequence[Known | None],
    instance: Instance,
    order: Sequence[str],
    walk_m: Callable[[int], Ints],
) -> Known | None:
    """Return the first plan that no other beats in the strict order."""

    def values(plan: Known) -> list[int]:
        worth_of = worth(instance, plan[0], walk_m)
        return [worth_of[name] for name in order]

    return min((plan for plan in plans if plan is not None), key=values, default=None)


def _without_rounds(
    instance: Instance,
    names: Sequence[str],
    walk_m: Callable[[int], Ints],
    known: Known,
    drafts: Sequence[Staged],
) -> Town:
    """Return a plan made without rounds, with what the stages prove of it."""
    values = worth(instance, known[0], walk_m)
    bounds: dict[str, int] = {}
    for stage in drafts[0].stages:
        bounds[stage.name] = stage.bound
        if values[stage.name] != stage.bound:
            break  # later bounds speak of plans that have this value
    return Town(*known, bounds or _certain(instance, names), {}, walk_by_village=False)


def _hopefully(
    instance: Instance,
    groups: Groups,
    names: Sequence[str],
    clock: Clock,
    effort: Effort,
    report: Report,
    drafts: list[Staged],
    foresee: Foresee,
    *,
    tours: bool,
) -> Settled | None:
    """Take most compact bounds for the values and look for a tour that has them all.

    It nearly always exists, and is then its own proof. None if none was found, or if tours are not
    to be looked for; what the stages showed is added to ``drafts``.
    """
    trusted = [name for name in names if name not in SEARCHED]
    changing = "changes" in names
    if changing:  # then the last stage leaves a solution, and it is most of a plan
        trusted = [name for name in trusted if name != names[-1]]
    with clock.keeping(CAREFUL_SHARE):
        staged, loads = count(instance, names, clock, effort, report, {}, hopeful=trusted)
        if not tours and len(staged.stages) < len(names):  # some bound is no value anybody has
            staged, loads = count(instance, names, clock, effort, report, {})
    drafts.append(staged)
    if len(staged.stages) < len(names) or not names or not tours:
        return None
    mended = mend(instance, groups, staged, clock, effort) if changing else None
    tour, begin = _travel(
        instance, groups, staged, loads, clock, effort, report, foresee, None,
        keep_share=CAREFUL_SHARE if mended is None else 0.0, known=mended,
    )  # fmt: skip
    if tour.values is None:
        return None
    for stage in staged.stages:
        report(stage.name, stage.value, stage.bound)
    return staged, tour, begin


def _carefully(
    instance: Instance,
    groups: Groups,
    names: Sequence[str],
    clock: Clock,
    effort: Effort,
    report: Report,
    known: Known | None,
    foresee: Foresee,
) -> Settled | None:
    """Find a solution for every compact value, and repair what rounds cannot reach."""
    apart = is_sparse(instance, groups)
    with clock.keeping(TOUR_SHARE if apart else 0.0):
        staged, loads = count(instance, names, clock, effort, report, {}, apart=apart)
    if staged.values is None:
        return None
    near: Known | None = None
    if apart:
        near = plan_apart(instance, staged)
        effort = replace(effort, cutting=True)  # rounds say little, too
    elif "changes" in names:
        near = mend(instance, groups, staged, clock, effort)
    tour, begin = _travel(
        instance, groups, staged, loads, clock, effort, report, foresee, None, known=near
    )
    if tour.values is None:
        mended = repair(instance, groups, names, tour, clock, effort, known)
        if mended is None:
            return None
        staged, loads = count(instance, names, clock, effort, report, mended.values_of, apart=apart)
        stages = [
            replace(stage, bound=max(stage.bound, mended.bounds.get(stage.name, stage.bound)))
            for stage in staged.stages
        ]
        staged = replace(staged, stages=tuple(stages))
        tour, begin = _travel(
            instance, groups, staged, loads, clock, effort, report, foresee, mended.tour
        )
    return None if tour.values is None else (staged, tour, begin)


def _certain(instance: Instance, names: Sequence[str]) -> dict[str, int]:
    """Return what the linear relaxation proves of the first objective, whatever the plan."""
    if not names:
        return {}
    model, demand, _ = compact_model(instance, group(instance, by_base=False))
    low, high = np.array(model.low, dtype=np.int64), np.array(model.high, dtype=np.int64)
    costs = model.costs(demand.costs[names[0]])
    relaxed = relax(model, costs, low, high, LAST_WORD_S)
    if relaxed is None:
        return {}
    bound, _ = safe_bound(model, matrix(model), costs, relaxed[1], low, high)
    return {names[0]: ceil_bound(bound) + demand.offset[names[0]]}


def _written(instance: Instance, groups: Groups, master: Master, known: Known) -> Tour | None:
    """Return a plan as a tour; None unless it keeps every row of the master."""
    own = master.with_rounds([])
    values = start_of(instance, groups, own, *known)
    kept = checked(own.model, values, np.array(own.model.low), np.array(own.model.high))
    return None if kept is None else Tour(own, kept, int(own.travel() @ kept), 0)


def _travel(
    instance: Instance,
    groups: Groups,
    staged: Staged,
    loads: Mapping[int, tuple[int, int]],
    clock: Clock,
    effort: Effort,
    report: Report,
    foresee: Foresee,
    incumbent: Tour | None,
    *,
    keep_share: float = 0.0,
    known: Known | None = None,
) -> tuple[Tour, float]:
    """Solve travel with the stages' values kept; return the tour and when it began.

    ``known`` is a plan that is thought to have the values; it is an incumbent if it does.
    """
    begin = clock.seconds
    kept = {stage.name: stage.kept for stage in staged.stages}
    spans = spans_of(groups, loads)
    master = build_master(instance, groups, kept, staged.low, staged.high, spans)
    if known is not None:
        incumbent = _written(instance, groups, master, known)
        if incumbent is not None:  # its rounds supply everything: pricing begins from a plan
            for one in incumbent.master.rounds:
                master.add(one)
    tour = solve_travel(
        instance,
        master,
        spans,
        clock,
        effort,
        lambda value, bound: report("travel", value, bound),
        on_first=lambda first: foresee(staged, first),
        incumbent=incumbent,
        keep_share=keep_share,
    )
    return tour, begin
