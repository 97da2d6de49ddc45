"""The crew of several machines: jobs go to the workers of a dask cluster, which see the same folders.

Everything comes from dask.distributed, an extra (`tahqiq[cluster]`): it is imported when the first job is sent.
"""

from __future__ import annotations

import gc
import pickle
import platform
import threading
import time
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from tahqiq import __version__
from tahqiq.crew import ATTEMPTS, WorkerKilled

G = TypeVar("G")
J = TypeVar("J")
R = TypeVar("R")

AHEAD = 4
"""Jobs sent for each thread of a worker: its next one is there when one is done, and few results wait in memory."""
PATIENCE = 60.0
"""Seconds that a cluster may be without any worker, or without its scheduler."""
CONNECT = 30.0
"""Seconds that a scheduler may take to answer for the first time."""
_LOOK = 2.0
_RETRIES = 2


class ClusterFailed(OSError):
    """There is no cluster, or no longer; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is told to each worker once: the work, what is given, and who says so."""

    work: Callable[[Any, Any], Any]
    given: Any
    version: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job, or the exception. To dask it is a result: it may hang on an exception it cannot pickle."""

    result: Any = None
    error: bytes = b""

    def get(self) -> Any:
        """The result. Raises what the work has raised."""
        if self.error:
            error: BaseException = pickle.loads(self.error)
            raise error
        return self.result


def version() -> str:
    """What has to be the same on all machines. The Python too: the order of letters depends on it."""
    return f"tahqiq {__version__} on Python {'.'.join(platform.python_version_tuple()[:2])}"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Does jobs on the workers that a scheduler knows; killed ones lose nothing, and new ones join at any time."""

    address: str
    patience: float = PATIENCE
    connect: float = CONNECT

    def each(self, work: Callable[[G, J], R], given: G, jobs: Sequence[J]) -> Iterator[R]:
        """What comes of each job, in their order. Raises ClusterFailed too."""
        if not jobs:
            return
        with _connected(self.address, self.connect) as client:
            shift = _Shift(client, Task(work, given, version()), self.address, self.patience)
            yield from shift.results(jobs)


@contextmanager
def _connected(address: str, seconds: float) -> Iterator[Any]:
    from distributed import Client

    try:
        client = Client(address, timeout=seconds, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterFailed(f"no scheduler of dask answers at {address}") from error
    try:
        _same_everywhere(client)
        yield client
    finally:
        client.close(timeout=5)


def _same_everywhere(client: Any) -> None:
    """Looks at the workers that are there; those that come later are asked with their first job."""
    try:
        answers = client.run(version, on_error="return")
    except OSError as error:
        raise ClusterFailed("the scheduler does not answer any more") from error
    for worker, answer in answers.items():
        if answer != version():
            raise _another(worker, answer if isinstance(answer, str) else "no tahqiq that can do this")


def _another(worker: str, theirs: str) -> ClusterFailed:
    return ClusterFailed(
        f"the worker {worker} has {theirs}, this machine has {version()}: make them the same"
    )


@dataclass(slots=True)
class _Shift:
    """Jobs of one kind, on their way to workers and back."""

    client: Any
    task: Task
    address: str
    patience: float
    executor: Any = field(init=False)
    told: Any = field(init=False)
    missing_since: float | None = field(init=False, default=None)
    threads: int = field(init=False, default=1)

    def __post_init__(self) -> None:
        self.executor = self.client.get_executor(pure=False, retries=_RETRIES)
        with warnings.catch_warnings():
            # Dask warns of large tasks. This one goes to the scheduler once, and from there to each worker once;
            # as a task, and not as data that lies on workers, it outlives all of them.
            warnings.simplefilter("ignore")
            self.told = self.client.submit(_told, pickle.dumps(self.task), pure=False)

    def results(self, jobs: Sequence[J]) -> Iterator[Any]:
        """What comes of the jobs, in their order. Not more are sent than workers will soon begin."""
        left = iter(jobs)
        sent: deque[tuple[J, Future[Any]]] = deque()
        self._look()
        try:
            while True:
                for job in islice(left, max(0, AHEAD * self.threads - len(sent))):
                    sent.append((job, self._send(job)))
                if not sent:
                    return
                yield self._result(*sent.popleft())
        finally:
            for _, future in sent:
                future.cancel()
            self.executor.shutdown(wait=False)

    def _send(self, job: object) -> Future[Any]:
        try:
            sent: Future[Any] = self.executor.submit(do, self.told, job)
        except Exception as error:
            # Whatever dask raises where its connection is gone.
            raise self._lost() from error
        return sent

    def _result(self, job: object, future: Future[Any]) -> Any:
        from distributed import KilledWorker

        for _ in range(ATTEMPTS):
            try:
                while not wait([future], _LOOK).done:
                    self._look()
                return future.result().get()
            except KilledWorker:
                # It has killed as many workers as the scheduler allows; to be sent anew is to begin to count anew.
                future = self._send(job)
            except CancelledError as error:
                raise self._lost() from error
            except ImportError as error:
                raise ClusterFailed(
                    f"a worker has no module {error.name}: make it as this machine is"
                ) from error
        raise WorkerKilled("all workers that did some of the work were killed: have they enough memory?")

    def _look(self) -> None:
        """Counts the workers' threads. Raises ClusterFailed where there have been none for too long."""
        try:
            threads = sum(self.client.nthreads().values()) if self.client.status == "running" else 0
        except Exception as error:
            raise self._lost() from error
        now = time.monotonic()
        if threads:
            self.threads, self.missing_since = threads, None
        elif self.missing_since is None:
            self.missing_since = now
        elif now - self.missing_since > self.patience:
            raise ClusterFailed(
                f"the scheduler at {self.address} has had no worker for {self.patience:.0f} s"
            )

    def _lost(self) -> ClusterFailed:
        return ClusterFailed(f"the scheduler at {self.address} was lost: nothing more comes of the work")


# ------------------------------------------------------------ on a worker


def _told(data: bytes) -> Task:
    """Unpacked by a worker when the first job comes; it keeps it, and others have it from there."""
    task: Task = pickle.loads(data)
    return task


_bench: ThreadPoolExecutor | None = None
_making = threading.Lock()


def do(task: Task, job: object) -> Outcome:
    """Does a job on a worker."""
    global _bench
    with _making:
        # A worker may have several threads, and what a process prints with is one thread's.
        _bench = _bench or ThreadPoolExecutor(1, "tahqiq")
    return _bench.submit(_alone, task, job).result()


def _alone(task: Task, job: object) -> Outcome:
    # Jobs make millions of objects and hardly a cycle; between them what there is may be collected.
    gc.disable()
    try:
        if task.version != version():
            raise _another(platform.node(), version())
        return Outcome(task.work(task.given, job))
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        return Outcome(error=_pickled(error))
    finally:
        gc.enable()


def _pickled(error: Exception) -> bytes:
    """An exception for another machine; one that cannot be sent as it is, is told in words."""
    try:
        data = pickle.dumps(error)
        pickle.loads(data)
    except Exception:
        return pickle.dumps(RuntimeError("".join(traceback.format_exception(error))))
    return data
