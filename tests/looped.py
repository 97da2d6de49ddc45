"""A host of objects on loopback, and the file system of fsspec for it: keys without folders, nothing can be renamed.

Processes find it as they would any other: by an entry point, in the folder that `installed` makes.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote, unquote

from fsspec.spec import AbstractFileSystem


class LoopFileSystem(AbstractFileSystem):
    """`loop://127.0.0.1:PORT/key`."""

    protocol = "loop"

    def _asked(self, method: str, path: str, body: bytes | None = None, span: str = "") -> bytes:
        host, _, key = self._strip_protocol(path).partition("/")
        connection = HTTPConnection(host, timeout=30)
        try:
            connection.request(method, "/" + quote(key), body, {"Range": span} if span else {})
            answer = connection.getresponse()
            data = answer.read()
        finally:
            connection.close()
        if answer.status == 404:
            raise FileNotFoundError(path)
        return data

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(path).removeprefix("loop://").rstrip("/")

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:
        path = self._strip_protocol(path)
        host, _, key = path.partition("/")
        found = {}
        for name, size in json.loads(self._asked("LIST", path)).items():
            if name == key:
                found[name] = {"name": f"{host}/{name}", "type": "file", "size": size}
            else:
                first, slash, _ = name[len(key) + bool(key) :].partition("/")
                whole = f"{key}/{first}".lstrip("/")
                kind = "directory" if slash else "file"
                found[whole] = {"name": f"{host}/{whole}", "type": kind, "size": 0 if slash else size}
        if not found:
            raise FileNotFoundError(path)
        return list(found.values()) if detail else [entry["name"] for entry in found.values()]

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **_: Any) -> bytes:
        span = f"bytes={start}-{(end or 0) - 1}" if start is not None else ""
        return self._asked("GET", path, span=span)

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: Any) -> None:
        self._asked("PUT", path, value)

    def put_file(self, lpath: str, rpath: str, callback: Any = None, **_: Any) -> None:
        self.pipe_file(rpath, Path(lpath).read_bytes())

    def get_file(self, rpath: str, lpath: str, callback: Any = None, **_: Any) -> None:
        Path(lpath).write_bytes(self.cat_file(rpath))

    def rm(self, path: str, recursive: bool = False, maxdepth: int | None = None) -> None:
        for key in self.find(path):
            self._asked("DELETE", key)

    def makedirs(self, path: str, exist_ok: bool = False) -> None:
        """There are no folders."""


class Host(BaseHTTPRequestHandler):
    """Objects by key, and what was asked for, in order."""

    objects: ClassVar[dict[str, bytes]]
    asked: ClassVar[list[tuple[str, str]]]

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of requests."""

    def _do(self) -> None:
        key, body = unquote(self.path[1:]), self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.asked.append((self.command, key))
        data: bytes | None = b""
        if self.command == "PUT":
            self.objects[key] = body
        elif self.command == "DELETE":
            del self.objects[key]
        elif self.command == "LIST":
            under = {n: len(d) for n, d in list(self.objects.items()) if n == key or n.startswith(f"{key}/")}
            data = json.dumps(under).encode()
        else:
            data = self.objects.get(key)
            if data is not None and (span := self.headers["Range"]):
                start, _, end = span.removeprefix("bytes=").partition("-")
                data = data[int(start) : int(end) + 1]
        self.send_response(404 if data is None else 200)
        self.send_header("Content-Length", str(len(data or b"")))
        self.end_headers()
        self.wfile.write(data or b"")

    do_GET = do_PUT = do_DELETE = do_LIST = _do  # noqa: N815


@contextmanager
def host() -> Iterator[tuple[str, type[Host]]]:
    """The address of an empty host, and what is on it."""
    handler = type("Fresh", (Host,), {"objects": {}, "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"loop://127.0.0.1:{server.server_address[1]}", handler
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def installed(folder: Path) -> str:
    """A folder for PYTHONPATH in which the file system is installed."""
    info = folder / "looped-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: looped\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[fsspec.specs]\nloop = looped:LoopFileSystem\n")
    (folder / "looped.py").symlink_to(Path(__file__).resolve())
    return str(folder)
