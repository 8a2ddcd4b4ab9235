"""The notices as other programs print them: nothing cut, no head without rows, no lone seal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from bangfu_assign.report.notice.write import Published, write_notices
from tests.programs import browser_pdf, office_pdf
from tests.report.notice.town import SIZES, odd_town


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Published:
    out = tmp_path_factory.mktemp("p") / "o"
    return write_notices(odd_town(), out, formats=["docx", "xlsx", "html"])


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_a_long_list_prints_whole(kind: str, written: Published, tmp_path: Path) -> None:
    """300 rows: on each page head, first and last column, and the page's number; seal with text."""
    (document,) = (written.folder / "public" / kind).glob(f"*_大村.{kind}")
    made = (browser_pdf if kind == "html" else office_pdf)(document, tmp_path)
    pages = [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(made).pages]
    rows = [re.findall(r"320799101201\d{3}", page) for page in pages]
    assert sum(map(len, rows)) == SIZES["大村"]
    assert sorted({one for page in rows for one in page})[-1] == "320799101201300"
    for number, (page, there) in enumerate(zip(pages, rows, strict=True), start=1):
        assert f"—{number}—" in page
        head = "序号" in page and "单位及职务" in page
        assert head == bool(there), number
        # Chromium writes some characters as their radicals (⺠ for 民).
        assert len(re.findall("镇.政办办事.", page)) == len(there)
    assert "盖章" in pages[-1] and "监督电话" in pages[-1] and "异议反映" in pages[-1]
