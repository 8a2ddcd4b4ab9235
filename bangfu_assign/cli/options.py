"""Arguments and options that several commands share, each with its help in both languages."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import click

from bangfu_assign import labels
from bangfu_assign.labels import LANGS

PATH = click.Path(path_type=Path)


def both(code: str) -> str:
    """Return a text of the command line in Chinese and English: help is read before any choice."""
    return f"{labels.text(f'cli.{code}', 'zh')} {labels.text(f'cli.{code}', 'en')}"


class _Positive(click.FloatRange):
    """A number above 0; ``nan`` is neither above nor below anything, and no number."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a valid float.", param, ctx)
        return number


POSITIVE = _Positive(0, min_open=True)

case_folder = click.argument("case", metavar="CASE", type=PATH)

plan_path = click.argument("plan", metavar="PLAN", type=PATH)

policy_file = click.option("--policy", metavar="FILE", type=PATH, help=both("help_policy"))

language = click.option(
    "--lang",
    type=click.Choice(LANGS),
    default=LANGS[0],
    envvar="BANGFU_LANG",
    show_default=True,
    show_envvar=True,
    help=both("help_lang"),
)

out_folder = click.option(
    "-o", "--out", metavar="OUT", type=PATH, required=True, help=both("help_out")
)

seed = click.option(
    "--seed",
    metavar="N",
    type=click.IntRange(0, 2**31 - 1),
    default=0,
    show_default=True,
    help=both("help_seed"),
)

workers = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 1024),
    default=1,
    show_default=True,
    help=both("help_workers"),
)

time_limit = click.option(
    "--time-limit",
    metavar="S",
    type=POSITIVE,
    default=40.0,
    show_default=True,
    help=both("help_time_limit"),
)

deterministic_limit = click.option(
    "--deterministic-limit",
    metavar="D",
    type=POSITIVE,
    help=both("help_deterministic_limit"),
)
