"""Which problems of a case that was read in part hold whatever its faulty cells turn out to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bangfu_assign.errors import Problem, Severity

_ABOUT_ONE_ROW = frozenset(
    f"agreement.{code}"
    for code in (
        "unknown_rank",
        "unknown_rank_near",
        "home_missing",
        "fixed_not_hookable",
        "lock_unavailable",
        "lock_two_cadres",
        "lock_out_of_scope",
    )
)
"""Problems of single rows: more rows, or other ones mended, cannot make them vanish."""


def certain(found: Iterable[Problem], already: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of a partial case that hold in any case.

    Parameters
    ----------
    found : iterable of Problem
        From comparing what could be read (`bangfu_assign.facts.examine_all`) with the policy.
    already : iterable of Problem
        What was found while reading: a cell that is wrong already is not told a second time, for
        a home that is missing may be one nobody could read.
    """
    faulty: dict[tuple[str, int | None], list[Problem]] = {}
    for problem in already:
        if problem.severity is Severity.ERROR:
            faulty.setdefault((problem.file, problem.row), []).append(problem)
    for problem in found:
        if problem.severity is not Severity.ERROR or problem.code not in _ABOUT_ONE_ROW:
            continue
        told = faulty.get((problem.file, problem.row), [])
        if not (any(_same_cell(problem, other) for other in told) if problem.column else told):
            yield problem


def _same_cell(problem: Problem, other: Problem) -> bool:
    """Whether both are about one cell; while reading it is called as in the file, 行政村 maybe."""
    return problem.column == other.column or problem.column in other.code
