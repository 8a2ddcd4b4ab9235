"""Text that strangers typed, as the page may hold it; and data as a page may embed it."""

from __future__ import annotations

import json
from functools import cache

from bangfu_assign.facts.masks import mask
from bangfu_assign.plan.text import display

_HARMLESS = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
"""Whatever could end a script element, open a comment or be a line break to an old parser."""


@cache
def clean(text: str) -> str:
    """Return text for people: one line, nothing invisible, ID numbers and phones masked.

    A clerk may have typed a phone behind a name. Cached, since units and reasons repeat.
    """
    return mask(display(text))


def to_json(data: object) -> str:
    """Return data as JSON that can stand inside a ``<script type="application/json">``."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_HARMLESS)
