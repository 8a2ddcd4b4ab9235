"""The three placements: who counts as helper, who as responsible, and who is flagged."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.plan import Plan
from bangfu_assign.plan.placements import placements, three_placements
from tests.build import make_case, make_policy

COLUMNS = ["household_id", "cadre_id", "co_helper_id", "project_id"]


def planned(*rows: tuple[str, str, str, str]) -> Plan:
    households = [{"household_id": f"h{k}"} for k in range(1, 6)]
    households.append({"household_id": "h9", "planned": False})
    case = make_case(households, [{"cadre_id": "c1"}], [{"village_id": "v1"}])
    table = pd.DataFrame(rows, columns=COLUMNS, dtype="str").assign(village_id="v1", kept=False)
    return Plan(case, make_policy(), table, pd.DataFrame(columns=["cadre_id", "village_id"]))


def test_a_household_that_lacks_any_one_is_flagged() -> None:
    """A party cadre is helper and responsible; a co-helper alone is helper only."""
    plan = planned(
        ("h1", "c1", "", "p1"),
        ("h2", "c1", "f1", ""),
        ("h3", "", "f1", "p1"),
        ("h4", "", "", "p1"),
    )
    missing = placements(plan).set_index("household_id")["missing"].to_dict()
    assert missing == {
        "h1": (),
        "h2": ("project",),
        "h3": ("responsible",),
        "h4": ("helper", "responsible"),
        "h5": ("helper", "responsible", "project"),
    }
    assert three_placements(plan) == {
        "households": 5, "all_three": 1, "lacking_any": 4, "without_helper": 2,
        "without_responsible": 3, "without_project": 2, "none_of_three": 1, "with_co_helper": 2,
    }  # fmt: skip
