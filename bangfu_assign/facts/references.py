"""Checks between rows and tables, and filling in what other tables imply."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.facts.cadre_ids import fill_cadre_ids
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.villages import resolve_villages

Frames = dict[str, pd.DataFrame]


def resolve(frames: Frames, findings: Findings) -> None:
    """Check all tables against each other and complete them in place."""
    resolve_villages(frames, findings)
    if "cadres" in frames:
        frames["cadres"] = fill_cadre_ids(frames["cadres"])
