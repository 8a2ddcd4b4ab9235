"""Scenarios: variants of policy and facts, solved side by side and compared."""

from bangfu_assign.scenario.apply import variant_of
from bangfu_assign.scenario.more_places import sensitivity
from bangfu_assign.scenario.read import read_scenarios
from bangfu_assign.scenario.scenario import Scenario
from bangfu_assign.scenario.side_by_side import compare
from bangfu_assign.scenario.tradeoffs import tradeoff
from bangfu_assign.scenario.variant import Variant

__all__ = [
    "Scenario",
    "Variant",
    "compare",
    "read_scenarios",
    "sensitivity",
    "tradeoff",
    "variant_of",
]
