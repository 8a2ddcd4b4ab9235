"""The table: one line a rival, each objective with its value and what is proven about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def table(rows: Sequence[Row], order: Sequence[str]) -> str:
    """Return the results of one case as a Markdown table, with notes under it.

    A cell says ``1234 =`` if 1234 is proven to be the least, ``1234 ≥1200 2.8%`` if 1200 is the
    best lower bound and the gap 2.8 %, and ``1234`` if nothing is claimed.
    """
    header = ["rival", "status", "breaches", "seconds", "CPU s", "MB", *order]
    lines = [header]
    for row in rows:
        breaches = sum(row["breaches"].values())
        lines.append(
            [
                row["rival"],
                row["status"],
                str(breaches) if row["values"] else "",
                f"{row['seconds']:.1f}",
                f"{row['cpu_seconds']:.1f}",
                f"{row['memory_mb']:.0f}",
                *(_cell(row["values"].get(name), row["bounds"].get(name)) for name in order),
            ]
        )
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    shown = [_line(line, widths) for line in lines]
    shown.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join([*shown, *_notes(rows), *contradictions(rows, order)])


def _cell(value: int | None, bound: int | None) -> str:
    if value is None:
        return ""
    if bound is None:
        return str(value)
    if bound == value:
        return f"{value} ="
    return f"{value} ≥{bound} {gap(value, bound):.1%}"


def gap(value: int, bound: int) -> float:
    """Return (value − bound) / value."""
    return 0.0 if value == bound else (value - bound) / max(abs(value), 1)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        cell.ljust(width) if i < 2 else cell.rjust(width)
        for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "| " + " | ".join(padded) + " |"


def _notes(rows: Sequence[Row]) -> list[str]:
    notes = []
    for row in rows:
        broken = ", ".join(f"{code} × {count}" for code, count in row["breaches"].items())
        parts = [part for part in (row["note"], broken and f"breaks {broken}") if part]
        if parts:
            notes.append(f"  {row['rival']}: {'; '.join(parts)}")
    return notes


def contradictions(rows: Sequence[Row], order: Sequence[str]) -> list[str]:
    """Return where a plan that keeps every rule is better than a bound says any plan can be.

    There must never be one: it would show that a bound, or a rule, is wrong. A bound speaks of
    plans with the values of the objectives before it, so only those are compared; ``walk`` is
    proven village by village, and left out.
    """
    found = []
    right = [row for row in rows if row["values"] and not row["breaches"]]
    for claim in right:
        for other in right:
            for name in order:
                if name == "walk":
                    break
                bound, value = claim["bounds"].get(name), other["values"][name]
                if bound is not None and value < bound:
                    found.append(
                        f"  CONTRADICTION: {other['rival']} has {name} {value}, "
                        f"{claim['rival']} claims at least {bound}"
                    )
                if value != claim["values"][name]:
                    break
    return found
