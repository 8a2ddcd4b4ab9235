"""The controls of the policy: quota per rank, radius, order of the objectives."""

from __future__ import annotations

import ipywidgets as widgets
import pandas as pd

from bangfu_assign import labels
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.notebook.explorer.settings import Settings
from bangfu_assign.plan.text import display
from bangfu_assign.policy import Policy
from bangfu_assign.policy.policy import ObjectiveName

_MOST = 1000
_FAR_KM = 100.0


class Controls:
    """Widgets for a `Settings` but for its locks.

    Attributes
    ----------
    quotas : dict of str to BoundedIntText
        By name of the rank.
    radius, unlimited, order, up, down : widgets
        The others.
    policy_view, order_view : widgets
        What is put on the page.
    """

    def __init__(self, case: Case, policy: Policy, lang: Lang) -> None:
        self._policy = policy
        self._lang = lang
        self.quotas = {
            rank.name: widgets.BoundedIntText(
                value=rank.quota,
                min=0,
                max=_MOST,
                description=self._say("rank", rank=display(rank.label or rank.name), count=count),
                style={"description_width": "156px"},
                layout={"width": "242px"},
            )
            for rank, count in zip(policy.ranks, _numbers(case, policy), strict=True)
        }
        self.radius = widgets.BoundedFloatText(
            min=0.1, max=10**5, step=0.5, value=_FAR_KM, description=self._say("radius"),
            style={"description_width": "156px"}, layout={"width": "242px"},
        )  # fmt: skip
        self.unlimited = widgets.Checkbox(
            description=self._say("no_radius"), indent=False, layout={"width": "160px"}
        )
        self.unlimited.observe(self._grey, "value")
        self.order = widgets.Select(rows=len(policy.objectives.order), layout={"width": "420px"})
        self.up = widgets.Button(description=self._say("up"), layout={"width": "90px"})
        self.down = widgets.Button(description=self._say("down"), layout={"width": "90px"})
        self.up.on_click(lambda _: self._move(-1))
        self.down.on_click(lambda _: self._move(1))
        self.set(Settings.of(policy))
        own = [r for r in policy.ranks if r.max_km is not None]
        hint = self._say("radius_hint", ranks=self._say("list").join(
            f"{display(r.label or r.name)} {self._say('km', km=f'{r.max_km:g}')}" for r in own
        ))  # fmt: skip
        self.policy_view = widgets.VBox([
            widgets.HTML(markup.paragraph(self._say("quotas"), "font-weight:bold")),
            widgets.HBox(list(self.quotas.values()), layout={"flex_flow": "row wrap"}),
            widgets.HBox([self.radius, self.unlimited], layout={"margin": "10px 0 0 0"}),
            *([widgets.HTML(markup.paragraph(hint, markup.QUIET))] if own else []),
        ])  # fmt: skip
        self.order_view = widgets.VBox([
            widgets.HTML(markup.paragraph(self._say("order"), "font-weight:bold")),
            self.order,
            widgets.HBox([self.up, self.down]),
        ])  # fmt: skip

    def get(self) -> Settings:
        """Return what is set, without locks."""
        return Settings(
            {name: int(box.value) for name, box in self.quotas.items()},
            None if self.unlimited.value else float(self.radius.value),
            self._names(),
        )

    def set(self, settings: Settings) -> None:
        """Show settings; locks are not looked at."""
        for name, box in self.quotas.items():
            box.value = settings.quotas[name]
        self.unlimited.value = settings.max_km is None
        if settings.max_km is not None:
            self.radius.value = settings.max_km
        self._show_order(settings.order, 0)

    def _grey(self, _: object) -> None:
        self.radius.disabled = bool(self.unlimited.value)

    def _names(self) -> tuple[ObjectiveName, ...]:
        return tuple(name for _, name in self.order.options)

    def _move(self, by: int) -> None:
        names = list(self._names())
        place = int(self.order.index or 0)
        if 0 <= place + by < len(names):
            names.insert(place + by, names.pop(place))
            self._show_order(tuple(names), place + by)

    def _show_order(self, names: tuple[ObjectiveName, ...], chosen: int) -> None:
        self.order.options = [
            (
                f"{number}. {labels.text(f'summary.{name}', self._lang)}："
                f"{labels.text(f'summary.{name}_means', self._lang)}",
                name,
            )
            for number, name in enumerate(names, start=1)
        ]
        self.order.index = chosen

    def _say(self, code: str, **parameters: object) -> str:
        return labels.text(f"notebook.{code}", self._lang, **parameters)


def _numbers(case: Case, policy: Policy) -> list[int]:
    """Return how many available cadres each rank has."""
    there: pd.Series[str] = case.cadres.loc[case.cadres["available"], "rank"]
    return [int(there.isin([rank.name, rank.label]).sum()) for rank in policy.ranks]
