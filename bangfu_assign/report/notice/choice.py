"""Which villages a call names."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.tidy import fold


def chosen(case: Case, wanted: Sequence[str]) -> frozenset[str]:
    """Return the ids of villages named by id or name.

    Raises
    ------
    UsageError
        If a name is unknown (with the nearest), or several villages have it.
    """
    ids = case.villages["village_id"].tolist()
    names = case.villages["name"].tolist()
    found: set[str] = set()
    problems = []
    for word in wanted:
        same = [i for i, n in zip(ids, names, strict=True) if word == i or fold(word) == fold(n)]
        if len(same) == 1 or word in same:
            found.add(word if word in same else same[0])
        elif same:
            params = {"village": word, "ids": "、".join(sorted(same))}
            problems.append(Problem("notice.two_such_villages", params=params))
        else:
            near = difflib.get_close_matches(word, sorted({*names, *ids}), 3, 0.4)
            params = {"village": word, "near": "、".join(near)}
            code = "no_such_village_near" if near else "no_such_village"
            problems.append(Problem(f"notice.{code}", params=params))
    if problems:
        raise UsageError(problems)
    return frozenset(found)
