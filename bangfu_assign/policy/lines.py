"""On which line of a policy file a key stands: the TOML reader does not say."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_\-]+|"[^"]*"|'[^']*')(?:\s*\.\s*[A-Za-z0-9_\-]+)*)\s*=""")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|' + r"'[^']*'")


def lines_of(text: str) -> dict[tuple[int | str, ...], int]:
    """Return the line (first is 1) of every table and key of a TOML text.

    Reads the plain layout people write: headers and ``key = value``, values over several lines in
    brackets. What it does not understand has no line; it never decides what the file means.
    """
    lines: dict[tuple[int | str, ...], int] = {}
    table: tuple[int | str, ...] = ()
    count: dict[tuple[int | str, ...], int] = {}
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if depth == 0:
            if match := _HEADER.match(line):
                name = _inside(_parts(match[2]), count)
                if match[1] == "[[":
                    index = count.get(name, 0)
                    count[name] = index + 1
                    lines.setdefault(name, number)
                    name = (*name, index)
                table = name
                lines.setdefault(table, number)
                continue
            if match := _KEY.match(line):
                path = table + _parts(match[1])
                for end in range(len(table) + 1, len(path) + 1):
                    lines.setdefault(path[:end], number)
        bare = _STRING.sub("", line).partition("#")[0]
        depth = max(0, depth + sum(map(bare.count, "[{")) - sum(map(bare.count, "]}")))
    return lines


def _inside(
    parts: tuple[int | str, ...], count: dict[tuple[int | str, ...], int]
) -> tuple[int | str, ...]:
    """Return a header's path: below an array of tables it belongs to the last of them."""
    path: tuple[int | str, ...] = ()
    for part in parts:
        if path in count:
            path = (*path, count[path] - 1)
        path = (*path, part)
    return path


def _parts(name: str) -> tuple[int | str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))
