"""Processes forked from this one for some small work, and signals: what such processes do with them, when they come."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, NoReturn

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that ask a process to end. SIGHUP is that of a terminal that was closed; Windows has none."""


class Beside:
    """Some work in a process of its own. To call it is to wait for what comes of it; to leave it is to do without."""

    __slots__ = ("_child", "_pipe", "_work")

    def __init__(
        self, work: Callable[[], bytes], child: int | None = None, pipe: IO[bytes] | None = None
    ) -> None:
        self._work = work
        self._child = child
        self._pipe = pipe

    def __enter__(self) -> Beside:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child is not None:
            _kill(self._child)
            self._has_succeeded()

    def __call__(self) -> bytes:
        """What comes of the work. Once only."""
        if self._pipe is None:
            return self._work()
        data = self._pipe.read()
        return data if self._has_succeeded() else self._work()

    def ready(self) -> bool:
        """Whether something has come, or would be made when it is asked for: then there is little to wait for."""
        return self._pipe is None or bool(select.select((self._pipe,), (), (), 0)[0])

    def _has_succeeded(self) -> bool:
        """Waits for the process; then there is none."""
        assert self._child is not None and self._pipe is not None
        self._pipe.close()
        child, self._child = self._child, None
        return _has_succeeded(child)


def beside(work: Callable[[], bytes]) -> Beside:
    """Begins some work in a process of its own.

    Without what `Processes` needs, for it serves work of less than a second, which changes nothing, and reads only what
    it opens itself. Where no process can be forked, or it was killed, the work is done when it is asked for.
    """
    if not forks() or processors() < 2:
        return Beside(work)
    receiving, sending = os.pipe()

    def send() -> None:
        # While the other end of the pipe is open here, who writes to it waits for ever to be read.
        os.close(receiving)
        _close_files(sending)
        with open(sending, "wb") as pipe:  # noqa: PTH123
            pipe.write(work())

    child = _forked(send)
    os.close(sending)
    if child is None:
        os.close(receiving)
        return Beside(work)
    return Beside(work, child, open(receiving, "rb"))  # noqa: PTH123


def meanwhile(work: Callable[[], None], pause: float) -> Callable[[], None]:
    """Does some work in a process of its own, over and over with so many seconds between, until what is given back is
    called, or the process that asked for it has ended. Where there is no processor to spare, it is not done.

    The work must open what it needs: no file that is open here is open there.
    """
    if not forks() or processors() < 2:
        return _nothing
    parent = os.getpid()

    def repeat() -> None:
        _close_files()
        _end_after_parent()
        while os.getppid() == parent:
            work()
            time.sleep(pause)

    child = _forked(repeat)
    if child is None:
        return _nothing

    def end() -> None:
        _kill(child)
        _has_succeeded(child)

    return end


def _nothing() -> None:
    """Ends what was never begun."""


def _forked(work: Callable[[], None]) -> int | None:
    """Does some work in a forked process, which is given back; None where none can be forked."""
    # A signal that came before the process has its own answers to signals would be answered there as here: it would go
    # on with what this one was doing, and undo it.
    with undisturbed() as signals:
        try:
            child = os.fork()
        except OSError:
            return None
        if not child:
            _do(work, signals)
    return child


@contextmanager
def undisturbed() -> Iterator[Iterable[int]]:
    """Signals that interrupt this process, while it has one thread, wait until it is left; those that do so anyway."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, *ENDING))
    try:
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def put_off() -> Iterator[None]:
    """An interrupt comes when it is left: for work of a library that calls back, and swallows what is raised in that.

    To block signals does not do: another thread may get one, and Python answers it here. In other threads than the
    first nothing is ever raised.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before: dict[int, Any] = {}
    try:
        with undisturbed():
            for number in (signal.SIGINT, *ENDING):
                # What Python does not answer raises nothing.
                if callable(signal.getsignal(number)):
                    before[number] = signal.signal(number, lambda number, _: came.append(number))
        yield
    finally:
        with undisturbed():
            for number, answer in before.items():
                signal.signal(number, answer)
        for number in came[:1]:
            signal.raise_signal(number)


def _do(work: Callable[[], None], signals: Iterable[int]) -> NoReturn:
    """What a forked process does: it ends without what its parent would do at the end."""
    status = 1
    try:
        leave_interrupts()
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        work()
        status = 0
    finally:
        os._exit(status)


def leave_interrupts() -> None:
    """The terminal sends Ctrl+C to all processes: the one that began the work ends them. Other signals end this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in ENDING:
        # What is to outlive a terminal (nohup) ignores its signal; then so do we.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def _kill(child: int) -> None:
    """Kills a forked process, if it is there still."""
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)


def _has_succeeded(child: int) -> bool:
    """Waits for a forked process. Where the system was told to keep no record of such, nobody knows."""
    try:
        return os.waitpid(child, 0)[1] == 0
    except ChildProcessError:
        return False


def _close_files(but: int = -1) -> None:
    """Closes all files but the three of the terminal and the one that is given: a lock would go on being held."""
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208
        if int(name) > 2 and int(name) != but:
            with suppress(OSError):  # that of the list itself
                os.close(int(name))


def _end_after_parent() -> None:
    """Asks Linux to kill this process when its parent ends: prctl(2), PR_SET_PDEATHSIG."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def forks() -> bool:
    """Elsewhere the system's own libraries do not survive a fork; nor does a process with threads."""
    return sys.platform == "linux" and threading.active_count() == 1


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
