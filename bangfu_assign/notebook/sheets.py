"""`show_sheet`: a sheet of the workbook in a notebook, with the office's own headers."""

from __future__ import annotations

import io
from collections.abc import Sequence

from bangfu_assign import labels
from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.notebook.markup import Html
from bangfu_assign.plan import Plan

SHEETS = (
    "households", "cadres", "uncovered", "placements", "pairings", "villages", "broken",
    "changes", "roster",
)  # fmt: skip
"""Sheets that are lists."""


def show_sheet(
    plan: Plan,
    sheet: str,
    *,
    rows: int = 8,
    containing: str = "",
    columns: Sequence[str] = (),
    lang: Lang = "zh",
) -> Html:
    """Return a sheet of a plan's workbook as Jupyter shows it.

    Parameters
    ----------
    plan : Plan
        Whose workbook; it holds names, and no ID number, phone, cause or income.
    sheet : str
        One of `SHEETS`, or its name in the workbook (未落实).
    rows : int
        Shown at most; the rest is counted.
    containing : str
        Only rows with this text in some cell: a village, a name, an id.
    columns : sequence of str
        Headers of the columns shown, in this order; all if empty. Unknown ones are passed over,
        since some columns are only there if a plan has what they hold.
    lang : {"zh", "en"}
        Language of headers and sentences.

    Raises
    ------
    UsageError
        If the plan's workbook has no such sheet.
    """
    import python_calamine  # noqa: PLC0415 - with the workbook, only when one is shown

    from bangfu_assign.report.journeys import journeys_of  # noqa: PLC0415
    from bangfu_assign.report.workbook import workbook  # noqa: PLC0415

    known = {code: labels.text(f"workbook.sheet_{code}", lang) for code in SHEETS}
    file = python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(workbook(plan, journeys_of(plan), lang))
    )
    there = {code: name for code, name in known.items() if name in file.sheet_names}
    code = next((c for c, name in there.items() if sheet in (c, name)), None)
    if code is None:
        params = {"name": sheet, "known": ", ".join(f"{c} ({n})" for c, n in there.items())}
        raise UsageError(Problem("notebook.no_such_sheet", params=params))
    written, *body = file.get_sheet_by_name(there[code]).to_python(skip_empty_area=False)
    heads = [_on_one_line(str(head)) for head in written]
    places = [heads.index(name) for name in columns if name in heads] or list(range(len(heads)))
    found = [row for row in body if not containing or any(containing in str(cell) for cell in row)]
    numbers = [k for k, p in enumerate(places) if any(_is_number(row[p]) for row in found)]
    shown = [[_shown(row[place]) for place in places] for row in found[: max(rows, 0)]]
    html = markup.table([heads[p] for p in places], shown, numbers, known[code])
    if len(found) > len(shown):
        rest = f"{len(found) - len(shown):,}"
        html += markup.paragraph(labels.text("summary.and_more", lang, count=rest), markup.QUIET)
    return Html(html, f"{known[code]}: {len(found):,}")


def _on_one_line(head: str) -> str:
    """Return a header as people name it: in the workbook its unit stands on a second line."""
    return head.replace("\n（", "（").replace("\n", " ")


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:,.0f}" if cell.is_integer() else f"{cell:,.1f}"
    return str(cell)
