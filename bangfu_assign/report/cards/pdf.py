"""The cards as PDF: one A4 page a copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bangfu_assign.report.cards.content import Card, say
from bangfu_assign.report.cards.fit import fit_all, title_pt
from bangfu_assign.report.cards.frame import Frame
from bangfu_assign.report.paper.pdf import pdf
from bangfu_assign.report.paper.words import Printer

_UNBROKEN = re.compile("[!-~\u00c0-\u024f]{17,}")
_BREAK_HERE = "\u200b"
"""Zero-width space: typst breaks no word, and a box of 37 mm holds some 17 letters."""


def to_pdf(cards: Sequence[Card], frame: Frame, printer: Printer) -> bytes:
    """Return cards as PDF, both copies of a household one after the other.

    Parameters
    ----------
    cards : sequence of Card
        At least one.
    frame : Frame
        What they share.
    printer : Printer
        Remembers what could not be printed as it was.
    """

    def printed(text: str, columns: int) -> str:
        shown = printer.text(text, columns)
        return _UNBROKEN.sub(lambda word: _BREAK_HERE.join(word.group()), shown)

    return pdf(
        "cards.typ",
        {
            "title": printer.text(frame.title),
            "title_size": title_pt(frame.title),
            "year": frame.year,
            "heads": frame.heads,
            "copies": frame.copies,
            "days": frame.days,
            "visits": say("visits"),
            "sign": [say("helper_signature"), say("household_signature"), say("signed_on")],
            "care": say("care"),
            "issuer": printer.text(frame.issuer),
            "cards": [
                {
                    "number": printer.text(say("number", household_id=card.household_id), 60),
                    "cells": fit_all(card.cells, printed),
                }
                for card in cards
            ],
        },
        system=printer.system,
        tagged=False,
    )
