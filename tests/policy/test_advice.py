"""Warnings about policies that are valid but probably not meant."""

from __future__ import annotations

import pytest

from bangfu_assign.errors import Severity
from bangfu_assign.policy import advice
from tests.build import make_policy

CO_HELPER = [{"name": "boss", "quota": 3, "principal": False}]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"order": ["load", "travel"]}, "no_coverage"),
        ({"order": ["load", "coverage"]}, "coverage_not_first"),
        ({"order": ["coverage", "walk", "travel"]}, "walk_before_travel"),
        ({"ranks": CO_HELPER}, "no_principal_rank"),
        ({"max_km": 12000}, "km_like_metres"),
        ({"seat": (34.85, 82.0)}, "seat_maybe_swapped"),
    ],
)
def test_what_is_probably_not_meant_is_a_warning(keys, code: str) -> None:
    (problem,) = advice(make_policy(**keys))
    assert problem.code == f"policy.{code}"
    assert problem.severity is Severity.WARNING
    assert problem.sentence("zh") != problem.sentence("en")


def test_an_ordinary_policy_raises_no_eyebrow() -> None:
    assert advice(make_policy(seat=(118.85, 34.85), max_km=12)) == ()
