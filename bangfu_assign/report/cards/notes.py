"""Who gets no card, and what on the cards a clerk should look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bangfu_assign.facts.masks import mask
from bangfu_assign.plan import Plan
from bangfu_assign.plan.past import cadre_of
from bangfu_assign.plan.text import width
from bangfu_assign.report.cards.content import Card, say
from bangfu_assign.report.cards.fit import room
from bangfu_assign.report.notes import Note
from bangfu_assign.report.paper.words import line

_SHOWN = 40
_HEADS = {"helper_phone": "phone", "co_helper_phone": "phone"}


def about_people(
    plan: Plan, villages: Collection[str], households: Collection[str], *, uncovered: bool
) -> Iterator[Note]:
    """Yield the households of the choice that have no helper, or no card.

    Households outside the year's plan are named only where they were asked for.
    """
    party = cadre_of(plan.assignments)
    table = plan.case.households
    columns = (table[name].tolist() for name in ("household_id", "village", "planned"))
    for household, village, planned in zip(*columns, strict=True):
        if (villages and village not in villages) or (households and household not in households):
            continue
        if not planned:
            if households:
                yield Note("cards.not_planned", household_id=household)
        elif household not in party:
            yield Note(
                f"cards.{'blank_card' if uncovered else 'uncovered'}", household_id=household
            )


def about_texts(cards: Sequence[Card], missing: frozenset[str]) -> Iterator[Note]:
    """Yield texts that were cut, characters that no font has, and phones that are not known."""
    if cards and not cards[0].cells["supervision"]:
        yield Note("cards.no_supervision")
    silent: dict[str, int] = {}
    for card in cards:
        if card.cadre_id and not card.cells["helper_phone"]:
            silent[card.cadre_id] = silent.get(card.cadre_id, 0) + 1
        for code, text in card.cells.items():
            whole = line(text)
            if width(whole) > room(code):
                head = say(_HEADS.get(code, code))
                yield Note(
                    "cards.cut_text",
                    household_id=card.household_id,
                    before=f"{head}：{mask(whole[:_SHOWN])}…",
                )
            lacking = "".join(sorted(missing & set(whole))) if missing else ""
            if lacking:
                told = {"characters": lacking}
                yield Note("cards.no_glyph", household_id=card.household_id, params=told)
    for cadre, households in sorted(silent.items()):
        yield Note("cards.no_helper_phone", cadre_id=cadre, params={"households": households})
