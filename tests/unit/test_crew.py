"""Whoever does the work, what comes of it is the same, and comes in order; nobody who is killed loses anything."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tahqiq import crew
from tahqiq.crew import Alone, Crew, Processes, WorkerKilled, beside

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


def test_work_beside_is_done_by_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_processors", lambda: 2)
    more_than_a_pipe_holds = bytes(3_000_000)
    waiting = beside(lambda: f"{os.getpid()} ".encode() + more_than_a_pipe_holds)
    worker, _, rest = waiting().partition(b" ")
    assert int(worker) != os.getpid()
    assert rest == more_than_a_pipe_holds


def test_work_beside_whose_process_is_killed_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_processors", lambda: 2)
    here = os.getpid()

    def work() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    assert beside(work)() == b"done"


def test_work_beside_fails_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_processors", lambda: 2)

    def work() -> bytes:
        raise ValueError("it cannot be done")

    with pytest.raises(ValueError, match="it cannot be done"):
        beside(work)()


def test_without_a_second_processor_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_processors", lambda: 1)
    assert beside(lambda: str(os.getpid()).encode())() == str(os.getpid()).encode()


@pytest.mark.skipif(not crew._forks() or crew._processors() < 2, reason="needs a fork and a second processor")
def test_what_is_done_meanwhile_is_done_again_and_ends() -> None:
    receiving, sending = os.pipe()
    end = crew.meanwhile(lambda: os.write(sending, b"%d\n" % os.getpid()), 0.001)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        first, second = pipe.readline(), pipe.readline()
        end()
        pipe.read()  # until nobody can write
    assert first == second != b"%d\n" % os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(int(first), 0)


MEANWHILE = """
import os, signal
from tahqiq.crew import meanwhile
receiving, sending = os.pipe()
meanwhile(lambda: os.write(sending, b"."), 0.001)
os.read(receiving, 1)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_is_done_meanwhile_does_not_outlive_who_asked_for_it() -> None:
    """The other process has the same output: it is at its end when both have ended."""
    done = subprocess.run([sys.executable, "-c", MEANWHILE], stdout=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
