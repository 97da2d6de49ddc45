"""What is done beside comes to what it would come to here, whatever becomes of the process."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from tahqiq.publish.beside import beside

HERE = os.getpid()


def test_it_is_done_by_another_process_meanwhile() -> None:
    done: list[int] = []
    assert int(beside(lambda: str(os.getpid()).encode(), lambda: done.append(HERE))) != HERE
    assert done == [HERE]


def test_much_is_told_too() -> None:
    """More than the system keeps of what nobody has read yet."""
    assert beside(lambda: b"x" * 3_000_000, bool) == b"x" * 3_000_000


@pytest.mark.parametrize("way", ["raises", "is killed"])
def test_what_fails_there_is_done_here(way: str) -> None:
    def work() -> bytes:
        if os.getpid() == HERE:
            return b"done here"
        if way == "raises":
            raise KeyError
        os.kill(os.getpid(), signal.SIGKILL)
        return b"never"

    assert beside(work, bool) == b"done here"


def test_what_fails_here_too_is_told() -> None:
    def work() -> bytes:
        raise PermissionError("content")

    with pytest.raises(PermissionError):
        beside(work, bool)


def test_no_process_is_left_where_this_one_fails() -> None:
    def meanwhile() -> None:
        raise ImportError

    with pytest.raises(ImportError):
        beside(lambda: b"", meanwhile)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_beside_threads_there_is_no_fork() -> None:
    going_on = threading.Event()
    thread = threading.Thread(target=going_on.wait)
    thread.start()
    try:
        assert int(beside(lambda: str(os.getpid()).encode(), bool)) == HERE
    finally:
        going_on.set()
        thread.join()
