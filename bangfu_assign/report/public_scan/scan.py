"""`scan`: which private facts stand in files that are about to be public."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bangfu_assign.facts.masks import mask
from bangfu_assign.report.public_scan.contents import hidden, texts
from bangfu_assign.report.public_scan.secrets import NUMBER, WORD, Secrets

_RUN = re.compile(r"\d[\dXx]{6,}")
_CLOSE = re.compile(r"(?<=[\dXx])[ \t\-－—.·](?=[\dXx])")
"""A phone may be written 138-0000-0000 or in groups."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?")
"""When a document says it was made: the year in it is nobody's income."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Private facts found in a file; never what they say.

    Attributes
    ----------
    path : Path
        The file.
    kind : str
        ``id_number``, ``phone``, ``cause``, ``category``, ``income``, ``internal_id``, ``number``
        (looks like an ID number, account or phone) or ``unreadable``.
    count : int
        How many pieces of the file hold one.
    """

    path: Path
    kind: str
    count: int


def scan(files: Iterable[Path], secrets: Secrets) -> list[Leak]:
    """Return the private facts in files, file by file.

    Parameters
    ----------
    files : iterable of Path
        What would be public. Everything is looked at: text, properties, markup, members of
        archives, raw bytes and the files' own names.
    secrets : Secrets
        What must not be found.
    """
    found = []
    seen: tuple[set[int], set[int]] = (set(), set())
    for path in sorted(files):
        kinds = Counter(_kinds(path, secrets, seen))
        found += [Leak(path, kind, kinds[kind]) for kind in sorted(kinds)]
    return found


def _kinds(path: Path, secrets: Secrets, seen: tuple[set[int], set[int]]) -> Iterator[str]:
    lengths = sorted({len(number) for number in secrets.numbers})
    try:
        for piece in texts(path, seen[0]):
            if piece.strip() not in secrets.shown:
                yield from _in_text(piece.strip(), secrets)
                yield from _known_numbers(piece, secrets, lengths)
    except Exception:  # noqa: BLE001 - a damaged file may raise anything, and must not be published
        yield "unreadable"
    for piece in hidden(path, seen[1]):
        yield from _known_numbers(piece, secrets, lengths)
    yield from _in_text(path.stem, secrets)


def _in_text(text: str, secrets: Secrets) -> Iterator[str]:
    """Yield what a text for readers holds: phrases, amounts, ids, and numbers like a person's."""
    for phrase, kind in secrets.phrases.items():
        if phrase in text:
            yield kind
    if not secrets.incomes.isdisjoint(NUMBER.findall(_MOMENT.sub("", text))):
        yield "income"
    words = set(WORD.findall(text))
    if not secrets.ids.isdisjoint(words) or text in secrets.ids:
        yield "internal_id"
    for word in words - secrets.shown_words:
        if mask(word) != word:
            yield "number"


def _known_numbers(piece: str, secrets: Secrets, lengths: list[int]) -> Iterator[str]:
    """Yield the kinds of the case's own ID numbers and phones in a text, also inside others."""
    for text in {piece, _CLOSE.sub("", piece)}:
        for run in _RUN.findall(text):
            if run in secrets.shown_words:
                continue
            number = run.upper()
            for length in lengths:
                for start in range(len(number) - length + 1):
                    kind = secrets.numbers.get(number[start : start + length])
                    if kind:
                        yield kind
