"""The command line: the only room that prints."""

from bangfu_assign.cli.run import run

__all__ = ["run"]
