"""Several PDF files as one; the same files give the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

_ID = re.compile(rb"/ID ?\[<([0-9A-Fa-f]+)><([0-9A-Fa-f]+)>\]")
_DAY = re.compile(rb"/(?:CreationDate|ModDate) ?\(D:([^)]*)\)")
_NEAR = 4096
"""PDFium writes the properties first and the number last; between them are pages only."""


def joined(parts: Iterable[bytes]) -> bytes:
    """Return the pages of all parts, in order.

    Parameters
    ----------
    parts : iterable of bytes
        PDF files of this tool; taken one at a time.

    Notes
    -----
    PDFium writes the time and a number drawn at random into the file. Both are overwritten in
    place: the day with 1 January 1970, the number with zeros.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - only documents need it

    whole = pdfium.PdfDocument.new()
    stream = io.BytesIO()
    try:
        for part in parts:
            document = pdfium.PdfDocument(part)
            whole.import_pages(document)
            document.close()
        whole.save(stream)
    finally:
        whole.close()
    made = stream.getvalue()
    near = min(_NEAR, len(made) // 2)
    head = _DAY.sub(_same_day, made[:near])
    return head + made[near : len(made) - near] + _ID.sub(_no_number, made[len(made) - near :])


def _same_day(found: re.Match[bytes]) -> bytes:
    told = found[1]
    return found[0].replace(told, b"19700101000000+00'00'"[: len(told)].ljust(len(told), b"0"))


def _no_number(found: re.Match[bytes]) -> bytes:
    return re.sub(rb"[0-9A-Fa-f]", b"0", found[0][3:]).join((b"/ID", b""))
