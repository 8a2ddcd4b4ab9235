"""The right half of the page: the plan shown, what differs, and what was tried."""

from __future__ import annotations

from base64 import b64encode

import ipywidgets as widgets

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.notebook.explorer import facts
from bangfu_assign.notebook.explorer.picture import map_png
from bangfu_assign.notebook.explorer.trials import Trial, Trials
from bangfu_assign.plan.comparison import Outcome
from bangfu_assign.plan.comparison_words import ending


class Results:
    """Widgets that show plans.

    Attributes
    ----------
    figures, map, differences, history : HTML widgets
        Key figures, the map, what differs from the last plan, every plan tried.
    chosen, show_again, take_over : widgets
        To go back to a plan, or to its settings.
    view : widget
        What is put on the page.
    """

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._maps: dict[str, str] = {}
        self.figures, self.differences, self.history = (widgets.HTML() for _ in range(3))
        self.map = widgets.HTML()  # an Image widget has no words for those who cannot see it
        self.chosen = widgets.Dropdown(options=[], layout={"width": "160px"})
        self.show_again = self._button("show_again")
        self.take_over = self._button("take_over")
        self._back = widgets.HBox(
            [self.chosen, self.show_again, self.take_over], layout={"display": "none"}
        )
        self.view = widgets.VBox(
            [self.figures, self.map, self.differences, self.history, self._back],
            layout={"flex": "2 1 620px", "min_width": "340px", "padding": "0 0 0 16px"},
        )

    def show(self, trial: Trial, trials: Trials) -> None:
        """Show a trial's plan, against the one that was shown before."""
        plan = trial.outcome.plan
        if plan is None:
            raise ValueError(trial.name)
        trials.put_on_show(trial)
        last = None if trials.last is None else trials.last.outcome
        head = self._heading(self._say("plan_shown", name=trial.name))
        note = markup.paragraph(trial.outcome.note) if trial.outcome.note else ""
        self.figures.value = head + note + facts.key_figures(trial.outcome, last, self._lang)
        if trial.name not in self._maps:
            self._maps[trial.name] = b64encode(map_png(plan, self._lang)).decode("ascii")
        words = markup.text(self._say("map", name=trial.name))
        self.map.value = (
            f"<img alt='{words}' style='width:100%;height:auto' "
            f"src='data:image/png;base64,{self._maps[trial.name]}'>"
        )
        self.differences.value = facts.differences(trial.outcome, last, self._lang)
        told = self._heading(self._say("history"))
        self.history.value = told + facts.history(trials.comparison(), self._lang)
        self.chosen.options = trials.names()
        self.chosen.value = trial.name
        self._back.layout.display = ""

    def complaint(self, outcome: Outcome) -> str:
        """Return why a setting has no plan, as HTML."""
        said = self._say("failed", name=outcome.note or outcome.name)
        if outcome.problems:
            return markup.problems(said, outcome.problems, self._lang)
        why = ending(outcome, self._lang)
        return f"<div style='{markup.ALARM}' role='alert'>{markup.text(f'{said} {why}')}</div>"

    def _heading(self, words: str) -> str:
        return f"<h2 style='font-size:18px;margin:8px 0 4px'>{markup.text(words)}</h2>"

    def _button(self, code: str) -> widgets.Button:
        return widgets.Button(description=self._say(code), layout={"width": "auto"})

    def _say(self, code: str, **parameters: object) -> str:
        return labels.text(f"notebook.{code}", self._lang, **parameters)
