"""Work in forked processes: it is done, ends with who asked for it, and is disturbed by no signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from harness import answering_interrupts, eventually
from tahqiq import forked
from tahqiq.forked import beside, put_off
from tahqiq.publish.held import hold, release


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process with one thread and two processors: other tests have left threads in this one."""
    if sys.platform != "linux":
        pytest.skip("needs a fork")
    monkeypatch.setattr(forked, "processors", lambda: 2)
    monkeypatch.setattr(forked, "forks", lambda: True)


def test_work_beside_is_done_by_another_process(forking: None) -> None:
    more_than_a_pipe_holds = bytes(3_000_000)
    waiting = beside(lambda: f"{os.getpid()} ".encode() + more_than_a_pipe_holds)
    worker, _, rest = waiting().partition(b" ")
    assert int(worker) != os.getpid()
    assert rest == more_than_a_pipe_holds


def test_work_beside_tells_when_something_has_come(forking: None, tmp_path: Path) -> None:
    wanted = tmp_path / "wanted"

    def work() -> bytes:
        eventually(wanted.exists)
        return b"done"

    waiting = beside(work)
    assert not waiting.ready()
    wanted.touch()
    eventually(waiting.ready)
    assert waiting() == b"done"


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
    monkeypatch.setattr(forked, "processors", lambda: 1)
    here = beside(lambda: str(os.getpid()).encode())
    assert here.ready()
    assert here() == str(os.getpid()).encode()


def test_work_beside_that_nobody_waits_for_any_more_ends(forking: None, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def work() -> bytes:
        told(pipe)
        eventually(lambda: False)
        return b""

    with beside(work):
        worker = int(pipe.read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_work_beside_that_is_done_is_left_as_it_is(forking: None) -> None:
    with beside(lambda: b"done") as waiting:
        assert waiting() == b"done"


def test_work_beside_holds_no_lock_of_ours(forking: None, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held = hold(tmp_path)

    def work() -> bytes:
        told(pipe)
        return pipe.read_bytes()

    with beside(work) as waiting:
        pipe.read_text()
        release(held)
        release(hold(tmp_path))
        pipe.write_bytes(b"done")
        assert waiting() == b"done"


BESIDE = """
import os, signal
from pathlib import Path
from tahqiq import forked
forked.processors = lambda: 2
os.mkfifo("pipe")
os.close(1)  # which nobody would see the end of

def work():
    Path("worker").write_text(str(os.getpid()))
    Path("pipe").write_text(".")
    return bytes(3_000_000)

waiting = forked.beside(work)
Path("pipe").read_text()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_work_beside_does_not_wait_for_ever_for_who_asked_for_it(tmp_path: Path) -> None:
    """Where it has more to say than a pipe holds."""
    assert run(BESIDE, tmp_path).returncode == -signal.SIGKILL
    eventually(lambda: not Path("/proc", (tmp_path / "worker").read_text()).exists())


def told(pipe: Path) -> None:
    """Which process is at work, told when somebody listens."""
    pipe.write_text(f"{os.getpid()}")


def test_what_is_done_meanwhile_is_done_again_and_ends(forking: None, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = forked.meanwhile(lambda: told(pipe), 0.001)
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
    end = forked.meanwhile(lambda: told(pipe), 0.001)
    pipe.read_text()
    release(held)
    release(hold(tmp_path))
    end()


MEANWHILE = """
import os, signal
from pathlib import Path
from tahqiq.forked import meanwhile
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
from tahqiq import forked
signal.signal(signal.SIGHUP, signal.default_int_handler)
forked.processors = lambda: 2
fork = os.fork

def signalled():
    child = fork()
    if not child:
        os.kill(os.getpid(), signal.SIGHUP)
    return child

os.fork = signalled
try:
    said = forked.beside(lambda: b"done")()
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
from tahqiq import forked
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
forked.processors = lambda: 2
forked.meanwhile(lambda: None, 0.001)()
os.write(1, forked.beside(lambda: b"done")())
"""


def test_whoever_started_us_may_have_had_no_record_kept_of_processes_that_end(tmp_path: Path) -> None:
    done = run(NO_RECORD, tmp_path)
    assert (done.returncode, done.stdout) == (0, b"done")


def test_interrupts_are_put_off_and_not_lost() -> None:
    answered: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: answered.append(number))
    try:
        with put_off():
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGTERM)
            assert answered == []
        assert answered == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)


def test_what_was_put_off_does_not_hide_a_failure() -> None:
    with answering_interrupts():
        with pytest.raises(KeyboardInterrupt) as found, put_off():
            signal.raise_signal(signal.SIGINT)
            raise ValueError("first")
        assert isinstance(found.value.__context__, ValueError)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
