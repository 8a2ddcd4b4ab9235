"""The program: its commands and their help."""

from __future__ import annotations

import click

from bangfu_assign import __version__
from bangfu_assign.cli.cards import cards
from bangfu_assign.cli.check import check
from bangfu_assign.cli.compare import compare
from bangfu_assign.cli.explain import explain
from bangfu_assign.cli.notice import notice
from bangfu_assign.cli.options import both
from bangfu_assign.cli.replan import replan
from bangfu_assign.cli.report import report
from bangfu_assign.cli.sample import sample
from bangfu_assign.cli.solve import solve
from bangfu_assign.cli.verify import verify
from bangfu_assign.cli.visits import visits
from bangfu_assign.cli.writeback import writeback
from bangfu_assign.errors import Problem, UsageError

PROGRAM = "bangfu-assign"


class _Commands(click.Group):
    """The commands, in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            known = ", ".join(self.commands)
            params = {"command": args[0], "commands": known}
            raise UsageError(Problem("cli.no_such_command", params=params))
        return super().resolve_command(ctx, args)


@click.group(
    PROGRAM,
    cls=_Commands,
    help=both("about"),
    epilog=both("arguments"),
    context_settings={"max_content_width": 100},
)
@click.help_option("--help", "-h", help=both("help_help"))
@click.version_option(__version__, prog_name=PROGRAM, help=both("help_version"))
def program() -> None:
    """Hold the commands."""


for _command in (
    check,
    solve,
    verify,
    explain,
    replan,
    compare,
    report,
    notice,
    visits,
    cards,
    writeback,
    sample,
):
    program.add_command(click.help_option("--help", "-h", help=both("help_help"))(_command))
