"""Figures drawn by a second process while the first writes everything else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from bangfu_assign.report import painter, write
from bangfu_assign.report.figures import write_figures
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.painter import Painter
from bangfu_assign.report.write import write_plan
from tests.report.hostile import hostile_plan


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painter, "available_cores", lambda: 2)


def pictures(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_both_processes_draw_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder holds what this process would have drawn, and this one draws nothing."""
    plan = hostile_plan()
    write_figures(plan, tmp_path / "own")

    def fail(*_: Any) -> None:
        raise AssertionError("drawn by the first process")

    monkeypatch.setattr(write, "_draw", fail)
    with Painter() as beside:
        out = write_plan(plan, tmp_path / "out", journeys=Journeys(), painter=beside)
    assert pictures(out / "figures") == pictures(tmp_path / "own")


@pytest.mark.parametrize("program", ["/no/such/program", ""])
def test_without_a_second_process_the_first_one_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """Where no process can be begun, the figures are there all the same."""
    monkeypatch.setattr(sys, "executable", program)
    with Painter() as beside:
        out = write_plan(hostile_plan(), tmp_path / "out", journeys=Journeys(), painter=beside)
    assert (out / "figures" / "map.png").is_file()


def test_a_process_that_fails_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the second process ends in an error, the first draws."""
    monkeypatch.setattr(painter, "_MAIN", "raise SystemExit(3)")
    with Painter() as beside:
        out = write_plan(hostile_plan(), tmp_path / "out", journeys=Journeys(), painter=beside)
    assert (out / "figures" / "map.png").is_file()


def test_one_core_gets_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes on one core would only take each other's time."""
    monkeypatch.setattr(painter, "available_cores", lambda: 1)
    assert not Painter().finish()


def test_no_process_is_left_behind() -> None:
    """If nothing is ever drawn, say because the facts are wrong, the second process is gone."""
    with Painter() as beside:
        process = beside._process
        assert process is not None and process.poll() is None
    assert process.poll() is not None
