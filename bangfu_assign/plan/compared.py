"""A comparison as tables: one row per variant, household or village; smaller is better."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bangfu_assign.plan.comparison import Comparison, Outcome, versus
from bangfu_assign.plan.plan import Plan
from bangfu_assign.plan.summary import counts
from bangfu_assign.plan.views import by_household
from bangfu_assign.plan.views import by_village as villages_of
from bangfu_assign.policy import NEED_WEIGHTS, OBJECTIVES

COUNTED = (
    "households", "covered", "uncovered", "persons", "persons_covered", "cadres", "places", "kept",
)  # fmt: skip

CHANGE_COLUMNS = (
    "scenario", "household_id", "head_name", "village_id", "village", "need", "change",
    "base_cadre_id", "base_cadre", "cadre_id", "cadre",
)  # fmt: skip
VILLAGE_COLUMNS = (
    "scenario", "village_id", "name", "planned", "covered", "uncovered", "base_uncovered",
    "difference", "gained", "lost", "moved",
)  # fmt: skip

CHANGES = ("gained", "lost", "moved")
"""Gets a cadre whom the base gives none; loses the base's cadre for none; gets another one."""

TABLE_COLUMNS = (
    "scenario", "note", "status", "same_as", *COUNTED,
    *(f"uncovered_need_{need}" for need in NEED_WEIGHTS),
    *(
        f"{name}{part}"
        for name in OBJECTIVES
        for part in ("", "_bound", "_gap", "_proven", "_versus")
    ),
    "travel_km", "walk_km", *CHANGES,
)  # fmt: skip


def table(comparison: Comparison) -> pd.DataFrame:
    """Return one row per variant.

    Returns
    -------
    DataFrame
        `TABLE_COLUMNS`. ``status``: an `Ending`. Of each objective: its value, recomputed from the
        pairs; its bound, gap and whether it is proven (missing where the variant's policy does not
        order it); and how it compares with the base (`Versus`). ``uncovered_need_3``: uncovered
        households of the greatest need, as the base's policy sees need. ``travel_km``, ``walk_km``:
        kilometres. ``gained``, ``lost``, ``moved``: households, against the base. What a variant
        without a plan would have stays missing.
    """
    base = comparison[comparison.base]
    need = {} if base.plan is None else _need(base.plan)
    rows = [_row(outcome, base, need) for outcome in comparison.outcomes]
    found = pd.DataFrame(rows, columns=list(TABLE_COLUMNS))
    whole = [*COUNTED, *CHANGES, *OBJECTIVES, *(f"{name}_bound" for name in OBJECTIVES)]
    whole += [f"uncovered_need_{n}" for n in NEED_WEIGHTS]
    types = dict.fromkeys(whole, "Int64")
    types |= {f"{name}_proven": "boolean" for name in OBJECTIVES}
    types |= dict.fromkeys(("travel_km", "walk_km", *(f"{n}_gap" for n in OBJECTIVES)), "float64")
    types |= dict.fromkeys((c for c in TABLE_COLUMNS if c not in types), "str")
    return found.astype(types)


def _row(outcome: Outcome, base: Outcome, need: dict[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "scenario": outcome.name,
        "note": outcome.note,
        "status": outcome.ending.value,
        "same_as": outcome.same_as,
        **{f"{name}_versus": "" for name in OBJECTIVES},
    }
    plan = outcome.plan
    if plan is None:
        return row
    counted = counts(plan)
    row |= {name: counted[name] for name in COUNTED}
    mine = need or _need(plan)
    helped = _helpers(plan)
    for weight in NEED_WEIGHTS:
        row[f"uncovered_need_{weight}"] = sum(
            mine.get(home, 0) == weight for home, cadre in helped.items() if not cadre
        )
    for name, value in outcome.values.items():
        row[name] = value
    for objective in plan.objectives:
        if objective.name in OBJECTIVES:
            row[f"{objective.name}_bound"] = objective.bound
            row[f"{objective.name}_gap"] = round(objective.gap, 6)
            row[f"{objective.name}_proven"] = objective.proven
    row["travel_km"] = outcome.values["travel"] / 1000
    row["walk_km"] = outcome.values["walk"] / 1000
    if base.plan is None:
        return row
    for name in OBJECTIVES:
        row[f"{name}_versus"] = versus(outcome, base, name).value
    kinds = [kind for _, kind, _, _ in _changes(base.plan, plan)]
    return row | {kind: kinds.count(kind) for kind in CHANGES}


def changes(comparison: Comparison) -> pd.DataFrame:
    """Return every household that a variant treats differently from the base.

    Returns
    -------
    DataFrame
        `CHANGE_COLUMNS`, in the order of the variants, then by household; ``change`` is one of
        `CHANGES`, ``need`` as the base sees it. The base itself, and variants that are the same
        problem as an earlier one, have no rows.
    """
    base = comparison[comparison.base].plan
    rows: list[tuple[object, ...]] = []
    if base is not None:
        need = _need(base)
        heads = dict(zip(base.case.households["household_id"], _heads(base), strict=True))
        names = dict(zip(base.case.villages["village_id"], base.case.villages["name"], strict=True))
        for outcome in comparison.outcomes:
            if outcome.plan is None or outcome.name == comparison.base or outcome.same_as:
                continue
            cadres = _cadre_names(base) | _cadre_names(outcome.plan)
            for home, kind, old, new in _changes(base, outcome.plan):
                head, village = heads[home]
                rows.append(
                    (
                        outcome.name, home, head, village, names.get(village, ""), need[home],
                        kind, old, cadres.get(old, ""), new, cadres.get(new, ""),
                    )
                )  # fmt: skip
    found = pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))
    types = {c: "int64" if c == "need" else "str" for c in CHANGE_COLUMNS}
    return found.astype(types)


def by_village(comparison: Comparison) -> pd.DataFrame:
    """Return the villages under every variant that has a plan.

    Returns
    -------
    DataFrame
        `VILLAGE_COLUMNS`, in the order of the variants, then by village id; ``difference`` is how
        many more are uncovered than under the base.
    """
    base = comparison[comparison.base].plan
    before = {} if base is None else dict(_uncovered(base))
    moved = changes(comparison).groupby(["scenario", "village_id", "change"]).size().to_dict()
    rows: list[tuple[object, ...]] = []
    for name, plan in comparison.plans.items():
        for village in villages_of(plan).itertuples(index=False):
            id_, lacking = str(village.village_id), int(village.uncovered)  # type: ignore[arg-type]
            was = before.get(id_)
            rows.append(
                (
                    name, id_, village.name, village.planned, village.covered, lacking,
                    was, None if was is None else lacking - was,
                    *(int(moved.get((name, id_, kind), 0)) for kind in CHANGES),
                )
            )  # fmt: skip
    found = pd.DataFrame(rows, columns=list(VILLAGE_COLUMNS))
    text = {"scenario": "str", "village_id": "str", "name": "str"}
    return found.astype({c: text.get(c, "Int64") for c in VILLAGE_COLUMNS})


def front(comparison: Comparison, x: str, y: str) -> list[str]:
    """Return the names of the variants that no other beats in both objectives, least x first."""
    base = comparison[comparison.base]
    points = [
        (one.values[x], one.values[y], one.name)
        for one in comparison.outcomes
        if one.plan is not None
        and not one.same_as
        and (
            base.plan is None
            or all(one.yardsticks.get(k) == base.yardsticks.get(k) for k in (x, y))
        )
    ]
    best: list[str] = []
    least: int | None = None
    for _, value, name in sorted(points, key=lambda p: p[:2]):
        if least is None or value < least:
            best.append(name)
            least = value
    return best


def _changes(base: Plan, plan: Plan) -> list[tuple[str, str, str, str]]:
    """Return household, kind, the base's cadre and the plan's, sorted by household."""
    old, new = _helpers(base), _helpers(plan)
    rows = []
    for home, before in old.items():
        after = new.get(home, "")
        if before != after:
            kind = "gained" if not before else "moved" if after else "lost"
            rows.append((home, kind, before, after))
    return rows


def _helpers(plan: Plan) -> dict[str, str]:
    """Return the cadre of every planned household, "" without, sorted by household."""
    pairs = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    return {home: pairs.get(home, "") for home in plan.case.planned()["household_id"]}


def _need(plan: Plan) -> dict[str, int]:
    table = by_household(plan)
    return dict(zip(table["household_id"], table["weight"].tolist(), strict=True))


def _heads(plan: Plan) -> list[tuple[str, str]]:
    homes = plan.case.households
    return list(zip(homes["head_name"].tolist(), homes["village"].tolist(), strict=True))


def _cadre_names(plan: Plan) -> dict[str, str]:
    return dict(zip(plan.case.cadres["cadre_id"], plan.case.cadres["name"], strict=True))


def _uncovered(plan: Plan) -> list[tuple[str, int]]:
    villages = villages_of(plan)
    return list(zip(villages["village_id"], villages["uncovered"].tolist(), strict=True))
