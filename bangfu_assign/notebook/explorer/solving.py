"""Solves one setting in a process of its own, and says in every case what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bangfu_assign.errors import PolicyError
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.notebook.explorer.settings import Settings
from bangfu_assign.plan import Progress
from bangfu_assign.plan.comparison import Ending, Outcome
from bangfu_assign.policy import Policy
from bangfu_assign.scenario import Variant, compare, variant_of


def solve(
    name: str,
    settings: Settings,
    case: Case,
    policy: Policy,
    *,
    time_limit_s: float,
    progress: Callable[[Progress], None],
    stop: Callable[[], bool],
    lang: Lang,
) -> Outcome | None:
    """Return what became of a setting; None if it was stopped before there was a plan.

    Parameters
    ----------
    name : str
        Of the variant.
    settings : Settings
        What to solve.
    case, policy
        What the settings differ from.
    time_limit_s : float
        As in `bangfu_assign.compare`.
    progress : callable
        Is given every `Progress`.
    stop : callable
        Asked twice a second; True ends the search.
    lang : {"zh", "en"}
        Language of explanations.
    """
    scenario = settings.scenario(name, policy, lang)
    try:
        variant = variant_of(scenario, case, policy, lang)
    except PolicyError as error:
        # The place would be a key of a scenarios file, which nobody here has written.
        bare = tuple(replace(one, file="", row=None, column="") for one in error.problems)
        return Outcome(name, Ending.IMPOSSIBLE, scenario.note, problems=bare)

    def told(_: str, news: Progress | Outcome) -> None:
        if isinstance(news, Progress):
            progress(news)

    one = Variant(variant.case, variant.policy, scenario.note)
    try:
        return compare(
            case, {name: one}, time_limit_s=time_limit_s, cores=1, progress=told, stop=stop,
            lang=lang,
        )[name]  # fmt: skip
    except KeyboardInterrupt:
        return None
