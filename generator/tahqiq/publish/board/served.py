"""What a preview serves beside the site: the script of its pages, its answers, and a page while there is no site.

MkDocs's server answers all else. Nothing of this is in a site that is built.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from tahqiq.paths import templates
from tahqiq.publish.board import Board
from tahqiq.publish.board.answers import Asked, answer
from tahqiq.publish.board.standing_page import standing_in
from tahqiq.publish.board.visitors import HEADERS, OF_PAGES, refused
from tahqiq.publish.shell import ASSETS

PREFIX = "/-preview/"
"""No page is there: an id begins with a letter or a digit."""
PATIENCE = 25.0
"""Seconds after which a page is answered though there is nothing new."""
_FILES = {"preview.js": "text/javascript", "preview.css": "text/css"}
_BUILT = 10.0
_NEEDED = ("_inject_js_into_html", "_epoch_cond", "_visible_epoch", "_wanted_epoch", "set_app", "url")

Application = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]


class Served:
    """A server of MkDocs with a board; one that isn't as we know it is left alone, and reloads as MkDocs does."""

    def __init__(self, server: LiveReloadServer, board: Board, root: Path) -> None:
        self._server = server
        self._board = board
        self._root = root
        self._assets = (-1, "")
        if all(hasattr(server, name) for name in _NEEDED):
            self._others: Application = server.serve_request
            errors = server.error_handler
            # The script goes where MkDocs's own would.
            setattr(server, _NEEDED[0], lambda content, _epoch: self.with_script(content))
            server.error_handler = lambda code: self._error(errors(code))
            server.set_app(self)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answers a request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        own_host = urlsplit(self._server.url).hostname or ""
        if why := refused(environ, own_host, private=path.startswith(PREFIX)):
            return _sent(start, why[0], "text/plain", why[1].encode())
        if path.startswith(PREFIX):
            return self._ours(path.removeprefix(PREFIX), environ, start)
        notice = self._board.notice
        if notice.waits and path.startswith(self._server.mount_path) and not self._file(path):
            accepted = str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
            page = standing_in(notice, path, self._server.mount_path, accepted, self._script("", waits=True))
            return _sent(start, "503 Service Unavailable", "text/html", page, OF_PAGES)

        def fresh(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            # One step back leads to a page as it is now, not as the browser had it then.
            html = any(value.startswith("text/html") for name, value in headers if name == "Content-Type")
            return start(status, [*headers, *HEADERS, *((_FRESH, *OF_PAGES) if html else ())], *more)

        return self._others(environ, fresh)

    def with_script(self, content: bytes) -> bytes:
        """A page with the script of the preview at its end."""
        end = content.rfind(b"</body>")
        end = len(content) if end < 0 else end
        return content[:end] + self._script(_digest(content)).encode() + content[end:]

    def _error(self, page: bytes | None) -> bytes | None:
        """A page that stands in the place of one that is not there: it waits for it."""
        script = self._script("").encode()
        return page and page.replace(b"</body>", script + b"</body>", 1)

    def _script(self, digest: str, *, waits: bool = False) -> str:
        given = f'data-page="{digest}" data-assets="{self._assets_now()}"' + (" data-waits" if waits else "")
        return f'<script src="{PREFIX}preview.js" defer {given}></script>'

    # ------------------------------------------------------------ our own addresses

    def _ours(self, name: str, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if name == "state":
            return _sent(start, "200 OK", "application/json", self._state(environ))
        if name in _FILES:
            return _sent(start, "200 OK", _FILES[name], (templates() / "serve" / name).read_bytes())
        return _sent(start, "404 Not Found", "text/plain", b"Not found")

    def _state(self, environ: WSGIEnvironment) -> bytes:
        given = parse_qs(str(environ.get("QUERY_STRING", "")))
        here = _is_here(str(environ.get("REMOTE_ADDR", "")))
        asked = Asked(
            address=_first(given, "page"),
            language=_first(given, "language"),
            seen=_first(given, "seen"),
            since=_first(given, "since"),
            mount=self._server.mount_path,
            root=self._root if here else None,
        )
        notice = self._board.after(asked.seen, PATIENCE)
        # While all is made anew, nothing can be told of files.
        known = not notice.working and self._done()
        return answer(self._board, notice, asked, self._site(asked.address) if known else {})

    def _done(self) -> bool:
        """Waits until the pages that are being made are there."""
        server = self._server
        with server._epoch_cond:
            return server._epoch_cond.wait_for(
                lambda: server._visible_epoch == server._wanted_epoch, timeout=_BUILT
            )

    def _site(self, address: str) -> dict[str, Any]:
        """The digest of a page's file, empty where it is gone: then also which page above it is there."""
        file = self._file(address)
        if file:
            return {"page": _digest(file.read_bytes()), "assets": self._assets_now()}
        mount = self._server.mount_path
        above = address
        while above.startswith(mount) and above != mount and not self._file(above):
            above = above.rstrip("/").rpartition("/")[0] + "/"
        return {"page": "", "instead": above, "assets": self._assets_now()}

    def _file(self, address: str) -> Path | None:
        """The file of the page at an address, if there is one."""
        if not address.startswith(self._server.mount_path) or "\0" in address:
            return None
        root = Path(self._server.root)
        path = root / address.removeprefix(self._server.mount_path)
        found = path / "index.html" if address.endswith("/") else path
        inside = found.resolve().is_relative_to(root.resolve())
        return found if inside and found.is_file() else None

    def _assets_now(self) -> str:
        """A digest of styles and scripts; only where all was made anew they may be others."""
        count = self._board.notice.whole
        if self._assets[0] != count:
            folder = Path(self._server.root) / ASSETS
            files = sorted(path for path in folder.rglob("*") if path.suffix in (".css", ".js"))
            self._assets = count, _digest(b"".join(path.read_bytes() for path in files))
        return self._assets[1]


_FRESH = ("Cache-Control", "no-store")


def _sent(
    start: StartResponse, status: str, kind: str, body: bytes, more: Iterable[tuple[str, str]] = ()
) -> Iterable[bytes]:
    headers = [
        ("Content-Type", f"{kind}; charset=utf-8"),
        ("Content-Length", str(len(body))),
        _FRESH,
        *HEADERS,
        *more,
    ]
    start(status, headers)
    return [body]


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()


def _first(given: dict[str, list[str]], name: str) -> str:
    return given.get(name, [""])[0]


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
