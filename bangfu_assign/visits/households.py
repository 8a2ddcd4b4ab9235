"""Which household a row of the register means."""

from __future__ import annotations

from collections.abc import Mapping

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.facts.tidy import fold
from bangfu_assign.visits.entry import problem_at

_NAMED = 5
"""Namesakes that a message lists."""


class Households:
    """Finds households by id, or by the head's name where only one household has it.

    Rows are asked in the order of the file: a row without any household belongs to the one above
    it, as where a merged cell was lost in a CSV, and says so.
    """

    def __init__(self, case: Case) -> None:
        table = case.households
        self._heads = dict(zip(table["household_id"], table["head_name"], strict=True))
        self._village_of = dict(zip(table["household_id"], table["village"], strict=True))
        self._nearest = Nearest(self._heads)
        self._by_name: dict[str, list[str]] = {}
        for household, head in self._heads.items():
            self._by_name.setdefault(fold(head), []).append(household)
        self._villages: dict[str, set[str]] = {}
        for village, name in zip(case.villages["village_id"], case.villages["name"], strict=True):
            for word in {fold(village), fold(name), fold(name).removesuffix("村")} - {""}:
                self._villages.setdefault(word, set()).add(village)
        self._above = ""

    def find(
        self, cells: Mapping[str, object], file: str, row: int, *, known_faulty: bool
    ) -> tuple[str, list[Problem]]:
        """Return the id ("" if nobody is found) and what is odd about it.

        Parameters
        ----------
        cells : mapping
            The row: ``household_id``, ``head_name``, ``village``.
        file, row
            Where it stands.
        known_faulty : bool
            Whether an error in this row was reported already: a blank id then needs no second one.
        """
        told, head = str(cells["household_id"]), str(cells["head_name"])
        if told:
            found, problems = self._by_id(told, head, file, row)
        elif head:
            found, problems = self._by_head(head, str(cells["village"]), file, row)
        elif known_faulty:
            found, problems = "", []
        elif self._above:
            found = self._above
            problems = [problem_at(file, row, "household_of_row_above", found)]
        else:
            found, problems = "", [problem_at(file, row, "no_household", "", Severity.ERROR)]
        # Whatever stands below a row that cannot be understood belongs to nobody either.
        self._above = found
        return found, problems

    def _by_id(self, told: str, head: str, file: str, row: int) -> tuple[str, list[Problem]]:
        if told not in self._heads:
            near = self._nearest(told)
            code = "unknown_household_near" if near else "unknown_household"
            return "", [problem_at(file, row, code, told, Severity.ERROR, **_params(near))]
        known = self._heads[told]
        if head and fold(head) != fold(known):
            return told, [problem_at(file, row, "head_differs", head, known=known)]
        return told, []

    def _by_head(self, head: str, village: str, file: str, row: int) -> tuple[str, list[Problem]]:
        ids = self._by_name.get(fold(head), [])
        if village:
            places = self._villages.get(fold(village), set()) | self._villages.get(
                fold(village).removesuffix("村"), set()
            )
            ids = [household for household in ids if self._village_of[household] in places]
        if not ids:
            return "", [problem_at(file, row, "unknown_head", head, Severity.ERROR)]
        if len(ids) > 1:
            listed = "、".join(sorted(ids)[:_NAMED])
            problem = problem_at(file, row, "head_ambiguous", head, Severity.ERROR, ids=listed)
            return "", [problem]
        return ids[0], [problem_at(file, row, "found_by_head", head, Severity.REPAIR, now=ids[0])]


def _params(near: str) -> dict[str, object]:
    return {"near": near} if near else {}
