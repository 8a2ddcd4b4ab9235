"""Every sentence the tool says to a person, in Chinese and English, by code.

Nothing outside this package holds text for people: rooms pass a code and parameters. One catalogue
per room keeps a translator's work in one place; a code names its catalogue: ``facts.id_lost_digits``
stands in ``labels/facts.py`` under ``id_lost_digits``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


@cache
def _catalogue(room: str) -> dict[str, tuple[str, str]]:
    catalogue: dict[str, tuple[str, str]] = import_module(f"{__name__}.{room}").TEXTS
    return catalogue


def text(code: str, lang: Lang = "zh", **parameters: object) -> str:
    """Return the sentence of a code.

    Parameters
    ----------
    code : str
        ``room.name``, e.g. ``"facts.id_lost_digits"``.
    lang : {"zh", "en"}
        Which language.
    **parameters
        Fills the sentence's ``{placeholders}``. Values are inserted as they stand, never formatted
        again, so braces in a user's cell are harmless.

    Raises
    ------
    KeyError
        If the code has no text: a fault of the program, caught by the catalogue's test.
    """
    room, _, name = code.partition(".")
    sentence = _catalogue(room)[name][LANGS.index(lang)]
    return sentence.format(**parameters) if parameters else sentence
