"""Sites that are being made."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tahqiq.publish.staging import Staging


def begun(site: Path) -> Staging:
    """A fresh folder beside a site."""
    staging = Staging(site)
    staging.begin()
    return staging


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl+C interrupts, though whoever runs the tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
