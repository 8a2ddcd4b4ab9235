"""Which villages and households a call means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.facts.villages import VillageIndex


def village_ids(case: Case, words: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of villages named by id or name, sorted.

    Raises
    ------
    UsageError
        With every word that means no village, or several.
    """
    index = VillageIndex.of(case.villages)
    known = Nearest([*index.names, *index.names.values()])
    return _all(words, index.find, known, "village")


def household_ids(case: Case, words: Iterable[str]) -> tuple[str, ...]:
    """Return household ids, sorted.

    Raises
    ------
    UsageError
        With every word that is no household's id.
    """
    ids = set(case.households["household_id"])
    known = Nearest(ids)
    return _all(words, lambda word: (word,) if word in ids else (), known, "household")


def _all(
    words: Iterable[str], find: Callable[[str], tuple[str, ...]], known: Nearest, kind: str
) -> tuple[str, ...]:
    found: set[str] = set()
    problems = []
    for word in words:
        ids = find(word.strip())
        if len(ids) == 1:
            found.add(ids[0])
        elif ids:
            told = {"name": word, "codes": "、".join(ids)}
            problems.append(Problem("cards.village_ambiguous", params=told))
        else:
            near = known.params(word)
            code = f"cards.unknown_{kind}" + ("_near" if near else "")
            problems.append(Problem(code, params={"name": word[:60], **near}))
    if problems:
        raise UsageError(problems)
    return tuple(sorted(found))
