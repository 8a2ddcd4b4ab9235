"""`publish`: whole or not at all, and nothing of a person's is ever lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bangfu_assign.errors import UsageError
from bangfu_assign.report import atomic, exchange, manifest
from bangfu_assign.report.atomic import check_target, publish

KILLED = 9


def write(folder: Path, word: str, *, add: bool = False) -> None:
    with publish(folder, add=add) as new:
        (new / "summary.json").write_text(word)
        (new / "figures").mkdir(exist_ok=True)
        (new / "figures" / f"{word}.png").write_text(word)


def seen(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in manifest.files(folder)
        if path.name != manifest.MANIFEST
    }


OLD = {"summary.json": "old", "figures/old.png": "old"}
NEW = {"summary.json": "new", "figures/new.png": "new"}


def refused(folder: Path) -> str:
    with pytest.raises(UsageError) as caught:
        write(folder, "new")
    return caught.value.problems[0].code


def test_results_appear_in_a_new_folder_with_its_parents_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a" / "out", "new")
    assert seen(tmp_path / "a" / "out") == NEW
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["out"]


def test_an_earlier_plan_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    write(tmp_path / "out", "new")
    assert seen(tmp_path / "out") == NEW
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out", "new")
    assert seen(tmp_path / "out") == NEW


def test_only_the_owner_can_read_what_is_written(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write(tmp_path / "out", "new")
    finally:
        os.umask(before)
    modes = {
        p.relative_to(tmp_path).as_posix(): stat.S_IMODE(p.stat().st_mode)
        for p in tmp_path.rglob("*")
    }
    assert modes == {
        "out": 0o700,
        "out/summary.json": 0o600,
        "out/.bangfu-assign.json": 0o600,
        "out/figures": 0o700,
        "out/figures/new.png": 0o600,
    }


def test_an_error_while_writing_leaves_the_old_plan_and_no_rubbish(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    with pytest.raises(KeyboardInterrupt), publish(tmp_path / "out") as new:
        (new / "summary.json").write_text("half")
        raise KeyboardInterrupt
    assert seen(tmp_path / "out") == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_full_disk_is_said_in_words_and_other_faults_are_not_touched(tmp_path: Path) -> None:
    with pytest.raises(UsageError), publish(tmp_path / "out"):
        raise OSError(28, "No space left on device")
    with pytest.raises(FileNotFoundError), publish(tmp_path / "out"):
        raise FileNotFoundError(2, "No such file")
    assert not list(tmp_path.iterdir())


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("years of work")
    assert refused(tmp_path / "out") == "report.not_ours"
    assert seen(tmp_path / "out") == {"thesis.docx": "years of work"}
    with pytest.raises(UsageError):
        check_target(tmp_path / "out")


def test_a_file_and_the_working_directory_and_its_parents_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file") == "report.is_a_file"
    (tmp_path / "out" / "sub").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "out" / "sub")
    assert refused(Path()) == "report.in_use"
    assert refused(tmp_path / "out") == "report.in_use"


def test_a_place_that_cannot_be_written_is_said_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for act in (check_target, lambda folder: write(folder, "new")):
        with pytest.raises(UsageError) as caught:
            act(tmp_path / "file" / "out")
        assert caught.value.problems[0].code == "report.cannot_write"


def test_checking_a_usable_target_changes_nothing(tmp_path: Path) -> None:
    check_target(tmp_path / "not" / "yet")
    write(tmp_path / "out", "old")
    check_target(tmp_path / "out")
    assert seen(tmp_path / "out") == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real", "old")
    (tmp_path / "out").symlink_to("real")
    write(tmp_path / "out", "new")
    assert (tmp_path / "out").is_symlink()
    assert seen(tmp_path / "real") == NEW


def test_a_persons_own_file_stays_where_it_is(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    (tmp_path / "out" / "figures" / "note.txt").write_text("mine")
    write(tmp_path / "out", "new")
    assert seen(tmp_path / "out") == {**NEW, "figures/note.txt": "mine"}


def test_a_file_edited_by_hand_moves_aside_every_time_and_none_is_lost(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    for edit in ("first edit", "second edit"):
        (tmp_path / "out" / "summary.json").write_text(edit)
        write(tmp_path / "out", "new")
    assert seen(tmp_path / "out") == {
        **NEW,
        "by_hand/summary.json": "first edit",
        "by_hand/summary-2.json": "second edit",
    }


def test_a_plan_without_a_manifest_is_replaced_but_every_file_of_it_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "summary.json").write_text("by somebody")
    (tmp_path / "out" / "other.txt").write_text("other")
    write(tmp_path / "out", "new")
    assert seen(tmp_path / "out") == {
        **NEW,
        "by_hand/summary.json": "by somebody",
        "other.txt": "other",
    }


def test_links_in_the_old_folder_are_kept_as_links_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "big.txt").write_text("far")
    write(tmp_path / "out", "old")
    (tmp_path / "out" / "link").symlink_to(tmp_path / "elsewhere")
    write(tmp_path / "out", "new")
    assert (tmp_path / "out" / "link").readlink() == tmp_path / "elsewhere"
    assert (tmp_path / "elsewhere" / "big.txt").read_text() == "far"


def test_adding_keeps_what_was_written_before_edited_or_not(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    with publish(tmp_path / "out", add=True) as new:
        (new / "cards.txt").write_text("cards")
    assert seen(tmp_path / "out") == {**OLD, "cards.txt": "cards"}
    (tmp_path / "out" / "figures" / "old.png").write_text("edited")
    with publish(tmp_path / "out", add=True) as new:
        (new / "more.txt").write_text("more")
    assert seen(tmp_path / "out") == {
        "summary.json": "old",
        "figures/old.png": "edited",
        "cards.txt": "cards",
        "more.txt": "more",
    }
    write(tmp_path / "out", "new")
    assert seen(tmp_path / "out") == {**NEW, "figures/old.png": "edited"}


def test_a_forged_manifest_reaches_no_file_outside(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    write(tmp_path / "out", "old")
    (tmp_path / "out" / manifest.MANIFEST).write_text('{"files": {"../secret": "0", "x": 1}}')
    with publish(tmp_path / "out", add=True) as new:
        assert seen(new) == {}
    (tmp_path / "out" / manifest.MANIFEST).write_text("[1")
    write(tmp_path / "out", "new")
    assert (tmp_path / "secret").read_text() == "secret"


def test_two_runs_at_once_do_not_disturb_each_other_and_the_last_one_stands(tmp_path: Path) -> None:
    with publish(tmp_path / "out") as slow:
        (slow / "summary.json").write_text("slow")
        # A second run in another process, so that its lock is another one.
        code = (
            "from bangfu_assign.report.atomic import publish\nimport sys\n"
            "with publish(sys.argv[1]) as new: (new / 'summary.json').write_text('quick')"
        )
        subprocess.run([sys.executable, "-c", code, str(tmp_path / "out")], check=True)
        assert seen(tmp_path / "out") == {"summary.json": "quick"}
        assert slow.exists()
    assert seen(tmp_path / "out") == {"summary.json": "slow"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def in_child(act: Callable[[], None], die_at: int) -> int:
    """Run `act` in a forked child that dies at the n-th operation the interpreter audits.

    Returns the child's exit code: `KILLED`, or 0 if it ended before.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = [die_at]

    def count(event: str, _: tuple[object, ...]) -> None:
        if event.startswith(("open", "os.", "shutil.", "tempfile.", "fcntl.", "ctypes.")):
            left[0] -= 1
            if left[0] == 0:
                os._exit(KILLED)

    sys.addaudithook(count)
    try:
        act()
    except BaseException:  # noqa: BLE001
        os._exit(1)
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("swap", [True, False], ids=["exchange", "two renames"])
def test_killed_anywhere_it_leaves_the_old_or_the_new_and_the_next_run_clears_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: bool
) -> None:
    if not swap:
        monkeypatch.setattr(exchange, "exchange", lambda one, other: False)
    outcomes = []
    for die_at in range(1, 1000):
        home = tmp_path / str(die_at)
        write(home / "out", "old")
        (home / "out" / "note.txt").write_text("mine")
        code = in_child(lambda out=home / "out": write(out, "new"), die_at)
        assert code in (0, KILLED)
        if swap:
            left = seen(home / "out")
            assert left in ({**OLD, "note.txt": "mine"}, {**NEW, "note.txt": "mine"})
            outcomes.append(left["summary.json"])
        # Another run into the same folder finds a whole plan and leaves no rubbish.
        with publish(home / "out", add=True) as new:
            assert seen(new) in (OLD, NEW)
        assert (home / "out" / "note.txt").read_text() == "mine"
        assert [p.name for p in home.iterdir()] == ["out"]
        if code == 0:
            break
    assert die_at > 20
    if swap:
        assert {"old", "new"} == set(outcomes)
        assert outcomes == sorted(outcomes, reverse=True)  # once new, never old again


def test_a_living_runs_workspace_is_told_from_an_abandoned_one(tmp_path: Path) -> None:
    gone = tmp_path / ".out.bangfu-gone"
    (gone / "new").mkdir(parents=True)
    (gone / atomic._LOCK).touch()
    stranger = tmp_path / ".out.bangfu-notes"
    stranger.mkdir()
    (stranger / "diary.txt").write_text("not ours")
    write(tmp_path / "out", "new")
    assert not gone.exists()
    assert (stranger / "diary.txt").exists()
