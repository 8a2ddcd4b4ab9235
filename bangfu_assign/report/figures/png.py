"""Drawn figures as pictures: opaque, without date or program, the same bytes for the same figure.

In place of ``savefig``: charts are mostly blank, and for those the writers of matplotlib and Pillow
spend more time on choosing a filter for every line than the drawing took, for larger files.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EFFORT = 3
"""Of zlib; more takes longer and saves little."""
_INCH_M = 0.0254


def save(figure: Figure, path: Path) -> None:
    """Write a figure as PNG: 8 bits a colour, no line filtered (PNG specification, W3C)."""
    pixels = _pixels(figure)
    high, wide, _ = pixels.shape
    lines = np.zeros((high, 1 + 3 * wide), dtype=np.uint8)  # each begins with its filter: 0, none
    lines[:, 1:].reshape(high, wide, 3)[...] = pixels[..., :3]
    dots = round(figure.dpi / _INCH_M)
    path.write_bytes(
        _SIGNATURE
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
        + _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))
        + _chunk(b"IDAT", zlib.compress(lines.data, _EFFORT))
        + _chunk(b"IEND", b"")
    )


def picture_of(figure: Figure) -> Image.Image:
    """Return a drawn figure as an opaque picture."""
    return Image.fromarray(_pixels(figure)).convert("RGB")


def _pixels(figure: Figure) -> NDArray[np.uint8]:
    canvas = figure.canvas
    if not isinstance(canvas, FigureCanvasAgg):
        canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
