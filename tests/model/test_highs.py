"""HiGHS fed from plain arrays: a known beginning, and a clean standard output."""

from __future__ import annotations

import ctypes
import os
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from scipy.sparse import csc_array

from bangfu_assign.model.columns import Columns
from bangfu_assign.model.highs import Highs
from bangfu_assign.model.quiet import nothing_on_stdout


def knapsack(size: int = 30) -> Highs:
    """Return the cheapest choice of at least so much weight, with HiGHS not yet run."""
    dice = np.random.default_rng(0)
    weights = dice.integers(20, 60, size)
    columns = Columns(
        weights + dice.integers(0, 9, size).astype(np.float64),
        np.zeros(size),
        np.ones(size),
        csc_array(weights[None, :].astype(np.float64)),
    )
    return Highs([500], [2**40], columns, whole=True)


def test_a_known_beginning_is_never_lost() -> None:
    """Even with no branch allowed, what is found costs no more than what it began with."""
    best = knapsack()
    best.run(10)
    again = knapsack()
    again.begin_at(np.rint(best.values()).astype(np.int64))
    again.set(mip_max_nodes=0)
    again.run(10)
    assert (again.values() == best.values()).all()


class Loud:
    """Prints through C as HiGHS does."""

    def run(self) -> None:
        """Print instead of solving."""
        ctypes.CDLL(None).puts(b"noise")

    def __getattr__(self, name: str) -> Any:
        """Answer whatever else is asked."""
        return lambda *_: 0.0


def test_what_highs_prints_is_kept_off_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    """Results are on standard output, and nothing but them."""
    one = knapsack()
    with patch.object(one, "_highs", Loud()):
        one.run(1)
    os.write(1, b"results")
    seen = capfd.readouterr()
    assert seen.out == "results"
    assert "noise" in seen.err


def test_several_threads_give_standard_output_back(capfd: pytest.CaptureFixture[str]) -> None:
    """Who comes later and leaves later does not lose it for good."""
    first, second = nothing_on_stdout(), nothing_on_stdout()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    os.write(1, b"noise")
    second.__exit__(None, None, None)
    os.write(1, b"results")
    seen = capfd.readouterr()
    assert (seen.out, seen.err) == ("results", "noise")
