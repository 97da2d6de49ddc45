"""What goes on behind is done before anyone goes on, and its failure is theirs."""

from __future__ import annotations

import signal
import threading
from types import FrameType

import pytest

from tahqiq.behind import Behind


def failing() -> None:
    raise OSError("no space left")


def test_it_goes_on_meanwhile_and_is_done_in_the_end() -> None:
    asked, done = threading.Event(), []
    with Behind() as behind:
        behind.begin(lambda: done.append(asked.wait(60)))
        assert not done
        asked.set()
    assert done == [True]


def test_one_thing_after_the_other() -> None:
    done: list[int] = []
    with Behind() as behind:
        for n in range(3):
            behind.begin(lambda n=n: done.append(n))  # type: ignore[misc]
    assert done == [0, 1, 2]


def test_a_failure_is_told_at_the_end_and_once() -> None:
    behind = Behind()
    behind.begin(failing)
    with pytest.raises(OSError, match="no space left"):
        behind.end()
    behind.end()


def test_a_failure_that_nobody_expects_is_told_too() -> None:
    def mistaken() -> None:
        raise ValueError

    with pytest.raises(ValueError), Behind() as behind:
        behind.begin(mistaken)


def test_another_failure_is_not_hidden() -> None:
    others = threading.active_count()
    with pytest.raises(KeyError), Behind() as behind:
        behind.begin(failing)
        raise KeyError
    behind.end()
    assert threading.active_count() == others


def test_whoever_is_interrupted_waits_for_it_too() -> None:
    """It writes to a folder that somebody else may have then."""
    waiting, interrupted, left = (threading.Event() for _ in range(3))
    done = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    def work() -> None:
        waiting.wait(60)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
        interrupted.wait(60)
        done.append(left.wait(0.2))

    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt), Behind() as behind:
            behind.begin(work)
            waiting.set()
            behind.end()
        left.set()
        assert done == [False]
    finally:
        signal.signal(signal.SIGUSR1, before)
