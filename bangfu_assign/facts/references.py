"""Every check between rows and tables, in the order in which they build on each other."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.facts.cadre_ids import fill_cadre_ids
from bangfu_assign.facts.coordinates import check_coordinates
from bangfu_assign.facts.duplicates import check_duplicates
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.groups import check_groups
from bangfu_assign.facts.links import check_links, check_locks, check_pairs
from bangfu_assign.facts.national import gather_persons
from bangfu_assign.facts.plausible import check_plausible
from bangfu_assign.facts.register14 import spell_out_codes
from bangfu_assign.facts.rows import RELATION
from bangfu_assign.facts.villages import resolve_villages


def resolve(frames: dict[str, pd.DataFrame], findings: Findings) -> None:
    """Complete the tables from one another, in place, and report what does not fit together.

    Parameters
    ----------
    frames : dict of str to DataFrame
        The tables that could be read, as `tables.read_table` returns them.
    findings : Findings
        Takes everything wrong or repaired. Nothing is checked against a table that failed.
    """
    households = frames.get("households")
    if households is not None:
        if RELATION in households:
            households = frames["households"] = gather_persons(households, findings)
        spell_out_codes(households, findings)
    resolve_villages(frames, findings)
    if "cadres" in frames:
        frames["cadres"] = fill_cadre_ids(frames["cadres"])
    check_locks(frames, findings)
    check_duplicates(frames, findings)
    check_links(frames, findings)
    check_pairs(frames, findings)
    check_groups(frames, findings)
    check_coordinates(frames, findings)
    check_plausible(frames, findings)
