"""What the register is to say about each household's helper, within its limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bangfu_assign.facts.register_rows import JOB, NAME, PHONE, POSITION, UNIT
from bangfu_assign.plan import Plan
from bangfu_assign.plan.past import cadre_of
from bangfu_assign.plan.text import display
from bangfu_assign.report.writeback.short import Kept, Short, short_job, short_name, short_phone

NOBODY: Mapping[str, str] = {NAME: "", PHONE: "", JOB: "", UNIT: "", POSITION: ""}
"""What is entered for a planned household without a cadre: nothing, so that no former one stays."""


@dataclass(frozen=True, slots=True, eq=False)
class Helpers:
    """The texts of the helper's columns.

    Attributes
    ----------
    of : mapping of household id to mapping
        For each planned household, by what the column holds (`bangfu_assign.facts.register_rows`).
    cadre_of : mapping of household id to cadre id
        The plan's party cadres.
    short : mapping of (cadre id, what) to Short
        Texts of cadres with households that did not fit as they are.
    loads : mapping of cadre id to int
        Households of each.
    """

    of: Mapping[str, Mapping[str, str]]
    cadre_of: Mapping[str, str]
    short: Mapping[tuple[str, str], Short]
    loads: Mapping[str, int]


def helpers_of(plan: Plan) -> Helpers:
    """Return what the helper's columns say for every planned household."""
    rules = plan.policy.writeback
    party = cadre_of(plan.assignments)
    loads: dict[str, int] = {}
    for cadre in party.values():
        loads[cadre] = loads.get(cadre, 0) + 1
    texts: dict[str, dict[str, str]] = {}
    short: dict[tuple[str, str], Short] = {}
    cadres = plan.case.cadres
    columns = (cadres[name].tolist() for name in ("cadre_id", "name", "phone", "unit", "position"))
    for cadre, name, phone, unit, position in zip(*columns, strict=True):
        if cadre not in loads:
            continue
        cells = {
            NAME: short_name(name, rules.name_characters),
            PHONE: short_phone(phone, rules.phone_characters),
            JOB: short_job(unit, position, rules.short, rules.job_characters),
        }
        short |= {(cadre, kind): s for kind, s in cells.items() if s.kept is not Kept.WHOLE}
        texts[cadre] = {
            **{kind: cell.text for kind, cell in cells.items()},
            UNIT: display(unit),
            POSITION: display(position),
        }
    planned = plan.case.planned()["household_id"].tolist()
    return Helpers(
        {h: texts[party[h]] if h in party else NOBODY for h in [*planned, *party]},
        party,
        dict(sorted(short.items())),
        loads,
    )
