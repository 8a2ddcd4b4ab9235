"""Every notebook runs to its end, and the outputs it is kept with are complete and harmless."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from bangfu_assign.facts.masks import mask

TREE = Path(__file__).parents[2]
NOTEBOOKS = sorted((TREE / "notebooks").glob("*.ipynb"))
MOST_BYTES = 2**20
WIDGETS = "application/vnd.jupyter.widget-view+json"
"""Lives only as long as its kernel: never kept."""


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def shows_something(cell: Any) -> bool:
    """Whether a cell ends in an expression, or shows the progress of a solve."""
    last = ast.parse(cell.source).body[-1]
    return "notebook_progress" in cell.source or isinstance(last, ast.Expr)


def kinds(cell: Any) -> set[str]:
    data = [output.get("data", {}) for output in cell.outputs]
    return {kind for kinds_of_one in data if WIDGETS not in kinds_of_one for kind in kinds_of_one}


def texts(notebook: Any) -> list[str]:
    return [
        str(text)
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        for kind, text in {"text": output.get("text", ""), **output.get("data", {})}.items()
        if kind.startswith("text")
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_shows_what_it_is_kept_with(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a clone elsewhere no cell fails, and each shows the kinds of output that are kept."""
    (tmp_path / "notebooks").mkdir()
    shutil.copytree(TREE / "sample_data", tmp_path / "sample_data")
    monkeypatch.setenv("PYTHONPATH", str(TREE))
    kept, notebook = read(path), read(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    client = NotebookClient(
        notebook, timeout=500, kernel_name="python3",
        resources={"metadata": {"path": str(tmp_path / "notebooks")}},
    )  # fmt: skip
    client.execute()
    for before, now in zip(kept.cells, notebook.cells, strict=True):
        if now.cell_type == "code":
            assert kinds(before) == kinds(now), now.source
            assert bool(now.outputs) == shows_something(now), now.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_kept_is_small_and_names_no_machine_and_no_secret(path: Path) -> None:
    """Under a megabyte; no error, warning, absolute path, ID number or phone in any output."""
    assert path.stat().st_size < MOST_BYTES
    notebook = read(path)
    assert "widgets" not in notebook.metadata
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert [
                o.output_type for o in cell.outputs if o.output_type in ("error", "stream")
            ] == []
    for text in texts(notebook):
        assert not re.search(r"(?<![\w.<])/(tmp|home|usr|root|work|Users)\b|[A-Z]:\\", text)
        for run in re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)", text):
            assert mask(run) == run


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_says_which_language_it_is_in(path: Path) -> None:
    """The first cell is prose with a line of English, and so is the first of every section."""
    notebook = read(path)
    assert notebook.cells[0].cell_type == "markdown"
    assert re.search(r"\*[^*]*[A-Za-z]{4}[^*]*\*", notebook.cells[0].source)
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            assert re.search(r"^\*[^*]+\*$", cell.source, re.MULTILINE), cell.source
