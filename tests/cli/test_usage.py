"""A call that is written wrongly is answered in the user's language, with exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.cli import run
from bangfu_assign.cli.run import wanted_language

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["slove"], "没有 slove 这个命令", "there is no command slove"),
        (["solve", "x", "--sead", "1"], "没有 --sead 这个选项", "there is no option --sead"),
        (["check"], "缺少 'CASE'", "'CASE' is missing"),
        (["solve", "x"], "缺少 '-o' / '--out'", "'-o' / '--out' is missing"),
        (
            ["solve", "x", "-o", "y", "--seed", "a"],
            "'--seed' 的值不对",
            "value of '--seed' is wrong",
        ),
        (["solve", "x", "-o", "y", "--time-limit", "0"], "的值不对", "is wrong"),
        (["solve", "x", "-o", "y", "--time-limit", "nan"], "的值不对", "is wrong"),
        (["solve", "x", "-o", "y", "--workers", "0"], "的值不对", "is wrong"),
        (
            ["replan", "x", "y", "-o", "z", "--date", "2012-13-01"],
            "应为日历上有的一天，写成 2012-06-15",
            "a day of the calendar such as 2012-06-15",
        ),
        (
            ["check", __file__],
            "是一个文件；CASE 应是存放各表的文件夹",
            "is a file; CASE is the folder",
        ),
        (["check", "nowhere"], "找不到数据文件夹 nowhere", "there is no case folder nowhere"),
    ],
)
def test_wrong_calls(arguments: list[str], zh: str, en: str, capsys: Capture) -> None:
    """Each mistake is named in Chinese by default and in English on request."""
    for more, words in (([], zh), (["--lang", "en"], en), (["--lang=en"], en)):
        assert run([*arguments, *more]) == 2
        output = capsys.readouterr()
        assert words in output.err
        assert not output.out


def test_a_near_miss_is_answered_with_the_right_option(capsys: Capture) -> None:
    """A misspelt option brings the one that was meant."""
    assert run(["solve", "x", "--sead", "1", "--lang", "en"]) == 2
    assert "did you mean --seed?" in capsys.readouterr().err


def test_no_arguments_show_the_help(capsys: Capture) -> None:
    """The bare program name shows the commands."""
    assert run([]) == 2
    assert "solve" in capsys.readouterr().err


def test_the_language_can_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """BANGFU_LANG sets the language, and ``--lang`` overrides it."""
    monkeypatch.setenv("BANGFU_LANG", "en")
    assert run(["check", "nowhere"]) == 2
    assert "there is no case folder" in capsys.readouterr().err
    assert run(["check", "nowhere", "--lang", "zh"]) == 2
    assert "找不到数据文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--lang"], ["--lang", "fr"], ["--lang="], []])
def test_an_unknown_language_falls_back_to_chinese(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a broken wish for a language leaves one to complain in."""
    monkeypatch.delenv("BANGFU_LANG", raising=False)
    assert wanted_language(arguments) == "zh"


def test_a_missing_policy_is_a_policy_error(tmp_path: Path, capsys: Capture) -> None:
    """A case without a policy file exits with 2 and names the file."""
    (tmp_path / "case").mkdir()
    assert run(["solve", str(tmp_path / "case"), "-o", str(tmp_path / "out")]) == 2
    assert "policy.toml" in capsys.readouterr().err
