"""How long a preview takes to show what was saved: `tahqiq serve`, asked for a page until it has the new word."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from edits import Edits
from measured import environment, session_memory

EVERY = 0.002  # seconds between two questions
PATIENCE = 3600.0  # seconds for a preview of a large edition to begin
REST = 1.0  # seconds between two edits, for what a preview does after it has answered


class NotShown(Exception):
    """The preview ended, or never showed what was asked for."""


class Preview:
    """A preview that runs, in a session of its own."""

    def __init__(self, edition: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        command = [sys.executable, "-m", "tahqiq", "serve", "--address", f"127.0.0.1:{self.port}"]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, cwd=edition, stdout=quiet, stderr=quiet, start_new_session=True, env=environment()
        )

    def page(self, path: str) -> bytes:
        """A page as it is now; nothing while there is no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            return answer.read() if answer.status == 200 else b""
        except (OSError, http.client.HTTPException):
            return b""
        finally:
            connection.close()

    def until(self, shown: Callable[[bytes], bool], path: str, patience: float) -> None:
        """Asks for a page until it is as it should be."""
        end = time.monotonic() + patience
        while not shown(self.page(path)):
            if self.process.poll() is not None:
                raise NotShown("the preview ended by itself")
            if time.monotonic() > end:
                raise NotShown(f"{path} did not show the change within {patience:.0f} s")
            time.sleep(EVERY)

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def preview(edition: Path) -> Iterator[Preview]:
    running = Preview(edition)
    try:
        yield running
    finally:
        running.end()


def saved_to_shown(edition: Path, edits: int, patience: float = 600.0) -> tuple[list[float], int]:
    """Seconds from each save until the page has the new word; the memory of the preview at the end."""
    coming = Edits(edition)
    times = []
    with preview(edition) as running:
        running.until(bool, coming.prepared()[0].page, PATIENCE)
        coming.done = 0
        for _ in range(edits):
            edit, text = coming.prepared()
            time.sleep(REST)
            os.sync()
            word = edit.word.encode()
            started = time.perf_counter()
            edit.file.write_text(text, encoding="utf-8")
            running.until(lambda page, word=word: word in page, edit.page, patience)
            times.append(time.perf_counter() - started)
        return times, session_memory(running.process.pid)
