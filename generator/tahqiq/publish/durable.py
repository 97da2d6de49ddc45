"""What is written is on the disk, not only in memory: after a power cut it is there.

Systems write what they are given to the disk when they like, within half a minute or so, and in an order of their own.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from tahqiq.forked import meanwhile

PAUSE = 2.0
"""Seconds between two such rounds: a build writes some hundred megabytes in them."""
_BOOT = Path("/proc/sys/kernel/random/boot_id")


def settle(folder: Path) -> None:
    """Waits until all that was written to a folder's disk is on it. Raises OSError where the disk fails.

    By syncfs(2), in one go: fsync(2) of each file of a site takes minutes. Elsewhere by sync(2), of which not every
    system promises that it waits.
    """
    try:
        sync = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError, TypeError):
        os.sync()
        return
    found = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if sync(found):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(found)


def settling(folder: Path) -> Callable[[], None]:
    """From now on what is written to a folder's disk goes there soon, so that little is left to wait for at the end.

    Until what is given back is called; calling it again does nothing.
    """

    def work() -> None:
        with contextlib.suppress(OSError):  # it will be said when it is waited for
            settle(folder)

    ends = [meanwhile(work, PAUSE)]

    def end() -> None:
        if ends:
            ends.pop()()

    return end


@lru_cache(maxsize=1)
def this_boot() -> str:
    """What names the time since the machine was started; empty where the system does not say it."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""
