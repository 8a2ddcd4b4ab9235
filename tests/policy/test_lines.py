"""The line on which each key of a policy file stands, also behind values over several lines."""

from __future__ import annotations

from bangfu_assign.policy.lines import lines_of

TEXT = """\
# [not] = a table
[plan]
area = "a # b [ = c"   # comment = [
seat = [
  118.8, # x = 1
  34.8,
]
year = 2012

[[rank]]
name = "a"
[[rank]]
"quota" = 3
travel.max_km = 5
"""


def test_each_key_has_its_line() -> None:
    assert lines_of(TEXT) == {
        ("plan",): 2,
        ("plan", "area"): 3,
        ("plan", "seat"): 4,
        ("plan", "year"): 8,
        ("rank",): 10,
        ("rank", 0): 10,
        ("rank", 0, "name"): 11,
        ("rank", 1): 12,
        ("rank", 1, "quota"): 13,
        ("rank", 1, "travel"): 14,
        ("rank", 1, "travel", "max_km"): 14,
    }


def test_text_that_is_no_toml_has_no_lines() -> None:
    assert lines_of("}}}]]]\n= 3\n\0") == {}
