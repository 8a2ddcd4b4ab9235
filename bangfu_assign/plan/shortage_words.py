"""A shortage in sentences: the same in the terminal, the workbook and ``uncovered.csv``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan.plan import Plan
from bangfu_assign.plan.shortage import Fix, HallSet, Shortage
from bangfu_assign.plan.text import display

_LISTED = 3
"""Villages and cadres named in a sentence; the sheet lists them all."""


def lines(shortage: Shortage, plan: Plan, lang: Lang = "zh", most_sets: int = 5) -> list[str]:
    """Return the shortage as paragraphs: the total, each set with its fixes, and the rest."""
    if not shortage.uncovered:
        return [_say("none", lang)]
    total = {"uncovered": shortage.uncovered, "deficit": shortage.deficit}
    if shortage.sets:
        found = [_say("total", lang, **total, sets=len(shortage.sets))]
    else:
        found = [_say("total_none", lang, **total)]
    names = village_names(plan)
    for number, one in enumerate(shortage.sets[:most_sets], start=1):
        found += [set_words(one, number, names, lang), *fix_lines(one.fixes, lang)]
    if len(shortage.sets) > most_sets:
        more = len(shortage.sets) - most_sets
        found.append(labels.text("summary.and_more", lang, count=more))
    if shortage.beyond:
        found += [beyond_words(shortage, plan, lang), *fix_lines(shortage.fixes, lang)]
    return found


def set_words(one: HallSet, number: int, names: Mapping[str, str], lang: Lang = "zh") -> str:
    """Return one set as a paragraph; ``names`` are those of the villages by id."""
    comma = _say("and", lang)
    listed = [names.get(v, v) for v, *_ in one.villages[:_LISTED]]
    more = len(one.villages) > _LISTED
    villages = _say(
        "villages_more" if more else "villages",
        lang,
        names=comma.join(listed),
        count=len(one.villages),
    )
    params = {
        "number": number,
        "villages": villages,
        "households": len(one.households),
        "deficit": one.deficit,
    }
    if not one.cadres:
        return _say("set_nobody", lang, **params)
    lacking = [(v, n) for v, _, n in one.villages if n]
    words = comma.join(
        _say("village_lacking", lang, village=names.get(v, v), count=n)
        for v, n in lacking[:_LISTED]
    )
    code = "where_more" if len(lacking) > _LISTED else "where"
    return _say(
        "set",
        lang,
        **params,
        ranks=comma.join(
            _say("rank", lang, rank=display(rank), cadres=cadres, places=places)
            for rank, cadres, places in one.ranks
        ),
        cadres=len(one.cadres),
        places=one.places,
        uncovered=len(one.uncovered),
        where=_say(code, lang, lacking=words) if len(one.villages) > 1 and lacking else "",
    )


def beyond_words(shortage: Shortage, plan: Plan, lang: Lang = "zh") -> str:
    """Return what keeps the uncovered households apart from the sets uncovered."""
    most = plan.policy.travel.max_villages
    return _say(f"beyond_{shortage.cause}", lang, beyond=shortage.beyond, most=most)


def fix_lines(fixes: Sequence[Fix], lang: Lang = "zh") -> list[str]:
    """Return a heading and a line for each fix; one sentence if there is none."""
    if not fixes:
        return [_say("no_fix", lang)]
    return [_say("fixes", lang), *(f"- {fix_words(fix, lang)}" for fix in fixes)]


def fix_words(fix: Fix, lang: Lang = "zh") -> str:
    """Return a fix in a sentence: the change, and what it was shown to achieve."""
    clears = _say("clears", lang) if fix.clears else ""
    return _say("fix_line", lang, change=change_words(fix, lang), gain=fix.gain, clears=clears)


def change_words(fix: Fix, lang: Lang = "zh") -> str:
    """Return what a fix changes."""
    params = dict(fix.params)
    code = f"fix_{fix.kind}"
    if fix.kind in ("radius", "places") and params.get("rank"):
        code += "_rank"
    if "rank" in params:
        params["rank"] = display(params["rank"])
    if "names" in params:
        names = _say("and", lang).join(display(name) for name in params["names"])
        count = params.get("in_villages", params.get("cadres", 0))
        if count > len(params["names"]):
            names = _say("names_more", lang, names=names)
        params["names"] = names
    if "km" in params:
        params["km"] = f"{params['km']:g}"
    return _say(code, lang, **params)


def cell(shortage: Shortage, household_id: str, lang: Lang = "zh") -> str:
    """Return the cheapest fix for a household's set, "" if none is known."""
    number = shortage.set_of(household_id)
    if number is None:
        return fix_words(shortage.fixes[0], lang) if shortage.fixes else ""
    one = shortage.sets[number]
    if not one.fixes:
        return ""
    return _say(
        "cell",
        lang,
        number=number + 1,
        households=len(one.households),
        deficit=one.deficit,
        fix=fix_words(one.fixes[0], lang),
    )


def village_names(plan: Plan) -> dict[str, str]:
    """Return the villages' names by id; namesakes have their id behind the name."""
    table = plan.case.villages
    twice = set(table["name"][table["name"].duplicated()])
    return {
        v: f"{display(name)}（{v}）" if name in twice else display(name)
        for v, name in zip(table["village_id"], table["name"], strict=True)
    }


def _say(code: str, lang: Lang, **params: object) -> str:
    return labels.text(f"shortage.{code}", lang, **params)
