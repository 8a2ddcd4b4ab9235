"""Ids that name a row of another table; last year's pairs; locks."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.facts.rows import FILE, ROW, blank_column, chosen, spread_rows
from bangfu_assign.facts.tidy import fold

Frames = dict[str, pd.DataFrame]

_LINKS = (
    ("pairs", "household_id", "households", "household_gone", Severity.WARNING),
    ("pairs", "cadre_id", "cadres", "cadre_gone", Severity.WARNING),
    ("locks", "household_id", "households", "household_unknown", Severity.ERROR),
    ("locks", "cadre_id", "cadres", "cadre_unknown", Severity.ERROR),
    ("distances", "cadre_id", "cadres", "cadre_unknown", Severity.ERROR),
    ("road_edges", "u", "road_nodes", "node_unknown", Severity.ERROR),
    ("road_edges", "v", "road_nodes", "node_unknown", Severity.ERROR),
)
"""Table, column, table it names, code if it names nothing, and how bad that is.

People leave a register and helpers retire: that last year's pairs name them is no error.
"""

LOCK_WORDS = {
    "must": "must", "必须": "must", "固定": "must", "锁定": "must", "指定": "must", "保留": "must",
    "never": "never", "禁止": "never", "回避": "never", "不得": "never", "不能": "never",
    "排除": "never", "不可": "never",
}  # fmt: skip
"""What ``locks.kind`` may say, and what it means."""


def check_links(frames: Frames, findings: Findings) -> None:
    """Report ids that name nothing; drop last year's pairs of households that are gone."""
    for table, column, target, code, severity in _LINKS:
        if table not in frames or target not in frames or findings.failed(target):
            continue
        frame = frames[table]
        is_node = target == "road_nodes"
        known = set(frames[target]["id" if is_node else column])
        unknown = ~frame[column].isin(known) & (frame[column] != "")
        if unknown.any():
            # People who left have no misspelt namesake: a guess would only mislead.
            nearest = Nearest(known if severity is Severity.ERROR and not is_node else ())
            rows = frame[unknown]
            params = [nearest.params(word) for word in rows[column]]
            spread_rows(findings, rows, code, severity, column=column, params=params)
        if code == "household_gone":
            frames[table] = frame[~unknown].reset_index(drop=True)


def check_locks(frames: Frames, findings: Findings) -> None:
    """Replace the kinds of locks by ``must`` and ``never``, in place."""
    if "locks" not in frames:
        return
    locks = frames["locks"]
    kinds = locks["kind"].map(lambda word: LOCK_WORDS.get(fold(word), "")).astype("str")
    wrong = locks[(kinds == "") & (locks["kind"] != "")]
    spread_rows(findings, wrong, "lock_kind", Severity.ERROR, column="kind")
    other = (kinds != "") & (kinds != locks["kind"])
    params = [{"now": kind} for kind in kinds[other]]
    spread_rows(
        findings, locks[other], "lock_kind_word", Severity.REPAIR, column="kind", params=params
    )
    locks["kind"] = kinds


def check_pairs(frames: Frames, findings: Findings) -> None:
    """Report pairs that end before they begin, and households with several open ones."""
    if "pairs" not in frames:
        return
    pairs = frames["pairs"]
    for column in ("since", "until"):
        blank_column(pairs, column)
    # Dates may be years or months: only the parts that both have can be compared.
    ended = [
        bool(since) and bool(until) and until[: len(since)] < since[: len(until)]
        for since, until in zip(pairs["since"], pairs["until"], strict=True)
    ]
    rows = chosen(pairs, ended)
    params = [{"since": since} for since in rows["since"]]
    spread_rows(findings, rows, "dates_upside_down", Severity.ERROR, column="until", params=params)
    opened = pairs[pairs["until"] == ""].sort_values([FILE, ROW])
    helpers: dict[str, set[str]] = {}
    for household, cadre in zip(opened["household_id"], opened["cadre_id"], strict=True):
        helpers.setdefault(household, set()).add(cadre)
    last = opened.drop_duplicates("household_id", keep="last")
    rows = chosen(last, (len(helpers[household]) > 1 for household in last["household_id"]))
    params = [{"others": "、".join(sorted(helpers[name])[:5])} for name in rows["household_id"]]
    spread_rows(
        findings, rows, "two_open_pairs", Severity.WARNING, column="household_id", params=params
    )
