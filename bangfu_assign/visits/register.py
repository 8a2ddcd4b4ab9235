"""`read_register`: the register of visits from a file, with everything odd about it named."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from bangfu_assign.errors import FactsError, Problem, Severity, UsageError
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.days import SEPARATOR
from bangfu_assign.facts.files import MAX_FILE_BYTES, sha256
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.rows import FILE, ROW
from bangfu_assign.facts.schema import VISITS
from bangfu_assign.facts.tables import complete, read_table
from bangfu_assign.visits.entry import Entry, problem_at
from bangfu_assign.visits.households import Households
from bangfu_assign.visits.signatures import Signature, read_signature
from bangfu_assign.visits.visitors import names_in

_LISTED = 20
"""Repairs of one kind that are listed one by one, as those of a case are."""


@dataclass(frozen=True, slots=True)
class Register:
    """A register of visits as read.

    Attributes
    ----------
    entries : tuple of Entry
        One per household and day, in the order of the file; what cannot be understood is left out.
    problems : tuple of Problem
        Errors (the row is left out), warnings and repairs.
    rows : int
        Rows of data in the file.
    name, digest : str
        The file's name and SHA-256.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    rows: int
    name: str = ""
    digest: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether any row could not be used."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_register(path: str | Path, case: Case, year: int | None) -> Register:
    """Read a register of visits: .csv, .xlsx or .xls, as an office keeps it.

    Parameters
    ----------
    path : path
        The file. Columns: ``household_id`` or ``head_name`` (with ``village``), ``date``*,
        ``form``, ``content``, ``cadre_id`` or ``helper``, ``helper_signed``, ``household_signed``,
        each under any of its usual Chinese headers.
    case : Case
        Whose households are visited.
    year : int or None
        The plan's year, which a day without a year is taken to be in.

    Raises
    ------
    UsageError
        If there is no such file.
    FactsError
        If no table of visits is in it, with every problem found.
    """
    path = Path(path)
    findings = Findings()
    try:
        if not path.is_file():
            raise UsageError(Problem("visits.no_register", params={"path": str(path)[:200]}))
        size = path.stat().st_size
        if 0 < size <= MAX_FILE_BYTES:
            frame = read_table(path, VISITS, findings)
            digest = sha256(path)
        else:
            code = "file_too_large" if size else "file_empty"
            findings.add(code, file=path.name, limit_mb=MAX_FILE_BYTES // 2**20)
            frame, digest = None, ""
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        params = {"path": str(path)[:200]}
        raise UsageError(Problem("visits.no_register", params=params)) from error
    if frame is not None and not {"household_id", "head_name"} & set(frame):
        findings.add("column_missing", file=path.name, column="household_id", wanted="户码 / 户主")
        frame = None
    if frame is None:
        raise FactsError(p for p in findings.problems() if p.severity is Severity.ERROR)
    reader = _Reader(case, year, findings, frozenset(map(str, frame.columns)))
    whole = complete(frame, VISITS).assign(**{FILE: frame[FILE], ROW: frame[ROW]})
    entries = tuple(reader.entries(whole))
    for column in ("helper_signed", "household_signed"):
        if column not in frame:
            reader.problems.append(
                Problem(f"visits.no_{column}", path.name, severity=Severity.WARNING)
            )
    problems = (*findings.problems(), *_counted(reader.problems))
    return Register(entries, problems, len(frame), path.name, digest)


def _counted(problems: list[Problem]) -> Iterator[Problem]:
    """Yield problems; repairs of one kind that are many are counted at the first of them."""
    repairs = Counter(p.code for p in problems if p.severity is Severity.REPAIR)
    said: set[str] = set()
    for problem in problems:
        if problem.severity is not Severity.REPAIR or repairs[problem.code] <= _LISTED:
            yield problem
        elif problem.code not in said:
            said.add(problem.code)
            yield replace(problem, count=repairs[problem.code])


class _Reader:
    """Turns rows of the table into entries."""

    def __init__(
        self, case: Case, year: int | None, findings: Findings, columns: frozenset[str]
    ) -> None:
        self.problems: list[Problem] = []
        self._households = Households(case)
        self._year = year
        self._findings = findings
        self._columns = columns

    def entries(self, table: pd.DataFrame) -> Iterator[Entry]:
        """Yield the entries of every row that says whom and when."""
        for row in table.itertuples(index=False, name=None):
            cells = dict(zip(table.columns, row, strict=True))
            file, number = str(cells[FILE]), int(cells[ROW])
            household, problems = self._households.find(
                cells, file, number, known_faulty=self._findings.is_faulty(file, number)
            )
            self.problems += problems
            if not household:
                continue
            for date in filter(None, str(cells["date"]).split(SEPARATOR)):
                if whole := self._with_year(date, file, number):
                    yield self._entry(cells, file, number, household, whole)

    def _with_year(self, date: str, file: str, row: int) -> str:
        """Return a date with its year, "" if it has none and the plan tells none."""
        if not date.startswith("-"):
            return date
        if self._year is None:
            self.problems.append(problem_at(file, row, "no_year", date.lstrip("-"), Severity.ERROR))
            return ""
        whole = f"{self._year}-{date.lstrip('-')}"
        try:
            dt.date.fromisoformat(whole if whole.count("-") == 2 else f"{whole}-01")
        except ValueError:
            self.problems.append(problem_at(file, row, "no_such_day", whole, Severity.ERROR))
            return ""
        self.problems.append(
            problem_at(file, row, "year_added", date.lstrip("-"), Severity.REPAIR, now=whole)
        )
        return whole

    def _entry(
        self, cells: dict[str, object], file: str, row: int, household: str, date: str
    ) -> Entry:
        helper = self._signature(cells, "helper_signed")
        family = self._signature(cells, "household_signed")
        named = names_in(str(cells["cadre_id"])) or names_in(str(cells["helper"]))
        signatory = helper.name if helper else ""
        return Entry(
            file,
            row,
            household,
            date,
            visitors=named or names_in(signatory),
            helper_signed=None if helper is None else helper.signed,
            household_signed=None if family is None else family.signed,
            signatory=signatory if named else "",
            by_proxy=any(side is not None and side.by_proxy for side in (helper, family)),
            has_content="content" not in self._columns
            or bool(str(cells["content"]).strip("-—/.无")),
        )

    def _signature(self, cells: dict[str, object], column: str) -> Signature | None:
        return read_signature(str(cells[column])) if column in self._columns else None
