"""Word templates of an office: what they may hold and say, and what is refused by name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bangfu_assign.errors import UsageError
from bangfu_assign.report.paper.word import fill
from bangfu_assign.report.paper.word_template import (
    MAX_PACKED,
    MAX_XML,
    check_template,
    read_template,
)

_ATTACHED = RELATIONSHIP_TYPE.HYPERLINK.replace("hyperlink", "attachedTemplate")
VALUES = {
    "title": "关于公示",
    "rows": [{"name": "张丰", "number": 1}, {"name": "李四", "number": 2}],
}
GOOD = ("{{ title }}", "{%p for row in rows %}", "{{ row.number }} {{ row.name }}", "{%p endfor %}")


def docx(*words: str, change: Callable[[Any], None] | None = None) -> bytes:
    document = Document()
    for part in words:
        document.add_paragraph(part)
    if change is not None:
        change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def with_member(content: bytes, name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return made.getvalue()


def codes(content: bytes) -> set[str]:
    with pytest.raises(UsageError) as refused:
        check_template(content, "own.docx")
    assert {p.file for p in refused.value.problems} == {"own.docx"}
    for problem in refused.value.problems:
        assert problem.message("zh") and problem.message("en")
    return {p.code.removeprefix("paper.") for p in refused.value.problems}


def filled(*words: str, **more: Any) -> list[str]:
    made = fill(
        check_template(docx(*words), "own.docx"), VALUES, title="T", file="own.docx", **more
    )
    return [p.text for p in Document(io.BytesIO(made)).paragraphs]


def test_a_good_template_is_filled() -> None:
    """Values are inserted and rows repeated."""
    assert filled(*GOOD) == ["关于公示", "1 张丰", "2 李四"]


def test_conditions_may_choose() -> None:
    """A template may leave something out."""
    words = "{% if rows and title != '' %}有{% else %}无{% endif %}"
    assert filled(words) == ["有"]


def test_the_same_input_gives_the_same_bytes_without_a_name() -> None:
    """Author, company, dates and thumbnails of the template are gone."""

    def sign(document: Any) -> None:
        properties = document.core_properties
        properties.author = properties.last_modified_by = "王秘书"
        properties.comments = "王秘书的机器"

    template = docx(*GOOD, change=sign)
    space = RELATIONSHIP_TYPE.HYPERLINK.replace("relationships/hyperlink", "extended-properties")
    app = f'<Properties xmlns="{space}"><Company>王秘书</Company></Properties>'.encode()
    template = check_template(with_member(template, "docProps/app.xml", app), "own.docx")
    first = fill(template, VALUES, title="T")
    assert first == fill(template, VALUES, title="T")
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        everything = b"".join(archive.read(member) for member in archive.infolist())
        assert {m.date_time[0] for m in archive.infolist()} == {1980}
    assert "王秘书".encode() not in everything


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("{{ titel }}", "template_unknown_near"),
        ("{{ phone_of_head }}", "template_unknown"),
        ("{% for x in rows %}{{ x.income }}{% endfor %}", "template_unknown"),
        ("{{ title.__class__.__mro__ }}", "template_unknown"),
        ("{{ ''.__class__ }}", "template_unknown"),
        ("{{ 'x' * 999999999 }}", "template_says_more"),
        ("{{ title | upper }}", "template_says_more"),
        ("{{ rows[0] }}", "template_says_more"),
        ("{{ range(9) }}", "template_says_more"),
        ("{% set a = 1 %}", "template_says_more"),
        ("{% include '/etc/passwd' %}", "template_says_more"),
        ("{% import 'os' as os %}", "template_says_more"),
        ("{% macro m() %}{% endmacro %}", "template_says_more"),
        ("{% for a in rows %}{% for b in rows %}x{% endfor %}{% endfor %}", "template_loops"),
        ("{% for a in rows recursive %}x{% endfor %}", "template_loops"),
        ("{% for a in 'abc' %}x{% endfor %}", "template_loops"),
        ("{% for a in rows %}", "template_syntax"),
        ("{{ title", "template_syntax"),
        ("{% nonsense %}", "template_syntax"),
    ],
)
def test_a_template_that_says_more_is_refused(words: str, code: str) -> None:
    """Nothing is computed, called, filtered, imported or looped without end."""
    with pytest.raises(UsageError) as refused:
        filled(words)
    assert any(p.code.startswith(f"paper.{code}") for p in refused.value.problems)
    assert all(p.message("zh") and p.message("en") for p in refused.value.problems)


def test_a_template_without_the_list_is_refused() -> None:
    """A notice that forgot its table is no notice; either name of the list will do."""
    with pytest.raises(UsageError, match="rows"):
        filled("{{ title }}", required=[("rows", "名单")])


@pytest.mark.parametrize(
    "value",
    [
        "{{7*7}}",
        "<w:p/>",
        "a & b",
        "{_{ title }_}",
        "{%p endfor %}",
        "]]>",
        "'\"",
        "\x01x\u202ey\n\tz",
    ],
)
def test_values_are_text(value: str) -> None:
    """Neither template code nor XML in a value has any effect; it is shown as it is."""
    made = fill(docx("{{ title }}"), {"title": value}, title="T")
    (paragraph,) = Document(io.BytesIO(made)).paragraphs
    assert paragraph.text == value.replace("\x01", "").replace("\u202e", "").replace("\n\t", " ")


def link(document: Any) -> None:
    document.part.relate_to("https://evil.example/x", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def attached(document: Any) -> None:
    document.part.relate_to("file:///C:/Users/wang/t.dotm", _ATTACHED, is_external=True)


def field(code: str) -> Callable[[Any], None]:
    def write(document: Any) -> None:
        run = document.add_paragraph().add_run()._r
        for kind, text in (("begin", ""), ("", code[:3]), ("", code[3:]), ("end", "")):
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            part.text = text or None
            run.append(part)

    return write


def simple_field(document: Any) -> None:
    part = OxmlElement("w:fldSimple")
    part.set(qn("w:instr"), ' INCLUDETEXT "C:\\\\secret.docx" ')
    document.paragraphs[0]._p.append(part)


def remark(document: Any) -> None:
    document.add_comment(document.paragraphs[0].add_run("x"), "看看", author="王秘书")


def tracked(document: Any) -> None:
    part = OxmlElement("w:ins")
    part.set(qn("w:author"), "王秘书")
    document.paragraphs[0]._p.append(part)


def picture_from_afar(document: Any) -> None:
    part = OxmlElement("w:pict")
    part.set("src", "http://evil.example/pixel.png")
    document.paragraphs[0]._p.append(part)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (link, "template_external"),
        (attached, "template_external"),
        (picture_from_afar, "template_external"),
        (field(' DDEAUTO c:\\\\windows "calc" '), "template_field"),
        (field(" AUTHOR "), "template_field"),
        (simple_field, "template_field"),
        (remark, "template_remarks"),
        (tracked, "template_remarks"),
    ],
)
def test_what_a_document_may_not_hold_is_refused(change: Callable[[Any], None], code: str) -> None:
    """Links, foreign templates, fields that load or tell, remarks: each is named."""
    assert code in codes(docx(*GOOD, change=change))


def test_page_numbers_are_welcome() -> None:
    """The field every official document has."""
    check_template(docx(*GOOD, change=field(" PAGE ")), "own.docx")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("word/vbaProject.bin", b"x", "template_macro"),
        ("word/activeX/activeX1.xml", b"<x/>", "template_macro"),
        ("word/other.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "template_odd_xml"),
        ("word/other.xml", "<x/>".encode("utf-16"), "template_odd_xml"),
        ("word/big.xml", b" " * (MAX_XML + 1), "template_too_big"),
    ],
)
def test_members_that_do_harm_are_refused(name: str, data: bytes, code: str) -> None:
    """Macros, entities and bombs are found in the archive, before any XML is parsed."""
    assert code in codes(with_member(docx(*GOOD), name, data))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip", docx("x")[:2000]])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    """Damaged files are no template, and no traceback."""
    assert codes(content) == {"template_no_docx"}


@pytest.mark.parametrize("name", ["own.docm", "own.doc", "own.dotx", "own"])
def test_other_kinds_of_file_are_refused(name: str, tmp_path: Path) -> None:
    """A .docm is a .docx with macros; the ending decides before the content does."""
    (tmp_path / name).write_bytes(docx(*GOOD))
    with pytest.raises(UsageError, match="docx"):
        read_template(tmp_path / name)


def test_a_missing_or_huge_file_is_refused(tmp_path: Path) -> None:
    """Nothing is read that is not there or too big."""
    with pytest.raises(UsageError):
        read_template(tmp_path / "none.docx")
    (tmp_path / "big.docx").write_bytes(b"x" * (MAX_PACKED + 1))
    with pytest.raises(UsageError, match="too big"):
        read_template(tmp_path / "big.docx")
