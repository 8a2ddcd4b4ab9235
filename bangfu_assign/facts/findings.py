"""The collector of everything found while reading: errors, warnings, repairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.masks import mask, mask_all

_LISTED = {Severity.ERROR: 1000, Severity.WARNING: 100, Severity.REPAIR: 20}
"""How many problems of one kind in one column are listed one by one; the rest are counted."""

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.REPAIR: 2}
_SHOWN_CHARACTERS = 60


_NO_PARAMS: Mapping[str, Any] = {}


class Hit(NamedTuple):
    """One cell a finding is about."""

    row: int | None
    value: object = ""
    params: Mapping[str, Any] = _NO_PARAMS


def shown(value: object, *, private: bool = False) -> str:
    """Return a cell as a problem may show it: short, and without personal numbers.

    Parameters
    ----------
    value : object
        The cell as read.
    private : bool
        Whether the whole cell is an ID number or a phone.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        value = int(value)
    text = "" if value is None else str(value)
    text = mask_all(text) if private else mask(text)
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


class Findings:
    """Collects problems; nothing is raised before everything has been looked at."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._failed: set[str] = set()
        self._faulty: set[tuple[str, int]] = set()
        self._headers: dict[tuple[str, str], str] = {}

    def note_headers(self, file: str, headers: Mapping[str, str]) -> None:
        """Take note of what a file calls its columns, by their canonical names.

        Problems found when the rows have left their file name them as they stand in it.
        """
        self._headers.update({(file, name): text for name, text in headers.items() if text})

    def add(
        self,
        code: str,
        severity: Severity = Severity.ERROR,
        *,
        file: str = "",
        row: int | None = None,
        column: str = "",
        value: object = "",
        private: bool = False,
        count: int = 1,
        **params: object,
    ) -> None:
        """Add one problem; `value` and text parameters are masked here, so no caller can forget."""
        if severity is Severity.ERROR and row is not None:
            self._faulty.add((file, row))
        safe = {
            key: shown(text, private=private and key == "now") if isinstance(text, str) else text
            for key, text in params.items()
        }
        self._problems.append(
            Problem(
                code=f"facts.{code}",
                file=file,
                row=row,
                column=shown(self._headers.get((file, column), column)),
                value=shown(value, private=private),
                params=safe,
                severity=severity,
                count=count,
            )
        )

    def spread(
        self,
        code: str,
        severity: Severity,
        hits: Sequence[Hit],
        *,
        file: str = "",
        column: str = "",
        private: bool = False,
    ) -> None:
        """Add the same finding for many cells of one column: one by one, or counted if too many."""
        limit = _LISTED[severity]
        listed = hits if len(hits) <= limit else hits[: limit - 1 if limit > 100 else 0]
        for hit in listed:
            self.add(
                code, severity, file=file, row=hit.row, column=column, value=hit.value,
                private=private, **hit.params,
            )  # fmt: skip
        rest = hits[len(listed) :]
        if rest:
            first = rest[0]
            self.add(
                code, severity, file=file, row=first.row, column=column, value=first.value,
                private=private, count=len(rest), **first.params,
            )  # fmt: skip

    def fail(self, table: str) -> None:
        """Remember that a table could not be read, so that nothing is checked against it."""
        self._failed.add(table)

    def failed(self, *tables: str) -> bool:
        """Return whether any of these tables could not be read."""
        return any(table in self._failed for table in tables)

    def is_faulty(self, file: str, row: int) -> bool:
        """Return whether an error was found in a row, so that its blanks need no second one."""
        return (file, row) in self._faulty

    @property
    def has_errors(self) -> bool:
        """Whether any error was found."""
        return any(p.severity is Severity.ERROR for p in self._problems)

    def has_errors_in(self, file: str) -> bool:
        """Return whether any error was found in a file."""
        return any(p.severity is Severity.ERROR and p.file == file for p in self._problems)

    def problems(self) -> list[Problem]:
        """Return everything found: errors first, then by file, row and column."""
        return sorted(
            self._problems,
            key=lambda p: (_ORDER[p.severity], p.file, p.row or 0, p.column, p.code, p.value),
        )
