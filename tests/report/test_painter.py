"""Figures drawn by a second process while the first writes everything else."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bangfu_assign.report import painter
from bangfu_assign.report.figures import write_figures
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.painter import Painter
from bangfu_assign.report.write import write_plan
from tests.report.hostile import hostile_plan

ROOT = str(Path(__file__).parents[2])


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two cores, and a second process that finds the tasks below."""
    monkeypatch.setattr(painter, "available_cores", lambda: 2)
    found = f"import sys; sys.path.insert(0, {ROOT!r})\n{painter._MAIN}"
    monkeypatch.setattr(painter, "_MAIN", found)


def pictures(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def written_by(path: Path) -> int:
    return int(path.read_text())


def sign(path: Path) -> None:
    path.write_text(str(os.getpid()))


def sign_after_some_time(path: Path) -> None:
    time.sleep(0.05)
    sign(path)


def fail_elsewhere(path: Path, home: int) -> None:
    """Do the task in one process alone."""
    if os.getpid() != home:
        raise RuntimeError("not here")
    sign(path)


def end_elsewhere(path: Path, home: int) -> None:
    """End any other process in the middle of the task."""
    if os.getpid() != home:
        path.write_text("half")
        os._exit(3)
    sign(path)


def test_both_processes_work_and_every_task_is_done_once(tmp_path: Path) -> None:
    """Each process does some tasks of a list, and of a second list as well."""
    with Painter() as beside:
        for part in ("a", "b"):
            paths = [tmp_path / f"{part}{n}" for n in range(40)]
            with beside.share([partial(sign_after_some_time, path) for path in paths]):
                while not any(path.exists() for path in paths):  # it is still loading
                    time.sleep(0.01)
            assert len({written_by(path) for path in paths}) == 2


def test_a_few_tasks_are_left_to_the_second_process(tmp_path: Path) -> None:
    """What is done there before it could begin here is waited for; more than that is shared."""
    for many, processes in ((3, 1), (40, 2)):
        paths = [tmp_path / f"{many}-{n}" for n in range(many)]
        with Painter() as beside:
            tasks = [partial(sign_after_some_time, path) for path in paths]
            with beside.share(tasks, spare=3):
                while many > 3 and not any(path.exists() for path in paths):
                    time.sleep(0.01)
        by = {written_by(path) for path in paths}
        assert len(by) == processes
        assert (os.getpid() in by) == (processes == 2)


@pytest.mark.parametrize("end", ["raise SystemExit(3)", "import no_such"])
def test_few_tasks_of_a_process_that_failed_are_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """Nothing is left undone because it was left to a process that is gone."""
    monkeypatch.setattr(painter, "_MAIN", end)
    paths = [tmp_path / str(n) for n in range(3)]
    with Painter() as beside, beside.share([partial(sign, path) for path in paths], spare=3):
        pass
    assert {written_by(path) for path in paths} == {os.getpid()}


def test_the_block_goes_first_and_may_do_without_the_list(tmp_path: Path) -> None:
    """What this process alone can do is done while the second one works on the list."""
    paths = [tmp_path / str(n) for n in range(5)]
    with Painter() as beside, beside.share([partial(sign, path) for path in paths]):
        while not all(path.exists() for path in paths):
            time.sleep(0.01)
    assert os.getpid() not in {written_by(path) for path in paths}


@pytest.mark.parametrize("task", [fail_elsewhere, end_elsewhere])
def test_what_the_second_process_cannot_do_the_first_one_does(
    tmp_path: Path, task: Callable[[Path, int], None]
) -> None:
    """Tasks that fail in the second process, or end it, are done again by the first."""
    paths = [tmp_path / str(n) for n in range(6)]
    with (
        Painter() as beside,
        beside.share([partial(task, path, os.getpid()) for path in paths]),
    ):
        time.sleep(2.5)
    assert {written_by(path) for path in paths} == {os.getpid()}


def test_a_second_process_that_hangs_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some patience the first process ends the second one and does its task."""
    monkeypatch.setattr(painter, "PATIENCE_S", 0.1)
    monkeypatch.setattr(painter, "_MAIN", "import time; time.sleep(60)")
    with Painter() as beside, beside.share([partial(sign, tmp_path / "one")]):
        pass
    assert written_by(tmp_path / "one") == os.getpid()


def test_an_error_in_the_block_ends_the_second_process() -> None:
    """Nobody writes into a folder that is being cleared."""
    with Painter() as beside:
        process = beside._process
        assert process is not None
        with pytest.raises(ZeroDivisionError), beside.share([partial(time.sleep, 60)]):
            _ = 1 / 0
        assert process.poll() is not None


def test_an_error_in_a_task_is_raised_here(tmp_path: Path) -> None:
    """A fault of a task itself is not swallowed by the second process."""
    with (
        pytest.raises(FileNotFoundError),
        Painter() as beside,
        beside.share([partial(sign, tmp_path / "no" / "such")]),
    ):
        time.sleep(2.5)


def test_both_processes_draw_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder holds what this process would have drawn, though it draws nothing itself."""
    plan = hostile_plan()
    write_figures(plan, tmp_path / "own")

    def leave_them(tasks: object, waiting: deque[int]) -> None:
        while waiting:
            time.sleep(0.01)

    monkeypatch.setattr(painter, "_do_all", leave_them)
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
    with Painter() as beside:
        assert beside._process is None


def test_no_process_is_left_behind() -> None:
    """If nothing is ever drawn, say because the facts are wrong, the second process is gone."""
    with Painter() as beside:
        process = beside._process
        assert process is not None and process.poll() is None
    assert process.poll() is not None
