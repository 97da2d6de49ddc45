"""A cluster on loopback: a scheduler and workers, each its own process; some of them stop with a job in hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 240  # seconds; several interpreters start at once, on a machine that others use too

HOLD = """
import threading
from pathlib import Path

from tahqiq.publish import cluster



def hold(task, job, alone=cluster._alone):
    if task.work.__name__ == {work!r}:
        Path({mark!r}).write_text("in hand")
        threading.Event().wait()
    return alone(task, job)


# Dask loads a preload twice.
if cluster._alone.__name__ != "hold":
    cluster._alone = hold
"""
LIMITS = ("--no-dashboard", "--dashboard-address", "127.0.0.1:0", "--host", "127.0.0.1")


def patiently(condition: Callable[[], bool]) -> None:
    """Polls until a condition holds, where nothing tells of it."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.05)


@dataclass
class LittleCluster:
    """A scheduler, and the workers that were started."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, program: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Starts a process of the cluster."""
        log = (self.folder / f"{len(self.processes)}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{program}", *LIMITS, *map(str, arguments)],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={**os.environ, **self.environment},
            )
        self.processes.append(process)
        return process

    def schedule(self) -> None:
        """Starts the scheduler at a port that is free."""
        file = self.folder / "scheduler.json"
        self.start("dask_scheduler", "--port", "0", "--scheduler-file", file)
        # It is there before it is whole.
        patiently(lambda: file.is_file() and file.read_text().endswith("}"))
        self.address = json.loads(file.read_text())["address"]

    def work(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Starts a worker without a nanny: whoever is killed stays so."""
        one = ("--no-nanny", "--nthreads", "1", "--memory-limit", "1GB", "--death-timeout", "60")
        place = ("--local-directory", self.folder / "workers")
        log = self.folder / f"{len(self.processes)}.log"
        worker = self.start("dask_worker", self.address, *one, *place, *arguments)
        patiently(lambda: "Registered to" in log.read_text(errors="replace") or worker.poll() is not None)
        assert worker.poll() is None, self.logs()
        return worker

    def work_and_hold(self, work: str) -> tuple[subprocess.Popen[bytes], Path]:
        """Starts a worker that never ends its first job of some work; there is a file once it has it in hand."""
        mark, code = self.folder / f"{work}.mark", self.folder / f"hold_{work}.py"
        code.write_text(HOLD.format(work=work, mark=str(mark)))
        return self.work("--preload", code), mark

    def logs(self) -> str:
        """What all of them have said."""
        return "\n".join(path.read_text(errors="replace")[-3000:] for path in self.folder.glob("*.log"))


@contextmanager
def little_cluster(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[LittleCluster]:
    """A scheduler without workers; at the end all its processes are ended."""
    cluster = LittleCluster(folder, environment or {})
    try:
        cluster.schedule()
        yield cluster
    finally:
        for process in reversed(cluster.processes):
            process.kill()
            process.wait()
