"""Who was contacted in which month, by household, cadre, village and month."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.plan.views import by_cadre as cadre_view
from bangfu_assign.plan.views import by_village as village_view
from bangfu_assign.visits.check import Visits
from bangfu_assign.visits.states import State

_CONTACTED = (State.SIGNED, State.UNSIGNED)


class Kind(NamedTuple):
    """One kind of problem: how often it occurs, and the first of it."""

    times: int
    first: Problem


def totals(visits: Visits) -> dict[str, int]:
    """Return the figures of the whole check.

    ``rows`` and ``counted`` entries of the register; ``households`` with a helper and
    ``uncovered_households`` planned without one; ``due``, ``contacted``, ``signed`` and ``missed``
    household-months; of the missed ``co_helper``, ``other`` and ``none``, by who came instead;
    ``never``: households due and never contacted.
    """
    cells = visits.cells
    states = cells["state"].value_counts()
    contacted = cells[cells["state"].isin(_CONTACTED)]
    planned = len(visits.plan.case.planned())
    helped = visits.plan.assignments
    covered = int((helped["cadre_id"] != "").sum())
    return {
        "rows": visits.register.rows,
        "counted": visits.counted,
        "households": covered,
        "uncovered_households": max(planned - covered, 0),
        "due": len(cells),
        "contacted": len(contacted),
        "signed": int(states.get(State.SIGNED, 0)),
        "missed": len(cells) - len(contacted),
        **{name: int(states.get(name, 0)) for name in ("co_helper", "other", "none")},
        "never": len(set(cells["household_id"]) - set(contacted["household_id"])),
    }


def kinds(visits: Visits) -> list[Kind]:
    """Return the kinds of problems, errors first, then the most frequent."""
    found: dict[tuple[Severity, str], Kind] = {}
    for problem in visits.problems:
        # Whether a near word is suggested makes no other kind.
        key = problem.severity, problem.code.removesuffix("_near")
        known = found.get(key, Kind(0, problem))
        found[key] = Kind(known.times + problem.count, known.first)
    order = list(Severity)
    return [
        kind
        for _, kind in sorted(
            found.items(), key=lambda item: (order.index(item[0][0]), -item[1].times, item[0][1])
        )
    ]


def missing(visits: Visits) -> pd.DataFrame:
    """Return every household and month without a visit by the household's helper.

    Returns
    -------
    DataFrame
        ``household_id, village_id, cadre_id`` (who was in charge), ``month``, ``seen`` (``none``,
        ``co_helper`` or ``other``: who came instead), sorted by household and month.
    """
    gone = visits.cells[~visits.cells["state"].isin(_CONTACTED)]
    table = gone.rename(columns={"state": "seen"})
    columns = ["household_id", "village_id", "cadre_id", "month", "seen"]
    return table[columns].sort_values(["household_id", "month"], ignore_index=True)


def by_month(visits: Visits) -> pd.DataFrame:
    """Return one row per month: ``month`` and the counts of `by_village`."""
    return _counts(visits, "month", list(visits.months)).reset_index(names="month")


def by_village(visits: Visits) -> pd.DataFrame:
    """Return one row per village with covered households, sorted by id.

    Returns
    -------
    DataFrame
        ``village_id, name, households`` (covered, ever due), ``due`` (household-months),
        ``contacted`` (of them, by the helper), ``signed`` (of them, with an entry that no signature
        is missing in), ``missed``, ``share`` (contacted / due, rounded down to
        thousandths), and for each month ``due_03`` and
        ``contacted_03``.
    """
    villages = village_view(visits.plan)
    ids = [v for v in villages["village_id"] if v in set(visits.cells["village_id"])]
    table = _with_months(visits, "village_id", ids)
    names = villages.set_index("village_id")["name"]
    table.insert(0, "name", [names[v] for v in ids])
    return table.reset_index(names="village_id")


def by_cadre(visits: Visits) -> pd.DataFrame:
    """Return one row per cadre who was in charge of a household, sorted by id.

    Returns
    -------
    DataFrame
        ``cadre_id, name, rank, unit, position`` and the columns of `by_village`; months count for
        whoever was in charge when they began.
    """
    cadres = cadre_view(visits.plan).set_index("cadre_id")
    ids = sorted(set(visits.cells["cadre_id"]))
    table = _with_months(visits, "cadre_id", ids)
    for place, column in enumerate(("name", "rank", "unit", "position")):
        # Who has left the roster since is still known by the id in the dated history.
        table.insert(place, column, [cadres[column].get(c, "") for c in ids])
    return table.reset_index(names="cadre_id")


def _with_months(visits: Visits, key: str, ids: list[str]) -> pd.DataFrame:
    """Return the counts per id, then due and contacted of each month."""
    table = _counts(visits, key, ids)
    homes = visits.cells.groupby(key)["household_id"].nunique()
    table.insert(0, "households", [int(homes.get(i, 0)) for i in ids])
    cells = visits.cells
    for month in visits.months:
        part = cells[cells["month"] == month]
        due = part.groupby(key).size()
        contacted = part[part["state"].isin(_CONTACTED)].groupby(key).size()
        table[f"due_{month[5:]}"] = [int(due.get(i, 0)) for i in ids]
        table[f"contacted_{month[5:]}"] = [int(contacted.get(i, 0)) for i in ids]
    return table


def _counts(visits: Visits, key: str, ids: list[str]) -> pd.DataFrame:
    cells = visits.cells
    due = cells.groupby(key).size()
    contacted = cells[cells["state"].isin(_CONTACTED)].groupby(key).size()
    signed = cells[cells["state"] == State.SIGNED].groupby(key).size()
    rows = [(int(due.get(i, 0)), int(contacted.get(i, 0)), int(signed.get(i, 0))) for i in ids]
    columns = ["due", "contacted", "signed"]
    table = pd.DataFrame(rows, columns=columns, index=pd.Index(ids), dtype="int64")
    table["missed"] = table["due"] - table["contacted"]
    # Rounded down, so that 100.0 % means everybody wherever it is printed.
    table["share"] = [c * 1000 // d / 1000 if d else float("nan") for d, c, _ in rows]
    return table
