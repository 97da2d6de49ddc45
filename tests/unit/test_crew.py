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
from tahqiq.publish.held import hold, release

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


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process with one thread and two processors: other tests have left threads in this one."""
    if sys.platform != "linux":
        pytest.skip("needs a fork")
    monkeypatch.setattr(crew, "_processors", lambda: 2)
    monkeypatch.setattr(crew, "_forks", lambda: True)


def test_work_beside_is_done_by_another_process(forking: None) -> None:
    more_than_a_pipe_holds = bytes(3_000_000)
    waiting = beside(lambda: f"{os.getpid()} ".encode() + more_than_a_pipe_holds)
    worker, _, rest = waiting().partition(b" ")
    assert int(worker) != os.getpid()
    assert rest == more_than_a_pipe_holds


def test_work_beside_whose_process_is_killed_is_done_here(forking: None) -> None:
    here = os.getpid()

    def work() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    assert beside(work)() == b"done"


def test_work_beside_fails_here(forking: None) -> None:

    def work() -> bytes:
        raise ValueError("it cannot be done")

    with pytest.raises(ValueError, match="it cannot be done"):
        beside(work)()


def test_without_a_second_processor_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_processors", lambda: 1)
    assert beside(lambda: str(os.getpid()).encode())() == str(os.getpid()).encode()


def told(pipe: Path) -> None:
    """Which process is at work, told when somebody listens."""
    pipe.write_text(f"{os.getpid()}")


def test_what_is_done_meanwhile_is_done_again_and_ends(forking: None, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = crew.meanwhile(lambda: told(pipe), 0.001)
    first, second = pipe.read_text(), pipe.read_text()
    end()
    assert first == second != f"{os.getpid()}"
    with pytest.raises(ProcessLookupError):
        os.kill(int(first), 0)


def test_what_is_done_meanwhile_holds_no_lock_of_ours(forking: None, tmp_path: Path) -> None:
    """Else a build that was killed would go on holding its folders while the disk keeps the other process."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held = hold(tmp_path)
    end = crew.meanwhile(lambda: told(pipe), 0.001)
    pipe.read_text()
    release(held)
    release(hold(tmp_path))
    end()


MEANWHILE = """
import os, signal
from pathlib import Path
from tahqiq.crew import meanwhile
os.mkfifo("pipe")
meanwhile(lambda: Path("pipe").write_text("."), 0.001)
Path("pipe").read_text()
os.kill(os.getpid(), signal.SIGKILL)
"""


def run(script: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", script], cwd=folder, stdout=subprocess.PIPE, timeout=60, check=False
    )


def test_what_is_done_meanwhile_does_not_outlive_who_asked_for_it(tmp_path: Path) -> None:
    """The other process has the same output: it is at its end when both have ended."""
    assert run(MEANWHILE, tmp_path).returncode == -signal.SIGKILL


FORKED = """
import os, signal
from tahqiq import crew
signal.signal(signal.SIGHUP, signal.default_int_handler)
crew._processors = lambda: 2
fork = os.fork

def signalled():
    child = fork()
    if not child:
        os.kill(os.getpid(), signal.SIGHUP)
    return child

os.fork = signalled
try:
    said = crew.beside(lambda: b"done")()
except KeyboardInterrupt:
    said = b"undone"
os.write(1, said)
"""


def test_a_forked_process_never_goes_on_with_what_we_were_doing(tmp_path: Path) -> None:
    """Not even when it is sent a signal before it has answers of its own."""
    done = run(FORKED, tmp_path)
    assert (done.returncode, done.stdout) == (0, b"done")


NO_RECORD = """
import os, signal
from tahqiq import crew
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
crew._processors = lambda: 2
crew.meanwhile(lambda: None, 0.001)()
os.write(1, crew.beside(lambda: b"done")())
"""


def test_whoever_started_us_may_have_had_no_record_kept_of_processes_that_end(tmp_path: Path) -> None:
    done = run(NO_RECORD, tmp_path)
    assert (done.returncode, done.stdout) == (0, b"done")
