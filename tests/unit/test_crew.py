"""Whoever does the work, what comes of it is the same, and comes in order; nobody who is killed loses anything."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tahqiq.crew import Alone, Crew, Processes, WorkerKilled

CREWS = [Alone(), Processes(1), Processes(2), Processes(3)]
JOBS = list(range(30))


def squared(given: int, job: int) -> int:
    return given + job * job


def failing(given: int, job: int) -> int:
    if job == given:
        raise ValueError(f"job {job} cannot be done")
    return job


def killed_once(marker: str, job: int) -> int:
    """Is killed in its first attempt at one job."""
    if job == 7 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def killed(given: int, job: int) -> int:
    if job == given:
        os.kill(os.getpid(), signal.SIGKILL)
    return job


@pytest.mark.parametrize("crew", CREWS, ids=repr)
def test_what_comes_of_jobs_comes_in_their_order(crew: Crew) -> None:
    assert list(crew.each(squared, 5, JOBS)) == [5 + job * job for job in JOBS]
    assert list(crew.each(squared, 5, [])) == []


@pytest.mark.parametrize("crew", CREWS, ids=repr)
def test_an_exception_comes_through(crew: Crew) -> None:
    found = []
    with pytest.raises(ValueError, match="job 11 cannot be done"):
        for result in crew.each(failing, 11, JOBS):
            found.append(result)
    assert found == JOBS[:11]


READY = """
import os, signal
from tahqiq.crew import Processes

masks, fork = [], os.fork

def forked():
    masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
    return fork()

def ready(given, job):
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    return signal.getsignal(signal.SIGTERM) is signal.SIG_DFL and signal.SIGTERM not in blocked

signal.signal(signal.SIGTERM, signal.default_int_handler)
os.fork = forked
print(all(Processes(2).each(ready, None, range(30))))
print(len(masks), all({signal.SIGINT, signal.SIGTERM} <= mask for mask in masks))
print(signal.SIGTERM in signal.pthread_sigmask(signal.SIG_BLOCK, ()))
"""


def test_a_signal_finds_workers_with_answers_of_their_own() -> None:
    """It comes as they are forked: before, it would have been answered as by the process that began the work.

    In a process of its own, for one that has other threads, as this one may, forks none.
    """
    done = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "2", "True", "False"]


def test_the_job_of_a_killed_worker_is_done_again(tmp_path: Path) -> None:
    marker = tmp_path / "killed"
    assert list(Processes(2).each(killed_once, str(marker), JOBS)) == JOBS
    assert marker.exists()


def test_who_is_killed_again_and_again_gives_up() -> None:
    found = []
    with pytest.raises(WorkerKilled, match="memory"):
        for result in Processes(2).each(killed, 7, JOBS):
            found.append(result)
    assert found == JOBS[: len(found)] and len(found) <= 7
