"""A comparison as CSV tables: internal, they name households and cadres."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.labels import Lang
from bangfu_assign.plan.compared import CHANGE_COLUMNS, TABLE_COLUMNS, VILLAGE_COLUMNS
from bangfu_assign.plan.comparison import Comparison
from bangfu_assign.plan.comparison_words import reason
from bangfu_assign.plan.text import display
from bangfu_assign.report.tables import to_csv


def tables(comparison: Comparison, lang: Lang = "zh") -> dict[str, bytes]:
    """Return every CSV file of a comparison by its name, as `bangfu_assign.report.tables` does.

    Parameters
    ----------
    comparison : Comparison
        What to write.
    lang : {"zh", "en"}
        Language of ``reason``, why a variant has no plan; the rest is the same in both.
    """
    table = _shown(comparison.table, ("scenario", "note", "same_as"))
    reasons = [reason(outcome, lang) for outcome in comparison.outcomes]
    table["reason"] = pd.Series(reasons, index=table.index, dtype="str")
    changes = _shown(
        comparison.changes, ("scenario", "head_name", "village", "base_cadre", "cadre")
    )
    villages = _shown(comparison.by_village, ("scenario",))
    found = {
        "comparison.csv": to_csv(table, (*TABLE_COLUMNS, "reason")),
        "changes_by_household.csv": to_csv(changes, CHANGE_COLUMNS),
        "by_village.csv": to_csv(villages, VILLAGE_COLUMNS),
    }
    if comparison.sensitivity is not None:
        bought = comparison.sensitivity
        found["sensitivity.csv"] = to_csv(_shown(bought, ("label",)), list(bought.columns))
    return found


def _shown(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return the table with text that people typed cleaned."""
    clean = {name: [display(cell) for cell in table[name]] for name in columns}
    return table.assign(**{name: pd.Series(cells, index=table.index, dtype="str")
                           for name, cells in clean.items()})  # fmt: skip
