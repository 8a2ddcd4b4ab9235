"""``check``: every problem of a case, all at once."""

from __future__ import annotations

from pathlib import Path

import click

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.cli.folders import policy_of, refuse_the_case_itself, require_case
from bangfu_assign.cli.options import PATH, both, case_folder, language, policy_file
from bangfu_assign.errors import FactsError, PolicyError, Problem
from bangfu_assign.labels import Lang


@click.command("check", help=both("about_check"), short_help=both("about_check"))
@case_folder
@click.option("-o", "--out", metavar="OUT", type=PATH, help=both("help_out_problems"))
@policy_file
@language
def check(case: Path, out: Path | None, policy: Path | None, lang: Lang) -> int:
    """Read the case and its policy, print every problem, and write them to OUT if there is one.

    Returns
    -------
    int
        0 if a plan can be made; 1 if the facts have errors, alone or under this policy; 2 if only
        the policy has.
    """
    require_case(case)
    if out is not None:
        refuse_the_case_itself(out, case)
    case_words, about_facts, about_policy = _problems(case, policy_of(case, policy))
    found = screen.by_weight([*about_facts, *about_policy])
    if found:
        screen.problems(found, lang)
    if out is not None:
        from bangfu_assign.report.problem_list import write_problems

        screen.say(labels.text("cli.written", lang, path=write_problems(found, out, lang)))
    screen.say(screen.tally(found, lang))
    if screen.has_errors(about_facts):
        return FactsError.exit_code
    if screen.has_errors(about_policy):
        return PolicyError.exit_code
    screen.say(labels.text("cli.case_is_fine", lang, **case_words))
    return 0


def _problems(case: Path, policy: Path) -> tuple[dict[str, int], list[Problem], list[Problem]]:
    """Return the case's counts, the problems of its facts and those of its policy."""
    from bangfu_assign.agreement import disagreements
    from bangfu_assign.agreement.certain import certain
    from bangfu_assign.facts import examine_all
    from bangfu_assign.facts.distance import measure
    from bangfu_assign.policy import read_policy_with_notes

    facts, found, as_read = examine_all(case)
    about_facts = list(found)
    try:
        decided, notes = read_policy_with_notes(policy)
    except PolicyError as error:
        return {}, about_facts, list(error.problems)
    about_policy = list(notes)
    if facts is None:
        if as_read is not None:
            about_facts += certain(disagreements(as_read, decided), found)
        return {}, about_facts, about_policy
    unfit = disagreements(facts, decided)
    if not (unfit.facts or unfit.impossible):
        try:
            distances = measure(facts, decided)
        except FactsError as error:
            about_facts += error.problems
        else:
            about_facts += distances.notes
            unfit = disagreements(facts, decided, distances)
    about_facts += unfit
    counts = {name: len(getattr(facts, name)) for name in ("households", "cadres", "villages")}
    return counts, about_facts, about_policy
