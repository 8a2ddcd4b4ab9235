"""Looking into a .docx somebody supplies before it is used: what it may hold is listed.

A template can run macros, load pictures from afar, hold an author's remarks or embed a program.
Whatever is not on the lists below is refused by name; what Word and WPS add of themselves and no
page shows is left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bangfu_assign.errors import Problem, UsageError

MAX_PACKED = 5 * 2**20
MAX_UNPACKED = 30 * 2**20
MAX_XML = 4 * 2**20
MAX_MEMBERS = 500

_KEPT = frozenset({
    "officeDocument", "styles", "numbering", "settings", "webSettings", "fontTable", "theme",
    "header", "footer", "footnotes", "endnotes", "image", "core-properties", "extended-properties",
})  # fmt: skip
"""Last words of the relationship types a template may have."""

_DROPPED = frozenset({
    "custom-properties", "customXml", "customXmlProps", "thumbnail", "stylesWithEffects",
    "glossaryDocument", "people", "commentsExtended", "commentsIds", "commentsExtensible",
    "printerSettings", "keyMapCustomizations",
})  # fmt: skip
"""Written by Word and WPS of themselves, and not needed."""

_PICTURES = frozenset({"image/png", "image/jpeg"})
_FIELDS = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "SEQ", "EQ", "TITLE"}
)
"""What a page number needs; other fields load files, call programs or tell who wrote it."""

_TOLD = {"ins", "del", "moveFrom", "moveTo", "commentReference", "commentRangeStart"}
_ELSEWHERE = re.compile(r"^\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:(?://|\\\\)|javascript:|mailto:|\\\\|//)")


def read_template(path: Path) -> bytes:
    """Return a template that is safe to fill, read from a file.

    Raises
    ------
    UsageError
        With everything that is wrong with it.
    """
    if path.suffix.lower() != ".docx":
        raise UsageError(_problem(path.name, "template_no_docx"))
    try:
        if path.stat().st_size > MAX_PACKED:
            raise UsageError(_problem(path.name, "template_too_big", limit=MAX_PACKED // 2**20))
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(_problem(path.name, "template_unreadable", why=why)) from error
    return check_template(content, path.name)


def check_template(content: bytes, file: str) -> bytes:
    """Return a template without what is not needed, if nothing in it does harm.

    Parameters
    ----------
    content : bytes
        The .docx.
    file : str
        Its name, for messages.

    Raises
    ------
    UsageError
        With everything that is wrong with it.
    """
    from docx import Document  # noqa: PLC0415 - only Word documents need it

    if found := list(_outside(content, file)):
        raise UsageError(found)
    try:
        document = Document(io.BytesIO(content))
        found = [*_relations(document.part.package, file), *_inside(document, file)]
    except Exception as error:  # damaged packages raise errors of lxml, zipfile, KeyError, …
        raise UsageError(_problem(file, "template_no_docx")) from error
    if found:
        raise UsageError(_once(found))
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _outside(content: bytes, file: str) -> Iterator[Problem]:
    """Judge the archive by its directory, before any XML is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            sizes = [m.file_size for m in members]
            if (
                len(content) > MAX_PACKED
                or len(members) > MAX_MEMBERS
                or sum(sizes) > MAX_UNPACKED
                or any(m.file_size > MAX_XML for m in members if _is_xml(m.filename))
            ):
                yield _problem(file, "template_too_big", limit=MAX_PACKED // 2**20)
                return
            for member in members:
                if re.search(r"vba|\.bin$|activex", member.filename, re.IGNORECASE):
                    yield _problem(file, "template_macro", part=member.filename)
                elif _is_xml(member.filename) and _is_odd(archive.read(member)):
                    yield _problem(file, "template_odd_xml", part=member.filename)
            if b"macroEnabled" in archive.read("[Content_Types].xml"):
                yield _problem(file, "template_macro", part="[Content_Types].xml")
    except Exception:  # noqa: BLE001 - damaged archives raise errors of zlib, lzma, struct, …
        yield _problem(file, "template_no_docx")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _is_odd(xml: bytes) -> bool:
    """Whether XML declares entities, or is written so that it cannot be told."""
    return b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\0" in xml


def _relations(package: Any, file: str) -> Iterator[Problem]:
    """Refuse relations that are not listed; take out those that are not needed."""
    for holder in (package, *package.iter_parts()):
        for key, relation in list(holder.rels.items()):
            kind = relation.reltype.rsplit("/", 1)[-1]
            if relation.is_external:
                yield _problem(file, "template_external", kind=kind)
            elif kind in _DROPPED:
                del holder.rels[key]
            elif kind == "comments":
                yield _problem(file, "template_remarks")
            elif kind not in _KEPT:
                yield _problem(file, "template_part", kind=kind)
            elif kind == "image" and relation.target_part.content_type not in _PICTURES:
                yield _problem(file, "template_picture", kind=relation.target_part.content_type)


def _inside(document: Any, file: str) -> Iterator[Problem]:
    """Refuse fields, remarks and addresses inside the XML of every part."""
    from docx.opc.oxml import parse_xml  # noqa: PLC0415 - only Word documents need it

    for part in document.part.package.iter_parts():
        if not _is_xml(str(part.partname)):
            continue
        elements = [e for e in parse_xml(part.blob).iter() if isinstance(e.tag, str)]
        for field in _fields(elements):
            if field not in _FIELDS:
                yield _problem(file, "template_field", field=field[:20])
        for element in elements:
            name = _local(element.tag)
            if name in _TOLD:
                yield _problem(file, "template_remarks")
            elif name == "mailMerge":
                yield _problem(file, "template_part", kind=name)
            for key, value in element.items():
                if _local(key).lower() != "uri" and _ELSEWHERE.match(value):
                    yield _problem(file, "template_external", kind=name)


def _fields(elements: list[Any]) -> Iterator[str]:
    """Yield the name of every field; its code may be split over several elements."""
    codes: list[str] = []
    for element in elements:
        name = _local(element.tag)
        if name == "fldSimple":
            codes += [value for key, value in element.items() if _local(key) == "instr"]
        elif name == "fldChar" and "begin" in element.values():
            codes.append("")
        elif name == "instrText":
            codes = [*codes[:-1], (codes[-1] if codes else "") + (element.text or "")]
    return (code.split()[0].upper() for code in codes if code.split())


def _local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rsplit("}", 1)[-1]


def _once(found: list[Problem]) -> list[Problem]:
    """Return each problem once: one remark may stand in fifty places."""
    return list({(p.code, str(p.params)): p for p in found}.values())


def _problem(file: str, code: str, **params: object) -> Problem:
    return Problem(f"paper.{code}", file=file, params=params)
