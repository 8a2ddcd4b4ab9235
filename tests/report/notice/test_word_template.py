"""The Word template that is written beside the notices."""

from __future__ import annotations

import io
import zipfile

from bangfu_assign.report.notice.content import make_sheet
from bangfu_assign.report.notice.rows import listed
from bangfu_assign.report.notice.word_template import template_for
from tests.report.notice.town import plan_of


def test_the_template_holds_no_clock() -> None:
    """Its parts bear no time of writing: the same plan gives the same bytes on any day."""
    plan = plan_of([{"household_id": "320799101201001", "head_name": "张小丰"}])
    names = dict(zip(plan.case.villages["village_id"], plan.case.villages["name"], strict=True))
    made = template_for(make_sheet(plan, "", "小镇", listed(plan, names)))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
