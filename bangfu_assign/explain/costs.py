"""What another cadre would cost, as rows of a table: at least, at most, exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bangfu_assign import labels
from bangfu_assign.explain.alternatives import Alternative
from bangfu_assign.explain.answer import Table, km, rank_words, say
from bangfu_assign.explain.question import Question
from bangfu_assign.explain.swaps import Swap

SAME = "="
UNKNOWN = "?"


def cost_table(question: Question, found: Sequence[Alternative]) -> Table:
    """Return two rows for each alternative: its lower bound, and what a simple change reaches."""
    roster, lang = question.ledger.roster, question.lang
    load = {cadre: len(homes) for cadre, homes in question.ledger.by_cadre().items()}
    order = roster.policy.objectives.order
    rows = []
    for one in found:
        helper = roster.helpers[one.cadre_id]
        who = f"{helper.name} ({helper.id}) {rank_words(helper)}"
        places = f"{load.get(helper.id, 0)}/{helper.quota}"
        least = at_least(order, question.values, one.least)
        rows.append((who, km(one.metres), places, say("at_least", lang), *least, ""))
        most = (
            differences(order, question.values, one.swap.values)
            if one.swap is not None
            else (UNKNOWN,) * len(order)
        )
        how = _how(question, one.swap)
        rows.append(("", "", "", say("at_most", lang), *most, how))
    heads = (say("cadre", lang), say("km", lang), say("load", lang), say("limit", lang))
    names = tuple(labels.text(f"summary.{name}", lang) for name in order)
    headers = (*heads, *names, say("how", lang))
    return Table(headers, tuple(rows), (1, 2, *range(4, 4 + len(order))))


def at_least(
    order: Sequence[str], values: Mapping[str, int], least: Mapping[str, int]
) -> tuple[str, ...]:
    """Return lower bounds beside the plan's values; none counts after one that differs."""
    cells: list[str] = []
    open_ = False
    for name in order:
        cells.append(UNKNOWN if open_ else _change(least[name] - values[name]))
        open_ = open_ or least[name] != values[name]
    return tuple(cells)


def differences(
    order: Sequence[str], values: Mapping[str, int], other: Mapping[str, int]
) -> tuple[str, ...]:
    """Return by how much another plan's values differ from the plan's."""
    return tuple(_change(other[name] - values[name]) for name in order)


def _change(by: int) -> str:
    return f"{by:+,}".replace("-", "−") if by else SAME


def _how(question: Question, swap: Swap | None) -> str:
    lang = question.lang
    if swap is None:
        return say("how_none", lang)
    if not swap.other:
        return say("how_free", lang)
    return say("how_instead" if swap.dropped else "how_swap", lang, household_id=swap.other)
