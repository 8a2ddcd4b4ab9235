"""``visits.xlsx``: the check of the visits for the office, with a grid of twelve months."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from bangfu_assign.labels import Lang
from bangfu_assign.plan.text import display
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book, records
from bangfu_assign.report.sheets.table import Column, Value, count, flag, write_table
from bangfu_assign.report.visits import overview
from bangfu_assign.report.workbook import NO_GUESSING
from bangfu_assign.visits import State, Visits, by_cadre, by_village

MONTHS = tuple(f"{number:02d}" for number in range(1, 13))

_COUNTED = (
    count("visits.households_short"), count("visits.due_short"), count("visits.contacted"),
    Column("visits.share", 8, 10, styles.SHARE, "right"), count("visits.signed"),
    count("visits.missed"),
)  # fmt: skip

_COLOURS = {
    State.NONE: styles.UNCOVERED_FILL,
    State.OTHER: styles.UNCOVERED_FILL,
    State.CO_HELPER: styles.UNCOVERED_FILL,
    State.UNSIGNED: styles.EDITED_FILL,
}


def workbook(visits: Visits, lang: Lang = "zh") -> bytes:
    """Return the workbook of a check; the same check gives the same bytes.

    It names households and helpers and is not for publication; it holds no ID number, phone,
    income or cause of poverty.

    Parameters
    ----------
    visits : Visits
        What to write.
    lang : {"zh", "en"}
        Language of sheets and headers.
    """
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
    created = datetime(max(visits.year, 1980), 1, 1, tzinfo=UTC)
    file.set_properties({"author": "bangfu-assign", "created": created})
    book = Book.of(file, visits.plan, lang, Journeys())
    overview.write(book, visits)
    _grid(book, visits)
    _counts(book, visits, "cadres")
    _counts(book, visits, "villages")
    _problems(book, visits)
    file.close()
    return stream.getvalue()


def _grid(book: Book, visits: Visits) -> None:
    """Write one row per household with a helper: who came in which month."""
    sheet = book.file.add_worksheet(book.say("visits.sheet_grid"))
    months = tuple(flag(f"visits.month_{month}") for month in MONTHS)
    columns = (
        Column("village", 8, 20),
        Column("group", 5, 12),
        Column("household_id", 12, 20),
        Column("head_name", 8, 16),
        Column("helper", 8, 16),
        *months,
        count("visits.missed_months"),
    )
    end = write_table(book, sheet, columns, _grid_rows(book, visits))
    sheet.freeze_panes(1, 5)
    sheet.write_string(end + 2, 0, book.say("visits.legend"), book.styles.get())
    if end:
        for state, colour in _COLOURS.items():
            sheet.conditional_format(
                1, 5, end, 4 + len(MONTHS),
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{_mark(book, state)}"',
                    "format": book.styles.change(bg_color=colour),
                },
            )  # fmt: skip


def _grid_rows(book: Book, visits: Visits) -> Iterator[list[Value]]:
    names = book.cadres.set_index("cadre_id")["name"].to_dict()
    cells = visits.cells
    state_of = {
        (home, month): State(state)
        for home, month, state in zip(
            cells["household_id"], cells["month"], cells["state"], strict=True
        )
    }
    for home in records(book.households[book.households["covered"]]):
        marks: list[Value] = []
        missed = 0
        for number in MONTHS:
            key = home.household_id, f"{visits.year}-{number}"
            state = state_of.get(key)
            if state is not None:
                missed += state not in (State.SIGNED, State.UNSIGNED)
                marks.append(_mark(book, state))
            elif key[1] in visits.months:
                came = visits.extra.get(key)
                marks.append(book.say("visits.mark_not_due") if came is None else _mark(book, came))
            else:
                marks.append(None)
        yield [
            book.village_names.get(home.village, display(home.village)),
            display(home.group),
            home.household_id,
            display(home.head_name),
            display(names.get(home.cadre_id, home.cadre_id)),
            *marks,
            missed,
        ]


def _mark(book: Book, state: State) -> str:
    return book.say(f"visits.mark_{state.value}")


def _counts(book: Book, visits: Visits, sheet_name: str) -> None:
    """Write one row per helper or village: due, contacted, and how many in each month."""
    sheet = book.file.add_worksheet(book.say(f"visits.sheet_{sheet_name}"))
    columns: tuple[Column, ...]
    if sheet_name == "cadres":
        table = by_cadre(visits)
        columns = (Column("cadre_id", 8, 16), Column("name", 8, 16), Column("rank", 8, 20))
        named = ["cadre_id", "name", "rank"]
    else:
        table = by_village(visits)
        columns = (Column("village_id", 12, 20), Column("village_name", 8, 20))
        named = ["village_id", "name"]
    months = tuple(count(f"visits.month_{month[5:]}", 5) for month in visits.months)
    rows = [_counted_row(row, named, visits) for row in table.to_dict("records")]
    total: list[Value] | None = None
    if sheet_name == "villages":
        due, contacted = (int(table[name].sum()) for name in ("due", "contacted"))
        total = [
            book.say("total"), "", int(table["households"].sum()), due, contacted,
            contacted * 1000 // due / 1000 if due else None, int(table["signed"].sum()),
            int(table["missed"].sum()),
            *(int(table[f"contacted_{month[5:]}"].sum()) for month in visits.months),
        ]  # fmt: skip
    write_table(book, sheet, (*columns, *_COUNTED, *months), rows, total=total)
    sheet.freeze_panes(1, len(columns))


def _counted_row(row: dict[Any, Any], named: list[str], visits: Visits) -> list[Value]:
    share = row["share"]
    return [
        *(row[name] if name.endswith("_id") else display(row[name]) for name in named),
        int(row["households"]),
        int(row["due"]),
        int(row["contacted"]),
        None if pd.isna(share) else float(share),
        int(row["signed"]),
        int(row["missed"]),
        *(
            int(row[f"contacted_{month[5:]}"]) if row[f"due_{month[5:]}"] else None
            for month in visits.months
        ),
    ]


def _problems(book: Book, visits: Visits) -> None:
    """Write every problem of the register, to be worked off row by row."""
    sheet = book.file.add_worksheet(book.say("visits.sheet_problems"))
    columns = (
        Column("visits.severity", 8, 10),
        Column("visits.file", 8, 30),
        count("visits.row"),
        Column("visits.value", 8, 30),
        Column("visits.problem", 30, 80, wrap=True),
    )
    rows = [
        [
            book.say(f"problems.{problem.severity.value}"),
            display(problem.file),
            problem.row,
            display(problem.value),
            display(problem.message(book.lang)),
        ]
        for problem in visits.problems
    ]
    write_table(book, sheet, columns, rows)
