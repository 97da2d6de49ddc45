"""First visits to a site, as a host serves it and as a browser sees it: what was fetched, what was shown when."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, CDPSession

from harness import answering

# As Lighthouse simulates it: bytes a second, milliseconds.
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
# Files of the search index have no ending.
_PACKED = {".woff2", ".png", ".gz", ""}
_WATCH = """
window.seen = { shift: 0, moved: [], largest: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    seen.shift += entry.value;
    for (const { node } of entry.sources) {
      seen.moved.push(`${entry.value.toFixed(4)} ${(node?.parentElement ?? node)?.className}`);
    }
  }
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.largest = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
"""
# The policy of the pages forbids to wait for an expression; these wait by themselves.
_SHOWN = """async () => {
  while (performance.getEntriesByName("first-contentful-paint").length === 0) await new Promise(requestAnimationFrame);
}"""
# `font-display: optional` gives a face 100 ms.
_LATE = """async () => {
  const late = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime + 300 < performance.now();
  while (!late()) await new Promise(requestAnimationFrame);
}"""
FACED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  while (!document.documentElement.classList.contains("tq-faces")) await frame();
  await frame(); await document.fonts.ready; await frame(); await frame();
}"""
_KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const read = await caches.open("tahqiq-read");
  while (!(await read.match(location.href))) await new Promise(requestAnimationFrame);
}"""
_TIMES = """() => ({
  text: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  blocking: performance.getEntriesByType("resource")
    .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name),
  fonts: performance.getEntriesByType("resource")
    .filter((entry) => entry.name.endsWith(".woff2")).map((entry) => [entry.name, entry.startTime]),
})"""


@dataclass
class Host:
    """A folder served with gzip, validators and an age, as static hosts do; knows what it sent."""

    folder: Path
    address: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Path and bytes of each answer's body, in order."""
    fonts: threading.Event = field(default_factory=threading.Event)
    """Faces are answered once this is set."""

    def answer(self, path: str) -> tuple[bytes, str, bool] | None:
        """(body, kind, whether it is compressed) of a file."""
        file = self.folder / unquote(path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return None
        if file.suffix == ".woff2":
            self.fonts.wait(60)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        packed = file.suffix not in _PACKED
        return (_gzip(file) if packed else file.read_bytes()), kind, packed


@lru_cache(maxsize=512)
def _gzip(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0)


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            found = host.answer(path)
            body, kind, packed = found or (b"not here", "text/plain", False)
            mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            same = self.headers.get("If-None-Match") == mark
            host.sent.append((path, 0 if same else len(body)))
            self.send_response(304 if same else 200 if found else 404)
            self.send_header("ETag", mark)
            self.send_header("Cache-Control", "max-age=600")
            if not same:
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                if packed:
                    self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            if not same:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing of requests."""

    return Answer


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """A folder on loopback, as a host serves it."""
    host = Host(folder)
    with answering(_handler(host)) as address:
        host.address = f"{address}/"
        try:
            yield host
        finally:
            host.fonts.set()


@dataclass(frozen=True)
class Visit:
    """What came of one visit. Times are milliseconds from its start."""

    sent: tuple[tuple[str, int], ...]
    elsewhere: tuple[str, ...]
    blocking: tuple[str, ...]
    text: float
    largest: float
    fonts: tuple[tuple[str, float], ...]
    shift: float
    moved: tuple[str, ...]

    @property
    def early(self) -> tuple[str, ...]:
        """The faces that were asked for before any text was shown."""
        return tuple(path for path, start in self.fonts if start < self.text)

    def first(self, *paths: str) -> int:
        """Bytes of the first answers for these paths."""
        return sum(dict(reversed(self.sent))[path] for path in paths)

    def weight(self, *endings: str) -> int:
        """Bytes of the bodies sent; of those whose path ends so, if any endings are given."""
        return sum(size for path, size in self.sent if not endings or path.endswith(endings))


def first_visit(
    browser: Browser, host: Host, path: str, width: int, *, slow: bool = False, held: bool = False
) -> Visit:
    """A first visit with an empty cache, until all is still. `held`: no face comes in time for the text."""
    host.sent.clear()
    host.fonts.clear() if held else host.fonts.set()
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(_WATCH)
    page = context.new_page()
    session: CDPSession = context.new_cdp_session(page)
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(host.address + path, wait_until="commit")
    page.evaluate(_LATE if held else _SHOWN)
    host.fonts.set()
    page.evaluate(FACED)
    if not held:
        page.evaluate(_KEPT)
    page.wait_for_load_state("networkidle")
    times: dict[str, Any] = page.evaluate(_TIMES)
    seen: dict[str, Any] = page.evaluate("seen")
    context.close()
    here = (host.address, "data:", "blob:")
    return Visit(
        tuple(host.sent),
        tuple(url for url in asked if not url.startswith(here)),
        tuple(urlsplit(url).path for url in times["blocking"]),
        times["text"],
        seen["largest"],
        tuple((urlsplit(url).path, start) for url, start in times["fonts"]),
        seen["shift"],
        tuple(seen["moved"]),
    )
