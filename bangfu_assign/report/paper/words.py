"""Strangers' text made fit to print: one line, no tricks, not too long, no missing glyph."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bangfu_assign.plan.text import clip, display
from bangfu_assign.report.paper import typefaces

GETA = "〓"
"""The printers' mark for a character that no font has."""

_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Chooses between forms of the character before it: invisible, and few fonts know any."""


def line(text: object, columns: int | None = None) -> str:
    """Return text on one line without control, direction and other invisible characters.

    Parameters
    ----------
    text : object
        A cell as the office typed it; `None` gives "".
    columns : int, optional
        Cut to so many columns, a Chinese character taking two, with … at the cut.

    Examples
    --------
    >>> line("张\\u202e三\\n丰", 40)
    '张三 丰'
    """
    seen = "".join(
        " " if unicodedata.category(c) in ("Zs", "Zl", "Zp") else c
        for c in display("" if text is None else text)
        if unicodedata.category(c) not in ("Cc", "Cf", "Cs") and not _SELECTOR.match(c)
    )
    plain = unicodedata.normalize("NFC", " ".join(seen.split()))
    return plain if columns is None else clip(plain, columns)


@dataclass(slots=True)
class Printer:
    """Makes text printable and remembers what could not be printed as it was.

    Attributes
    ----------
    system : bool
        Whether installed fonts count.
    missing : set of str
        Characters that no font has; they were replaced by `GETA`.
    cut : list of str
        The beginnings of texts that were too long, in the order met.
    """

    system: bool
    missing: set[str]
    cut: list[str]

    @classmethod
    def new(cls, *, system: bool = True) -> Printer:
        """Return one that has met nothing yet."""
        return cls(system, set(), [])

    def text(self, text: object, columns: int | None = None) -> str:
        """Return `line` with characters that no font has replaced by `GETA`."""
        whole = line(text)
        short = whole if columns is None else clip(whole, columns)
        if short != whole:
            self.cut.append(short)
        kept = []
        for character in short:
            if character.isascii() or typefaces.holds(character, system=self.system):
                kept.append(character)
            else:
                self.missing.add(character)
                kept.append(GETA)
        return "".join(kept)
