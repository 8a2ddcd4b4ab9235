"""``sample``: write a synthetic case."""

from __future__ import annotations

from pathlib import Path

import click

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.cli.options import PATH, both, language
from bangfu_assign.labels import Lang


@click.command("sample", help=both("about_sample"), short_help=both("about_sample"))
@click.argument("out", metavar="OUT", type=PATH)
@click.option(
    "--towns",
    metavar="N",
    type=click.IntRange(1, 1000),
    default=1,
    show_default=True,
    help=both("help_towns"),
)
@click.option(
    "--households", metavar="N", type=click.IntRange(1, 10_000_000), help=both("help_households")
)
@click.option(
    "--seed", metavar="N", type=int, default=2012, show_default=True, help=both("help_seed")
)
@language
def sample(out: Path, towns: int, households: int | None, seed: int, lang: Lang) -> int:
    """Write a case of fictional people to OUT."""
    from bangfu_assign.sample import write_sample

    write_sample(out, towns=towns, households=households, seed=seed)
    screen.say(labels.text("cli.sample_written", lang, path=out))
    return 0
