"""The commands: thin, each hands over to the pipeline and says what came of it."""

from __future__ import annotations

import atexit
import errno
import os
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from tahqiq import __version__
from tahqiq.cli.options import edition_option
from tahqiq.paths import misread_names
from tahqiq.publish.rights import open_to_owner

__all__ = ["main", "run"]

# Each is loaded when it is asked for: half of the time of a build with nothing to do was that of loading all.
COMMANDS = {
    "build": ("build", "build"),
    "serve": ("build", "serve"),
    "check": ("check", "check"),
    "explain": ("explaining", "explain"),
    "fmt": ("fmt", "fmt"),
    "verify": ("evidence", "verify"),
    "stamp": ("stamps", "stamp"),
    "new": ("new", "new"),
    "import": ("imports", "import_"),
    "suggest": ("suggest", "suggest"),
    "export": ("exports", "export"),
    "rename": ("renaming", "rename"),
    "diff": ("compared", "diff"),
    "lsp": ("lsp", "lsp"),
}


def run() -> NoReturn:
    """The program. What it holds at its end the system takes back at once; to take it apart first takes longer."""
    try:
        main(prog_name="tahqiq")
    except SystemExit as ended:
        if (ended.code is None or isinstance(ended.code, int)) and threading.active_count() == 1:
            _end(ended.code or 0)
        raise
    sys.exit()


def _end(status: int) -> None:
    """Ends this process; goes on where somebody no longer reads what it has said, which Python has an end for."""
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as where a terminal was closed
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


class Commands(click.Group):
    """All commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, as `--help` lists them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"tahqiq.cli.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; click looks for similar ones only among those that are loaded."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches  # here, for a build with nothing to do waits for its import

            near = get_close_matches(name, COMMANDS, 1)
            hint = f'Did you mean "{near[0]}"?' if near else "`tahqiq --help` lists them all."
            ctx.fail(f'There is no command "{name}". {hint}')
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Does what is asked. Wherever the machine fails, or somebody interrupts it, it is said in a sentence."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # between what commands guard themselves: click would call it status 1
            from tahqiq.cli.report import interrupted

            interrupted()
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read what is said has gone: click ends it quietly
                raise
            from tahqiq.cli.report import MACHINE, fail
            from tahqiq.faults import machine_fault

            fail(machine_fault(error), MACHINE)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tahqiq")
@edition_option
def main(root: Path) -> None:
    """Annotated news articles to a bilingual digital edition.

    \b
    Exit status: 0 done; 1 the content has errors; 2 wrong usage;
    3 the machine or the publisher failed.
    """
    open_to_owner()
    if why := misread_names():
        # Here, for a build with nothing to do waits for its import.
        from tahqiq.cli.report import MACHINE, fail

        fail(why, MACHINE)
