"""The notice as a web page: one file that loads nothing and runs nothing."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bangfu_assign.report.notice.content import Sheet, say
from bangfu_assign.report.notice.layout import (
    LINE_PT,
    MARGINS_MM,
    PAGE_PT,
    TEXT_PT,
    TITLE_PT,
    TYPE_AREA_MM,
    aligns,
    size_pt,
    widths_mm,
)
from bangfu_assign.report.paper.pdf import TEMPLATES
from bangfu_assign.report.paper.typefaces import Role, css


def to_page(sheet: Sheet) -> bytes:
    """Return a sheet as HTML with its style inside; prints as A4 with the head on every page."""
    page: str = _template().render(
        title="".join(sheet.title),
        title_lines=sheet.title,
        opening=sheet.opening,
        list_heading=say("list"),
        headers=sheet.headers(),
        aligns=aligns(sheet),
        shares=[round(mm * 100 / TYPE_AREA_MM, 2) for mm in widths_mm(sheet)],
        rows=sheet.table(),
        objections_heading=say("objections"),
        objections=sheet.objections,
        issuer=sheet.issuer,
        seal=say("seal"),
        day=sheet.day,
        margins=MARGINS_MM,
        area_mm=TYPE_AREA_MM,
        line_pt=LINE_PT,
        text_pt=TEXT_PT,
        title_pt=TITLE_PT,
        page_pt=PAGE_PT,
        size=size_pt(sheet),
        css={role.value: css(role) for role in Role},
    )
    return page.encode("utf-8")


@cache
def _template() -> Any:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    ).get_template("notice.html")
