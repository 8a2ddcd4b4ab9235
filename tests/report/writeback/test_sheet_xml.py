# ruff: noqa: E501  (XML on one line)
"""The XML of worksheets as different programs write it: only the wanted cells change."""

from __future__ import annotations

import pytest

from bangfu_assign.report.writeback.sheet_edit import SharedFormulaError, edit
from bangfu_assign.report.writeback.sheet_xml import OddXmlError


def nothing(row: int, column: int) -> str:
    return ""


def edited(body: str, texts: dict[tuple[int, int], str], rest: str = "") -> str:
    xml = f"<worksheet><cols><col min='2' max='2' style='7'/></cols><sheetData>{body}</sheetData>{rest}</worksheet>"
    made = edit(xml.encode(), texts, nothing).xml.decode()
    return made.removeprefix(xml.split(body, maxsplit=1)[0]).removesuffix("</worksheet>")


def test_a_cell_that_is_missing_is_put_in_its_place_and_style() -> None:
    """Between its neighbours, in the style of its column, and within the row's span."""
    body = '<row r="3" spans="1:1"><c r="A3" s="1"><v>5</v></c><c r="D3"/></row>'
    assert edited(body, {(2, 1): "王"}) == (
        '<row r="3" spans="1:2"><c r="A3" s="1"><v>5</v></c><c r="B3" s="7" t="inlineStr"><is><t>王</t></is></c>'
        '<c r="D3"/></row></sheetData>'
    )


def test_the_rows_own_style_goes_before_the_columns() -> None:
    made = edited('<row r="1" s="4" customFormat="1"><c r="A1"/></row>', {(0, 1): "王"})
    assert 's="4" t="inlineStr"' in made


def test_rows_and_cells_may_have_no_references() -> None:
    """Then their order says where they are."""
    body = (
        "<row><c><v>1</v></c></row><row><c><v>1</v></c><c s='2'><v>9</v></c><c><v>3</v></c></row>"
    )
    assert edited(body, {(1, 1): "王"}) == (
        "<row><c><v>1</v></c></row><row><c><v>1</v></c>"
        '<c r="B2" s="2" t="inlineStr"><is><t>王</t></is></c><c><v>3</v></c></row></sheetData>'
    )


def test_prefixed_names_keep_their_prefix() -> None:
    xml = '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    made = edit(xml.encode(), {(0, 0): "王"}, nothing).xml.decode()
    assert '<x:c r="A1" t="inlineStr"><x:is><x:t>王</x:t></x:is></x:c></x:row>' in made


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("a<b&c", "<t>a&lt;b&amp;c</t>"),
        (" 王 ", '<t xml:space="preserve"> 王 </t>'),
        ("_x0041_", "<t>_x005F_x0041_</t>"),
        ("=1+1", "<t>=1+1</t>"),
    ],
)
def test_a_text_stays_a_text(text: str, xml: str) -> None:
    assert xml in edited('<row r="1"><c r="A1"/></row>', {(0, 0): text})


def test_an_empty_text_empties_the_cell_and_keeps_its_style() -> None:
    body = '<row r="1"><c r="A1" s="3" t="s"><v>12</v></c></row>'
    assert edited(body, {(0, 0): ""}) == '<row r="1"><c r="A1" s="3"/></row></sheetData>'


def test_the_last_merge_that_goes_takes_the_list_with_it() -> None:
    """An empty list of merges would make Excel call the file damaged."""
    body = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/></row>'
    rest = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells><pageMargins/>'
    made = edited(body, {(0, 0): "王", (1, 0): "李"}, rest)
    assert made.endswith("</sheetData><pageMargins/>")
    two = '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="C1:D1"></mergeCell></mergeCells>'
    made = edited(body, {(0, 0): "王", (1, 0): "李"}, two)
    assert made.endswith('<mergeCells count="1"><mergeCell ref="C1:D1"></mergeCell></mergeCells>')


def test_a_shared_formula_may_go_with_all_that_lean_on_it() -> None:
    """It may not, if a cell of another column leans on it."""
    master = '<row r="1"><c r="A1"><f t="shared" ref="A1:{end}" si="0">1</f><v>1</v></c></row>'
    row = '<row r="2"><c r="{cell}"><f t="shared" si="0"/><v>1</v></c></row>'
    both = master.format(end="A2") + row.format(cell="A2")
    assert "<f" not in edited(both, {(0, 0): "王", (1, 0): "李"})
    with pytest.raises(SharedFormulaError):
        edited(both, {(0, 0): "王"})
    with pytest.raises(SharedFormulaError):
        edited(master.format(end="B2") + row.format(cell="B2"), {(0, 0): "王"})


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>',
        b"<worksheet><sheetData>",
        b'<?xml version="1.0" encoding="gbk"?><worksheet/>',
        "<worksheet/>".encode("utf-16"),
    ],
)
def test_xml_that_no_program_writes_is_refused(xml: bytes) -> None:
    """Entities are never resolved, and damage is no guess."""
    with pytest.raises(OddXmlError):
        edit(xml, {(0, 0): "王"}, nothing)
