"""What a cadre has in a plan, and why not more."""

from __future__ import annotations

import numpy as np

from bangfu_assign.explain.answer import Answer, km, office_words, rank_words, say
from bangfu_assign.explain.question import Question
from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.plan.text import display
from bangfu_assign.rules.allowed import last_year
from bangfu_assign.rules.by_cadre import travels
from bangfu_assign.rules.roster import Helper


def why_cadre(question: Question, cadre_id: str) -> Answer:
    """Explain a cadre: places used, villages, households, rounds, and why not more."""
    ledger, lang = question.ledger, question.lang
    roster = ledger.roster
    helper = roster.helpers[cadre_id]
    homes = ledger.by_cadre().get(cadre_id, [])
    who = {
        "name": display(helper.name),
        "cadre_id": helper.id,
        "rank": rank_words(helper),
        "office": office_words(roster, helper, lang),
    }
    load = {"load": len(homes), "quota": helper.quota, "free": max(0, helper.quota - len(homes))}
    answer: Answer = [say("cadre_title", lang, **who), say("places", lang, **load)]
    for village in ledger.villages_of().get(cadre_id, ()):
        answer.append(say("hooks", lang, village=display(roster.village_names[village])))
    last = last_year(roster)
    for village in sorted({home.village for home in homes}):
        here = [home for home in homes if home.village == village]
        names = ", ".join(
            say(
                "one_home",
                lang,
                head=display(home.head),
                household_id=home.id,
                kept=say("one_kept", lang) if last.get(home.id) == cadre_id else "",
            )
            for home in here
        )
        words = display(roster.village_names[village])
        answer.append("- " + say("serves", lang, village=words, count=len(here), names=names))
    travel = travels(ledger).get(cadre_id)
    if travel is not None and travel.round_m < UNREACHABLE:
        params = {"round_km": km(travel.round_m), "walk_km": km(travel.walk_m)}
        answer.append(say("round", lang, **params))
    return [*answer, say("why_not_more", lang, why=_why_not_more(question, helper, len(homes)))]


def _why_not_more(question: Question, helper: Helper, load: int) -> str:
    lang = question.lang
    simple = [
        (helper.rank is None, "more_unknown_rank"),
        (not helper.principal, "more_co_helper"),
        (not helper.available, "more_unavailable"),
        (load >= helper.quota, "more_full"),
    ]
    for holds, code in simple:
        if holds:
            return say(code, lang)
    ledger = question.ledger
    roster = ledger.roster
    pairs = question.here
    c = next(k for k, other in enumerate(pairs.helpers) if other.id == helper.id)
    open_ = pairs.open_to[pairs.kind_of[c]]
    if not open_.any():
        return say("more_nobody", lang)
    waiting = np.flatnonzero(open_ & ~ledger.covered()).tolist()
    if not waiting:
        return say("more_all_covered", lang, count=int(open_.sum()))
    villages = {home.village for home in ledger.by_cadre().get(helper.id, ())}
    most = roster.policy.travel.max_villages
    near = [
        row for row in waiting if len(villages) < most or roster.planned[row].village in villages
    ]
    if not near:
        params = {"count": len(waiting), "villages": len(villages), "most": most}
        return say("more_villages", lang, **params)
    first = roster.planned[near[0]].id
    return say("more_possible", lang, count=len(near), household_id=first)
