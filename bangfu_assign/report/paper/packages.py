"""Office files (zips of XML) whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from itertools import chain

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can name."""


def same_again(package: bytes) -> bytes:
    """Return the package with its members' times fixed; the order of members stays.

    Content and names of members are untouched; what tells the writing system apart is gone.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            new.writestr(_entry(member.filename), old.read(member))
    return made.getvalue()


def with_inside(package: bytes, name: str, mark: bytes, pieces: Iterable[bytes]) -> bytes:
    """Return a package of `same_again` with pieces written in place of a mark in one member.

    The pieces are packed as they come: a document of a thousand pages is never whole in memory.

    Parameters
    ----------
    package : bytes
        The office file.
    name : str
        Its member.
    mark : bytes
        Stands once in the member.
    pieces : iterable of bytes
        What to write there.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(_entry(member.filename), old.read(member))
                continue
            before, after = old.read(member).split(mark)
            with new.open(_entry(name), "w") as stream:
                for piece in chain((before,), pieces, (after,)):
                    stream.write(piece)
    return made.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry
