"""The office's own .csv: encoding, mark, line ends and quotes stay; three cells a row change."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign import write_back
from bangfu_assign.facts.csv_grid import Text
from bangfu_assign.plan.text import guard
from bangfu_assign.report.writeback.csv_file import OddCsvError, edit_csv
from tests.report.writeback.office import EXPECTED, JOB, NAME, csv_office, plan_for


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_only_the_three_columns_change(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Every line without its three cells is as before, mark and line ends included."""
    folder = csv_office(tmp_path / "case", encoding, delimiter=delimiter)
    source = folder / "households.csv"
    done = write_back(plan_for(folder), tmp_path / "out")
    assert done.register is not None and done.register.name == "households.csv"
    before = source.read_bytes().decode(encoding).split("\r\n")
    after = done.register.read_bytes().decode(encoding).split("\r\n")
    assert done.register.read_bytes()[:3] == source.read_bytes()[:3]
    found = {}
    for old, new in zip(before, after, strict=True):
        old_cells, new_cells = old.split(delimiter), new.split(delimiter)
        assert old_cells[:NAME] == new_cells[:NAME]
        assert old_cells[JOB + 1 :] == new_cells[JOB + 1 :]
        if len(new_cells) > JOB and new_cells[3]:
            found[new_cells[3].strip("\u00a0 ")] = tuple(new_cells[NAME : JOB + 1])
    told = dict(
        zip(("张山", "李水", "王木", "赵火", "钱土", "孙金"), EXPECTED.values(), strict=True)
    )
    assert {name: found[name] for name in told} == told


def test_a_name_that_a_spreadsheet_would_run_is_guarded(tmp_path: Path) -> None:
    """An apostrophe stands before it, and reading it again takes it away."""
    folder = csv_office(tmp_path / "case", "utf-8-sig")
    plan = plan_for(folder)
    plan.case.cadres.loc[0, "name"] = "=1+1"
    done = write_back(plan, tmp_path / "out")
    assert done.register is not None
    assert ",'=1+1,13700000001," in done.register.read_text("utf-8-sig")


def test_a_character_outside_gbk_is_pointed_out(tmp_path: Path) -> None:
    folder = csv_office(tmp_path / "case", "gbk")
    plan = plan_for(folder)
    plan.case.cadres.loc[0, "name"] = "王𬭎"
    done = write_back(plan, tmp_path / "out")
    assert done.register is not None
    assert "王𬭎" in done.register.read_text("gb18030")
    assert [
        n.params["characters"]
        for n in done.notes
        if n.code.removeprefix("writeback.") == "not_in_gbk"
    ] == ["𬭎"]


@given(
    rows=st.lists(
        st.lists(st.text(st.sampled_from('ab,"\r\n;班 '), max_size=6), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    ),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    spot=st.tuples(st.integers(0, 4), st.integers(0, 6)),
    text=st.text(st.sampled_from('xy,"\n班'), max_size=5),
)
def test_one_cell_changes_and_no_other(
    rows: list[list[str]], quoting: int, end: str, spot: tuple[int, int], text: str
) -> None:
    """Whatever stands in a text file, the reader finds the new cell and all the old ones."""
    stream = io.StringIO()
    csv.writer(stream, quoting=quoting, lineterminator=end).writerows(rows)  # type: ignore[arg-type]
    whole = stream.getvalue()
    read = list(csv.reader(io.StringIO(whole, newline="")))
    row, column = min(spot[0], len(read) - 1), spot[1]
    if not read or not read[row]:
        return
    made = edit_csv(whole.encode(), Text(whole, "utf-8-sig", ","), {(row, column): text}, read)
    wanted = [list(r) for r in read]
    wanted[row] += [""] * (column + 1 - len(wanted[row]))
    wanted[row][column] = guard(text)
    again = list(csv.reader(io.StringIO(made.decode(), newline="")))
    # A lone empty cell and an empty line are the same to a reader.
    assert [r if r != [""] else [] for r in again] == [r if r != [""] else [] for r in wanted]


def test_cells_that_are_cut_otherwise_are_refused() -> None:
    """Where the reader saw other cells than the writer, nothing is written."""
    with pytest.raises(OddCsvError):
        edit_csv(b"a,b\n", Text("a,b\n", "utf-8-sig", ","), {(0, 0): "x"}, [["a,b"]])
