"""Finding the tables' files in a case folder: exactly one per table, of a sane size."""

from __future__ import annotations

import hashlib
from difflib import get_close_matches
from pathlib import Path

from bangfu_assign.errors import Problem, Severity, UsageError
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.schema import TABLES

SUFFIXES = (".csv", ".xlsx", ".xls")
"""Kinds of file a table may have."""

ROADS = "roads"
"""Name of the GraphML file that may stand in for the two road tables."""

MAX_FILE_BYTES = 400 * 2**20
"""Larger files are refused; a million households are about 150 MB."""


def find_files(folder: str | Path, findings: Findings) -> dict[str, Path]:
    """Return the file of each table (and of ``roads``) that the folder has.

    Parameters
    ----------
    folder : path
        The case folder.
    findings : Findings
        Takes missing required tables, two files for one table, names that nearly fit.

    Raises
    ------
    UsageError
        If there is no such folder.
    """
    folder = Path(folder)
    try:
        entries = sorted(p for p in folder.iterdir() if p.is_file())
    except (OSError, ValueError) as error:
        raise UsageError(Problem("facts.no_folder", value=str(folder)[:200])) from error
    names = [table.name for table in TABLES]
    found: dict[str, list[Path]] = {name: [] for name in (*names, ROADS)}
    for entry in entries:
        stem, suffix = entry.stem.lower(), entry.suffix.lower()
        if entry.name.startswith(("~$", ".")):
            continue  # lock files of an open Excel, hidden files
        if suffix in SUFFIXES and stem in names:
            found[stem].append(entry)
        elif suffix == ".graphml" and stem == ROADS:
            found[ROADS].append(entry)
        else:
            _explain_unused(entry, names, findings)
    files = {name: paths[0] for name, paths in found.items() if len(paths) == 1}
    for name, paths in found.items():
        if len(paths) > 1:
            findings.fail(name)
            findings.add("two_files", file=paths[0].name, others=", ".join(p.name for p in paths))
    for table in TABLES:
        if table.required and not found[table.name]:
            findings.fail(table.name)
            findings.add("no_table", table=table.name)
    return {name: path for name, path in files.items() if _size_is_sane(path, name, findings)}


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _size_is_sane(path: Path, name: str, findings: Findings) -> bool:
    try:
        size = path.stat().st_size
    except OSError:
        size = -1
    if 0 < size <= MAX_FILE_BYTES:
        return True
    findings.fail(name)
    if size > MAX_FILE_BYTES:
        findings.add("file_too_large", file=path.name, limit_mb=MAX_FILE_BYTES // 2**20)
    else:
        findings.add("file_empty" if size == 0 else "file_unreadable", file=path.name)
    return False


def _explain_unused(entry: Path, names: list[str], findings: Findings) -> None:
    """Warn about a file that looks like a table but is not read."""
    stem, suffix = entry.stem.lower(), entry.suffix.lower()
    if stem in names and suffix in (".xlsm", ".xlsb", ".ods", ".txt", ".tsv", ".et", ".numbers"):
        findings.add("wrong_suffix", Severity.WARNING, file=entry.name)
    elif suffix in SUFFIXES:
        near = get_close_matches(stem, names, n=1, cutoff=0.75)
        if near:
            findings.add("file_name_near", Severity.WARNING, file=entry.name, near=near[0])
