"""What a command says: problems with their line and a marker, stages as they pass, one line at the end."""

from __future__ import annotations

import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import click

from tahqiq import pipeline
from tahqiq.faults import ExportFailed, machine_fault
from tahqiq.forked import ENDING
from tahqiq.problems import Place, Problem

if TYPE_CHECKING:
    # Rich is loaded where something is to be coloured or measured: most small edits say a line or two.
    from rich.console import Console

CONTENT = 1
USAGE = 2
MACHINE = 3

# What SQLite says of a disk.
_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)

COLOURS = {"error": "bold red", "warning": "yellow"}


def out() -> Console:
    """Where results go."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True, emoji=False)


def err() -> Console:
    """Where problems and progress go."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


def say(line: str) -> None:
    """A line where problems and progress go."""
    click.echo(line, err=True)


def fail(message: str, status: int) -> NoReturn:
    """Say what failed, and end with a status."""
    from rich.text import Text

    err().print(Text(message, style="bold red"))
    sys.exit(status)


def interrupted() -> NoReturn:
    """Say that somebody has interrupted what went on."""
    fail("Interrupted; nothing was left half done.", MACHINE)


@contextmanager
def _interrupted_by(signals: Iterable[int]) -> Iterator[None]:
    """Signals that would end the process interrupt it, as Ctrl+C does. No thread but the first may ask for that.

    What is ignored stays so: `nohup` has a build outlive its terminal.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {
        number: signal.signal(number, signal.default_int_handler)
        for number in signals
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def machine_failures() -> Iterator[None]:
    """A failing machine (disk, permission), or program, ends with a sentence and status 3, not with a traceback.

    So does what is interrupted, by Ctrl+C or by a signal that asks a process to end: what was begun is forgotten first.
    """
    try:
        with _interrupted_by(ENDING):
            yield
    except KeyboardInterrupt:
        interrupted()
    except OSError as error:
        fail(machine_fault(error), MACHINE)
    except ExportFailed as error:
        fail(f"{str(error)[:1].upper()}{str(error)[1:]}.", MACHINE)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _DISK:
            raise
        fail(f"The edition's tables cannot be written: {error}", MACHINE)


@contextmanager
def stages(after: float = -1.0) -> Iterator[pipeline.Progress]:
    """Shows each stage, what of it is done and what is left: a moving line on a terminal, a line a stage elsewhere.

    The moving line, which takes a while to load, is spared what is done within `after` so many seconds.
    """
    if not sys.stderr.isatty():

        def said(stage: str, done: int, all_of_it: int) -> None:
            if not done:
                say(f"{pipeline.STAGES[stage]} …")

        yield said
        return
    began = time.monotonic()
    with ExitStack() as shown:
        bar: pipeline.Progress | None = None

        def moved(stage: str, done: int, all_of_it: int) -> None:
            nonlocal bar
            if bar is None and time.monotonic() - began > after:
                bar = shown.enter_context(_bar())
            if bar is not None:
                bar(stage, done, all_of_it)

        yield moved


@contextmanager
def _bar() -> Iterator[pipeline.Progress]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # It draws when it is told to: a thread that draws would keep the build from sharing its memory with workers.
    with Progress(
        TextColumn("{task.description} …"),
        BarColumn(),
        MofNCompleteColumn(),
        console=err(),
        auto_refresh=False,
    ) as bar:
        task = bar.add_task("", total=None)

        def moved(stage: str, done: int, all_of_it: int) -> None:
            bar.update(task, description=pipeline.STAGES[stage], completed=done, total=all_of_it or None)
            bar.refresh()

        yield moved


def show(problems: tuple[Problem, ...], root: Path, console: Console) -> None:
    """Every problem on a line of its own; on a terminal with its source line and a marker under it."""
    if not console.is_terminal:
        _write(problems, console.file)
        return
    from rich.text import Text

    from tahqiq.cli.excerpt import excerpt, isolated

    width = console.width
    for problem in problems:
        line = Text(f"{problem.place}: ")
        line.append(f"{problem.severity}[{problem.code}]", style=COLOURS[problem.severity])
        line.append(isolated(f": {problem.sentence}"))
        console.print(line)
        if problem.place.line and (source := _source_line(problem.place, root)) is not None:
            for shown in excerpt(source, problem.place, width):
                console.print(shown)


def show_aside(problems: tuple[Problem, ...], root: Path) -> None:
    """The same where progress goes."""
    if sys.stderr.isatty():
        show(problems, root, err())
    else:
        _write(problems, sys.stderr)


def _write(problems: Iterable[Problem], file: IO[str]) -> None:
    """Nothing is to be coloured or measured: thousands of warnings are written at once."""
    file.writelines(f"{problem}\n" for problem in problems)


def _source_line(place: Place, root: Path) -> str | None:
    """The line of a file as the check counted it: no other character than these ends one."""
    lines = _lines(root / place.file)
    return lines[place.line - 1] if place.line <= len(lines) else None


@lru_cache(maxsize=4)
def _lines(file: Path) -> Sequence[str]:
    """Problems come file by file."""
    try:
        text = file.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return ()
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def summary(problems: tuple[Problem, ...]) -> str:
    """How many there are, in a sentence."""
    errors = sum(p.severity == "error" for p in problems)
    warnings = len(problems) - errors
    if not problems:
        return "No problems."
    return f"{counted(errors, 'error')}, {counted(warnings, 'warning')}."


def counted(number: int, what: str) -> str:
    """A number of things."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")
