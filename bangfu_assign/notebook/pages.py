"""`show_pages`: pages of a PDF in a notebook, side by side."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from bangfu_assign.errors import Problem, UsageError

_POINTS_PER_INCH = 72
_GUTTER = 16
_GROUND = (176, 182, 188)


class Pages:
    """Pages as one picture that Jupyter shows."""

    def __init__(self, png: bytes, count: int) -> None:
        self._png = png
        self._count = count

    def _repr_png_(self) -> bytes:
        return self._png

    def __repr__(self) -> str:
        return f"Pages({self._count})"


def show_pages(pdf: str | Path, pages: Sequence[int] = (1,), *, dpi: int = 60) -> Pages:
    """Return pages of a PDF as a picture, for a look before printing.

    Parameters
    ----------
    pdf : path
        The file.
    pages : sequence of int
        Page numbers, the first is 1; shown side by side.
    dpi : int
        Dots per inch of paper.

    Raises
    ------
    UsageError
        If the file is no PDF, or has no such page.
    """
    import pypdfium2  # noqa: PLC0415 - only to look at documents
    from PIL import Image  # noqa: PLC0415

    path = Path(pdf)
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise UsageError(Problem("notebook.not_a_pdf", params={"file": path.name})) from error
    with document:
        for page in pages:
            if not 1 <= page <= len(document):
                params = {"file": path.name, "page": page, "pages": len(document)}
                raise UsageError(Problem("notebook.no_such_page", params=params))
        drawn = [
            document[page - 1].render(scale=dpi / _POINTS_PER_INCH).to_pil().convert("RGB")
            for page in pages
        ]
    width = sum(one.width + _GUTTER for one in drawn) + _GUTTER
    height = max((one.height for one in drawn), default=0) + 2 * _GUTTER
    board = Image.new("RGB", (width, height), _GROUND)
    left = _GUTTER
    for one in drawn:
        board.paste(one, (left, _GUTTER))
        left += one.width + _GUTTER
    stream = io.BytesIO()
    board.quantize(64, dither=Image.Dither.NONE).save(stream, format="png", optimize=True)
    return Pages(stream.getvalue(), len(drawn))
