"""Behind: work for the system, such as copying a large file, that goes on while this process does something else."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from tahqiq.forked import undisturbed

_TURN = 0.0005
"""Seconds that a thread waits for another to let it run: with Python's own 0.005 most of the work behind is waiting."""


def take_short_turns() -> None:
    """From now on a thread need not wait longer for its turn. It stays so: who is alone is never asked for one."""
    sys.setswitchinterval(min(_TURN, sys.getswitchinterval()))


class Behind:
    """One piece of work at a time. It must wait for the system most of the time: only then is anything won.

    No process should be forked meanwhile (crew.py). As a context, nothing goes on when it is left. (A pool of one
    thread would do, but takes a hundredth of a second to load.)
    """

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._done = threading.Event()
        self._failed: Exception | None = None

    def begin(self, work: Callable[[], None]) -> None:
        """Begins some work, when what was begun before is done."""
        self.end()
        take_short_turns()
        # Who was interrupted in between would wait for ever for what was never begun.
        with undisturbed():
            self._done.clear()
            self._thread = threading.Thread(target=self._run, args=(work,))
            self._thread.start()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # whatever it is, whoever waits has to know
            self._failed = error
        finally:
            self._done.set()

    def end(self) -> None:
        """Waits until it is done. Raises what it failed with."""
        self._wait()
        failed, self._failed = self._failed, None
        if failed:
            raise failed

    def _wait(self) -> None:
        if self._thread:
            # Until Python 3.13 a thread whose `join` was interrupted counts as one that has ended.
            self._done.wait()
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Behind:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.end()
        else:
            self._wait()
            self._failed = None
