"""The command line: which commands there are, and how a user's mistake is told."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

import typer
from typer.main import get_group

from bot.errors import UserFault

# Typer carries its own click, and gives the base of all its usage errors no public name.
_UsageError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])

COMMANDS = {
    "ask": "ask",
    "run": "run",
    "demo": "demo",
    "check": "check",
    "draft": "draft",
    "publish": "publish",
    "releases": "releases",
    "rollback": "publish",
    "gaps": "gaps",
    "watch": "watch",
    "export": "export",
    "backup": "backup",
    "restore": "restore",
}
"""The commands in the order of the help, each with its module in `bot/commands/`."""


def execute(arguments: list[str]) -> int:
    """Run one command and return its exit code; a user's mistake is one line on stderr."""
    _open_streams()
    try:
        commands = commands_of(arguments[:1])
        result = commands(arguments, prog_name="hoidap", standalone_mode=False)
        sys.stdout.flush()
    except UserFault as fault:
        print(f"hoidap: {fault}", file=sys.stderr)
        return fault.exit_code
    except _UsageError as fault:
        if told := fault.format_message():  # nothing where the help was printed instead
            print(f"hoidap: {told.rstrip('.')}. See hoidap --help.", file=sys.stderr)
        return 2
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        _leave_stdout()
        return 1
    except OSError as fault:
        _leave_stdout()
        about = f"{fault.filename}: " if fault.filename else "reading or writing failed: "
        print(f"hoidap: {about}{fault.strerror or fault}.", file=sys.stderr)
        return 1
    return result if isinstance(result, int) else 0


def commands_of(named: Sequence[str] = ()) -> Callable[..., object]:
    """The commands, or only the one that is named: loading all of them takes longer than most of
    them do."""
    app = typer.Typer(
        name="hoidap",
        help="Answers questions about local policy from a curated, sourced fact base.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    gc.disable()  # what is loaded stays: to look through it for garbage takes a fifth of the time
    try:
        for name in [one for one in named if one in COMMANDS] or COMMANDS:
            app.command()(getattr(import_module(f"bot.commands.{COMMANDS[name]}"), name))
    finally:
        gc.enable()
    return get_group(app)


def _open_streams() -> None:
    """UTF-8 wherever we run; what the caller closed leads nowhere instead of into some socket."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _leave_stdout() -> None:
    """Whoever read our output has gone, or has no room: keep Python from flushing into it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
