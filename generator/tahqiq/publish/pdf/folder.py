"""A built site as a browser sees it: the files of a folder under the site's address, and nothing else in the world."""

from __future__ import annotations

import base64
from pathlib import Path
from urllib.parse import unquote, urlsplit

NOWHERE = "https://edition.invalid/"
"""The address of a site that has none; `.invalid` is nobody's (RFC 2606)."""
TYPES = {
    ".css": "text/css", ".gif": "image/gif", ".html": "text/html; charset=utf-8", ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg", ".js": "text/javascript", ".json": "application/json", ".png": "image/png",
    ".svg": "image/svg+xml", ".ttf": "font/ttf", ".webp": "image/webp", ".woff": "font/woff", ".woff2": "font/woff2",
}  # fmt: skip


class SiteFolder:
    """The folder of a site that is published at an address, which ends with a slash."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder.resolve()
        self.address = address
        self._kept: dict[Path, str] = {}

    def file(self, url: str) -> Path | None:
        """The file that stands at an address, if there is one; a folder is its `index.html`."""
        asked, own = urlsplit(url), urlsplit(self.address)
        if asked[:2] != own[:2] or not asked.path.startswith(own.path):
            return None
        path = (self._folder / unquote(asked.path[len(own.path) :]).lstrip("/")).resolve()
        if not path.is_relative_to(self._folder):
            return None
        found = path / "index.html" if path.is_dir() else path
        return found if found.is_file() else None

    def response(self, url: str) -> dict[str, object] | None:
        """What the DevTools protocol's `Fetch.fulfillRequest` wants of a file."""
        found = self.file(url)
        if found is None:
            return None
        kind = TYPES.get(found.suffix.lower(), "application/octet-stream")
        return {
            "responseCode": 200,
            "responseHeaders": [{"name": "Content-Type", "value": kind}],
            "body": self._body(found),
        }

    def _body(self, path: Path) -> str:
        """What pages share is read once: styles, scripts, fonts."""
        if path.suffix == ".html":
            return base64.b64encode(path.read_bytes()).decode()
        if path not in self._kept:
            self._kept[path] = base64.b64encode(path.read_bytes()).decode()
        return self._kept[path]
