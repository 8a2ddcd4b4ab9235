"""The first sheet: what the plan reaches, what was proven, and the year's targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan import words
from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book
from bangfu_assign.report.sheets.table import print_setup, put

_WIDTHS: dict[Lang, tuple[int, ...]] = {
    "zh": (34, 13, 13, 15, 15, 34, 46),
    "en": (40, 15, 17, 19, 17, 56, 56),
}
"""Columns in characters; English needs more of them."""
_LAST = 6


def write(book: Book) -> None:
    """Write the sheet. Times and memory stay out of it: the same plan gives the same workbook."""
    sheet = book.add_sheet("summary")
    for place, wide in enumerate(_WIDTHS[book.lang]):
        sheet.set_column(place, place, wide)
    sheet.hide_gridlines(2)
    sheet.set_default_row(20)
    plan, lang = book.plan, book.lang
    sheet.merge_range(0, 0, 0, _LAST, words.title(plan, lang), book.styles.title())
    sheet.set_row(0, 34)
    state = f"{_say(book, 'status')}: {words.status(plan, lang)}"
    sheet.merge_range(1, 0, 1, _LAST, state, book.styles.note(align="center"))
    row = _counts(book, sheet, 3)
    if plan.policy.targets.sums():
        row = _targets(book, sheet, row)
    row = _standards(book, sheet, row)
    if plan.layers:
        row = _layers(book, sheet, row)
    if plan.objectives:
        _objectives(book, sheet, row)
    print_setup(book, sheet, portrait=True)  # on one page, no heading alone at its foot
    sheet.set_header("")  # the title already stands on the sheet


def _say(book: Book, code: str) -> str:
    return labels.text(f"summary.{code}", book.lang)


def _heads(book: Book, sheet: Any, row: int, block: str, heads: Sequence[str]) -> int:
    sheet.write_string(row, 0, _say(book, block), book.styles.block())
    sheet.set_row(row, 22)
    for place, head in enumerate(heads):
        sheet.write_string(row + 1, place, _say(book, head), book.styles.header())
    return row + 2


def _counts(book: Book, sheet: Any, row: int) -> int:
    """Write the counts, two to a row, and return the next free row."""
    sheet.write_string(row, 0, _say(book, "counts"), book.styles.block())
    sheet.set_row(row, 22)
    pairs = words.count_rows(book.plan, book.lang)
    name = book.styles.cell(bg_color=styles.HEADER_FILL, indent=1)
    number = book.styles.cell(num_format=styles.NUMBER, align="right")
    half = (len(pairs) + 1) // 2
    for line, (label, value) in enumerate(pairs):
        at = row + 1 + line % half
        if line < half:
            sheet.write_string(at, 0, label, name)
            sheet.write_number(at, 1, value, number)
        else:
            sheet.merge_range(at, 3, at, 4, label, name)
            sheet.write_number(at, 5, value, number)
    return row + half + 2


def _targets(book: Book, sheet: Any, row: int) -> int:
    heads = ("target_name", "target", "roster", "planned", "target_covered", "met")
    row = _heads(book, sheet, row, "targets", heads)
    return _figures(book, sheet, row, words.target_rows(book.plan, book.lang)) + 1


def _standards(book: Book, sheet: Any, row: int) -> int:
    """Write who meets the income standards, then each weak village, and return the next row."""
    heads = (
        "standard_name", "standard", "standard_met", "standard_short", "standard_unknown",
        "standing",
    )  # fmt: skip
    row = _heads(book, sheet, row, "standards", heads)
    row = _figures(book, sheet, row, words.standard_rows(book.plan, book.lang))
    villages = words.weak_village_rows(book.plan, book.lang)
    if villages:
        for place, head in ((0, "weak_village"), (1, "standard"), (5, "verdict")):
            sheet.write_string(row, place, _say(book, head), book.styles.header())
        income = _say(book, "collective_income")
        sheet.merge_range(row, 2, row, 4, income, book.styles.header())
        row += 1
    for name, line, income_10k, met, verdict in villages:
        put(sheet, row, 0, name, book.styles.cell(indent=1))
        put(sheet, row, 1, line, book.styles.cell(num_format=_number(line), align="right"))
        style = book.styles.cell(num_format=_number(income_10k), align="right")
        sheet.merge_range(row, 2, row, 4, "", style)
        put(sheet, row, 2, income_10k, style)
        put(sheet, row, 5, verdict, book.styles.cell(indent=1, **_look(met)))
        row += 1
    return row + 1


def _layers(book: Book, sheet: Any, row: int) -> int:
    """Write the layers, then the three placements, and return the next row."""
    heads = ("layer", "layer_helpers", "layer_places", "layer_filled")
    row = _heads(book, sheet, row, "layers", heads)
    sheet.merge_range(row - 1, 4, row - 1, 5, _say(book, "verdict"), book.styles.header())
    number = book.styles.cell(num_format=styles.NUMBER, align="right")
    for name, *figures, verdict in words.layer_rows(book.plan, book.lang):
        put(sheet, row, 0, name, book.styles.cell(indent=1))
        for place, figure in enumerate(figures, start=1):
            put(sheet, row, place, figure, number)
        sheet.merge_range(row, 4, row, 5, verdict, book.styles.cell(indent=1))
        row += 1
    row += 1
    sheet.write_string(row, 0, _say(book, "three_placements"), book.styles.block())
    sheet.set_row(row, 22)
    for label, figure in words.placement_rows(book.plan, book.lang):
        row += 1
        put(sheet, row, 0, label, book.styles.cell(indent=1))
        put(sheet, row, 1, figure, number)
    return row + 2


def _figures(book: Book, sheet: Any, row: int, rows: Sequence[Sequence[Any]]) -> int:
    """Write rows of a name, four figures, whether all is well, and a verdict."""
    for *cells, met, verdict in rows:
        for place, value in enumerate([*cells, verdict]):
            style = book.styles.cell(
                num_format=_number(value),
                **({"indent": 1} if place in (0, 5) else {"align": "right"}),
                **(_look(met) if place == 5 else {}),
            )
            put(sheet, row, place, value, style)
        row += 1
    return row


def _number(value: object) -> str:
    # A point without decimals behind it is what Excel makes of "#,##0.##" and a whole number.
    return styles.AMOUNT if isinstance(value, float) else styles.NUMBER


def _look(met: bool) -> dict[str, Any]:
    return {} if met else {"font_color": styles.ALARM, "bold": True}


def _objectives(book: Book, sheet: Any, row: int) -> None:
    heads = ("objective", "value", "bound", "gap", "verdict", "", "meaning")
    row = _heads(book, sheet, row, "objectives", [head or "verdict" for head in heads])
    sheet.merge_range(row - 1, 4, row - 1, 5, _say(book, "verdict"), book.styles.header())
    for rank, (label, value, bound, gap, verdict, meaning) in enumerate(
        words.objective_rows(book.plan, book.lang), start=1
    ):
        put(sheet, row, 0, f"{rank}. {label}", book.styles.cell(indent=1))
        put(sheet, row, 1, value, book.styles.cell(num_format=styles.NUMBER, align="right"))
        put(sheet, row, 2, bound, book.styles.cell(num_format=styles.NUMBER, align="right"))
        put(sheet, row, 3, gap, book.styles.cell(num_format=styles.GAP, align="right"))
        wrapped = book.styles.cell(text_wrap=True, indent=1)
        sheet.merge_range(row, 4, row, 5, verdict, wrapped)
        put(sheet, row, 6, meaning, wrapped)
        # A row with merged cells does not grow by itself.
        sheet.set_row(row, 32)
        row += 1
