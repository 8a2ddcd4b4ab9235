"""Writing to the terminal: results to stdout, everything else to stderr, nothing that can fail."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from typing import TextIO

from bangfu_assign import labels
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.labels import Lang

_PIPE_WIDTH = 100_000
"""Columns of a table that goes to a file or a pipe: one row is one line, never wrapped."""

_CELL = 200
"""Characters of a cell that are shown; a whole essay in a cell stays in its file."""


def prepare() -> None:
    """Let a terminal that lacks a character show a substitute in place of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(line: str = "") -> None:
    """Print a result."""
    _write(sys.stdout, line + "\n")


def complain(line: str) -> None:
    """Print what is not a result: progress, warnings, errors."""
    _write(sys.stderr, line + "\n")


def closing(begin: float, memory_mb: float, lang: Lang) -> None:
    """Print how long the command took and the memory it needed.

    Parameters
    ----------
    begin : float
        When it began, by `time.perf_counter`.
    memory_mb : float
        Of this process.
    lang : {"zh", "en"}
        Language of the line.
    """
    seconds, memory = f"{time.perf_counter() - begin:.1f}", f"{memory_mb:,.0f}"
    say(labels.text("cli.closing", lang, seconds=seconds, memory=memory))


def table(
    headers: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[int] = ()
) -> None:
    """Print a table as a result; ``right`` holds the positions of right-aligned columns.

    A terminal gets the table wrapped to its width, a file or a pipe one line per row.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from bangfu_assign.plan.text import display

    terminal = sys.stdout.isatty()
    console = Console(file=sys.stdout, width=None if terminal else _PIPE_WIDTH, color_system=None)
    grid = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False, header_style="")
    for position, header in enumerate(headers):
        grid.add_column(
            Text(header), justify="right" if position in right else "left", overflow="fold"
        )
    for row in rows:
        # Text, not str: a cell such as "[red]" is a name, never markup.
        grid.add_row(*(Text(_short(display(cell))) for cell in row))
    with console.capture() as drawn:
        console.print(grid)
    lines = (line.rstrip() for line in drawn.get().splitlines())
    _write(sys.stdout, "\n".join(lines) + "\n")


def problems(found: Iterable[Problem], lang: Lang) -> None:
    """Print problems as a table on stdout, errors first, then in the order of the files."""
    table(
        [labels.text(f"cli.{head}", lang) for head in ("level", "place", "cell", "problem")],
        (
            (
                labels.text(f"problems.{p.severity.value}", lang),
                p.place(lang),
                p.value,
                p.message(lang),
            )
            for p in by_weight(found)
        ),
    )


def complain_of(found: Iterable[Problem], lang: Lang) -> None:
    """Print problems as lines on stderr, errors first: place, value, what is wrong."""
    from bangfu_assign.plan.text import display

    for problem in by_weight(found):
        value = f"“{problem.value}”" if problem.value else ""
        where = " ".join(part for part in (problem.place(lang), value) if part)
        message = problem.message(lang)
        complain(display(f"{where}: {message}" if where else message))


def tally(found: Iterable[Problem], lang: Lang) -> str:
    """Return how many errors, warnings and repairs there are, as a sentence."""
    counts = dict.fromkeys(Severity, 0)
    for problem in found:
        counts[problem.severity] += problem.count
    return labels.text(
        "cli.problem_count",
        lang,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        repairs=counts[Severity.REPAIR],
    )


def by_weight(found: Iterable[Problem]) -> list[Problem]:
    """Return problems with the gravest first; equals keep their order."""
    return sorted(found, key=lambda p: list(Severity).index(p.severity))


def has_errors(found: Iterable[Problem]) -> bool:
    """Return whether there is any error among problems."""
    return any(problem.severity is Severity.ERROR for problem in found)


def flush() -> None:
    """Hand over what is still buffered; a reader that has gone away is no error."""
    for stream in (sys.stdout, sys.stderr):
        _write(stream, "")


def _short(text: str) -> str:
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # The reader (head, less) has gone: the work goes on, and what is left to say goes nowhere.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
