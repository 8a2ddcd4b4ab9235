"""Pairs as rows with buttons of their own: one click locks a pair, another one frees it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import ipywidgets as widgets

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.notebook.explorer.pairs import Line
from bangfu_assign.scenario.scenario import ExtraLock

Act = Literal["must", "never", "other"]
"""What a click on a row asks for: keep the pair, never this pair, another cadre."""

_ACTS: tuple[Act, ...] = ("must", "never", "other")
_STYLES: dict[Act, str] = {"must": "primary", "never": "warning", "other": "info"}
ROW_CLASS = "bangfu-pair"


class Row:
    """One pair: its words, and a button for each `Act`.

    Attributes
    ----------
    line : Line
        What the row shows.
    buttons : dict of Act to Button
        A pressed one is coloured and ticked.
    view : widget
        What is put on the page.
    """

    def __init__(self, line: Line, lang: Lang, click: Callable[[Line, Act], None]) -> None:
        self.line = line
        self._lang = lang
        self._words = widgets.HTML(layout={"flex": "1 1 auto", "min_width": "0"})
        self.buttons: dict[Act, widgets.Button] = {
            act: widgets.Button(layout={"width": "76px", "flex": "0 0 auto"}) for act in _ACTS
        }
        for act, button in self.buttons.items():
            button.on_click(lambda _, act=act: click(self.line, act))
        self.view = widgets.HBox(
            [*self.buttons.values(), self._words],
            layout={"flex": "0 0 auto", "align_items": "center", "border_bottom": "1px solid #ddd"},
        )
        self.view.add_class(ROW_CLASS)

    def show(self, line: Line, pressed: Iterable[Act]) -> None:
        """Show a pair and which of its buttons are pressed."""
        self.line = line
        self._words.value = f"<div style='line-height:1.35'>{markup.text(line.words)}</div>"
        for act, button in self.buttons.items():
            on = act in pressed
            said = labels.text(f"notebook.row_{act}", self._lang)
            button.description = f"✓{said}" if on else said
            button.tooltip = labels.text(f"notebook.row_{act}_tip", self._lang, pair=line.words)
            button.button_style = _STYLES[act] if on else ""
            # Nobody can be kept or refused where there is nobody.
            button.disabled = act != "other" and not line.cadre_id


class Rows:
    """The rows that are shown; made as they are needed, and used again for other pairs.

    Attributes
    ----------
    shown : list of Row
        From top to bottom.
    view : widget
        A box that scrolls.
    """

    def __init__(self, lang: Lang, click: Callable[[Line, Act], None]) -> None:
        self._lang, self._click = lang, click
        self._made: list[Row] = []
        self.shown: list[Row] = []
        self.view = widgets.VBox(
            layout={"max_height": "300px", "width": "100%", "overflow": "hidden auto"}
        )

    def show(
        self, lines: list[Line], locks: Iterable[ExtraLock], picked: Line | None = None
    ) -> None:
        """Show pairs, the locks on them, and for which of them another cadre is being chosen."""
        of: dict[str, list[ExtraLock]] = {}
        for lock in locks:
            of.setdefault(lock.household_id, []).append(lock)
        while len(self._made) < len(lines):
            self._made.append(Row(lines[len(self._made)], self._lang, self._click))
        self.shown = self._made[: len(lines)]
        for row, line in zip(self.shown, lines, strict=True):
            acts = {act for lock in of.get(line.household_id, []) if (act := _act(lock, line))}
            if picked is not None and line.household_id == picked.household_id:
                acts.add("other")
            row.show(line, acts)
        if len(self.view.children) != len(lines):
            self.view.children = [row.view for row in self.shown]


def _act(lock: ExtraLock, line: Line) -> Act | None:
    """Return the button of a row that shows a lock; None if none does."""
    if lock.cadre_id == line.cadre_id:
        return lock.kind
    return "other" if lock.kind == "must" else None
