"""Runs commands and measures them: wall time, CPU time of all processes, peak memory of all processes together.

CPU time is user and system time of the command and of every process that it started, orphans included. Memory is the
sum of the proportional set sizes (PSS, /proc/PID/smaps_rollup) of the command's session: a page that several
processes share counts once, so a build is not charged twice for what its workers share. It is sampled some twenty
times a second, less often where that takes long: reading it takes the kernel 20 ms for a gigabyte. What lives shorter
between two samples is not seen. Where time is what matters, memory is measured in runs of its own. Linux only.
Programs in Python keep what they have compiled, as an installed one does, whatever the environment of the bench says.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05  # seconds between samples
AT_MOST = 20
"""A sample is followed by so many times the time that it took: of processes that hold gigabytes it takes a tenth of a
second, and would keep half a processor from what is measured.
"""
# prctl's PR_SET_CHILD_SUBREAPER: orphans of a build become ours, and their time can be counted.
_SUBREAPER = 36


@dataclass(frozen=True)
class Usage:
    """Seconds on the clock, seconds of processors; bytes at the highest point, where they were watched."""

    wall: float = 0.0
    cpu: float = 0.0
    memory: int = 0

    def then(self, other: Usage) -> Usage:
        """Of one command after another."""
        return Usage(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


def run(command: Sequence[str | Path], folder: Path, watched: bool) -> Usage:
    """One command in its own session, its memory `watched` or not. Ends all with what it wrote if it fails."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, start_new_session=True, env=environment()
        )
        watch = _Watch(process.pid)
        if watched:
            watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime + _orphans()
        if watched:
            watch.stop()
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(map(str, command))} failed:\n{said.read()[-4000:].decode(errors='replace')}")
    return Usage(wall, cpu, watch.peak)


def environment() -> dict[str, str]:
    """What the programs measured are told."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _orphans() -> float:
    """CPU seconds of processes that outlived the command; waits until they have ended."""
    seconds = 0.0
    with contextlib.suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait3(0)
            seconds += usage.ru_utime + usage.ru_stime
    return seconds


class _Watch(threading.Thread):
    """Notes the highest sum of the memory of a session's processes."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.peak = 0
        self._over = threading.Event()

    def run(self) -> None:
        pause = EVERY
        while not self._over.wait(pause):
            began = time.perf_counter()
            self.peak = max(self.peak, session_memory(self.session))
            pause = max(EVERY, AT_MOST * (time.perf_counter() - began))

    def stop(self) -> None:
        self._over.set()
        self.join()


def session_memory(session: int) -> int:
    """Bytes that the processes of a session have now, what they share counted once."""
    return sum(_memory(pid) for pid in _members(session))


def _members(session: int) -> list[str]:
    """The processes of a session; those that end meanwhile are passed over."""
    found = []
    for folder in Path("/proc").iterdir():
        if not (pid := folder.name).isdecimal():
            continue
        with contextlib.suppress(OSError):
            stat = (folder / "stat").read_bytes()
            # After the name in parentheses: state, parent, group, session.
            if int(stat[stat.rindex(b")") + 1 :].split()[3]) == session:
                found.append(pid)
    return found


def _memory(pid: str) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    return 0
