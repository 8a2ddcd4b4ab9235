"""The office's own .xlsx with texts put into some cells; every other part is copied as it is."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from bangfu_assign.report.writeback.sheet_edit import Edited, Place, edit
from bangfu_assign.report.writeback.sheet_xml import OddXmlError

Shown = Callable[[int, int], str]

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_CALC = re.compile(rb"<(\w+:)?calcPr\b[^>]*>")
_FULL = re.compile(rb"\sfullCalcOnLoad=[\"'](\w+)[\"']")
_AFTER_NAMES = re.compile(rb"</(?:\w+:)?(?:definedNames|sheets)>")


@dataclass(frozen=True, slots=True)
class EditedBook:
    """A workbook with texts put in.

    Attributes
    ----------
    content : bytes
        The file.
    sheets : mapping of str to Edited
        What was done, by the sheet's name.
    """

    content: bytes
    sheets: Mapping[str, Edited]


def edit_book(
    content: bytes, texts: Mapping[str, Mapping[Place, str]], shown: Mapping[str, Shown]
) -> EditedBook:
    """Return a workbook with texts in some cells of some sheets.

    Only those sheets' XML changes, and in it only those cells. Two more parts follow where they
    must: if a formula gave way to a text, the chain that says in which order to calculate goes
    (Excel makes it anew, and calls a file damaged whose chain names a cell without formula); if
    any formula is in the book, Excel is told to calculate it when it opens the file.

    Parameters
    ----------
    content : bytes
        The .xlsx, already found to be sane (`bangfu_assign.facts.zip_check`).
    texts : mapping of sheet name to mapping of (row, column) to str
        What to put where, 0-based.
    shown : mapping of sheet name to callable
        What each cell shows now.

    Raises
    ------
    OddXmlError
        If a part cannot be understood; so with `edit`'s other errors.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = _parts(archive)
        changed: dict[str, bytes] = {}
        edited: dict[str, Edited] = {}
        for name in texts:
            if texts[name]:
                done = edit(archive.read(parts[name]), texts[name], shown[name])
                edited[name] = done
                changed[parts[name]] = done.xml
        if not edited:
            return EditedBook(content, {})
        dropped = set()
        if any(done.formulas for done in edited.values()):
            dropped = _drop_chain(archive, changed)
        if _has_formulas(archive):
            _calculate_on_opening(archive, changed)
        return EditedBook(_copied(archive, changed, dropped), edited)


def _copied(archive: zipfile.ZipFile, changed: Mapping[str, bytes], dropped: set[str]) -> bytes:
    """Return the archive with some members changed; names, times and order stay."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        new.comment = archive.comment
        for member in archive.infolist():
            if member.filename in dropped:
                continue
            piece = changed.get(member.filename)
            new.writestr(
                member, archive.read(member) if piece is None else piece, member.compress_type
            )
    return made.getvalue()


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each worksheet by the sheet's name."""
    root = _relations(archive, "_rels/.rels", "")
    book = next((t for kind, t in root.values() if kind == "officeDocument"), "xl/workbook.xml")
    folder, name = posixpath.split(book)
    related = _relations(archive, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    found = {}
    for tag, attributes in _tags(archive.read(book)):
        if tag == "sheet":
            key = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            kind, part = related.get(key, ("", ""))
            if kind == "worksheet":
                found[attributes["name"]] = part
    return found


def _relations(archive: zipfile.ZipFile, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return kind and target of every inner relationship by its id."""
    return {
        attributes["Id"]: (
            attributes["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/"),
        )
        for tag, attributes in _tags(archive.read(part))
        if tag == "Relationship" and attributes.get("TargetMode") != "External"
    }


def _tags(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return every tag of a small part, without prefix, and its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((name.rpartition(":")[2], attributes))

    def refuse(*_: object) -> None:
        raise OddXmlError("document type declaration")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise OddXmlError(str(error)) from error
    return found


def _drop_chain(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> set[str]:
    """Take the calculation chain out of the package's lists; return its part."""
    chains = {n for n in archive.namelist() if n.lower().endswith("/calcchain.xml")}
    for name in archive.namelist():
        if name == "[Content_Types].xml" or name.endswith("workbook.xml.rels"):
            xml = changed.get(name, archive.read(name))
            changed[name] = re.sub(
                rb"<(?:\w+:)?(?:Override|Relationship)\b[^>]*calcChain[^>]*/>", b"", xml
            )
    return chains


def _has_formulas(archive: zipfile.ZipFile) -> bool:
    return any(
        _FORMULA.search(archive.read(name))
        for name in archive.namelist()
        if name.startswith("xl/worksheets/") and name.endswith(".xml")
    )


def _calculate_on_opening(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> None:
    """Tell Excel that the results of formulas in the book may be out of date."""
    name = next(n for n in archive.namelist() if n.lower().endswith("xl/workbook.xml"))
    xml = archive.read(name)
    found = _CALC.search(xml)
    if found is None:
        places = list(_AFTER_NAMES.finditer(xml))
        if places:
            prefix = re.match(rb"</(\w+:)?", places[-1][0])
            head = b"<" + ((prefix[1] if prefix else b"") or b"") + b"calcPr"
            at = places[-1].end()
            changed[name] = xml[:at] + head + b' fullCalcOnLoad="1"/>' + xml[at:]
        return
    tag = found[0]
    if (told := _FULL.search(tag)) and told[1] in (b"1", b"true"):
        return
    tag = _FULL.sub(b"", tag)
    tag = re.sub(rb"calcPr\b", b'calcPr fullCalcOnLoad="1"', tag, count=1)
    changed[name] = xml[: found.start()] + tag + xml[found.end() :]
