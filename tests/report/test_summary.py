"""The summary as a file and as lines for the terminal."""

from __future__ import annotations

import json
import re

from bangfu_assign.report.summary import aligned, to_json, to_text, width
from tests.plan.test_summary import small_plan
from tests.report.hostile import SECRETS, hostile_plan


def test_the_file_is_json_in_utf8_without_a_byte_order_mark() -> None:
    content = to_json(hostile_plan())
    assert content.startswith(b"{")
    assert json.loads(content) == hostile_plan().summary()


def test_the_lines_say_what_is_covered_and_what_is_short() -> None:
    text = to_text(small_plan(), "en")
    assert re.search(r"uncovered households +1\n", text)
    assert "short by 1" in text
    assert "not in the register" in text  # nobody noted who was transferred
    assert "Objectives" not in text  # this plan has none


def test_columns_stand_below_each_other_however_wide_the_characters() -> None:
    lines = aligned([("目标", "值", "结论"), ("travel", "1,234", "已证明"), ("𬭎", "5", "")]).split(
        "\n"
    )
    assert lines == [
        "目标       值  结论",
        "travel  1,234  已证明",
        "𬭎          5",
    ]
    assert width("目a１") == 5


def test_neither_file_nor_lines_hold_a_private_fact_or_a_control_character() -> None:
    for text in (to_json(hostile_plan()).decode(), to_text(hostile_plan()), to_text(small_plan())):
        assert not any(secret in text for secret in SECRETS)
        assert not any(ord(c) < 32 and c != "\n" for c in text)
