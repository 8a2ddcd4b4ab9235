"""Runs a command and turns whatever happens into a message and an exit code."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence

import click

from bangfu_assign import labels
from bangfu_assign.cli import log, screen
from bangfu_assign.cli.app import program
from bangfu_assign.errors import BangfuError, UsageError
from bangfu_assign.labels import LANGS, Lang

EXIT_STOPPED = 130
"""Ctrl-C, as shells count it: 128 + SIGINT."""

EXIT_FAULT = 70
"""A fault of this program: EX_SOFTWARE of sysexits.h."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; no exception ever leaves.

    Parameters
    ----------
    arguments : sequence of str
        Without the program's name: ``["solve", "case", "-o", "out"]``.

    Returns
    -------
    int
        0 done; 1 the facts or the plan have errors; 2 usage or policy error; 3 ``--strict`` and
        somebody is uncovered; 4 no plan; 70 a fault of this program; 130 interrupted.
    """
    screen.prepare()
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what libraries tell programmers is nothing to a clerk
    lang = wanted_language(arguments)
    try:
        code = int(program.main(list(arguments), standalone_mode=False) or 0)
    except (KeyboardInterrupt, click.Abort):
        screen.complain(labels.text("cli.stopped", lang))
        code = EXIT_STOPPED
    except click.ClickException as error:
        _explain_usage(error, lang)
        code = UsageError.exit_code
    except BangfuError as error:
        screen.complain_of(error.problems, lang)
        code = error.exit_code
    except Exception as error:  # noqa: BLE001 - the last fence: no traceback reaches a user
        code = _explain_trouble(error, arguments, lang)
    screen.flush()
    return code


def wanted_language(arguments: Sequence[str]) -> Lang:
    """Return the language asked for, even by a command line that cannot be parsed."""
    wanted = os.environ.get("BANGFU_LANG", "")
    for position, word in enumerate(arguments):
        option, equals, value = word.partition("=")
        if option == "--lang":
            wanted = value if equals else next(iter(arguments[position + 1 :]), "")
    return next((lang for lang in LANGS if lang == wanted), LANGS[0])


def _explain_usage(error: click.ClickException, lang: Lang) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):  # no arguments: help is the answer
        screen.complain(error.format_message())
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = program.name if context is None else context.command_path
    screen.complain(labels.text("cli.wrong_call", lang, detail=_mistake(error, lang)))
    screen.complain(labels.text("cli.see_help", lang, command=command))


def _mistake(error: click.ClickException, lang: Lang) -> str:
    """Say the commonest mistakes in the user's language; the rest as the parser words them."""
    if isinstance(error, click.NoSuchOption):
        guesses = ", ".join(sorted(error.possibilities or ()))
        guess = labels.text("cli.did_you_mean", lang, options=guesses) if guesses else ""
        return labels.text("cli.no_such_option", lang, option=error.option_name) + guess
    if isinstance(error, click.BadParameter) and error.param is not None and error.ctx is not None:
        missing = isinstance(error, click.MissingParameter)
        why = error.message
        if isinstance(error.param.type, click.DateTime):  # the parser would show strftime's letters
            why = labels.text("cli.not_a_day", lang)
        return labels.text(
            "cli.missing_parameter" if missing else "cli.bad_parameter",
            lang,
            name=error.param.get_error_hint(error.ctx),
            why=why,
        )
    return error.format_message()


def _explain_trouble(error: Exception, arguments: Sequence[str], lang: Lang) -> int:
    """Say what went wrong besides the user's data: a file, the memory, a fault of the program."""
    if isinstance(error, OSError) and error.filename is not None:
        path, reason = os.fsdecode(error.filename), error.strerror or type(error).__name__
        screen.complain(labels.text("cli.file_trouble", lang, path=path, reason=reason))
        return UsageError.exit_code
    if isinstance(error, MemoryError):
        screen.complain(labels.text("cli.no_memory", lang))
        return EXIT_FAULT
    where = log.write(error, arguments)
    code = "cli.unexpected_no_log" if where is None else "cli.unexpected"
    screen.complain(labels.text(code, lang, kind=type(error).__name__, log=where))
    return EXIT_FAULT
