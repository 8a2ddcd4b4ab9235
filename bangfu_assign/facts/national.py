"""The national export: one row per person, gathered into one row per household."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.rows import FILE, RELATION, ROW, blank_column, chosen, places, spread_rows
from bangfu_assign.facts.tidy import fold

_HEADS = frozenset({"户主", "本人", "本人或户主", "01", "1", "02", "head"})
"""What 与户主关系 says of the head (codes of GB/T 4761: 01 本人, 02 户主)."""

_ABLE = frozenset({"普通劳动力", "技能劳动力"})
"""What 劳动技能 says of a labourer; the others are 丧失劳动力 and 无劳动力."""

_OF_HOUSEHOLD = (
    "village", "_town", "group", "persons", "labourers", "income_yuan", "category", "cause",
    "need", "planned", "trained", "transferred", "loan_10k_yuan", "lon", "lat",
)  # fmt: skip
"""Columns that say something of the household, wherever among its rows they are filled."""

_MUST_AGREE = ("village", "persons", "income_yuan")


def gather_persons(people: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """Return one row per household from one row per person.

    Head's name, ID number and phone are the head's; what describes the household may stand in any
    of its rows; the number of persons is what 人数 says, else the number of rows; labourers are
    counted from 劳动技能 unless a column gives them.

    Parameters
    ----------
    people : DataFrame
        With ``_relation`` and ``household_id``; a member's empty id is that of the row above.
    findings : Findings
        Takes households without head or with two, and contradictions between rows.
    """
    people = with_ids(people, findings)
    is_head = _is_head(people)
    _report_heads(people, is_head, findings)
    _report_twins(people, findings)
    # The head's row stands for the household; one without a head is reported, by its first row.
    ranked = people.assign(_member=~is_head)
    ranked = ranked.sort_values(["household_id", "_member", ROW], kind="stable")
    households = ranked.drop_duplicates("household_id").drop(columns="_member")
    households = households.set_index("household_id")
    for column in _OF_HOUSEHOLD:
        if column in people:
            households[column] = _agreed(people, households, column, findings)
    sizes = people.groupby("household_id").size().reindex(households.index).astype("Int64")
    households["persons"] = _persons(households, sizes, findings)
    if "labourers" not in people and "_skill" in people and (people["_skill"] != "").any():
        able = people["_skill"].map(lambda word: fold(word) in _ABLE)
        counted = able.groupby(people["household_id"]).sum()
        households["labourers"] = counted.reindex(households.index).astype("Int64")
    file = places(people)[0][0] if len(people) else ""
    findings.add(
        "one_row_per_person", Severity.REPAIR, file=file,
        people=len(people), households=len(households),
    )  # fmt: skip
    return households.reset_index()


def _is_head(people: pd.DataFrame) -> pd.Series:
    return people[RELATION].map(lambda word: fold(word) in _HEADS).astype("bool")


def with_ids(people: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """Fill a member's empty household id from the row above; report rows that have none."""
    people = people.copy()
    blank_column(people, "household_id")
    blank = people["household_id"] == ""
    starts = ~blank | _is_head(people)
    filled = people["household_id"].where(starts).groupby(people[FILE]).ffill().fillna("")
    people["household_id"] = filled.astype("str")
    inherited = people[blank & (filled != "")]
    spread_rows(findings, inherited, "person_without_id", Severity.REPAIR, column="household_id")
    lost = people[filled == ""]
    silent = [not findings.is_faulty(file, row) for file, row in places(lost)]
    spread_rows(
        findings, chosen(lost, silent), "value_missing", Severity.ERROR, column="household_id"
    )
    return people[people["household_id"] != ""]


def _report_heads(people: pd.DataFrame, is_head: pd.Series, findings: Findings) -> None:
    heads = is_head.groupby(people["household_id"]).sum()
    headless = people[people["household_id"].isin(heads.index[heads == 0])]
    rows = headless.drop_duplicates("household_id")
    spread_rows(findings, rows, "no_head", Severity.ERROR, column="household_id")
    several = people[is_head & people["household_id"].isin(heads.index[heads > 1])]
    rows = several[several.duplicated("household_id")]
    spread_rows(findings, rows, "two_heads", Severity.ERROR, column="household_id")


def _report_twins(people: pd.DataFrame, findings: Findings) -> None:
    """Report the same person standing twice in a household."""
    if "_person_id" in people:
        told = people[people["_person_id"] != ""]
        twins = told[told.duplicated(["household_id", "_person_id"])]
        values = list(twins["household_id"])
        spread_rows(
            findings, twins, "person_twice", Severity.ERROR, column="_person_id", values=values
        )


def _agreed(
    people: pd.DataFrame, households: pd.DataFrame, column: str, findings: Findings
) -> pd.Series:
    """Return a column's value per household: the head's, else the only (else the least) one."""
    told = people[[column, "household_id"]][people[column].notna() & (people[column] != "")]
    values = told.groupby("household_id")[column].agg(["min", "nunique"])
    values = values.reindex(households.index)
    if column in _MUST_AGREE:
        differ = households[(values["nunique"] > 1).to_numpy()]
        others = [
            "、".join(sorted(set(told.loc[told["household_id"] == name, column].astype("str")))[:5])
            for name in differ.index
        ]
        params = [{"name": column, "others": text} for text in others]
        spread_rows(
            findings, differ, "members_contradict", Severity.ERROR,
            column=column, values=list(differ.index), params=params,
        )  # fmt: skip
    own = households[column]
    result = own.where(~(own.isna() | (own == "")), values["min"])
    return (result.fillna("") if own.dtype == "str" else result).astype(own.dtype)


def _persons(households: pd.DataFrame, sizes: pd.Series, findings: Findings) -> pd.Series:
    """Return 人数 where it is told, else the number of rows; say where the two differ."""
    if "persons" not in households:
        return sizes
    told = households["persons"]
    differ = (told != sizes).fillna(False).astype("bool")
    params = [
        {"told": int(said), "rows": int(size)}
        for said, size in zip(told[differ], sizes[differ], strict=True)
    ]
    spread_rows(
        findings, households[differ], "persons_contradict", Severity.WARNING,
        column="persons", values=list(told.index[differ]), params=params,
    )  # fmt: skip
    return told.fillna(sizes)
