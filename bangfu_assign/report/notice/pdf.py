"""The notice as PDF."""

from __future__ import annotations

from bangfu_assign.report.notice.content import Sheet, say
from bangfu_assign.report.notice.layout import aligns, size_pt, widths_mm
from bangfu_assign.report.paper.pdf import pdf
from bangfu_assign.report.paper.words import Printer


def to_pdf(sheet: Sheet, printer: Printer) -> bytes:
    """Return a sheet as PDF.

    Parameters
    ----------
    sheet : Sheet
        What it says.
    printer : Printer
        Remembers the characters that no font has.
    """
    data = {
        "title": [printer.text(words) for words in sheet.title],
        "opening": [printer.text(words) for words in sheet.opening],
        "list": say("list"),
        "headers": sheet.headers(),
        "size": size_pt(sheet),
        "widths": widths_mm(sheet),
        "aligns": aligns(sheet),
        # A filed-card number fits its column and stays whole, for whoever searches the PDF.
        "longest": [18 if column == "household_id" else 8 for column in sheet.columns],
        "rows": [[printer.text(cell) for cell in row] for row in sheet.table()],
        "objections_heading": say("objections"),
        "objections": [printer.text(words) for words in sheet.objections],
        "issuer": printer.text(sheet.issuer),
        "seal": say("seal"),
        "day": sheet.day,
    }
    return pdf("notice.typ", data, system=printer.system)
