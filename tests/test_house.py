"""The rules of the house: floors, small files, one room that prints, no trace of a machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bangfu_assign.labels.cli import TEXTS

TREE = Path(__file__).parents[1]
PACKAGE = TREE / "bangfu_assign"
MODULES = sorted(PACKAGE.rglob("*.py"))
OURS = [
    path
    for folder in ("bangfu_assign", "tests", "notebooks", ".ci")
    for path in sorted((TREE / folder).rglob("*"))
    if path.is_file() and path.suffix in {"", ".py", ".md", ".toml", ".ipynb", ".template"}
] + [TREE / "README.md", TREE / "README.zh-CN.md", TREE / "pyproject.toml"]


def name_of(path: Path) -> str:
    return path.relative_to(TREE).as_posix()


def test_nothing_imports_upwards() -> None:
    """The import contract of pyproject.toml is kept."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=TREE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_small(path: Path) -> None:
    """No module has more than 400 lines: one idea each."""
    assert len(path.read_text("utf-8").splitlines()) <= 400


def _writes_to_the_screen(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "print"
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.value.id == "sys" and node.attr in ("stdout", "stderr")
    return False


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_line_prints(path: Path) -> None:
    """No other room writes to the screen."""
    if path.parent.name == "cli":
        return
    tree = ast.parse(path.read_text("utf-8"))
    assert not [n.lineno for n in ast.walk(tree) if _writes_to_the_screen(n)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_model_imports_the_solver(path: Path) -> None:
    """Whatever checks or shows a plan owes nothing to ortools."""
    if "model" in path.relative_to(PACKAGE).parts:
        return
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert "ortools" not in imported


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_reaches_for_the_network(path: Path) -> None:
    """Rosters are personal data: nothing here can send them anywhere."""
    forbidden = r"\b(import|from) (urllib\.request|http\.client|requests|httpx|aiohttp|socket)\b"
    assert not re.search(forbidden, path.read_text("utf-8"))


def test_nothing_is_left_unfinished_or_speaks_of_a_machine() -> None:
    """No marks of unfinished work, no paths of somebody's computer."""
    marks = re.compile(
        "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", r"(?<![\w.])/(work|home|root)/\w"])
    )
    found = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in OURS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        # A picture in a notebook is one line of base64, where any letters may meet.
        if marks.search(line) and not line.lstrip().startswith('"image/png": ')
    ]
    assert not found


def test_every_text_of_the_command_line_is_used() -> None:
    """No text of `labels.cli` has outlived its use."""
    source = "\n".join(path.read_text("utf-8") for path in (PACKAGE / "cli").glob("*.py"))
    unused = [
        name for name in TEXTS if not re.search(rf'"(cli\.)?{name}"|both\("{name}"\)', source)
    ]
    assert unused == []


def test_the_package_ships_what_it_reads() -> None:
    """Everything needed at run time lies inside the package that the wheel holds."""
    settings = tomllib.loads((TREE / "pyproject.toml").read_text("utf-8"))
    assert settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["bangfu_assign"]
