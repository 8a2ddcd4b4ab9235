"""`write_plan`: the whole folder at once, with nothing private in any of its files."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report import write_plan
from bangfu_assign.report.manifest import files
from tests.report.hostile import JOURNEYS, SECRETS, hostile_plan
from tests.report.town import town

FILES = [
    ".bangfu-assign.json", "assignments.csv", "cadres.csv", "pairings.csv", "plan.xlsx",
    "report.html", "summary.json", "uncovered.csv", "villages.csv",
]  # fmt: skip


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in files(folder))


def draw(plan: Plan, folder: Path, lang: Lang) -> None:
    (folder / f"map_{lang}.png").write_bytes(b"png")


def test_all_files_are_there_and_only_the_owner_can_read_them(tmp_path: Path) -> None:
    out = write_plan(hostile_plan(), tmp_path / "out", figures=draw, journeys=JOURNEYS)
    assert names(out) == sorted([*FILES, "figures/map_zh.png"])
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(out)} == {0o600}


def test_writing_twice_in_different_places_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = town(4)
    (tmp_path / "a").mkdir()
    first = write_plan(plan, tmp_path / "one", figures=False)
    monkeypatch.chdir(tmp_path / "a")
    write_plan(plan, "two", figures=False)
    second = tmp_path / "a" / "two"
    for name in FILES:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_no_file_holds_an_id_number_a_phone_an_income_or_a_cause(tmp_path: Path) -> None:
    out = write_plan(hostile_plan(), tmp_path / "out", figures=False, journeys=JOURNEYS)
    seen = 0
    for path in files(out):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                contents = [book.read(name) for name in book.namelist()]
        else:
            contents = [path.read_bytes()]
        for content in contents:
            seen += 1
            assert not any(secret.encode() in content for secret in SECRETS), path.name
    assert seen > len(FILES)


def test_a_figure_that_fails_leaves_the_old_plan(tmp_path: Path) -> None:
    def fail(plan: Plan, folder: Path, lang: Lang) -> None:
        raise RuntimeError("no ink")

    out = write_plan(hostile_plan(), tmp_path / "out", figures=False, journeys=JOURNEYS)
    before = (out / "summary.json").stat().st_ino
    with pytest.raises(RuntimeError, match="no ink"):
        write_plan(hostile_plan(), out, figures=fail, journeys=JOURNEYS)
    assert (out / "summary.json").stat().st_ino == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("after", ["assignments.csv", "uncovered.csv", "summary.json", "plan.xlsx"])
def test_killed_after_any_file_the_old_plan_stands_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    out = write_plan(town(2), tmp_path / "out", figures=False)
    old = {name: (out / name).read_bytes() for name in names(out)}
    write = Path.write_bytes

    def write_and_die(path: Path, content: bytes) -> int:
        count = write(path, content)
        if path.name == after:
            os._exit(9)
        return count

    monkeypatch.setattr(Path, "write_bytes", write_and_die)
    child = os.fork()
    if not child:
        try:
            write_plan(hostile_plan(), out, figures=False, journeys=JOURNEYS)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    monkeypatch.undo()
    assert {name: (out / name).read_bytes() for name in names(out)} == old
    write_plan(hostile_plan(), out, figures=False, journeys=JOURNEYS)
    assert json.loads((out / "summary.json").read_text())["seed"] == 7
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
