"""Runs commands of the tool and kills them at given moments: a program, so that what it forks has no other threads.

It reads a line of JSON for each command, [arguments, seconds or null, signal, whom], and answers with one: the status,
or the signal negated, and how many of its processes were alive afterwards. `whom` is "group" or "parent".
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

LONG = 120  # seconds; no command of a little edition takes so long


class Ended(NamedTuple):
    """How a command ended: its status, or the signal negated; how many of its processes lived on after it."""

    status: int
    orphans: int


class Killing:
    """The program, running."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(
        self, *arguments: str, after: float | None = None, by: int = signal.SIGKILL, whom: str = "group"
    ) -> Ended:
        """Runs a command, and sends it a signal after some seconds, if it is still running."""
        assert self._program.stdin and self._program.stdout
        print(json.dumps([arguments, after, int(by), whom]), file=self._program.stdin, flush=True)
        return Ended(*json.loads(self._program.stdout.readline()))

    def end(self) -> None:
        """Ends the program."""
        self._program.communicate()
        assert self._program.returncode == 0


def _serve() -> None:
    import tahqiq.plugin  # noqa: F401  what a build loads is there before it is forked
    from tahqiq.cli import COMMANDS, building, main, report  # noqa: F401
    from tahqiq.publish import run  # noqa: F401

    assert COMMANDS
    for line in sys.stdin:
        arguments, after, number, whom = json.loads(line)
        print(json.dumps(_killed(main, arguments, after, number, whom)), flush=True)


def _killed(main: Any, arguments: list[str], after: float | None, number: int, whom: str) -> tuple[int, int]:
    child = os.fork()
    if not child:
        _become(main, arguments)
    watched = os.pidfd_open(child)
    ended, _, _ = select.select([watched], [], [], LONG if after is None else after)
    if not ended:
        os.kill(child, number) if whom == "parent" else _signal_group(child, number)
        assert select.select([watched], [], [], LONG)[0], "it goes on"
    os.close(watched)
    _, how = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(how), _left(child)


def _become(main: Any, arguments: list[str]) -> None:
    """This process becomes the command, in a group of its own."""
    os.setpgid(0, 0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    try:
        main(arguments)
    except SystemExit as error:
        os._exit(error.code if isinstance(error.code, int) else 1)
    finally:
        os._exit(70)


def _signal_group(child: int, number: int) -> None:
    try:
        os.killpg(child, number)
    except ProcessLookupError:  # it has not made itself a group yet
        os.kill(child, number)


def _left(group: int) -> int:
    """How many processes of a group do not end by themselves: they are waited for, then killed."""
    living = [path for path in Path("/proc").iterdir() if path.name.isdigit() and _group(path) == group]
    count = 0
    for path in living:
        try:
            watched = os.pidfd_open(int(path.name))
        except ProcessLookupError:
            continue
        if not select.select([watched], [], [], 10)[0]:
            count += 1
            os.kill(int(path.name), signal.SIGKILL)
        os.close(watched)
    return count


def _group(path: Path) -> int:
    try:
        state, _, group = (path / "stat").read_text().rpartition(")")[2].split()[:3]
    except (OSError, ValueError):
        return 0
    return 0 if state == "Z" else int(group)


if __name__ == "__main__":
    _serve()
