# ruff: noqa: E501  (rows of people: a Chinese character counts as two)
"""Contact cards: one a household, two copies, one A4 page each, in the order of handing out."""

from __future__ import annotations

import io
import re
import stat
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pypdfium2 as pdfium
import pytest
from docx import Document

from bangfu_assign import write_cards
from bangfu_assign.errors import UsageError
from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAST_COLUMNS, Plan
from bangfu_assign.policy.cards import CardsSection
from bangfu_assign.report.cards.content import cards_of
from bangfu_assign.report.paper.joined import joined
from tests.build import make_case, make_policy
from tests.programs import program
from tests.report.hostile import HOSTILE, ID_NUMBER, hostile_plan

VILLAGES = [{"village_id": "v1", "name": "东村"}, {"village_id": "v2", "name": "西村"}]
HOUSEHOLDS = [
    {"household_id": "h1", "head_name": "张喆", "village": "v2", "group": "10组", "labourers": 1},
    {"household_id": "h2", "head_name": "李堃", "village": "v2", "group": "2组"},
    {"household_id": "h3", "head_name": "王玥", "village": "v1", "group": "1组", "cause": "因病、缺资金",
     "income_yuan": 2741.5, "phone": "13800000001", "id_number": ID_NUMBER, "category": "低保户",
     "trained": 1, "loan_10k_yuan": 2.0},
    {"household_id": "h4", "head_name": "赵祎", "village": "v1", "group": "1组"},
    {"household_id": "h5", "head_name": "钱犇", "village": "v1", "group": "1组", "planned": False},
]  # fmt: skip
CADRES = [
    {
        "cadre_id": "c1",
        "name": "孙𬭎",
        "unit": "镇农技站",
        "position": "站长",
        "phone": "13900000001",
    },
    {"cadre_id": "c2", "name": "周全", "unit": "西村", "position": "支书"},
    {
        "cadre_id": "c9",
        "name": "吴老板",
        "unit": "养殖公司",
        "rank": "owner",
        "phone": "13900000009",
    },
]


def small_plan(**cards: object) -> Plan:
    """Return a plan of two villages: h4 is uncovered, h5 not planned, h3 has all placements."""
    pairs = [{"household_id": "h3", "cadre_id": "c1", "since": "2012-03-05"},
             {"household_id": "h1", "cadre_id": "c2", "since": "2011"}]  # fmt: skip
    case = make_case(
        HOUSEHOLDS, CADRES, VILLAGES, pairs=pairs,
        projects=[{"project_id": "p1", "name": "石门头村蓝莓园", "village": "v1", "places": 5}],
    )  # fmt: skip
    policy = make_policy(
        [{"name": "clerk", "quota": 3}, {"name": "owner", "quota": 3, "principal": False}],
        area="班庄镇", year=2012,
    )  # fmt: skip
    policy = policy.model_copy(update={"cards": CardsSection(**cards)})  # type: ignore[arg-type]
    rows = [("h1", "c2", "v2", "", "", True), ("h2", "c2", "v2", "", "", False),
            ("h3", "c1", "v1", "c9", "p1", False)]  # fmt: skip
    assignments = pd.DataFrame(rows, columns=list(ASSIGNMENT_COLUMNS))
    return Plan(case, policy, assignments, pd.DataFrame(columns=["cadre_id", "village_id"]))


def pages(pdf: Path | bytes) -> list[str]:
    """Return the text of each page, without blanks."""
    document = pdfium.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return [re.sub(r"\s|\u200b|\ufffe|\u00ad", "", text) for text in texts]


def heads(texts: list[str]) -> list[str]:
    return [re.search(r"户码：(h\d+)", text)[1] for text in texts]  # type: ignore[index]


def test_cards_come_as_they_are_handed_out(tmp_path: Path) -> None:
    """By village, then group 2 before group 10; both copies of a card one after the other."""
    done = write_cards(small_plan(), tmp_path / "out", system=False)
    texts = pages(done.folder / "全部联系卡.pdf")
    assert heads(texts) == ["h3", "h3", "h2", "h2", "h1", "h1"]
    assert all("帮扶对象留存" in t for t in texts[::2])
    assert all("帮扶责任人留存" in t for t in texts[1::2])
    assert (done.cards, done.pages) == (3, 6)
    names = {"全部联系卡", "东村", "西村"}
    assert {p.name for p in done.files} == {f"{n}.{e}" for n in names for e in ("pdf", "docx")}
    assert heads(pages(done.folder / "西村.pdf")) == ["h2", "h2", "h1", "h1"]


def test_a_card_says_what_it_should(tmp_path: Path) -> None:
    """Basics, cause, measures, project, goal, helper, co-helper, since, supervision, 12 months."""
    plan = small_plan(measures={"因病": "落实医疗救助"}, phone="0518-00000000", issuer="班庄镇政府")
    done = write_cards(plan, tmp_path / "out", formats=["pdf"], system=False)
    text = pages(done.folder / "东村.pdf")[0]
    for part in (
        "班庄镇低收入农户结对帮扶联系卡", "2012年度", "王玥", "东村", "1组", "低保户", "2741.5元",
        "因病、缺资金", "13800000001", "落实医疗救助；参加技能培训1人；扶贫小额贷款2万元", "石门头村蓝莓园",
        "2012年底家庭人均纯收入达到4000元以上", "孙𬭎", "镇农技站", "站长", "13900000001", "2012年3月5日",
        "0518-00000000", "吴老板", "养殖公司", "13900000009", "班庄镇政府制", "帮扶责任人签字",
        "帮扶对象签字", "12月", "不得张贴",
    ):  # fmt: skip
        assert part in text, part
    assert "〓" not in text and ID_NUMBER not in text


def test_word_says_the_same(tmp_path: Path) -> None:
    """The tables of the .docx hold the same words, and twelve empty months a copy."""
    done = write_cards(small_plan(), tmp_path / "out", formats=["docx"])
    document = Document(str(done.folder / "东村.docx"))
    assert len(document.tables) == 4
    basics, months = document.tables[:2]
    words = {cell.text for row in basics.rows for cell in row.cells}
    assert {"王玥", "孙𬭎", "镇农技站", "石门头村蓝莓园", "2012年3月5日"} <= words
    assert [row.cells[0].text.strip()[:-1].strip() for row in months.rows[1:]] == [
        f"{n}月" for n in range(1, 13)
    ]
    assert document.core_properties.author == "bangfu-assign"


def test_who_has_no_card_is_listed(tmp_path: Path) -> None:
    """No card by default without a helper; asked for, the helper is left blank."""
    done = write_cards(small_plan(), tmp_path / "out", formats=["pdf"], system=False)
    told = {(n.code, n.household_id or n.cadre_id) for n in done.notes}
    assert told == {
        ("cards.uncovered", "h4"),
        ("cards.no_supervision", ""),
        ("cards.no_helper_phone", "c2"),
    }
    blank = write_cards(small_plan(), tmp_path / "blank", uncovered=True, system=False)
    assert blank.cards == 4 and "blank_card" in blank.counts()
    (text, _) = [t for t in pages(blank.folder / "东村.pdf") if "户码：h4" in t]
    assert "赵祎" in text and "孙" not in text


def test_one_card_is_printed_anew_beside_the_others(tmp_path: Path) -> None:
    """After a change one household's card is made; what was there stays."""
    plan = small_plan()
    first = write_cards(plan, tmp_path / "out", formats=["pdf"], system=False)
    changed = plan.assignments.replace({"cadre_id": {"c1": "c2"}})
    done = write_cards(
        replace(plan, assignments=changed), tmp_path / "out", households=["h3"], formats=["pdf"],
        system=False,
    )  # fmt: skip
    assert [p.name for p in done.files] == ["联系卡_h3.pdf"]
    assert "周全" in pages(done.files[0])[0]
    assert all(p.is_file() for p in first.files)


def test_a_village_is_found_by_name_or_id_and_a_slip_is_named(tmp_path: Path) -> None:
    plan = small_plan()
    done = write_cards(plan, tmp_path / "out", villages=["西村"], formats=["pdf"], system=False)
    assert [p.name for p in done.files] == ["西村.pdf"]
    for wrong in ({"villages": ["西树"]}, {"households": ["h33"]}, {"formats": ["pdf", "doc"]}):
        with pytest.raises(UsageError) as error:
            write_cards(plan, tmp_path / "no", **wrong)  # type: ignore[arg-type]
        assert error.value.problems[0].message("zh")
    assert not (tmp_path / "no").exists()


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    """Also where PDFium would write the time and a random number."""
    for out in ("one", "two"):
        write_cards(small_plan(), tmp_path / out, system=False)
    files = sorted((tmp_path / "one" / "cards").iterdir())
    assert len(files) == 7
    for path in files:
        assert path.read_bytes() == (tmp_path / "two" / "cards" / path.name).read_bytes(), path
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_hostile_texts_push_no_page_and_do_nothing(tmp_path: Path) -> None:
    """Formulas, templates, scripts, 4,000 characters, direction marks: two pages a card, text only."""
    plan = hostile_plan()
    done = write_cards(plan, tmp_path / "out", uncovered=True, system=False)
    whole = next(p for p in done.files if p.name == "全部联系卡.pdf")
    texts = pages(whole)
    assert len(texts) == 2 * done.cards == done.pages
    assert ID_NUMBER not in "".join(texts)
    assert any("{{7*7}}" in t for t in texts) and any("<script>" in t for t in texts)
    told = [n.household_id for n in done.notes if n.code == "cards.cut_text"]
    long = list(HOSTILE).index("long")
    assert f"h{long}" in told
    document = whole.read_bytes()
    assert b"/JavaScript" not in document and b"/URI" not in document and b"/Launch" not in document
    with zipfile.ZipFile(whole.with_suffix(".docx")) as package:
        xml = package.read("word/document.xml").decode()
        assert "&lt;script&gt;" in xml and "<script>" not in xml and "\u202e" not in xml
        assert "hyperlink" not in xml.lower().replace("hyperlink(", "")
        assert "instrText" not in xml
    Document(io.BytesIO(whole.with_suffix(".docx").read_bytes()))


def test_libreoffice_prints_as_many_pages(tmp_path: Path) -> None:
    """No text of the .docx pushes a page over, nor leaves an empty one."""
    soffice = program("soffice")
    done = write_cards(hostile_plan(), tmp_path / "out", uncovered=True, formats=["docx"])
    whole = next(p for p in done.files if p.name == "全部联系卡.docx")
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(whole)],
        check=True, capture_output=True,
    )  # fmt: skip
    assert len(pdfium.PdfDocument(tmp_path / "全部联系卡.pdf")) == done.pages


def test_the_choice_of_pairs_since_when(tmp_path: Path) -> None:
    """The latest open pair counts; an ended one says nothing about today."""
    plan = small_plan()
    past = pd.DataFrame(
        [("h3", "c1", "2009", "2010", ""), ("h3", "c1", "2012-06", "", "")],
        columns=list(PAST_COLUMNS),
    )
    cards = {
        c.household_id: c for c in cards_of(replace(plan, case=replace(plan.case, pairs=past)))
    }
    assert cards["h3"].cells["since"] == "2012年6月"
    assert cards["h1"].cells["since"] == ""


def test_parts_are_joined_in_order(tmp_path: Path) -> None:
    """The pages of all parts stand one after the other."""
    done = write_cards(small_plan(), tmp_path / "out", formats=["pdf"], system=False)
    parts = [done.folder / "西村.pdf", done.folder / "东村.pdf"]
    whole = joined(path.read_bytes() for path in parts)
    assert pages(whole) == [text for path in parts for text in pages(path)]
