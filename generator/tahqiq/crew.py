"""The crew: who does the work of a build, one process or several. What comes of it is the same whoever does it.

Work is a function of something given, which each worker is told once, and of a job. All of it can be pickled, and a
job may be done twice: whoever was killed on the way has lost nothing.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tahqiq.forked import forks, leave_interrupts, processors, undisturbed

if TYPE_CHECKING:
    from concurrent.futures import Executor

G = TypeVar("G")
J = TypeVar("J")
R = TypeVar("R")

WORTH = 4
"""Fewer jobs than this are done sooner than a second process is started."""
ATTEMPTS = 3
"""How often what a killed process had in hand is begun again."""


class WorkerKilled(OSError):
    """A process was killed, again and again, as the system does where memory runs out."""


class Crew(Protocol):
    """Does jobs."""

    def each(self, work: Callable[[G, J], R], given: G, jobs: Sequence[J]) -> Iterator[R]:
        """What comes of each job, in their order. Raises what the work raises, and WorkerKilled."""


class Alone:
    """Does everything in this process."""

    def each(self, work: Callable[[G, J], R], given: G, jobs: Sequence[J]) -> Iterator[R]:
        """What comes of each job."""
        return (work(given, job) for job in jobs)


@dataclass(frozen=True, slots=True)
class Processes:
    """Does jobs in several processes of this machine; without a number, in as many as it has processors."""

    workers: int | None = None

    def each(self, work: Callable[[G, J], R], given: G, jobs: Sequence[J]) -> Iterator[R]:
        """What comes of each job, in their order."""
        workers = self.workers or processors()
        if workers < 2 or len(jobs) < (2 if self.workers else WORTH):
            yield from Alone().each(work, given, jobs)
            return
        # Here and in _pool, for whoever makes a few pages does without.
        from concurrent.futures.process import BrokenProcessPool

        done = 0
        for _ in range(ATTEMPTS):
            try:
                for result in self._attempt(work, given, jobs[done:], workers):
                    done += 1
                    yield result
                return
            except BrokenProcessPool:
                continue
        raise WorkerKilled("a process that did some of the work was killed: is there enough memory?")

    def _attempt(self, work: Callable[[G, J], R], given: G, jobs: Sequence[J], workers: int) -> Iterator[R]:
        # What is there before a fork is shared, as long as nobody writes to it: not even the collector.
        gc.freeze()
        try:
            with _pool(min(workers, len(jobs)), work, given) as pool:
                # All processes are forked here. They answer no signal before they have answers of their own (_adopt):
                # they would go on with what this one was doing, and undo it.
                with undisturbed():
                    results = pool.map(_work, jobs)
                yield from results
        finally:
            gc.unfreeze()


def _pool(workers: int, work: Callable[[Any, Any], Any], given: object) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if forks() else "spawn")
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    return ProcessPoolExecutor(workers, context, initializer=_adopt, initargs=(work, given, blocked))


_own: tuple[Callable[[Any, Any], Any], Any] | None = None


def _adopt(work: Callable[[Any, Any], Any], given: object, blocked: Iterable[int]) -> None:
    global _own
    _own = work, given
    # A worker makes millions of objects and hardly a cycle, and ends when its jobs are done.
    gc.disable()
    leave_interrupts()
    signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Waits for the end of the process that began the work, which may be killed: nobody wants the rest of it then."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(job: object) -> Any:
    assert _own is not None
    work, given = _own
    return work(given, job)
