"""Beside: work that asks the system tens of thousands of small things, done by a process beside this one."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable


def beside(work: Callable[[], bytes], meanwhile: Callable[[], object]) -> bytes:
    """What comes of some work, which must change nothing, done while this process does something else."""
    if sys.platform != "linux" or threading.active_count() > 1:
        # Elsewhere the system's own libraries do not survive a fork; nor does a process with threads.
        return work()
    source, target = os.pipe()
    child = os.fork()
    if not child:
        _hand_over(work, source, target)
    os.close(target)
    with os.fdopen(source, "rb") as told:
        try:
            meanwhile()
        finally:
            data = told.read()
            _, status = os.waitpid(child, 0)
    # Whatever went wrong there goes wrong here too, or it does not matter.
    return data if status == 0 else work()


def _hand_over(work: Callable[[], bytes], source: int, target: int) -> None:
    """Does the work and ends this process: nothing of what its parent has begun is to be ended by it."""
    status = 1
    try:
        os.close(source)
        with os.fdopen(target, "wb") as told:
            told.write(work())
        status = 0
    finally:
        os._exit(status)
