"""Why a household has its cadre, or none, and what another cadre would cost."""

from __future__ import annotations

import numpy as np

from bangfu_assign.explain.alternatives import BEST, alternatives
from bangfu_assign.explain.answer import Answer, km, office_words, rank_words, say
from bangfu_assign.explain.costs import cost_table
from bangfu_assign.explain.question import Question
from bangfu_assign.explain.shortage import explain_shortage
from bangfu_assign.explain.uncovered import reasons
from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.plan import shortage_words
from bangfu_assign.plan.text import display
from bangfu_assign.policy import Serves
from bangfu_assign.rules import need_weights
from bangfu_assign.rules.allowed import last_year
from bangfu_assign.rules.roster import Helper, Home
from bangfu_assign.rules.why_not import why_not, why_not_here


def why_household(question: Question, household_id: str) -> Answer:
    """Explain a household: its cadre and what spoke for the pair, or why nobody; alternatives."""
    home = question.ledger.roster.homes[household_id]
    answer = heading(question, home)
    if home.row < 0:
        return [*answer, say("not_planned", question.lang)]
    helpers = question.ledger.by_household().get(household_id, [])
    if helpers:
        answer += _pair(question, home, helpers[0])
    else:
        answer += _nobody(question, home)
    return [*answer, "", *_alternatives(question, household_id)]


def why_pair(question: Question, household_id: str, cadre_id: str) -> Answer:
    """Explain one pair: the rules that forbid it, or what it would cost."""
    roster, lang = question.ledger.roster, question.lang
    home, helper = roster.homes[household_id], roster.helpers[cadre_id]
    answer = heading(question, home)
    who = {"name": display(helper.name), "cadre_id": helper.id}
    if helper in question.ledger.by_household().get(household_id, []):
        return [*answer, say("pair_is", lang, **who), *_pair(question, home, helper)]
    forbidden = why_not(question.plan, household_id, cadre_id, roster.distances)
    lines = [f"- {problem.message(lang)}" for problem in forbidden]
    if not forbidden and helper.quota < 1:
        lines = [f"- {say('forbidden_no_place', lang, **who)}"]
    if lines:
        return [*answer, say("pair_forbidden", lang, **who), *lines]
    answer.append(say("pair_allowed", lang, **who))
    if why_not_here(question.plan, household_id, cadre_id, roster.distances):
        answer.append(say("pair_not_here", lang, **who))
    return [*answer, *_alternatives(question, household_id, only=cadre_id)]


def heading(question: Question, home: Home) -> Answer:
    """Return the household's head, id and village."""
    village = question.ledger.roster.village_names.get(home.village, home.village)
    params = {"head": display(home.head), "household_id": home.id, "village": display(village)}
    return [say("household", question.lang, **params)]


def _pair(question: Question, home: Home, helper: Helper) -> Answer:
    ledger, lang = question.ledger, question.lang
    params = {
        "name": display(helper.name),
        "cadre_id": helper.id,
        "rank": rank_words(helper),
        "office": office_words(ledger.roster, helper, lang),
        "load": len(ledger.by_cadre()[helper.id]),
        "quota": helper.quota,
    }
    points = [
        _need(question, home),
        _last_year(question, home, helper),
        *_distance(question, home, helper),
        _village(question, home, helper),
    ]
    return [say("has", lang, **params), say("for_it", lang), *(f"- {one}" for one in points)]


def _need(question: Question, home: Home) -> str:
    weights = need_weights(question.plan.case, question.plan.policy)
    return say(f"need_{weights[home.row]}", question.lang)


def _last_year(question: Question, home: Home, helper: Helper | None) -> str:
    ledger, lang = question.ledger, question.lang
    last = last_year(ledger.roster).get(home.id)
    if last is None:
        return say("no_last", lang)
    before = ledger.roster.helpers.get(last)
    if before is None:
        return say("last_gone", lang, cadre_id=last)
    who = {"name": display(before.name), "cadre_id": before.id}
    if before == helper:
        return say("kept", lang, **who)
    return say("changed" if home.id in ledger.owed() else "last_not_owed", lang, **who)


def _distance(question: Question, home: Home, helper: Helper) -> Answer:
    roster = question.ledger.roster
    pairs = question.anyhow
    rows = [
        pairs.helpers[c].row
        for c in np.flatnonzero(pairs.of_household(home.row))
        if pairs.helpers[c].quota
    ]
    metres = {row: int(roster.distances.reach_m(row)[home.row]) for row in rows}
    own = metres.get(helper.row, UNREACHABLE)
    place = 1 + sum(other < own for other in metres.values())
    return [say("distance", question.lang, km=km(own), count=len(rows), place=place)]


def _village(question: Question, home: Home, helper: Helper) -> str:
    ledger = question.ledger
    homes = ledger.by_cadre()[helper.id]
    serves = Serves.ANY if helper.rank is None else helper.rank.serves
    params = {
        "name": display(helper.name),
        "village": display(ledger.roster.village_names[home.village]),
        "there": sum(one.village == home.village for one in homes),
        "villages": len({one.village for one in homes}),
    }
    return say(f"village_{serves.value}", question.lang, **params)


def _nobody(question: Question, home: Home) -> Answer:
    plan, lang = question.plan, question.lang
    ledger = question.ledger
    answer: Answer = [say("has_nobody", lang), f"- {_need(question, home)}"]
    answer.append(f"- {_last_year(question, home, None)}")
    row = reasons(plan, lang=lang, ledger=ledger).set_index("household_id").loc[home.id]
    answer.append(say("why_nobody", lang, explanation=row["explanation"]))
    shortage = explain_shortage(plan, about=home.id, ledger=ledger)
    number = shortage.set_of(home.id)
    if number is None:
        words = shortage_words.beyond_words(shortage, plan, lang)
        return [
            *answer,
            say("beyond", lang, words=words),
            *shortage_words.fix_lines(shortage.fixes, lang),
        ]
    one = shortage.sets[number]
    names = shortage_words.village_names(plan)
    return [
        *answer,
        shortage_words.set_words(one, number + 1, names, lang),
        *shortage_words.fix_lines(one.fixes, lang),
    ]


def _alternatives(question: Question, household_id: str, only: str | None = None) -> Answer:
    lang = question.lang
    found = alternatives(question, household_id, only=only)
    if not found:
        return [say("no_alternatives", lang)]
    answer: Answer = [] if only else [say("alternatives", lang, count=BEST)]
    answer += [cost_table(question, found), say("limits", lang)]
    if not question.known:
        answer.append(say("not_proven_here", lang))
    return answer
