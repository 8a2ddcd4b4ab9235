"""`compare`: variants solved side by side, each in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bangfu_assign.errors import FactsError, Problem, UsageError
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.labels import Lang
from bangfu_assign.machine import available_cores
from bangfu_assign.plan import Progress
from bangfu_assign.plan.comparison import Comparison, Ending, Outcome
from bangfu_assign.policy import Policy
from bangfu_assign.scenario.inherit import BASE
from bangfu_assign.scenario.pool import Answer, End, run
from bangfu_assign.scenario.variant import Fingerprints, Variant
from bangfu_assign.scenario.work import Job, Solved, solve

TIME_LIMIT_S = 15.0
"""Search for each variant unless said otherwise: enough to prove all but travel in a town."""

_PATIENCE = 20
_SLACK_S = 60.0
"""The wall clock ends a search late: the result must not depend on how busy the machine is."""

_ENDINGS = {
    End.CRASHED: Ending.CRASHED,
    End.OVERDUE: Ending.OVERDUE,
    End.STOPPED: Ending.STOPPED,
}

Note = Callable[[str, Progress | Outcome], None]


def compare(
    case: Case,
    variants: Mapping[str, Policy | Variant],
    *,
    base: str | None = None,
    time_limit_s: float = TIME_LIMIT_S,
    cores: int | None = None,
    seed: int = 0,
    progress: Note | None = None,
    stop: Callable[[], bool] = lambda: False,
    lang: Lang = "zh",
) -> Comparison:
    """Solve variants of a policy side by side.

    Parameters
    ----------
    case : Case
        The facts, for variants that are policies.
    variants : mapping of str to Policy or Variant
        By name (`bangfu_assign.scenario.read.read_scenarios` reads them from a file).
    base : str, optional
        The one the others are compared with: ``base`` if there is one of this name, else the first.
    time_limit_s : float
        Seconds of search for each (three times as many again if not even the first objective was
        proven), counted in the solver's own reproducible work: the same plans
        come out however many cores there are and however busy they are. The wall clock ends a
        search only when it takes many times as long.
    cores : int, optional
        Processes at once; by default one for each core this process may use.
    seed : int
        Of the search.
    progress : callable, optional
        Is given a variant's name with a `Progress` while it is solved, and with its `Outcome` when
        it has ended.
    stop : callable, optional
        Asked twice a second; True ends the search like Ctrl-C.
    lang : {"zh", "en"}
        Language of the explanations.

    Returns
    -------
    Comparison
        In the order of `variants`. A variant that fails is a row that says why. After Ctrl-C those
        that were not done are marked as stopped.

    Raises
    ------
    UsageError
        If there is no variant, or no base of that name.
    KeyboardInterrupt
        If Ctrl-C (or `stop`) came before any variant was done.
    """
    if not variants:
        raise UsageError(Problem("scenario.nothing_to_compare"))
    chosen = base if base is not None else BASE if BASE in variants else next(iter(variants))
    if chosen not in variants:
        params = {"name": chosen, "known": ", ".join(variants)}
        raise UsageError(Problem("scenario.no_such_base", params=params))
    whole = {n: v if isinstance(v, Variant) else Variant(case, v) for n, v in variants.items()}
    prints = Fingerprints()
    first: dict[str, str] = {}
    for name, variant in whole.items():
        first.setdefault(prints.of(variant), name)
    leaders = list(first.values())
    outcomes: dict[str, Outcome] = {}
    metres_of: dict[str, Distances | FactsError] = {}
    jobs: list[Job] = []
    names: list[str] = []
    # What follows the base in the file may wait; the base may not.
    for name in sorted(leaders, key=lambda name: name != first[prints.of(whole[chosen])]):
        key = prints.of_travel(whole[name])
        if key not in metres_of:
            metres_of[key] = _measured(whole[name])
        metres = metres_of[key]
        if isinstance(metres, FactsError):
            note, problems = whole[name].note, metres.problems
            outcomes[name] = Outcome(name, Ending.WRONG_FACTS, note, problems=problems)
            continue
        names.append(name)
        jobs.append(
            Job(
                whole[name].case, whole[name].policy, metres, time_limit_s,
                _PATIENCE * time_limit_s + _SLACK_S, seed, lang,
            )
        )  # fmt: skip

    def told(number: int, content: object) -> None:
        if progress is not None and isinstance(content, Progress):
            progress(names[number], content)

    def done(number: int, answer: Answer) -> None:
        name = names[number]
        outcomes[name] = _outcome(name, whole[name], answer)
        if progress is not None:
            progress(name, outcomes[name])

    answers = run(
        solve,
        jobs,
        cores=cores or available_cores(),
        limit_s=3 * (_PATIENCE * time_limit_s + _SLACK_S),
        tell=told,
        done=done,
        stop=stop,
    )
    if answers and all(answer.end is End.STOPPED for answer in answers):
        raise KeyboardInterrupt
    for name, answer in zip(names, answers, strict=True):
        outcomes.setdefault(name, _outcome(name, whole[name], answer))
    found = []
    for name, variant in whole.items():
        leader = first[prints.of(variant)]
        own = outcomes[leader]
        if name != leader:
            own = replace(own, name=name, note=variant.note, same_as=leader)
        found.append(own)
    return Comparison(tuple(found), chosen, time_limit_s)


def _measured(variant: Variant) -> Distances | FactsError:
    try:
        return measure(variant.case, variant.policy)
    except FactsError as error:
        return error


def _outcome(name: str, variant: Variant, answer: Answer) -> Outcome:
    if answer.end is not End.DONE:
        return Outcome(name, _ENDINGS[answer.end], variant.note, exit_code=answer.exit_code)
    solved: Solved = answer.result
    # The facts went there as copies; the plan speaks of those that are here.
    plan = solved.plan and replace(solved.plan, case=variant.case, policy=variant.policy)
    return Outcome(
        name,
        solved.ending,
        variant.note,
        plan,
        solved.values or {},
        solved.yardsticks or {},
        problems=solved.problems,
        trace=solved.trace,
    )
