"""`explorer`: opens a case for trying things out; whatever is wrong with it is said on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bangfu_assign import labels
from bangfu_assign.errors import BangfuError, Problem, UsageError
from bangfu_assign.facts import read_case
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.policy import Policy, read_policy

if TYPE_CHECKING:
    from bangfu_assign.notebook.explorer.page import Explorer


def explorer(
    case: str | Path | Case,
    policy: str | Path | Policy | None = None,
    *,
    time_limit_s: float = 15.0,
    lang: Lang = "zh",
) -> Explorer | markup.Html:
    """Return a page of controls on which a case is solved again and again.

    Quotas, radius, order of objectives and locks are changed on the page; every solve runs in a
    process of its own, so that the page stays alive, and can be stopped. The case and its policy
    file are never changed.

    Parameters
    ----------
    case : path or Case
        The case folder, or the facts.
    policy : path or Policy, optional
        ``policy.toml`` of the case folder if left out.
    time_limit_s : float
        Search of each solve, as in `bangfu_assign.compare`.
    lang : {"zh", "en"}
        Language of the page.

    Returns
    -------
    Explorer or Html
        What Jupyter and Voilà show; a list of problems if the case or the policy has errors.

    Raises
    ------
    UsageError
        If ipywidgets is not installed.
    """
    try:
        from bangfu_assign.notebook.explorer.page import Explorer  # noqa: PLC0415 - ipywidgets
    except ImportError as error:
        lacking = Problem("notebook.needs_extra", params={"name": str(error.name)})
        raise UsageError(lacking) from error
    try:
        facts = case if isinstance(case, Case) else read_case(case)
        decided = _decided(case, policy)
    except BangfuError as error:
        said = labels.text("notebook.cannot_open", lang)
        return markup.Html(markup.problems(said, error.problems, lang), said)
    return Explorer(facts, decided, time_limit_s=time_limit_s, lang=lang)


def _decided(case: str | Path | Case, policy: str | Path | Policy | None) -> Policy:
    if isinstance(policy, Policy):
        return policy
    if policy is not None:
        return read_policy(policy)
    folder = case.folder if isinstance(case, Case) else Path(case)
    return read_policy((folder or Path()) / "policy.toml")
