"""What a file says, piece by piece: cells, paragraphs, attributes, metadata, its own name."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_TAG = re.compile(rb"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_TEXT_OF_ONE = frozenset({"p", "si", "is"})
"""Elements whose text is one text even where it is cut into runs."""
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


def texts(path: Path, seen: set[int]) -> Iterator[str]:
    """Yield what a reader of the file would see or could select, in pieces.

    Parameters
    ----------
    path : Path
        The file.
    seen : set of int
        Marks of archive members looked at before: every .docx brings the same styles. Grows.

    Raises
    ------
    ValueError
        If the file is of a kind that cannot be looked into.
    """
    content = path.read_bytes()
    for piece in _texts(path.suffix.lower(), content, seen):
        yield _ZERO_WIDTH.sub("", piece)


def hidden(path: Path, seen: set[int]) -> Iterator[str]:
    """Yield everything else as text: markup, properties, raw bytes, members, the file's name.

    `seen` is as in `texts`, but another set.
    """
    content = path.read_bytes()
    yield path.name
    yield content.decode("utf-8", "ignore")
    yield content.decode("utf-16-be", "ignore")
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment.decode("utf-8", "ignore")
            for member in archive.infolist():
                yield member.filename + member.comment.decode("utf-8", "ignore")
                if _is_new(data := archive.read(member), seen):
                    yield html.unescape(data.decode("utf-8", "ignore"))
    elif path.suffix.lower() in (".html", ".htm"):
        yield html.unescape(content.decode("utf-8", "ignore"))


def _is_new(content: bytes, seen: set[int]) -> bool:
    mark = hash(content)
    if mark in seen:
        return False
    seen.add(mark)
    return True


def _texts(suffix: str, content: bytes, seen: set[int]) -> Iterator[str]:
    if suffix in (".docx", ".xlsx"):
        yield from _of_package(content, seen)
    elif suffix in (".html", ".htm"):
        yield from _of_page(content)
    elif suffix == ".pdf":
        yield from _of_pdf(content)
    elif suffix in (".txt", ".csv", ".md"):
        yield from content.decode("utf-8-sig", "ignore").splitlines()
    elif suffix not in (".png", ".jpg", ".jpeg"):
        raise ValueError(suffix)


def _of_package(content: bytes, seen: set[int]) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415 - only public files need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            data = archive.read(member)
            if member.filename.endswith((".xml", ".rels")) and _is_new(data, seen):
                yield from _of_xml(etree.fromstring(data, parser))


def _of_xml(tree: Any) -> Iterator[str]:
    """Yield the text of each paragraph or string, and of every other element by itself."""
    inside: set[Any] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            yield element.text or ""
            continue
        name = element.tag.rsplit("}", 1)[-1]
        if name in _TEXT_OF_ONE:
            inside.update(element.iter())
            yield "".join(element.itertext())
        elif element not in inside and element.text and not _is_index(element, name):
            yield element.text


def _is_index(element: Any, name: str) -> bool:
    """Whether a cell's value is the number of a shared string, which says nothing."""
    return name == "v" and element.getparent().get("t") == "s"


def _of_page(content: bytes) -> Iterator[str]:
    page = _TAG.sub(b" ", content).decode("utf-8", "ignore")
    for part in re.split(r"<[^>]*>", page):
        yield html.unescape(part)
    for tag in re.findall(r"<[^>]*>", page):
        for quoted in _ATTRIBUTE.finditer(tag):
            yield html.unescape(quoted.group(1) or quoted.group(2) or "")


def _of_pdf(content: bytes) -> Iterator[str]:
    import pypdfium2  # noqa: PLC0415 - only public files need it

    with pypdfium2.PdfDocument(content) as document:
        yield from map(str, document.get_metadata_dict().values())
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            yield from text.get_text_range().splitlines()
            text.close()
            page.close()
