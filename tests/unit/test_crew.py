"""Whoever does the work, what comes of it is the same, and comes in order; nobody who is killed loses anything."""

from __future__ import annotations

import os
import signal
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
