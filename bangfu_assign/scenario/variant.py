"""`Variant`: the facts and the policy of a scenario, ready to be solved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.plan.summary import policy_hash
from bangfu_assign.policy import Policy

TABLES = (
    "households", "cadres", "villages", "groups", "pairs", "locks", "projects", "distances",
    "road_nodes", "road_edges",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """What is to be solved.

    Attributes
    ----------
    case, policy
        With the differences made.
    note : str
        What is tried, in the office's words.
    """

    case: Case
    policy: Policy
    note: str = ""


@dataclass(slots=True, eq=False)
class Fingerprints:
    """What tells variants apart, however they were written.

    Tables are hashed once each: variants share those they do not change.
    """

    _known: dict[int, tuple[pd.DataFrame, str]] = field(default_factory=dict)

    def of(self, variant: Variant) -> str:
        """Return the same text for variants that are the same problem."""
        parts = [self._table(getattr(variant.case, name)) for name in TABLES]
        return " ".join((*parts, policy_hash(variant.policy)))

    def of_travel(self, variant: Variant) -> str:
        """Return the same text for variants that measure the same distances.

        Ranks count with whom they serve: legs nobody needs may be unknown.
        """
        names = [name for name in TABLES if name not in ("pairs", "locks")]
        parts = [self._table(getattr(variant.case, name)) for name in names]
        policy = variant.policy
        travel = policy.travel.model_dump(mode="json", exclude={"max_km", "max_villages"})
        ranks = [(r.name, r.label, r.serves.value, r.pairs_with, r.principal) for r in policy.ranks]
        return " ".join((*parts, json.dumps([travel, policy.plan.seat, ranks], sort_keys=True)))

    def _table(self, table: pd.DataFrame) -> str:
        # The table itself is kept, too: its id must not be given to another one meanwhile.
        if id(table) not in self._known:
            content = table.to_csv(index=False).encode("utf-8", errors="surrogatepass")
            self._known[id(table)] = table, sha256(content).hexdigest()
        return self._known[id(table)][1]


def with_changed(case: Case, changed: Mapping[str, pd.DataFrame]) -> Case:
    """Return the case with some tables replaced; its ``inputs`` say so.

    Whoever believes what was proven about a plan must know that it had other facts.
    """
    if not changed:
        return case
    digest = sha256()
    for name in sorted(changed):
        digest.update(name.encode() + changed[name].to_csv(index=False).encode("utf-8", "replace"))
    inputs = {**case.inputs, "scenario": digest.hexdigest()}
    return replace(case, inputs=inputs, **changed)  # type: ignore[arg-type]
