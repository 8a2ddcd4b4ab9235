"""Whatever happens, the user sees a sentence: never a traceback, never somebody's number."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bangfu_assign.cli import log, run
from bangfu_assign.errors import FactsError, Problem, Severity
from tests.cli.cases import small_case

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let logs go to a folder of their own."""
    monkeypatch.setattr(log, "folder", lambda: tmp_path / "state" / "bangfu-assign")
    return tmp_path / "state" / "bangfu-assign"


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reading a case end in an error."""

    def examine_all(folder: Path) -> None:
        raise error

    monkeypatch.setattr("bangfu_assign.facts.examine_all", examine_all)


def test_a_fault_of_the_program_is_logged(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """An unexpected error exits with 70 and names a log that holds the traceback."""
    fail_with(RuntimeError("this cannot be"), monkeypatch)
    assert run(["check", str(small_case(tmp_path / "case")), "--lang", "en"]) == 70
    output = capsys.readouterr()
    (written,) = state.iterdir()
    assert str(written) in output.err
    assert "Traceback" not in output.err + output.out
    text = written.read_text("utf-8")
    assert "Traceback" in text
    assert "this cannot be" in text


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_a_log_is_for_its_owner_alone(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the log nor its folder can be read by anybody else."""
    fail_with(RuntimeError("this cannot be"), monkeypatch)
    run(["check", str(small_case(tmp_path / "case"))])
    (written,) = state.iterdir()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "secret", ["320721197001011234", "32072119700101123X", "13912345678", "139 1234 5678"]
)
def test_a_log_holds_no_personal_number(
    secret: str, tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ID numbers and phones inside an error's text are blotted out in the log."""
    fail_with(KeyError(f"王一 {secret}"), monkeypatch)
    run(["check", str(small_case(tmp_path / "case"))])
    (written,) = state.iterdir()
    text = written.read_text("utf-8")
    assert "KeyError" in text
    assert secret not in text


def test_no_place_for_a_log_is_no_reason_to_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Where nothing can be written, the error is still told in a sentence."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(log, "folder", lambda: blocked / "below")
    monkeypatch.setattr(log.tempfile, "mkdtemp", lambda prefix: str(blocked / "too"))
    fail_with(RuntimeError("this cannot be"), monkeypatch)
    assert run(["check", str(small_case(tmp_path / "case")), "--lang", "en"]) == 70
    assert "no log could be written" in capsys.readouterr().err


def test_a_file_that_is_locked_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """A file that Excel holds open is named, with what to do about it."""
    fail_with(PermissionError(13, "Permission denied", "plan.xlsx"), monkeypatch)
    assert run(["check", str(small_case(tmp_path / "case")), "--lang", "en"]) == 2
    assert "plan.xlsx" in (text := capsys.readouterr().err)
    assert "Excel" in text


def test_too_little_memory_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Running out of memory is told as such."""
    fail_with(MemoryError(), monkeypatch)
    assert run(["check", str(small_case(tmp_path / "case")), "--lang", "en"]) == 70
    assert "Out of memory" in capsys.readouterr().err


def test_ctrl_c_ends_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Ctrl-C exits with 130 and one sentence."""
    fail_with(KeyboardInterrupt(), monkeypatch)
    assert run(["check", str(small_case(tmp_path / "case")), "--lang", "en"]) == 130
    assert "Stopped" in capsys.readouterr().err


def test_all_problems_of_an_error_are_printed_gravest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Every problem an error carries is printed, errors before warnings."""
    warning = Problem("cli.no_case", params={"path": "second"}, severity=Severity.WARNING)
    error = Problem("cli.no_case", params={"path": "first"})
    fail_with(FactsError([warning, error]), monkeypatch)
    assert run(["check", str(small_case(tmp_path / "case")), "--lang", "en"]) == 1
    text = capsys.readouterr().err
    assert 0 <= text.index("first") < text.index("second")


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows have no such signal")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    """``bangfu-assign check … | head -0`` ends with the command's own exit code and in silence."""
    case = small_case(tmp_path / "case")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "bangfu_assign", "check", str(case)],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 0
    assert done.stderr == b""
