"""What the tool itself wrote into a folder, so that a person's files in it are told apart and kept.

A clerk edits ``plan.xlsx`` where it lies, or leaves a note beside it. The next plan must not
destroy that: files the tool did not write stay where they are, files it wrote and somebody changed
move to ``by_hand/``; only untouched files of its own disappear.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

MANIFEST = ".bangfu-assign.json"
BY_HAND = "by_hand"


def is_ours(folder: Path) -> bool:
    """Whether the tool wrote a plan into this folder before."""
    return (folder / MANIFEST).is_file() or (folder / "summary.json").is_file()


def seal(folder: Path) -> None:
    """List every file with its SHA-256 in the manifest, on disk for good and for the owner only."""
    written = {}
    for path in files(folder):
        path.chmod(0o600)
        with path.open("rb") as stream:
            written[_name(folder, path)] = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o700)
    manifest = folder / MANIFEST
    with manifest.open("w", encoding="utf-8") as stream:
        json.dump({"tool": "bangfu-assign", "files": written}, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    manifest.chmod(0o600)


def is_untouched(folder: Path, path: Path) -> bool:
    """Whether the tool wrote a file of the folder, and nobody has changed it since."""
    digest = _written(folder).get(_name(folder, path))
    return digest is not None and digest == _digest(path)


def bring(old: Path, new: Path) -> None:
    """Copy the tool's own, untouched files of the old folder, to add others to them."""
    written = _written(old)
    for path in files(old):
        name = _name(old, path)
        if name in written and written[name] == _digest(path):
            _copy(path, new / name)


def carry_over(old: Path, new: Path, *, edited_stay: bool = False) -> None:
    """Bring a person's files of the old folder into the new one; both stay whole.

    Parameters
    ----------
    old : Path
        A folder with a plan; without a manifest every file in it counts as a person's.
    new : Path
        The sealed folder that will take its place.
    edited_stay : bool
        Whether files the tool wrote and somebody changed keep their place if it is free: right
        when files are added to a plan, wrong when the plan they belong to is replaced.
    """
    written = _written(old)
    moved = []
    for path in files(old):
        name = _name(old, path)
        if name == MANIFEST or (name in written and written[name] == _digest(path)):
            continue
        if os.path.lexists(new / name) or (name in written and not edited_stay):
            moved.append(path)
        else:
            _copy(path, new / name)
    # Last, so that what lies in by_hand/ already keeps its name.
    for path in moved:
        _copy(path, _free(new / BY_HAND / _name(old, path)))


def files(folder: Path) -> Iterator[Path]:
    """Yield every file and link below a folder, sorted; no pipes, nothing behind links."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        folders[:] = sorted(set(folders) - set(links))
        for name in sorted(names + links):
            path = Path(place) / name
            if path.is_symlink() or path.is_file():
                yield path


def _copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copy2(source, to, follow_symlinks=False)


def _written(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
        return {str(name): str(digest) for name, digest in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _digest(path: Path) -> str:
    if path.is_symlink():
        return "link"
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _free(path: Path) -> Path:
    """Return the path, or the first of ``name-2.xlsx``, ``name-3.xlsx`` … that is free."""
    found, number = path, 1
    while os.path.lexists(found):
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found
