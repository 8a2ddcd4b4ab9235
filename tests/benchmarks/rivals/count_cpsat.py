"""Counts n[cadre, village] in CP-SAT, the objectives one after the other. Leaves out walk."""

from __future__ import annotations

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from tests.benchmarks.answer import Answer
from tests.benchmarks.by_cpsat import minimise
from tests.benchmarks.counts import count_model, give_names
from tests.benchmarks.lexicographic import Deadline, Minimise
from tests.benchmarks.parts import stops_before
from tests.benchmarks.puzzle import Puzzle


def run(
    case: Case, policy: Policy, limit_s: float, workers: int, solver: Minimise = minimise
) -> Answer | None:
    """Solve the count model, and give the names back."""
    deadline = Deadline(limit_s)
    puzzle = Puzzle.of(case, policy)
    model, counts = count_model(puzzle)
    found = solver(model, policy.objectives.order, deadline, workers)
    if found is None:
        return None
    hooks = {c: v for (c, v), var in counts.parts.hook.items() if found.values[var]}
    return Answer(
        pairs=puzzle.named(give_names(puzzle, counts, found.values)),
        pairings=puzzle.named_hooks(hooks),
        bounds=found.bounds,
        note=f"{len(model.bounds)} variables; {stops_before(puzzle)}; {found.note}",
    )
