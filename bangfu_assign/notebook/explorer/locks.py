"""Locks by picking a pair: it must stay, it must never be, or another cadre takes over."""

from __future__ import annotations

from typing import Literal

import ipywidgets as widgets

from bangfu_assign import labels
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.notebook.explorer.pairs import Line, cadre_words, found, lines, village_words
from bangfu_assign.notebook.explorer.settings import Settings
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Policy
from bangfu_assign.scenario.scenario import ExtraLock

_SHOWN = 300
"""Lines a browser's list is given at once."""
_WIDE = {"width": "460px"}
_STYLE = {"description_width": "70px"}


class Locks:
    """Widgets for the locks of a `Settings`.

    Attributes
    ----------
    village, search, pairs, must, never, other, must_other, made, unlock : widgets
        From top to bottom.
    view : widget
        What is put on the page.
    """

    def __init__(self, case: Case, policy: Policy, lang: Lang) -> None:
        self._lang = lang
        self._lines: list[Line] = []
        self._cadres: dict[str, str] = {}
        self._settings = Settings.of(policy)
        villages = [(name, v) for v, name in sorted(village_words(case).items())]
        self.village = widgets.Dropdown(
            options=[(self._say("all_villages"), ""), *villages],
            description=self._say("village"), style=_STYLE, layout=_WIDE,
        )  # fmt: skip
        self.search = widgets.Text(
            description=self._say("search"), placeholder=self._say("search_hint"), style=_STYLE,
            layout=_WIDE,
        )  # fmt: skip
        self.pairs = widgets.Select(rows=9, layout=_WIDE)
        self.must = self._button("must")
        self.never = self._button("never")
        self.other = widgets.Combobox(
            description=self._say("instead"), placeholder=self._say("instead_hint"),
            ensure_option=True, style={"description_width": "90px"}, layout={"width": "340px"},
        )  # fmt: skip
        self.must_other = self._button("must_other")
        self.made = widgets.Select(rows=4, layout=_WIDE)
        self.unlock = self._button("unlock")
        self._told = widgets.HTML(markup.paragraph(self._say("pairs_come"), markup.QUIET))
        self._said = widgets.HTML()
        self._counted = widgets.HTML()
        self.village.observe(self._list, "value")
        self.search.observe(self._list, "value")
        self.must.on_click(lambda _: self._lock("must"))
        self.never.on_click(lambda _: self._lock("never"))
        self.must_other.on_click(lambda _: self._lock_other())
        self.unlock.on_click(lambda _: self._unlock())
        own = len(case.locks)
        note = markup.paragraph(self._say("own_locks", count=own), markup.QUIET) if own else ""
        self.view = widgets.VBox([
            self.village, self.search,
            widgets.HTML(markup.paragraph(self._say("pairs"), "font-weight:bold")),
            self.pairs, self._told,
            widgets.HBox([self.must, self.never]),
            widgets.HBox([self.other, self.must_other]),
            self._said, self._counted, self.made, self.unlock, widgets.HTML(note),
        ])  # fmt: skip
        self._show()

    def get(self) -> tuple[ExtraLock, ...]:
        """Return the locks made here."""
        return self._settings.locks

    def set(self, settings: Settings) -> None:
        """Show the locks of settings."""
        self._settings = settings
        self._show()

    def offer(self, plan: Plan) -> None:
        """Offer the pairs of a plan."""
        self._lines = lines(plan, self._lang)
        self._cadres = cadre_words(plan, self._lang)
        self.other.options = list(self._cadres.values())
        self._list()
        self._show()

    def _list(self, _: object = None) -> None:
        lines_ = found(self._lines, self.village.value, self.search.value)
        shown = lines_[:_SHOWN]
        before = self.pairs.value
        self.pairs.options = [(line.words, line) for line in shown]
        self.pairs.value = before if before in shown else None
        more = {"shown": len(shown), "count": f"{len(lines_):,}"}
        told = self._say("shown_first", **more) if len(shown) < len(lines_) else ""
        if not self._lines:
            told = self._say("pairs_come")
        self._told.value = markup.paragraph(told, markup.QUIET) if told else ""

    def _lock(self, kind: Literal["must", "never"], cadre_id: str | None = None) -> None:
        line: Line | None = self.pairs.value
        if line is None:
            self._complain("pick_first")
            return
        cadre = line.cadre_id if cadre_id is None else cadre_id
        if not cadre:
            self._complain("no_cadre_yet")
            return
        self._said.value = ""
        self._settings = self._settings.locked(
            ExtraLock(
                household_id=line.household_id, cadre_id=cadre, kind=kind,
                reason=self._say("reason"),
            )
        )  # fmt: skip
        self._show()

    def _lock_other(self) -> None:
        chosen = next((c for c, words in self._cadres.items() if words == self.other.value), None)
        if self.pairs.value is None:
            self._complain("pick_first")
        elif chosen is None:
            self._complain("unknown_cadre")
        else:
            self._lock("must", chosen)
            self.other.value = ""

    def _unlock(self) -> None:
        if self.made.value is not None:
            self._settings = self._settings.unlocked(self.made.value)
            self._show()

    def _show(self) -> None:
        locks = self._settings.locks
        heads = {line.household_id: line.head for line in self._lines}
        self.made.options = [
            (
                self._say(
                    f"lock_{lock.kind}",
                    household=heads.get(lock.household_id, lock.household_id),
                    cadre=self._cadres.get(lock.cadre_id, lock.cadre_id),
                ),
                lock,
            )
            for lock in locks
        ]
        said = self._say("locks", count=len(locks))
        self._counted.value = markup.paragraph(said, "font-weight:bold")
        self.unlock.disabled = not locks

    def _complain(self, code: str) -> None:
        self._said.value = f"<div style='{markup.ALARM}'>{markup.text(self._say(code))}</div>"

    def _button(self, code: str) -> widgets.Button:
        return widgets.Button(
            description=self._say(code), layout={"width": "auto", "align_self": "flex-start"}
        )

    def _say(self, code: str, **parameters: object) -> str:
        return labels.text(f"notebook.{code}", self._lang, **parameters)
