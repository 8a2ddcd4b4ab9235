"""Locks by clicking a pair: it must stay, it must never be, or another cadre takes over."""

from __future__ import annotations

from typing import Literal

import ipywidgets as widgets

from bangfu_assign import labels
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.notebook.explorer.pairs import Line, cadre_words, found, lines, village_words
from bangfu_assign.notebook.explorer.rows import Act, Rows
from bangfu_assign.notebook.explorer.settings import Settings
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Policy
from bangfu_assign.scenario.scenario import ExtraLock

_OF_A_VILLAGE, _OF_ALL = 150, 30
"""Pairs shown at once: every pair of a chosen village, the first ones of the town."""
_WIDE = {"width": "460px"}
_STYLE = {"description_width": "70px"}


class Locks:
    """Widgets for the locks of a `Settings`.

    Attributes
    ----------
    village, search, other, must_other, made, unlock : widgets
        From top to bottom.
    rows : Rows
        The pairs, between the search and the rest.
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
        self.rows = Rows(lang, self._click)
        self._picked: Line | None = None
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
        self.must_other.on_click(lambda _: self._lock_other())
        self.unlock.on_click(lambda _: self._unlock())
        own = len(case.locks)
        note = markup.paragraph(self._say("own_locks", count=own), markup.QUIET) if own else ""
        self._who = widgets.HTML()
        self.view = widgets.VBox([
            self.village, self.search,
            widgets.HTML(markup.paragraph(self._say("pairs"), "font-weight:bold")),
            self.rows.view, self._told,
            self._who, widgets.HBox([self.other, self.must_other]),
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
        self._picked = None
        self._cadres = cadre_words(plan, self._lang)
        self.other.options = list(self._cadres.values())
        self._show()

    def _list(self, _: object = None) -> None:
        lines_ = found(self._lines, self.village.value, self.search.value)
        shown = lines_[: _OF_A_VILLAGE if self.village.value else _OF_ALL]
        self.rows.show(shown, self._settings.locks, self._picked)
        more = {"shown": len(shown), "count": f"{len(lines_):,}"}
        told = self._say("shown_first", **more) if len(shown) < len(lines_) else ""
        if not self._lines:
            told = self._say("pairs_come")
        self._told.value = markup.paragraph(told, markup.QUIET) if told else ""

    def _click(self, line: Line, act: Act) -> None:
        """Lock the pair of a row, or free it if it is locked that way; or pick it."""
        self._said.value = ""
        if act == "other":
            self._pick(line)
            return
        for lock in self._settings.locks:
            if (lock.household_id, lock.cadre_id, lock.kind) == (*_ids(line), act):
                self._settings = self._settings.unlocked(lock)
                self._show()
                return
        self._lock(line, line.cadre_id, act)

    def _pick(self, line: Line | None) -> None:
        """Choose the household that is to get another cadre."""
        self._picked = line
        self._show()

    def _lock(self, line: Line, cadre_id: str, kind: Literal["must", "never"]) -> None:
        self._settings = self._settings.locked(
            ExtraLock(
                household_id=line.household_id, cadre_id=cadre_id, kind=kind,
                reason=self._say("reason"),
            )
        )  # fmt: skip
        self._show()

    def _lock_other(self) -> None:
        self._said.value = ""
        chosen = next((c for c, words in self._cadres.items() if words == self.other.value), None)
        line = self._picked
        if line is None:
            self._complain("pick_first")
        elif chosen is None:
            self._complain("unknown_cadre")
        else:
            self._picked = None
            self._lock(line, chosen, "must")
            self.other.value = ""

    def _unlock(self) -> None:
        if self.made.value is not None:
            self._settings = self._settings.unlocked(self.made.value)
            self._show()

    def _show(self) -> None:
        """Show the locks: beside their pairs, and as a list."""
        self._list()
        who = self._say("pick_first") if self._picked is None else self._picked.words
        self._who.value = markup.paragraph(f"{self._say('instead_of')}{who}")
        self.other.disabled = self.must_other.disabled = self._picked is None
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


def _ids(line: Line) -> tuple[str, str]:
    return line.household_id, line.cadre_id
