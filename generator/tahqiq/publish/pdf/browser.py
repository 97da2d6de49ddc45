"""The browser that prints: which one, how it is started and asked, and that nothing of it stays behind.

It is asked over two pipes by the DevTools protocol (`--remote-debugging-pipe`: JSON messages, each ended by a NUL; the
browser reads descriptor 3 and writes descriptor 4), so no port is open to others.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

VARIABLE = "TAHQIQ_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-startup-window",
    "--font-render-hinting=none",
    # Whatever it asks for by itself (updates, the time) finds no host.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
PATIENCE = 60.0
"""Seconds that one answer may take, the first one included."""
LEAVE = 5.0
"""Seconds that a browser has to go by itself."""
# The descriptors must be 3 and 4 when the browser begins; Popen cannot say so without running code after a fork.
# First both go where they are in nobody's way: one may be the other's number.
_STEP = """
import fcntl, os, sys
ours = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3]]
for theirs, number in zip((3, 4), ours):
    os.dup2(number, theirs)
    os.close(number)
os.execv(sys.argv[3], sys.argv[3:])
"""
_CHUNK = 1 << 20

Message = dict[str, Any]


class NoBrowser(OSError):
    """There is no Chromium that can be asked; the message says how to come by one."""


class BrowserFailed(OSError):
    """It died, did not answer, or could not do what was asked; the message says which."""


def find_browser() -> str:
    """The path of a Chromium. Raises NoBrowser; a browser that is named and not there is none."""
    if os.name != "posix":
        raise NoBrowser(
            "PDF can be printed on Linux and macOS only: elsewhere a browser cannot be asked over pipes."
        )
    named = os.environ.get(VARIABLE)
    found = next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
    if found is None:
        raise NoBrowser(
            f"There is no browser {named} ({VARIABLE})."
            if named
            else "There is no Chromium to print PDF with: install it (Debian and Ubuntu: apt install chromium), "
            f"or say where it is in the variable {VARIABLE}."
        )
    return found


class Browser:
    """A running browser. Every wait ends: with an answer, or with BrowserFailed."""

    def __init__(self, to: int, back: int, said: Path, patience: float) -> None:
        self._to, self._back = to, back
        self._said = said
        self._patience = patience
        self._number = 0
        self._rest = b""

    def ask(
        self,
        method: str,
        parameters: Mapping[str, object] | None = None,
        session: str = "",
        meanwhile: Callable[[Message], None] | None = None,
    ) -> Message:
        """The answer to a command; events that come before it are told to `meanwhile`."""
        number = self.tell(method, parameters, session)
        until = time.monotonic() + self._patience
        while True:
            message = self._next(until, method)
            if message.get("id") == number:
                if "error" in message:
                    raise BrowserFailed(f"Chromium refused {method}: {message['error'].get('message')}")
                return dict(message["result"])
            if meanwhile and "method" in message:
                meanwhile(message)

    def tell(self, method: str, parameters: Mapping[str, object] | None = None, session: str = "") -> int:
        """Gives a command whose answer is not waited for; its number."""
        self._number += 1
        message: Message = {"id": self._number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        left = memoryview(msgspec.json.encode(message) + b"\0")
        until = time.monotonic() + self._patience
        try:
            while left:
                if not select.select([], [self._to], [], max(0.0, until - time.monotonic()))[1]:
                    raise self._silent(method)
                left = left[os.write(self._to, left) :]
        except BrokenPipeError as error:
            raise self._died() from error
        return self._number

    def until(self, event: str, session: str, meanwhile: Callable[[Message], None]) -> None:
        """Waits for an event; all, itself included, are told to `meanwhile`."""
        until = time.monotonic() + self._patience
        while True:
            message = self._next(until, event)
            if "method" in message:
                meanwhile(message)
            if message.get("method") == event and message.get("sessionId") == session:
                return

    def _next(self, until: float, what_for: str) -> Message:
        """The next message. One of a page may be many megabytes."""
        parts = [self._rest]
        while b"\0" not in parts[-1]:
            ready = select.select([self._back], [], [], max(0.0, until - time.monotonic()))[0]
            if not ready:
                self._rest = b"".join(parts)
                raise self._silent(what_for)
            part = os.read(self._back, _CHUNK)
            if not part:
                raise self._died()
            parts.append(part)
        text, _, self._rest = b"".join(parts).partition(b"\0")
        return dict(msgspec.json.decode(text))

    def _silent(self, what_for: str) -> BrowserFailed:
        return BrowserFailed(f"Chromium did not answer within {self._patience:g} s ({what_for}).")

    def _died(self) -> BrowserFailed:
        lines = self._said.read_text(encoding="utf-8", errors="replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return BrowserFailed(f"Chromium died{f': {last}' if last else '.'}")


@contextmanager
def running(path: str, patience: float = PATIENCE) -> Iterator[Browser]:
    """A browser with a profile of its own, for as long as the block lasts; then it and its processes are gone."""
    with TemporaryDirectory(prefix="tahqiq-pdf-", ignore_cleanup_errors=True) as folder:
        said = Path(folder) / "said"
        (read, to), (back, write) = os.pipe(), os.pipe()
        os.set_blocking(to, False)
        flags = [
            *FLAGS,
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={folder}/profile",
        ]
        step = [sys.executable, "-I", "-S", "-c", _STEP, str(read), str(write), path, *flags]
        try:
            with said.open("wb") as errors:
                process = subprocess.Popen(
                    step, pass_fds=(read, write), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                    stderr=errors, start_new_session=True,
                )  # fmt: skip
        finally:
            os.close(read)
            os.close(write)
        browser = Browser(to, back, said, patience)
        try:
            yield browser
            with suppress(subprocess.TimeoutExpired, BrowserFailed):
                browser.tell("Browser.close")
                process.wait(LEAVE)
        finally:
            _end(process)
            os.close(to)
            os.close(back)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends what is still there of it: it began a group of its own, which all its processes are in."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
