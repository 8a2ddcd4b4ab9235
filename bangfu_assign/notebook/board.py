"""What a solve has told so far, as a table: for a notebook's output and for the explorer."""

from __future__ import annotations

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.plan import Progress
from bangfu_assign.plan.comparison import Outcome
from bangfu_assign.plan.comparison_words import ending
from bangfu_assign.plan.words import percent


class Board:
    """Collects what is told and shows the latest of each objective, or of each variant.

    Parameters
    ----------
    lang : {"zh", "en"}
        Which language.
    """

    def __init__(self, lang: Lang = "zh") -> None:
        self._lang = lang
        self._objectives: dict[str, Progress] = {}
        self._variants: dict[str, Progress | Outcome] = {}

    def note(self, latest: Progress) -> None:
        """Take note of a new value or bound."""
        self._objectives[latest.objective] = latest

    def note_variant(self, name: str, news: Progress | Outcome) -> None:
        """Take note of a variant at work, or of one that has ended."""
        self._variants[name] = news

    def html(self, seconds: float | None = None) -> str:
        """Return the table.

        Parameters
        ----------
        seconds : float, optional
            Since the start; None when it has ended: what a notebook keeps holds no times, which
            would differ every time it is executed.
        """
        if seconds is not None and not self._objectives and not self._variants:
            return markup.paragraph(self._say("starting"))
        caption = (
            self._say("solved")
            if seconds is None
            else self._say("solving", seconds=f"{seconds:.0f}")
        )
        if self._variants:
            over = (self._say("variant"), self._say("state"))
            rows = [(self._named(name), self._state(news)) for name, news in self._variants.items()]
            return markup.table(over, rows, caption=caption)
        heads = tuple(self._say(code) for code in ("objective", "incumbent", "bound", "gap"))
        lines = [
            (self._objective(p), _figure(p.value), _figure(p.bound), _gap(p))
            for p in self._objectives.values()
            if seconds is not None or p.value is not None
        ]
        return markup.table(heads, lines, (1, 2, 3), caption)

    def _state(self, news: Progress | Outcome) -> str:
        if isinstance(news, Outcome):
            return ending(news, self._lang)
        return self._say("at_work", objective=self._objective(news), gap=_gap(news))

    def _named(self, name: str) -> str:
        return self._say("base") if name == "base" else name

    def _objective(self, latest: Progress) -> str:
        return labels.text(f"summary.{latest.objective}", self._lang)

    def _say(self, code: str, **parameters: object) -> str:
        return labels.text(f"notebook.{code}", self._lang, **parameters)


def _figure(number: int | None) -> str:
    return "–" if number is None else f"{number:,}"


def _gap(latest: Progress) -> str:
    if latest.value is None or latest.bound is None:
        return "–"
    return percent((latest.value - latest.bound) / max(latest.value, 1))
