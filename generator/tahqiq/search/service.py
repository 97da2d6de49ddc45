"""The Pagefind program: its service, spoken to over pipes, one request after the other.

The wheel's own Python client sleeps a tenth of a second before each answer (50 records: 5 s), never returns
if the program dies, and cannot read an answer of more than 2 MiB; see decisions/0004-search-store.md.
Each message is JSON in base64 with a comma at its end, both ways.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import IO, Any

from pagefind.service import get_executable

# For one index in all. Ten thousand articles take about a minute.
TIMEOUT = 900.0
SOON = 5.0


class SearchIndexError(Exception):
    """The search index could not be made: the machine failed, not the content. Exit status 3."""


class Service:
    """A running Pagefind, as a context manager. Every failure of it is a SearchIndexError."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout
        self._late = False
        self._asked = 0

    def __enter__(self) -> Service:
        program = _program()
        self._errors = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                [program, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                cwd=tempfile.gettempdir(),
                # Settings of the machine (PAGEFIND_SITE, …) must not change what is built.
                env={k: v for k, v in os.environ.items() if not k.startswith("PAGEFIND_")},
            )
        except OSError as error:
            self._errors.close()
            raise SearchIndexError(
                f"Pagefind, which makes the search index, does not start: {error}"
            ) from error
        self._watch = threading.Timer(self._timeout, self._stop)
        self._watch.daemon = True
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._watch.cancel()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _close(pipe)
        self._errors.close()

    def ask(self, request: dict[str, object]) -> dict[str, Any]:
        """The answer to a request. `type` says which it is."""
        self._asked += 1
        message = json.dumps({"message_id": self._asked, "payload": request}).encode()
        try:
            answer = json.loads(base64.b64decode(self._exchange(base64.b64encode(message) + b",")))["payload"]
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise SearchIndexError(self._reason()) from error
        if answer.get("type") == "Error":
            raise SearchIndexError(f"Pagefind could not make the search index: {answer.get('message')}")
        return dict(answer)

    def files(self, index: int) -> dict[str, bytes]:
        """All files of an index, by path."""
        answer = self.ask({"type": "GetFiles", "index_id": index})
        return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}

    def _exchange(self, message: bytes) -> bytes:
        sending, receiving = self._process.stdin, self._process.stdout
        assert sending is not None
        assert receiving is not None
        sending.write(message)
        sending.flush()
        answer = bytearray()
        while not answer.endswith(b","):
            part = os.read(receiving.fileno(), 1 << 20)
            if not part:
                raise EOFError
            answer += part
        return bytes(answer[:-1])

    def _stop(self) -> None:
        self._late = True
        self._process.kill()

    def _reason(self) -> str:
        if self._late:
            return f"Pagefind made no search index within {self._timeout:g} seconds, and was stopped."
        try:
            status = self._process.wait(SOON)
        except subprocess.TimeoutExpired:
            return "Pagefind answered nonsense while it made the search index."
        self._errors.seek(0)
        said = self._errors.read(2000).decode("utf-8", "replace").strip()
        return f"Pagefind ended with status {status} while it made the search index. {said}".strip()


def _program() -> Path:
    program = get_executable()
    if program is None:
        raise SearchIndexError("The program pagefind is missing: install tahqiq's dependencies anew.")
    return Path(program)


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except OSError:
        pass  # Its other end is gone, and with it what was still to be written.
