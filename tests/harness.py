"""How tests run the command, serve a folder, and find a browser."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 60  # seconds; each wait ends as soon as what it waits for is there


def tahqiq(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tahqiq", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of requests."""


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on loopback, as long as the block lasts; its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def served(folder: Path) -> Iterator[str]:
    """A folder over HTTP on loopback; gives its address."""
    with answering(partial(_Quiet, directory=str(folder))) as address:
        yield f"{address}/"


def chromium() -> str | None:
    """The path of a Chromium, if there is one."""
    named = os.environ.get("TAHQIQ_CHROMIUM", "")
    return next(
        filter(None, map(shutil.which, (named, "chromium", "chromium-browser", "google-chrome"))), None
    )


def node() -> str:
    """The path of a Node: the machine's, or the one that Playwright brings for its driver."""
    from playwright._impl._driver import compute_driver_executable

    return shutil.which("node") or str(compute_driver_executable()[0])


@contextmanager
def answering_interrupts() -> Iterator[None]:
    """Ctrl+C is answered as in a terminal: what was begun in the background may ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def wait_past(nanoseconds: int, folder: Path) -> None:
    """Ends when the file system's clock has gone so much further: files say when they were written, and no more."""
    probe = folder / "probe-of-the-clock"
    probe.touch()
    begun = probe.stat().st_ctime_ns
    while probe.stat().st_ctime_ns - begun <= nanoseconds:
        probe.touch()
    probe.unlink()


def eventually(condition: Callable[[], bool]) -> None:
    """Polls until a condition holds, where nothing tells of it."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "it never happened"
