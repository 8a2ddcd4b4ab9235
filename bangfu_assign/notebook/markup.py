"""Small pieces of HTML; every text in them is escaped, nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape

from bangfu_assign.errors import Problem
from bangfu_assign.labels import Lang
from bangfu_assign.plan.text import display

HEAD = "background:#eaf0f5;border:1px solid #cfd4d9;padding:4px 9px;text-align:left"
CELL = "border:1px solid #cfd4d9;padding:4px 9px;vertical-align:top;text-align:"
ALARM = "border-left:5px solid #d55e00;background:#fdf0e6;padding:8px 14px;margin:6px 0"
QUIET = "color:#5a5a5a;font-size:90%"
"""Given with the elements: a notebook page has no style sheet of ours."""

_SHORT = 14
"""Characters of a cell that is not broken into lines: a name, an id."""


def text(content: object) -> str:
    """Return text for people as HTML: one line, no control characters, escaped."""
    return escape(display(content))


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    numbers: Collection[int] = (),
    caption: str = "",
) -> str:
    """Return a table; `numbers` are the places of the columns set to the right."""

    def look(cell: object, place: int) -> str:
        whole = ";white-space:nowrap" if len(str(cell)) <= _SHORT else ""
        return f"{CELL}{'right' if place in numbers else 'left'}{whole}"

    above = "".join(f"<th style='{HEAD}'>{text(head)}</th>" for head in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td style='{look(cell, place)}'>{text(cell)}</td>" for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    said = f"<caption style='text-align:left'><b>{text(caption)}</b></caption>" if caption else ""
    return (
        f"<table style='border-collapse:collapse;margin:6px 0'>{said}"
        f"<thead><tr>{above}</tr></thead><tbody>{body}</tbody></table>"
    )


def paragraph(content: object, style: str = "") -> str:
    """Return a paragraph."""
    return f"<p style='margin:4px 0;{style}'>{text(content)}</p>"


def problems(headline: str, found: Iterable[Problem], lang: Lang) -> str:
    """Return what is wrong as a list under a headline."""
    said = dict.fromkeys(problem.sentence(lang) for problem in found)
    items = "".join(f"<li>{text(sentence)}</li>" for sentence in said)
    return f"<div style='{ALARM}' role='alert'><b>{text(headline)}</b><ul>{items}</ul></div>"


class Html:
    """A finished piece of HTML that Jupyter shows.

    Parameters
    ----------
    html : str
        Escaped already.
    words : str
        What is shown where there is no HTML.
    """

    def __init__(self, html: str, words: str = "") -> None:
        self._html = html
        self._words = words

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return self._words or type(self).__name__
