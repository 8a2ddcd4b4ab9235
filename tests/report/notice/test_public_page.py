"""Notices and the searchable page beside them never speak of two plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.labels import LANGS, Lang
from bangfu_assign.report.atomic import publish
from bangfu_assign.report.notice.write import write_notices
from bangfu_assign.report.page.public import public_page
from tests.report.notice.town import plan_of

FIRST = plan_of([{"household_id": "320799101201001", "head_name": "张小丰"}])
SECOND = plan_of([{"household_id": "320799101201001", "head_name": "王大有"}])


@pytest.mark.parametrize("lang", LANGS)
def test_a_public_page_stays_if_it_shows_this_plan_and_is_made_anew_if_not(
    tmp_path: Path, lang: Lang
) -> None:
    """The page of the same plan keeps every byte; that of another is renewed, which is said."""
    with publish(tmp_path / "o") as folder:
        (folder / "public").mkdir()
        (folder / "public" / "report.html").write_bytes(public_page(FIRST, lang))
    page = tmp_path / "o" / "public" / "report.html"
    told = write_notices(FIRST, tmp_path / "o", formats=["html"])
    assert page.read_bytes() == public_page(FIRST, lang)
    assert "notice.page_renewed" not in {note.code for note in told.notes}
    told = write_notices(SECOND, tmp_path / "o", formats=["html"])
    assert page.read_bytes() == public_page(SECOND, lang)
    assert "notice.page_renewed" in {note.code for note in told.notes}
