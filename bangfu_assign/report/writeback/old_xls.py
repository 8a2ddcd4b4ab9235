"""An old .xls as .xlsx: cells, formats, fonts, borders, widths, heights, merges, frozen panes.

The binary format of Excel 97–2003 cannot be edited in place without a spreadsheet program. What
this conversion does not carry over is said to the user: formulas (their results stay), pictures,
charts, remarks, macros, conditional formats.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

_CREATED = dt.datetime(1980, 1, 1)
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
_ALIGN = {1: "left", 2: "center", 3: "right", 4: "fill", 5: "justify", 6: "center_across"}
_VALIGN = {0: "top", 1: "vcenter", 2: "bottom", 3: "vjustify"}
_HIDDEN = (1, 2)


def to_xlsx(content: bytes) -> bytes:
    """Return the workbook as .xlsx; the same bytes for the same file.

    Raises
    ------
    xlrd.XLRDError
        If it is no such workbook; the reader of the case has opened it before.
    """
    import xlrd  # noqa: PLC0415 - few registers are this old
    import xlsxwriter  # noqa: PLC0415

    old = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        formats = _Formats(old, book)
        for sheet in old.sheets():
            page = book.add_worksheet(sheet.name)
            if sheet.visibility in _HIDDEN:
                page.hide()
            _dimensions(sheet, page)
            _cells(sheet, page, formats)
            _merges(sheet, page, formats)
    return stream.getvalue()


class _Formats:
    """The old workbook's formats, each made anew once."""

    def __init__(self, old: Any, book: Any) -> None:
        self.old, self.book = old, book
        self.made: dict[int, Any] = {}

    def of(self, index: int) -> Any:
        if index not in self.made:
            self.made[index] = self.book.add_format(self._properties(index))
        return self.made[index]

    def _properties(self, index: int) -> dict[str, Any]:
        look = self.old.xf_list[index]
        font = self.old.font_list[look.font_index]
        found: dict[str, Any] = {
            "font_name": font.name,
            "font_size": font.height / 20,
            "bold": bool(font.bold or font.weight >= 600),
            "italic": bool(font.italic),
            "underline": 1 if font.underline_type else 0,
            "font_strikeout": bool(font.struck_out),
            "num_format": self.old.format_map[look.format_key].format_str,
            "text_wrap": bool(look.alignment.text_wrapped),
            "indent": look.alignment.indent_level,
            "locked": bool(look.protection.cell_locked),
        }
        if look.alignment.hor_align in _ALIGN:
            found["align"] = _ALIGN[look.alignment.hor_align]
        found["valign"] = _VALIGN.get(look.alignment.vert_align, "bottom")
        if 0 < look.alignment.rotation <= 90:
            found["rotation"] = look.alignment.rotation
        for side in ("top", "bottom", "left", "right"):
            found[side] = getattr(look.border, f"{side}_line_style")
            colour = self._colour(getattr(look.border, f"{side}_colour_index"))
            if found[side] and colour:
                found[f"{side}_color"] = colour
        if colour := self._colour(font.colour_index):
            found["font_color"] = colour
        if look.background.fill_pattern:
            found["pattern"] = look.background.fill_pattern
            for name, place in (("fg_color", "pattern"), ("bg_color", "background")):
                colour = self._colour(getattr(look.background, f"{place}_colour_index"))
                if colour:
                    found[name] = colour
        return found

    def _colour(self, index: int) -> str:
        rgb = self.old.colour_map.get(index)
        return "" if rgb is None else "#{:02X}{:02X}{:02X}".format(*rgb)


def _dimensions(sheet: Any, page: Any) -> None:
    for column, info in sorted(sheet.colinfo_map.items()):
        if column < 16_384:
            hidden = {"hidden": bool(info.hidden)}
            page.set_column(column, column, max(0.0, info.width / 256 - 0.71), None, hidden)
    for row, info in sorted(sheet.rowinfo_map.items()):
        if info.height_mismatch or info.hidden:
            page.set_row(row, info.height / 20, None, {"hidden": bool(info.hidden)})
    if sheet.panes_are_frozen:
        page.freeze_panes(sheet.horz_split_pos, sheet.vert_split_pos)


def _cells(sheet: Any, page: Any, formats: _Formats) -> None:
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            _put(page, row, column, cell, formats.of(cell.xf_index))


def _put(page: Any, row: int, column: int, cell: Any, look: Any) -> None:
    """Write a cell of a kind of `xlrd`: 1 text, 2 number, 3 date, 4 flag, 5 error, others blank."""
    if cell.ctype == 1:
        page.write_string(row, column, cell.value, look)
    elif cell.ctype in (2, 3):
        page.write_number(row, column, cell.value, look)
    elif cell.ctype == 4:
        page.write_boolean(row, column, bool(cell.value), look)
    elif cell.ctype == 5:
        page.write_string(row, column, _ERRORS.get(cell.value, "#N/A"), look)
    else:
        page.write_blank(row, column, None, look)


def _merges(sheet: Any, page: Any, formats: _Formats) -> None:
    for top, bottom, left, right in sheet.merged_cells:
        cell = sheet.cell(top, left) if top < sheet.nrows and left < sheet.row_len(top) else None
        if cell is None or (bottom - top == 1 and right - left == 1):
            continue
        look = formats.of(cell.xf_index)
        page.merge_range(top, left, bottom - 1, right - 1, "", look)
        _put(page, top, left, cell, look)
