"""Plain CP-SAT: one Boolean a pair, the objectives one after the other. Leaves out walk."""

from __future__ import annotations

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from tests.benchmarks.answer import Answer
from tests.benchmarks.by_cpsat import minimise
from tests.benchmarks.lexicographic import Deadline
from tests.benchmarks.parts import stops_before
from tests.benchmarks.plain import plain_model
from tests.benchmarks.puzzle import Puzzle


def run(case: Case, policy: Policy, limit_s: float, workers: int) -> Answer | None:
    """Solve the plain model."""
    deadline = Deadline(limit_s)
    puzzle = Puzzle.of(case, policy)
    model, parts, pair = plain_model(puzzle)
    found = minimise(model, policy.objectives.order, deadline, workers)
    if found is None:
        return None
    return Answer(
        pairs=puzzle.named({h: c for (c, h), var in pair.items() if found.values[var]}),
        pairings=puzzle.named_hooks({c: v for (c, v), x in parts.hook.items() if found.values[x]}),
        bounds=found.bounds,
        note=f"{len(model.bounds)} variables; {stops_before(puzzle)}; {found.note}",
    )
