"""`Explorer`: the page itself, and what its buttons do."""

from __future__ import annotations

import time
from collections.abc import Callable

import ipywidgets as widgets

from bangfu_assign import labels
from bangfu_assign.errors import BangfuError
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.notebook.board import Board
from bangfu_assign.notebook.explorer.controls import Controls
from bangfu_assign.notebook.explorer.exporting import export
from bangfu_assign.notebook.explorer.locks import Locks
from bangfu_assign.notebook.explorer.results import Results
from bangfu_assign.notebook.explorer.settings import Settings
from bangfu_assign.notebook.explorer.solving import solve
from bangfu_assign.notebook.explorer.task import Task
from bangfu_assign.notebook.explorer.trials import Trial, Trials
from bangfu_assign.plan import Progress
from bangfu_assign.plan.words import area_title
from bangfu_assign.policy import Policy

_SHOWN_EVERY_S = 0.5


class Explorer:
    """A case on a page of controls; see `bangfu_assign.explorer`.

    Attributes
    ----------
    controls, locks, results : Controls, Locks, Results
        Parts of the page.
    solve, stop, reset, export, effort, folder : widgets
        Buttons, how long to search, and where to export to.
    message, progress : HTML widgets
        What is said.
    trials : Trials
        What was tried.
    task : Task
        What is at work.
    view : widget
        The page.
    """

    def __init__(
        self, case: Case, policy: Policy, *, time_limit_s: float = 15.0, lang: Lang = "zh"
    ) -> None:
        self._case, self._policy = case, policy
        self._lang = lang
        self.task = Task()
        self.trials = Trials()
        self.controls = Controls(case, policy, lang)
        self.locks = Locks(case, policy, lang)
        self.results = Results(lang)
        self.solve = self._button("solve", self.start, "primary")
        self.stop = self._button("stop", self.task.stop, "warning")
        self.reset = self._button("back", lambda: self._set(Settings.of(policy)))
        self.export = self._button("export", self._export)
        self.folder = widgets.Text(
            value=self._say("default_folder"), description=self._say("folder"),
            style={"description_width": "100px"}, layout={"width": "300px"},
        )  # fmt: skip
        self.effort = widgets.BoundedIntText(
            value=round(time_limit_s), min=1, max=3600, description=self._say("effort"),
            style={"description_width": "initial"}, layout={"width": "190px"},
        )  # fmt: skip
        self.message, self.progress = widgets.HTML(), widgets.HTML()
        self.results.take_over.on_click(lambda _: self._take_over())
        self.results.show_again.on_click(lambda _: self._show_again())
        self.view = self._lay_out()
        self._idle()
        self.start()

    def _ipython_display_(self) -> None:
        from IPython.display import display  # noqa: PLC0415 - there is a notebook if it is shown

        display(self.view)  # type: ignore[no-untyped-call]

    def settings(self) -> Settings:
        """Return what is set on the page."""
        here = self.controls.get()
        return Settings(here.quotas, here.max_km, here.order, self.locks.get())

    def start(self) -> None:
        """Solve what is set, beside the page."""
        if self.task.busy:
            return
        settings = self.settings()
        known = self.trials.of(settings)
        if known is not None:
            self.message.value = self._note("nothing_new", name=known.name)
            self._show(known)
            return
        self.message.value = ""
        name = self.trials.next_name(self._lang)
        self._at_work(lambda: self._solve(name, settings))

    def _solve(self, name: str, settings: Settings) -> None:
        board, began, shown = Board(self._lang), time.monotonic(), [float("-inf")]

        def told(latest: Progress) -> None:
            board.note(latest)
            if time.monotonic() - shown[0] >= _SHOWN_EVERY_S:
                shown[0] = time.monotonic()
                self.progress.value = board.html(shown[0] - began)

        self.progress.value = board.html(0.0)
        outcome = solve(
            name, settings, self._case, self._policy, time_limit_s=float(self.effort.value),
            progress=told, stop=self.task.stopping, lang=self._lang,
        )  # fmt: skip
        if outcome is None:
            self.message.value = self._note("stopped")
        elif outcome.plan is None:
            self.message.value = self.results.complaint(outcome)
        else:
            self._show(self.trials.add(settings, outcome))

    def _show(self, trial: Trial) -> None:
        if trial.outcome.plan is not None:
            self.results.show(trial, self.trials)
            self.locks.offer(trial.outcome.plan)

    def _export(self) -> None:
        trial, folder = self.trials.shown, self.folder.value.strip()
        if trial is None or trial.outcome.plan is None:
            self.message.value = self._note("nothing_to_export")
            return
        if not folder:
            self.message.value = self._note("no_folder")
            return
        plan = trial.outcome.plan
        self.message.value = self._note("exporting")

        def write() -> None:
            written = export(plan, self._case, folder, self._lang)
            self.message.value = self._note("exported", folder=written)

        self._at_work(write)

    def _at_work(self, work: Callable[[], None]) -> None:
        """Do something beside the page; whatever goes wrong is said on it."""

        def carefully() -> None:
            try:
                work()
            except BangfuError as error:
                said = labels.text("notebook.cannot_open", self._lang)
                self.message.value = markup.problems(said, error.problems, self._lang)
            except Exception as error:  # noqa: BLE001 - a page shows a message, never a traceback
                self.message.value = self._note("fault", kind=type(error).__name__)
            finally:
                self.progress.value = ""
                self._idle()

        self.solve.disabled = self.reset.disabled = self.export.disabled = True
        self.stop.disabled = False
        self.task.start(carefully)

    def _idle(self) -> None:
        self.solve.disabled = self.reset.disabled = self.export.disabled = False
        self.stop.disabled = True

    def _set(self, settings: Settings) -> None:
        self.controls.set(settings)
        self.locks.set(settings)

    def _take_over(self) -> None:
        trial = self.trials.named(self.results.chosen.value)
        if trial is not None:
            self._set(trial.settings)

    def _show_again(self) -> None:
        trial = self.trials.named(self.results.chosen.value)
        if trial is not None and not self.task.busy:
            self._show(trial)

    def _lay_out(self) -> widgets.Widget:
        title = self._say("title", plan=area_title(self._policy, self._lang))
        head = (
            f"<h1 style='font-size:24px;margin:8px 0;line-height:1.3'>{markup.text(title)}</h1>"
            + markup.paragraph(self._say("internal"), "color:#8c1a11;font-weight:bold")
            + markup.paragraph(self._say("how"))
        )
        tabs = widgets.Accordion(
            [self.controls.policy_view, self.controls.order_view, self.locks.view],
            titles=[self._say(code) for code in ("tab_policy", "tab_order", "tab_locks")],
            selected_index=0,
        )
        left = widgets.VBox(
            [
                widgets.HBox([self.solve, self.stop, self.reset, self.effort]),
                self.message,
                self.progress,
                tabs,
                widgets.HBox([self.folder, self.export]),
            ],
            layout={"flex": "1 1 500px", "min_width": "340px", "max_width": "560px"},
        )
        right = self.results.view
        body = widgets.HBox([left, right], layout={"flex_flow": "row wrap", "width": "100%"})
        return widgets.VBox([widgets.HTML(head), body])

    def _button(self, code: str, press: Callable[[], None], style: str = "") -> widgets.Button:
        button = widgets.Button(
            description=self._say(code), button_style=style, layout={"width": "auto"}
        )
        button.on_click(lambda _: press())
        return button

    def _note(self, code: str, **parameters: object) -> str:
        said = markup.text(self._say(code, **parameters))
        return f"<div style='{markup.ALARM}' role='status'>{said}</div>"

    def _say(self, code: str, **parameters: object) -> str:
        return labels.text(f"notebook.{code}", self._lang, **parameters)
