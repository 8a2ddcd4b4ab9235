"""Every sentence stands in both languages, with equal placeholders; every code used exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import bangfu_assign
from bangfu_assign import labels

SOURCE = Path(bangfu_assign.__file__).parent
ROOMS = sorted(p.stem for p in (SOURCE / "labels").glob("*.py") if not p.stem.startswith("_"))
FILE_ENDINGS = {
    "toml", "csv", "xlsx", "xls", "json", "html", "css", "js", "png", "graphml", "py", "md", "typ",
}  # fmt: skip
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def catalogue(room: str) -> dict[str, tuple[str, str]]:
    texts: dict[str, tuple[str, str]] = import_module(f"bangfu_assign.labels.{room}").TEXTS
    return texts


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@cache
def strings_in_source() -> dict[str, str]:
    """Return every string constant outside the catalogues, with the file it stands in."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name == "labels":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, path.relative_to(SOURCE).as_posix())
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_every_code_has_a_chinese_and_an_english_sentence(room: str) -> None:
    for code, sentences in catalogue(room).items():
        assert len(sentences) == len(labels.LANGS), code
        zh, en = sentences
        assert zh.strip(), code
        assert en.strip(), code
        if re.search("[A-Za-z]{4}", re.sub(r"\{\w*\}", "", en)):  # words, not signs alone
            assert zh == en or CHINESE.search(zh), f"{room}.{code} has no Chinese"


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_placeholders(room: str) -> None:
    for code, (zh, en) in catalogue(room).items():
        assert placeholders(zh) == placeholders(en), f"{room}.{code}"


@pytest.mark.parametrize("room", ROOMS)
def test_placeholders_are_plain_names(room: str) -> None:
    """A name alone is inserted as it stands; attributes or formats could fail on a user's value."""
    for code, sentences in catalogue(room).items():
        for sentence in sentences:
            for _, name, spec, conversion in Formatter().parse(sentence):
                assert name is None or (name.isidentifier() and not spec and not conversion), code


def test_every_code_written_in_the_source_has_a_sentence() -> None:
    pattern = re.compile(rf"({'|'.join(ROOMS)})\.([a-z][a-z0-9_]*)")
    missing = {
        text: file
        for text, file in strings_in_source().items()
        if (match := pattern.fullmatch(text))
        and not is_file_or_module(match[1], match[2])
        and not has_sentence(match[1], match[2])
    }
    assert missing == {}


def has_sentence(room: str, code: str) -> bool:
    """Whether a code exists; a code that ends in "_" is a prefix, and some code must begin so."""
    known = catalogue(room)
    return code in known or (code.endswith("_") and any(k.startswith(code) for k in known))


def is_file_or_module(room: str, name: str) -> bool:
    folder = SOURCE / room
    return name in FILE_ENDINGS or (folder / name).is_dir() or (folder / f"{name}.py").is_file()


@pytest.mark.parametrize("room", ["agreement", "explain", "policy"])
def test_no_sentence_is_left_that_nothing_says(room: str) -> None:
    """A code is spoken of whole (``room.code``), bare (``code``), or behind a prefix (``fix_``)."""
    texts = set(strings_in_source())
    unused = [
        code
        for code in catalogue(room)
        if not {code, f"{room}.{code}", re.sub(r"^(fix|reason)_", "", code)} & texts
    ]
    assert unused == []


def test_braces_in_a_value_are_inserted_as_they_stand() -> None:
    assert "{0}" in labels.text("policy.rank_twice", "en", word="{0}", first=1)


def test_an_unknown_code_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        labels.text("policy.no_such_code")
