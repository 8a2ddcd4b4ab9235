"""Projects that nobody can be given, and households that their unknown labourers keep out."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from bangfu_assign.agreement.cast import Cast, some
from bangfu_assign.errors import Problem, Severity


def project_problems(cast: Cast) -> Iterator[Problem]:
    """Yield a warning for projects without places or point, and for unknown labourers."""
    table = cast.case.projects
    if table.empty:
        return
    words = pd.Series(
        [f"{n}({i})" for n, i in zip(table["name"], table["project_id"], strict=True)],
        index=table.index,
        dtype="str",
    )
    villages = cast.case.villages
    placed = set(villages.loc[villages["lon"].notna() & villages["lat"].notna(), "village_id"])
    nowhere = (table["lon"].isna() | table["lat"].isna()) & ~table["village"].isin(placed)
    for code, column, rows in (
        ("project_no_places", "places", table["places"].isna()),
        ("project_nowhere", "lon, lat", nowhere),
    ):
        if rows.any():
            yield _warning(code, "projects", column, int(rows.sum()), words[rows].tolist())
    planned = cast.case.planned()
    unknown = planned["labourers"].isna()
    if table["needs_labour"].any() and unknown.any():
        ids = planned.loc[unknown, "household_id"].tolist()
        yield _warning("labour_unknown", "households", "labourers", len(ids), ids)


def _warning(code: str, file: str, column: str, count: int, who: list[str]) -> Problem:
    return Problem(
        f"agreement.{code}",
        file,
        column=column,
        params={"count": count, "who": some(who)},
        severity=Severity.WARNING,
    )
