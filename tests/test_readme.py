"""What the README says can be typed, and works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

import bangfu_assign
from bangfu_assign.cli.app import program
from bangfu_assign.facts.schema import TABLES

TREE = Path(__file__).parents[1]
README = (TREE / "README.md").read_text("utf-8")


def block(name: str) -> str:
    """Return the code between two of the README's markers."""
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```\n<!-- end -->", README, re.DOTALL)
    assert found, name
    return found[1]


def calls() -> list[list[str]]:
    """Return every call of the program in the README, without the program's name."""
    inline = re.findall(r"`bangfu-assign ([^`]+)`", README)
    in_blocks = re.findall(r"bin/bangfu-assign ([^\n]+)", README)
    return [shlex.split(re.sub(r"\[([^]]+)\]", r"\1", call)) for call in inline + in_blocks]


@pytest.mark.parametrize("call", calls(), ids=" ".join)
def test_every_call_in_the_readme_parses(call: list[str]) -> None:
    """Commands, arguments and options are those of the program."""
    command = program.commands[call[0]]
    command.make_context(call[0], call[1:])


def test_the_readme_calls_every_command() -> None:
    """No command is left out."""
    assert {call[0] for call in calls()} == set(program.commands)


def test_every_option_is_in_the_readme() -> None:
    """No option is left out, and none is named that is not there."""
    options = {
        option
        for command in program.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
    commands = README[README.index("## Commands") : README.index("## The case folder")]
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", commands))
    assert named - {"--help"} <= options
    assert options - named <= {"--out", "--figures"}


@pytest.mark.parametrize("name", ["solve-command", "test-command"])
def test_each_set_up_command_is_one_line(name: str) -> None:
    """Both commands can be pasted as one line, and need only Python and a clone."""
    (line,) = block(name).splitlines()
    assert line.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")


def test_the_python_lines_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The five lines of Python make a plan and a map."""
    bangfu_assign.write_sample(tmp_path / "sample_data" / "banzhuang", households=60)
    monkeypatch.chdir(tmp_path)
    lines = block("python")
    assert len([line for line in lines.splitlines() if line]) == 5
    names: dict[str, object] = {}
    exec(lines, names)  # noqa: S102 - the README's own lines
    assert isinstance(names["plan"], bangfu_assign.Plan)
    assert (tmp_path / "map.png").stat().st_size > 10_000


def test_every_column_is_in_the_readme() -> None:
    """The tables of the case folder are those the reader knows, with the same required columns."""
    for table in TABLES:
        if table.name.startswith("road_"):
            continue
        (row,) = re.findall(rf"^\| `{table.name}`(?: \*)? \| ([^|]+) \|$", README, re.MULTILINE)
        columns = row.split(":")[0] if table.name in ("pairs", "distances") else row
        columns = re.sub(r" \([^)]*\)", "", columns)
        names = [name.strip() for name in columns.split(",")]
        assert {name.rstrip("*") for name in names} == {c.name for c in table.columns}


def test_the_sample_of_the_readme_is_there() -> None:
    """The folder that the first command reads is part of the project."""
    assert (TREE / "sample_data" / "banzhuang" / "policy.toml").is_file()


def test_links_lead_somewhere() -> None:
    """Every relative link in the README has its file."""
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert "://" in target or (TREE / target).exists(), target


def test_the_chinese_readme_calls_every_command_rightly() -> None:
    """Its calls are those of the program, none is left out, and its links lead somewhere."""
    chinese = (TREE / "README.zh-CN.md").read_text("utf-8")
    calls = [shlex.split(call) for call in re.findall(r"`bangfu-assign ([^`]+)`", chinese)]
    for call in calls:
        program.commands[call[0]].make_context(call[0], call[1:])
    assert {call[0] for call in calls} == set(program.commands)
    assert block("solve-command") in chinese
    for target in re.findall(r"\]\(([^)#]+)\)", chinese):
        assert (TREE / target).exists(), target
