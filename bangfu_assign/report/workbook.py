"""``plan.xlsx``: what a clerk opens, prints, and edits by hand."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter

from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan, words
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.sheets import (
    as_written,
    cadres,
    guide,
    history,
    households,
    pairings,
    placements,
    roster,
    shortage,
    styles,
    summary,
    uncovered,
    villages,
)
from bangfu_assign.report.sheets.book import Book

_SHEETS = (
    summary,
    households,
    cadres,
    uncovered,
    shortage,
    placements,
    pairings,
    villages,
    history,
    roster,
    guide,
    as_written,
)

NO_GUESSING = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""A name such as ``=HYPERLINK(…)`` is a name."""


def workbook(plan: Plan, journeys: Journeys, lang: Lang = "zh") -> bytes:
    """Return the workbook of a plan; the same plan gives the same bytes.

    It holds no ID number, phone, income or cause of poverty, but names: it is not for publication.

    Parameters
    ----------
    plan : Plan
        What to write.
    journeys : Journeys
        For the columns in kilometres.
    lang : {"zh", "en"}
        Language of sheets and headers.
    """
    stream = io.BytesIO()
    year = plan.policy.plan.year or 2000
    file = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "default_format_properties": {"font_name": styles.FONTS[lang], "font_size": 11},
            **NO_GUESSING,
        },
    )
    file.set_properties(
        {
            "title": words.title(plan, lang),
            "author": "bangfu-assign",
            # The day of writing would make every file another one.
            "created": datetime(max(year, 1980), 1, 1, tzinfo=UTC),
        }
    )
    book = Book.of(file, plan, lang, journeys)
    for sheet in _SHEETS:
        sheet.write(book)
    file.close()
    return stream.getvalue()
