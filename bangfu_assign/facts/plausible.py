"""Numbers of a household that cannot all be right."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.rows import spread_rows


def check_plausible(frames: dict[str, pd.DataFrame], findings: Findings) -> None:
    """Warn of more labourers, trained or transferred people than the household has."""
    households = frames.get("households")
    if households is None or "persons" not in households:
        return
    for column, code in (
        ("labourers", "labourers_exceed"),
        ("trained", "workers_exceed"),
        ("transferred", "workers_exceed"),
    ):
        if column not in households:
            continue
        chosen = (households[column] > households["persons"]).fillna(False).astype(bool)
        rows = households[chosen]
        params = [{"persons": int(persons)} for persons in rows["persons"]]
        spread_rows(findings, rows, code, Severity.WARNING, column=column, params=params)
