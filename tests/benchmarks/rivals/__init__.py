"""One file a rival; each has ``run(case, policy, limit_s, workers)``, see `answer.Rival`."""

from __future__ import annotations

RIVALS = ("ours", "plain_cpsat", "count_cpsat", "count_milp", "flow", "greedy", "pyvrp_rounds")
"""Modules of this folder, in the order of the table."""

NEEDS_EXTRA = ("pyvrp_rounds",)
"""Rivals that need the extra ``bench``."""
