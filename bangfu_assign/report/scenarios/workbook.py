"""``comparison.xlsx``: the variants for a meeting, and for whoever asks which households."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan import comparison_words as words
from bangfu_assign.plan.comparison import Comparison
from bangfu_assign.plan.text import display
from bangfu_assign.policy import OBJECTIVES
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book
from bangfu_assign.report.sheets.table import Column, Value, count, print_setup, put, write_table
from bangfu_assign.report.summary import width
from bangfu_assign.report.workbook import NO_GUESSING

_OVERVIEW = (
    ("scenario", 20), ("status", 16), ("covered", 10), ("uncovered", 10), ("need_3", 11),
    ("need_2", 8), ("need_1", 8), ("places", 10), ("kept", 10), ("travel_km", 12), ("walk_km", 12),
    ("gained", 10), ("lost", 10), ("moved", 10), ("versus_base", 64),
)  # fmt: skip
_COUNTS = (
    "covered", "uncovered", "uncovered_need_3", "uncovered_need_2", "uncovered_need_1", "places",
    "kept",
)  # fmt: skip
_LAST = len(_OVERVIEW) - 1
_COLOURS = {"better": "#DDEFE3", "worse": styles.UNCOVERED_FILL, "open": styles.EDITED_FILL}


def workbook(comparison: Comparison, lang: Lang = "zh") -> bytes:
    """Return the workbook of a comparison; the same comparison gives the same bytes.

    It names households and cadres and is not for publication; it holds no ID number, phone, income
    or cause of poverty.

    Parameters
    ----------
    comparison : Comparison
        At least one variant has a plan.
    lang : {"zh", "en"}
        Language of sheets and headers.
    """
    plan = next(iter(comparison.plans.values()))
    stream = io.BytesIO()
    file = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "default_format_properties": {"font_name": styles.FONTS[lang], "font_size": 11},
            **NO_GUESSING,
        },
    )
    # The day of writing would make every file another one.
    created = datetime(max(plan.policy.plan.year or 2000, 1980), 1, 1, tzinfo=UTC)
    title = words.title(comparison, lang)
    file.set_properties({"title": title, "author": "bangfu-assign", "created": created})
    book = Book.of(file, plan, lang, Journeys())
    _overview(book, comparison)
    _objectives(book, comparison)
    _households(book, comparison)
    _villages(book, comparison)
    if comparison.sensitivity is not None:
        _sensitivity(book, comparison.sensitivity, plan)
    _name_pages(book, title)
    file.close()
    return stream.getvalue()


def _name_pages(book: Book, title: str) -> None:
    """Set the comparison's title above each page; the overview has it on the sheet."""
    for sheet in book.file.worksheets()[1:]:
        name = f"{title[:80]}　{sheet.get_name()}".replace("&", "&&")
        sheet.set_header(f'&C&"{styles.FONTS[book.lang]},Bold"&14 {name}')


def _say(book: Book, code: str) -> str:
    return words.say(code, book.lang)


def _overview(book: Book, comparison: Comparison) -> None:
    sheet = book.file.add_worksheet(_say(book, "sheet_overview"))
    sheet.hide_gridlines(2)
    sheet.set_default_row(20)
    for place, (_, wide) in enumerate(_OVERVIEW):
        sheet.set_column(place, place, wide)
    sheet.merge_range(0, 0, 0, _LAST, words.title(comparison, book.lang), book.styles.title())
    sheet.set_row(0, 34)
    row = 2
    for place, (code, _) in enumerate(_OVERVIEW):
        head = _say(book, code).replace("（", "\n（").replace(" (", "\n(")
        sheet.write_string(row, place, head, book.styles.header())
    sheet.set_row(row, 36)
    for cells, note in _overview_rows(book, comparison):
        row += 1
        lines = 1
        for place, value in enumerate(cells):
            wraps = place in (0, 1, _LAST)
            look: dict[str, Any] = {"text_wrap": True, "indent": 1} if wraps else {}
            if isinstance(value, int | float):
                look = {
                    "num_format": styles.KM if isinstance(value, float) else styles.NUMBER,
                    "align": "right",
                }
            put(sheet, row, place, value, book.styles.cell(**look))
            if wraps and isinstance(value, str):
                room = _OVERVIEW[place][1] - 3
                lines = max(lines, sum(-(-width(p) // room) for p in value.split("\n")))
        sheet.set_row(row, max(20, 15 * lines + 6))
        if note:
            sheet.write_comment(row, 0, note)
    row += 2
    for line in (*words.fronts(comparison, book.lang), *words.notes(comparison, book.lang)):
        sheet.merge_range(row, 0, row, _LAST, line, book.styles.note())
        sheet.set_row(row, 16 * -(-width(line) // 200) + 4)
        row += 1
    sheet.freeze_panes(3, 1)
    print_setup(book, sheet)
    sheet.set_header("")  # the title already stands on the sheet


def _overview_rows(book: Book, comparison: Comparison) -> Iterator[tuple[list[Value], str]]:
    for row in comparison.table.to_dict("records"):
        outcome = comparison[row["scenario"]]
        said = words.against_base(comparison, outcome, book.lang)
        cells: list[Value] = [
            words.name_of(comparison, outcome.name, book.lang),
            words.ending(outcome, book.lang),
        ]
        cells += [_whole(row[name]) for name in _COUNTS]
        cells += [
            None if pd.isna(row[name]) else round(float(row[name]), 1)
            for name in ("travel_km", "walk_km")
        ]
        cells += [_whole(row[name]) for name in words.WINS]
        # One statement a line reads better than a paragraph.
        cells.append(said.replace(words.say("join", book.lang), "\n"))
        yield cells, display(outcome.note)


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _objectives(book: Book, comparison: Comparison) -> None:
    """Write value, gap and verdict of each objective."""
    sheet = book.file.add_worksheet(_say(book, "sheet_objectives"))
    columns = [Column("compared.scenario", 12, 30)]
    for name in OBJECTIVES:
        value = Column(f"summary.{name}", 8, 14, styles.NUMBER, "right")
        if name in ("travel", "walk"):
            value = Column(f"compared.{name}_km", 8, 14, styles.KM, "right")
        columns += [
            value,
            Column("summary.gap", 8, 10, styles.GAP, "right"),
            Column("compared.versus_base", 8, 12, align="center"),
        ]
    rows: list[list[Value]] = []
    for row in comparison.table.to_dict("records"):
        cells: list[Value] = [words.name_of(comparison, row["scenario"], book.lang)]
        for name in OBJECTIVES:
            verdict = row[f"{name}_versus"]
            gap = row[f"{name}_gap"]
            value = row.get(f"{name}_km", row[name])
            cells += [
                None if pd.isna(value) else value,
                None if pd.isna(gap) else float(gap),
                _say(book, f"versus_{verdict}") if verdict else "",
            ]
        rows.append(cells)
    end = write_table(book, sheet, columns, rows)
    sheet.freeze_panes(1, 1)
    for kind, colour in _COLOURS.items():
        word = _say(book, f"versus_{kind}")
        rule = {
            "type": "cell", "criteria": "==", "value": f'"{word}"',
            "format": book.styles.change(bg_color=colour),
        }  # fmt: skip
        sheet.conditional_format(1, 1, max(end, 1), len(columns) - 1, rule)


def _households(book: Book, comparison: Comparison) -> None:
    sheet = book.file.add_worksheet(_say(book, "sheet_households"))
    columns = (
        Column("compared.scenario", 12, 30),
        Column("village", 8, 20),
        Column("household_id", 12, 20),
        Column("head_name", 8, 16),
        Column("compared.need", 8, 12, align="center"),
        Column("compared.change", 8, 14, align="center"),
        Column("compared.base_cadre", 10, 26),
        Column("compared.cadre", 10, 26),
    )
    need = {n: labels.text(f"figures.need_{n}", book.lang) for n in (1, 2, 3)}
    rows = [
        [
            display(row["scenario"]),
            book.village_names.get(row["village_id"], display(row["village"])),
            row["household_id"],
            display(row["head_name"]),
            need[int(row["need"])],
            _say(book, f"change_{row['change']}"),
            _who(row["base_cadre_id"], row["base_cadre"]),
            _who(row["cadre_id"], row["cadre"]),
        ]
        for row in comparison.changes.to_dict("records")
    ]
    write_table(book, sheet, columns, rows)


def _who(cadre: str, name: str) -> str:
    return f"{display(name)} ({cadre})" if cadre else ""


def _villages(book: Book, comparison: Comparison) -> None:
    """Write one row per village, one column per variant: how many are uncovered."""
    sheet = book.file.add_worksheet(_say(book, "sheet_villages"))
    table = comparison.by_village
    names = list(comparison.plans)
    lacking = table.pivot(index="village_id", columns="scenario", values="uncovered")
    planned = table.drop_duplicates("village_id").set_index("village_id")["planned"]
    columns = [Column("village", 8, 20), count("compared.planned")]
    sheet_rows: list[list[Value]] = []
    for village in sorted(planned.index):
        cells: list[Value] = [book.village_names.get(village, village), int(planned[village])]
        sheet_rows.append([*cells, *(_whole(lacking.loc[village, name]) for name in names)])
    head = [words.name_of(comparison, name, book.lang) for name in names]
    total: list[Value] = [book.say("total"), int(planned.sum())]
    total += [int(lacking[name].sum()) for name in names]
    plain = [count("compared.uncovered", 8) for _ in names]
    write_table(book, sheet, (*columns, *plain), sheet_rows, total=total)
    wide = 12
    for place, name in enumerate(head, start=2):
        sheet.write_string(0, place, name, book.styles.header())
        sheet.set_column(place, place, wide)
    lines = max((-(-width(name) // (wide - 3)) for name in head), default=1)
    sheet.set_row(0, max(34, 16 * lines + 4))
    sheet.freeze_panes(1, 2)
    end = len(sheet_rows) + 3
    sheet.write_string(end, 0, _say(book, "villages_note"), book.styles.get())


def _sensitivity(book: Book, table: pd.DataFrame, plan: Plan) -> None:
    sheet = book.file.add_worksheet(_say(book, "sheet_sensitivity"))
    columns = (
        Column("compared.rank", 10, 24),
        count("compared.rank_cadres"),
        Column("compared.one_cadre", 10, 24),
        Column("compared.one_household", 12, 30),
        Column("compared.one_need", 8, 12, align="center"),
        count("compared.added"),
        count("compared.all_gained"),
        count("compared.all_coverage"),
        Column("compared.all_travel", 8, 14, styles.KM, "right"),
        Column("compared.all_versus", 8, 14, align="center"),
    )
    cadres = dict(zip(plan.case.cadres["cadre_id"], plan.case.cadres["name"], strict=True))
    homes = plan.case.households
    heads = dict(zip(homes["household_id"], homes["head_name"], strict=True))
    rows: list[list[Value]] = []
    for row in table.to_dict("records"):
        household = row["one_household_id"]
        need = row["one_need"]
        km = row["all_travel_km"]
        verdict = row["all_travel_versus"]
        rows.append(
            [
                display(row["label"]),
                _whole(row["cadres"]),
                _who(row["one_cadre_id"], cadres.get(row["one_cadre_id"], "")),
                _who(household, heads.get(household, "")) or _say(book, "no_one"),
                "" if pd.isna(need) else labels.text(f"figures.need_{need}", book.lang),
                _whole(row["added"]),
                _whole(row["all_covered"]),
                _whole(row["all_coverage"]),
                None if pd.isna(km) else round(float(km), 1),
                _say(book, f"versus_{verdict}") if verdict else "",
            ]
        )
    end = write_table(book, sheet, columns, rows)
    sheet.merge_range(
        end + 2, 0, end + 2, len(columns) - 1, _say(book, "sensitivity_note"), book.styles.note()
    )
    sheet.set_row(end + 2, 66)
