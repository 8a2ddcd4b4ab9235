"""Private facts planted wherever they could reach a public sheet: none arrives."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from docx import Document

from bangfu_assign.errors import FactsError, PlanError, PolicyError
from bangfu_assign.report.notice.write import write_notices
from bangfu_assign.report.public_scan import scan, secrets_of
from tests.report.notice.town import CADRE_PHONE, PRIVATE, plan_of, policy_of

ID_NUMBER = PRIVATE["id_number"]
SECRETS = (ID_NUMBER, PRIVATE["phone"], CADRE_PHONE, "秘密", "2741", "G0001")

NUMBERS = {
    "ID number": ID_NUMBER,
    "another's ID number": "32072119850312451X",
    "wide digits": "３２０７９９１９４１０７１６８７９８",
    "old ID number": "320721850312451",
    "mobile": "13800001111",
    "mobile in groups": "138-0000 1111",
    "mobile with dots": "138.0000.1111",
    "broken by an invisible mark": "138\u200b0000\u202e1111",
    "land line": "0518-87280000",
    "short land line": "87280000",
}
HOUSEHOLD = {"household_id": "320799101201001", "head_name": "张小丰"}


def all_text(out: Path) -> str:
    """Return everything that can be read in a public folder, by libraries the scan does not use."""
    parts = []
    for path in sorted((out / "public").rglob("*.*")):
        parts.append(path.name)
        if path.suffix == ".docx":
            document = Document(str(path))
            parts += [p.text for p in document.paragraphs]
            parts += [c.text for t in document.tables for r in t.rows for c in r.cells]
        elif path.suffix == ".pdf":
            pdf = pypdf.PdfReader(path)
            parts += [page.extract_text() for page in pdf.pages] + [str(pdf.metadata)]
        else:
            parts.append(path.read_bytes().decode("utf-8", "ignore"))
    return "\n".join(parts)


def test_nothing_private_is_on_a_sheet(tmp_path: Path) -> None:
    """ID numbers, phones, causes, categories, incomes and cadre ids of the facts stay inside."""
    write_notices(plan_of([HOUSEHOLD]), tmp_path / "o")
    text = all_text(tmp_path / "o")
    assert "320799101201001" in text and "李干部" in text
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("field", ["head_name", "group", "name", "unit", "position", "village"])
def test_a_number_in_any_cell_that_is_shown_is_refused(
    field: str, number: str, tmp_path: Path
) -> None:
    """The cell is named with its number masked, all cells at once, and no folder appears."""
    household, cadre, village = dict(HOUSEHOLD), {}, "甲村"
    if field in ("head_name", "group"):
        household[field] = f"张三{number}"
    elif field == "village":
        village = f"甲村{number}"
    else:
        cadre[field] = f"办公室{number}"
    plan = plan_of([household], cadre, {"320799101201": village})
    with pytest.raises(FactsError) as refused:
        write_notices(plan, tmp_path / "o")
    (problem,) = refused.value.problems
    for lang in ("zh", "en"):
        said = problem.sentence(lang) + problem.value
        assert number not in said and "0000" not in said and "8503" not in said
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("number", [ID_NUMBER, "32072119850312451x", PRIVATE["phone"]])
def test_an_id_number_for_a_household_id_is_refused(number: str, tmp_path: Path) -> None:
    """Offices do use ID numbers as filed-card numbers; such a register cannot be published."""
    plan = plan_of([{"household_id": number}])
    with pytest.raises(FactsError) as refused:
        write_notices(plan, tmp_path / "o")
    assert number not in str(refused.value)
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("key", ["title", "reason", "basis", "office", "address", "issuer"])
def test_a_number_in_the_policys_texts_is_refused(key: str, tmp_path: Path) -> None:
    """Only ``phone`` may hold a phone; an ID number may stand nowhere, not even there."""
    for number in (ID_NUMBER, "13800001111", "0518-87280000"):
        plan = plan_of([HOUSEHOLD], policy=policy_of(**{key: f"关于{number}的公示"}))
        with pytest.raises(PolicyError) as refused:
            write_notices(plan, tmp_path / "o")
        assert number not in str(refused.value)
    with pytest.raises(PolicyError):
        write_notices(plan_of([HOUSEHOLD], policy=policy_of(phone=ID_NUMBER)), tmp_path / "o")
    with pytest.raises(PolicyError):
        write_notices(plan_of([HOUSEHOLD], policy=policy_of(area=ID_NUMBER)), tmp_path / "o")
    assert not (tmp_path / "o").exists()


def test_the_supervision_phone_is_public_even_if_it_is_a_cadres(tmp_path: Path) -> None:
    """Small offices have one telephone."""
    plan = plan_of([HOUSEHOLD], {"phone": "0518-87280000"}, policy=policy_of(phone="0518-87280000"))
    write_notices(plan, tmp_path / "o")
    assert "0518-87280000" in all_text(tmp_path / "o")


def test_a_template_that_tells_a_secret_publishes_nothing(tmp_path: Path) -> None:
    """The scan reads what the office's own template brings, in its text and its footer."""
    for at, secret in enumerate(
        (ID_NUMBER, CADRE_PHONE, PRIVATE["cause"], "收入2741.53元", "G0001")
    ):
        document = Document()
        document.add_table(1, 1).cell(0, 0).text = "{%tr for row in rows %}"
        for mark in ("{{ row.head_name }}", "{%tr endfor %}"):
            document.tables[0].add_row().cells[0].text = mark
        place = document.sections[0].footer.paragraphs[0] if at % 2 else document.add_paragraph()
        for part in (secret[:3], secret[3:]):
            place.add_run(part)
        own = tmp_path / "own.docx"
        document.save(str(own))
        with pytest.raises(PlanError) as refused:
            write_notices(plan_of([HOUSEHOLD]), tmp_path / "o", formats=["docx"], template=own)
        assert secret not in str(refused.value)
        assert {p.code for p in refused.value.problems} == {"notice.leak"}, secret
        assert not (tmp_path / "o").exists()


def test_a_file_somebody_put_into_the_public_folder_stops_it(tmp_path: Path) -> None:
    """What lies there is published with the notices: it is looked through as well."""
    out = tmp_path / "o"
    write_notices(plan_of([HOUSEHOLD]), out, formats=["html"])
    before = sorted(out.rglob("*"))
    (out / "public" / "list.csv").write_text(f"张三,{ID_NUMBER}\n", "utf-8")
    with pytest.raises(PlanError) as refused:
        write_notices(plan_of([HOUSEHOLD]), out, formats=["html", "pdf"])
    assert {p.code for p in refused.value.problems} == {"notice.leak_beside"}
    assert sorted(out.rglob("*")) == sorted([*before, out / "public" / "list.csv"])


LEAKS: dict[str, tuple[str, bytes]] = {
    "id_number": ("a.html", f"<p title='{ID_NUMBER}'>x</p>".encode()),
    "phone": ("a.html", b"<!-- 138-0000-1111 -->"),
    "cause": ("a.txt", "因病致贫的秘密".encode()),
    "category": ("a.csv", "x,低保户的秘密".encode()),
    "income": ("a.html", b"<td>2,742</td>"),
    "internal_id": ("a.html", b"<td>G0001</td>"),
    "number": ("a.html", b"<td>32072119850312451X</td>"),
    "unreadable": ("a.bin", b"\x00\x01"),
}


@pytest.mark.parametrize("kind", LEAKS)
def test_the_scan_finds_every_kind(kind: str, tmp_path: Path) -> None:
    """Each kind of private fact is found in a file, and a clean file passes."""
    name, content = LEAKS[kind]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "clean.html").write_text("<td>320799101201001</td><td>3</td>", "utf-8")
    secrets = secrets_of(plan_of([HOUSEHOLD]).case, ["320799101201001", "3"])
    found = scan(tmp_path.iterdir(), secrets)
    assert {leak.path.name for leak in found} == {name}
    assert kind in {leak.kind for leak in found}


@pytest.mark.parametrize("name", [f"公示{ID_NUMBER}.html", "13800001111.txt", "G0001.html"])
def test_the_scan_reads_file_names(name: str, tmp_path: Path) -> None:
    """A name is published with its file."""
    (tmp_path / name).write_bytes(b"")
    assert scan(tmp_path.iterdir(), secrets_of(plan_of([HOUSEHOLD]).case, []))


def test_what_is_shown_on_purpose_is_no_leak(tmp_path: Path) -> None:
    """An income of 110 and a list of 110 households, a cause that is part of a post: no alarm."""
    households = [
        {"household_id": f"320799101201{n:03d}", "income_yuan": float(n), "cause": "缺资金"}
        for n in range(1, 111)
    ]
    plan = plan_of(households, {"unit": "农民缺资金互助社", "cadre_id": "G0001"})
    write_notices(plan, tmp_path / "o")


def test_the_year_in_which_a_document_says_it_was_made_is_no_income(tmp_path: Path) -> None:
    """Word and Excel files say when they were made; somebody's 1,980 yuan are not told by that."""
    plan = plan_of([{**HOUSEHOLD, "income_yuan": 1980.0}])
    assert write_notices(plan, tmp_path / "o", formats=["docx", "xlsx"]).files
