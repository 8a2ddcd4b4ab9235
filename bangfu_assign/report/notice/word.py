"""The notice as a Word document, from this tool's template or the office's own."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bangfu_assign.report.notice.content import Sheet, say
from bangfu_assign.report.notice.word_template import template_for
from bangfu_assign.report.paper.word import fill

_CHINESE = {
    "title": "标题", "title_lines": "标题各行", "opening": "开头", "rows": "名单",
    "objections": "异议反映", "list_heading": "名单标题", "objections_heading": "异议标题",
    "issuer": "落款", "seal": "盖章", "day": "日期", "name": "村名",
}  # fmt: skip
"""A template may say either name: clerks write their own marks in Chinese."""


def to_word(sheet: Sheet, template: bytes | None = None, file: str = "") -> bytes:
    """Return a sheet as .docx.

    Parameters
    ----------
    sheet : Sheet
        What it says.
    template : bytes, optional
        The office's own, as `read_template` returned it.
    file : str
        Its name, for messages.

    Raises
    ------
    UsageError
        If the template cannot be filled.
    """
    return fill(
        template_for(sheet) if template is None else template,
        values(sheet, chinese=template is not None),
        title="".join(sheet.title),
        file=file,
        required=[("rows", _CHINESE["rows"])],
    )


def values(sheet: Sheet, *, chinese: bool = True) -> dict[str, Any]:
    """Return what a template may insert, under its English and (if wanted) its Chinese name."""
    rows = [asdict(row) for row in sheet.rows]
    known: dict[str, Any] = {
        "title": "".join(sheet.title),
        "title_lines": list(sheet.title),
        "opening": list(sheet.opening),
        "list_heading": say("list"),
        "rows": [_both(row) for row in rows] if chinese else rows,
        "objections_heading": say("objections"),
        "objections": list(sheet.objections),
        "issuer": sheet.issuer,
        "seal": say("seal"),
        "day": sheet.day,
        "name": sheet.name,
    }
    also = {_CHINESE[name]: value for name, value in known.items()} if chinese else {}
    return {**known, **also}


def _both(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **{say(column).replace("\n", ""): cell for column, cell in row.items()}}
