"""The plan in figures: status, objectives, counts, and each of the year's targets."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pandas as pd

from bangfu_assign.plan.placements import layers_dict, three_placements
from bangfu_assign.plan.plan import Plan
from bangfu_assign.plan.shortage import as_dict
from bangfu_assign.plan.standards import plain, standards
from bangfu_assign.plan.views import by_cadre, by_household, by_village
from bangfu_assign.policy import Policy

_ROSTER_SUMS = {
    "trained": "trained",
    "transferred": "transferred",
    "loans_10k_yuan": "loan_10k_yuan",
}
"""Targets that are sums of a column of the roster, reached with or without a helper."""


def summarise(plan: Plan) -> dict[str, Any]:
    """Return everything ``summary.json`` holds, as plain Python values in a fixed order.

    Returns
    -------
    dict
        ``status``; ``objectives``: list of ``{name, value, bound, gap, proven, seconds, scope}``;
        ``counts`` (see `counts`); ``targets`` (see `targets`); ``shortage`` if it was explained
        (see `bangfu_assign.plan.shortage`); ``standards`` (see `standards`);
        ``layers`` and ``three_placements`` if there are co-helpers or projects
        (see `bangfu_assign.plan.placements`);
        ``seconds``; ``peak_memory_mb``; ``inputs``: file to SHA-256;
        ``policy_sha256``: of what the policy decides, however its file is written; ``versions``;
        ``seed``.
    """
    return {
        "status": plan.status.value,
        "objectives": [
            {
                "name": o.name,
                "value": o.value,
                "bound": o.bound,
                "gap": round(o.gap, 6),
                "proven": o.proven,
                "seconds": round(o.seconds, 3),
                "scope": o.scope.value,
            }
            for o in plan.objectives
        ],
        "counts": counts(plan),
        "targets": targets(plan),
        **({} if plan.shortage is None else {"shortage": as_dict(plan.shortage)}),
        "standards": standards(plan),
        **(
            {"layers": layers_dict(plan), "three_placements": three_placements(plan)}
            if plan.layers
            else {}
        ),
        "seconds": round(plan.seconds, 3),
        "peak_memory_mb": round(plan.peak_memory_mb, 1),
        "inputs": dict(sorted(plan.case.inputs.items())),
        "policy_sha256": policy_hash(plan.policy),
        "versions": dict(sorted(plan.versions.items())),
        "seed": plan.seed,
    }


def policy_hash(policy: Policy) -> str:
    """Return the SHA-256 of what a policy decides about plans.

    Comments in its file change nothing, nor does what it says about notices, cards and write-back
    sheets: another telephone number on the notice makes no proof untrue.
    """
    decides = policy.model_dump_json(exclude={"notice", "cards", "writeback"})
    return sha256(decides.encode("utf-8")).hexdigest()


def counts(plan: Plan) -> dict[str, int]:
    """Return how many households, persons, cadres and places there are, and how many are covered.

    ``households``, ``persons``, ``covered``, ``persons_covered`` and ``uncovered`` count this
    year's planned households; ``cadres`` the available cadres of principal ranks and ``places``
    their quotas; ``roster_households`` and ``roster_persons`` the whole register; ``kept`` the
    households that keep last year's cadre; ``pairings`` the leaders with a village.
    """
    planned = by_household(plan)
    cadres = by_cadre(plan)
    helpers = cadres[cadres["available"].astype(bool) & cadres["principal"].astype(bool)]
    covered = planned[planned["covered"]]
    return {
        "households": len(planned),
        "persons": int(planned["persons"].sum()),
        "covered": len(covered),
        "persons_covered": int(covered["persons"].sum()),
        "uncovered": len(planned) - len(covered),
        "cadres": len(helpers),
        "places": int(helpers["quota"].sum()),
        "roster_households": len(plan.case.households),
        "roster_persons": int(plan.case.households["persons"].sum()),
        "kept": int(planned["kept"].sum()),
        "pairings": len(plan.pairings),
        "villages": len(plan.case.villages),
        "weak_villages": int(plan.case.villages["weak"].sum()),
    }


def targets(plan: Plan) -> dict[str, dict[str, Any]]:
    """Return each target of the policy beside what the roster and the plan hold.

    Returns
    -------
    dict
        By name: ``target``; ``roster``, ``planned``, ``covered``: the same figure over the whole
        register, this year's households, and those with a cadre; ``unknown``: rows of the register
        whose cell is empty; ``measured``: which of the figures is compared with the target;
        ``met``; ``short_by``; ``state``: ``met``, ``short``, or ``unknown`` if no row of the
        register holds the figure. A weak village is covered when a leader is paired with it.

    Notes
    -----
    Whom the plan helps is decided by the plan: persons and weak villages are measured by who is
    ``covered``. Training, jobs and loans are done whether or not the household has a helper, and
    the register notes them: they are measured over the whole ``roster``.
    """
    wanted = plan.policy.targets.sums()
    found: dict[str, dict[str, Any]] = {}
    for name, target in wanted.items():
        if name == "weak_villages":
            figures = _weak_villages(plan)
        else:
            figures = _sums(plan, _ROSTER_SUMS.get(name, "persons"))
        measured = "roster" if name in _ROSTER_SUMS else "covered"
        short = max(0, target - figures[measured])
        found[name] = {
            "target": plain(target),
            **figures,
            "measured": measured,
            "met": short == 0,
            "short_by": plain(short),
            "state": "met" if short == 0 else "unknown" if _untold(plan, figures) else "short",
        }
    return found


def _weak_villages(plan: Plan) -> dict[str, Any]:
    villages = by_village(plan)
    weak = villages[villages["weak"].astype(bool)]
    hooked = sum(1 for ids in weak["paired_ids"] if ids)
    return {"roster": len(weak), "planned": len(weak), "covered": hooked, "unknown": 0}


def _sums(plan: Plan, column: str) -> dict[str, Any]:
    planned = by_household(plan)
    return {
        "roster": _total(plan.case.households[column]),
        "planned": _total(planned[column]),
        "covered": _total(planned.loc[planned["covered"], column]),
        "unknown": int(plan.case.households[column].isna().sum()),
    }


def _total(cells: pd.Series) -> int | float:
    return plain(round(float(cells.fillna(0).sum()), 6))


def _untold(plan: Plan, figures: dict[str, Any]) -> bool:
    """Whether every row of the register leaves the figure blank."""
    return bool(0 < figures["unknown"] == len(plan.case.households))
