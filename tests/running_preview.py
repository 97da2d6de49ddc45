"""A preview that runs: an edition served by `tahqiq serve`, as an editor has it, in a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness import eventually

MOUNT = "/edition/"


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Previewed:
    """The folder of an edition, and the address of its preview."""

    folder: Path
    host: str
    log: Path

    def url(self, path: str = "") -> str:
        """The address of a page."""
        return f"{self.host}{MOUNT}{path}"

    def answers(self) -> bool:
        """Whether it serves."""
        try:
            urllib.request.urlopen(self.url(), timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def state(self) -> dict[str, Any]:
        """What a page is told that asks for the first time."""
        with urllib.request.urlopen(f"{self.host}/-preview/state?language=en", timeout=60) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def text(self, path: str) -> str:
        """What a file of the content says."""
        return (self.folder / "content" / path).read_text(encoding="utf-8")

    def save(self, path: str, text: str) -> None:
        """Saves a file as most editors do: beside it, and then in its place."""
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)

    def change(self, path: str, old: str, new: str) -> None:
        """Changes some words of a file."""
        text = self.text(path)
        assert old in text
        self.save(path, text.replace(old, new))


@contextmanager
def previewing(folder: Path, *options: str, **environment: str) -> Iterator[Previewed]:
    """Serves an edition."""
    address = f"127.0.0.1:{free_port()}"
    found = Previewed(folder, f"http://{address}", folder.parent / "serve.log")
    with found.log.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tahqiq", "serve", "--address", address, *options],
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
        )
        try:
            eventually(lambda: found.answers() or process.poll() is not None)
            assert process.poll() is None, found.log.read_text(encoding="utf-8")
            yield found
        finally:
            process.terminate()
            process.wait(30)
    assert "Traceback" not in found.log.read_text(encoding="utf-8")
