"""The command line: which commands there are, and how a user's mistake is told."""

import os
import sys
from pathlib import Path
from typing import cast

import typer

from bot.commands.ask import ask
from bot.commands.backup import backup
from bot.commands.check import check
from bot.commands.demo import demo
from bot.commands.draft import draft
from bot.commands.export import export
from bot.commands.gaps import gaps
from bot.commands.publish import publish, rollback
from bot.commands.releases import releases
from bot.commands.restore import restore
from bot.commands.run import run
from bot.errors import UserFault

# Typer carries its own click, and gives the base of all its usage errors no public name.
_UsageError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])

app = typer.Typer(
    name="hoidap",
    help="Answers questions about local policy from a curated, sourced fact base.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    ask,
    run,
    demo,
    check,
    draft,
    publish,
    releases,
    rollback,
    gaps,
    export,
    backup,
    restore,
):
    app.command()(command)


def execute(arguments: list[str]) -> int:
    """Run one command and return its exit code; a user's mistake is one line on stderr."""
    _open_streams()
    try:
        result = app(arguments, prog_name="hoidap", standalone_mode=False)
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
