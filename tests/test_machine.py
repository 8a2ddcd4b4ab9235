"""Tests of what is asked of the machine."""

from __future__ import annotations

import gc

from bangfu_assign import machine


def test_a_program_of_its_own_collects_less_often_but_does() -> None:
    """Dead cycles are still looked for, only more rarely."""
    before = gc.get_threshold()
    try:
        machine.collect_rarely()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 10 * 700
    finally:
        gc.set_threshold(*before)
