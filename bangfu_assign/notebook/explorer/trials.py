"""`Trials`: what was tried, which of it is shown, and what was shown before."""

from __future__ import annotations

from dataclasses import dataclass

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.notebook.explorer.settings import Settings
from bangfu_assign.plan.comparison import Comparison, Outcome


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """A setting and what became of it."""

    settings: Settings
    outcome: Outcome

    @property
    def name(self) -> str:
        """Return the name of the variant."""
        return self.outcome.name


class Trials:
    """Settings that have a plan, in the order tried.

    Attributes
    ----------
    shown, last : Trial or None
        The one on the page, and the one that was there before.
    """

    def __init__(self) -> None:
        self._tried: list[Trial] = []
        self.shown: Trial | None = None
        self.last: Trial | None = None

    def add(self, settings: Settings, outcome: Outcome) -> Trial:
        """Keep a setting that has a plan."""
        self._tried.append(Trial(settings, outcome))
        return self._tried[-1]

    def put_on_show(self, trial: Trial) -> None:
        """Take note that a trial is shown in place of the one before."""
        if trial is not self.shown:
            self.last, self.shown = self.shown, trial

    def of(self, settings: Settings) -> Trial | None:
        """Return the trial with these settings."""
        return next((trial for trial in self._tried if trial.settings == settings), None)

    def named(self, name: str | None) -> Trial | None:
        """Return the trial of this name."""
        return next((trial for trial in self._tried if trial.name == name), None)

    def names(self) -> list[str]:
        """Return the names, in the order tried."""
        return [trial.name for trial in self._tried]

    def next_name(self, lang: Lang) -> str:
        """Return a name for the next trial: the first is the policy as it is."""
        if not self._tried:
            return labels.text("notebook.base", lang)
        return labels.text("notebook.trial", lang, number=len(self._tried))

    def comparison(self) -> Comparison:
        """Return all of them side by side, against the first."""
        return Comparison(tuple(trial.outcome for trial in self._tried), self._tried[0].name)
