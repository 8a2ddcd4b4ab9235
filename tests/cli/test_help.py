"""Help is there in both languages, and costs nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bangfu_assign.cli import run
from bangfu_assign.cli.app import program

HEAVY = {"matplotlib", "networkx", "numpy", "ortools", "pandas", "pydantic", "rich", "scipy"}

COMMANDS = list(program.commands)


def modules_after(code: str) -> set[str]:
    """Run a little program in a new interpreter and return the packages it has loaded."""
    tail = 'import sys; print(" ".join({m.split(".")[0] for m in sys.modules}))'
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tail}"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    """Help loads none of the libraries that make a start slow."""
    loaded = modules_after(f"from bangfu_assign.cli import run; assert run({arguments!r}) == 0")
    assert not loaded & HEAVY


def test_importing_the_package_loads_no_heavy_library() -> None:
    """``import bangfu_assign`` alone loads nothing but itself."""
    assert not modules_after("import bangfu_assign; dir(bangfu_assign)") & (HEAVY | {"click"})


@pytest.mark.parametrize("name", COMMANDS)
def test_help_speaks_both_languages(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command's help says what it does in Chinese and in English."""
    assert run([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert any("\u4e00" <= char <= "\u9fff" for char in text)
    assert "language" in text


def test_every_command_has_the_options_that_all_share() -> None:
    """``--lang`` is everywhere, ``--policy`` wherever a case is read."""
    for name, command in program.commands.items():
        options = {option for parameter in command.params for option in parameter.opts}
        assert "--lang" in options, name
        assert ("case" in options) == ("--policy" in options), name
