"""How cells look: one place for fonts, colours and borders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bangfu_assign.labels import Lang

FONTS: dict[Lang, str] = {"zh": "宋体", "en": "Arial"}
"""A font every office computer has."""

INK = "#1F2A36"
QUIET = "#8A939C"
HEADER_FILL = "#DCE6EF"
UNCOVERED_FILL = "#FCE8E2"
EDITED_FILL = "#FFF3B8"
GRID = "#C9D1D9"
FADED = "#AAB4BD"
STRONG = "#5B6B7A"
ALARM = "#B3261E"

NUMBER = "#,##0"
AMOUNT = "#,##0.0#####"
"""Money with as many decimals as there are."""
KM = "0.0"
SHARE = "0.0%"
GAP = "0.00%"
TEXT = "@"


@dataclass(slots=True)
class Styles:
    """The formats of one workbook, each made once.

    Attributes
    ----------
    book : xlsxwriter.Workbook
        Where formats are registered.
    lang : {"zh", "en"}
        Decides the font.
    """

    book: Any
    lang: Lang
    _made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def get(self, **properties: Any) -> Any:
        """Return the format with these xlsxwriter properties besides font, colour and centring."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {
                "font_name": FONTS[self.lang],
                "font_size": 11,
                "font_color": INK,
                "valign": "vcenter",
            }
            self._made[key] = self.book.add_format({**base, **properties})
        return self._made[key]

    def header(self) -> Any:
        """Return the format of a table's header row."""
        return self.get(
            bold=True, bg_color=HEADER_FILL, border=1, border_color=STRONG, align="center",
            text_wrap=True,
        )  # fmt: skip

    def cell(self, **properties: Any) -> Any:
        """Return the format of a table's cell."""
        return self.get(border=1, border_color=GRID, **properties)

    def title(self) -> Any:
        """Return the format of a sheet's title."""
        return self.get(bold=True, font_size=18, align="center")

    def block(self) -> Any:
        """Return the format of a heading inside a sheet."""
        return self.get(bold=True, font_size=13)

    def note(self, **properties: Any) -> Any:
        """Return the format of a sentence outside tables."""
        return self.get(text_wrap=True, **properties)

    def change(self, **properties: Any) -> Any:
        """Return a format that changes only what it names, for conditional formatting."""
        key = (("conditional", True), *sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(properties)
        return self._made[key]
