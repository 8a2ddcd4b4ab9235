"""Names of files made from names of villages, units and people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bangfu_assign.facts.masks import mask
from bangfu_assign.report.paper.words import line

_LONGEST = 40
"""Characters kept: with a folder, a number and an ending below the 255 bytes of file systems."""

# What Windows refuses, what shells expand, and what hides a file or ends it badly.
_UNFIT = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f~$`'&;%#{}\[\]!^=+@,]+")
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")


def safe_name(text: object, otherwise: str = "_") -> str:
    """Return text that is a harmless file name (without ending) on every system.

    ID numbers and phones in it are masked, since a file's name is published with the file.

    Parameters
    ----------
    text : object
        Any text.
    otherwise : str
        What to take if nothing of it can stay.
    """
    name = _UNFIT.sub("_", mask(line(text)).replace("*", "×")).replace(" ", "_")
    name = re.sub(r"_{2,}", "_", name)[:_LONGEST].strip("._- ")
    if not name:
        return otherwise
    return f"_{name}" if _RESERVED.match(name.split(".")[0]) else name


def safe_names(texts: Mapping[str, object]) -> dict[str, str]:
    """Return a file name for each id, no two alike even where capitals do not count.

    Parameters
    ----------
    texts : mapping of id to text
        Two ids with the same name both get their id behind it.
    """
    names = {key: safe_name(text, safe_name(key)) for key, text in texts.items()}
    return {
        key: name if alone else f"{name}_{safe_name(key)}"
        for (key, name), alone in zip(names.items(), _alone(names.values()), strict=True)
    }


def _alone(names: Iterable[str]) -> list[bool]:
    folded = [name.casefold() for name in names]
    count: dict[str, int] = {}
    for name in folded:
        count[name] = count.get(name, 0) + 1
    return [count[name] == 1 for name in folded]
