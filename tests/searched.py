"""A small site below a sub-path, under a strict policy, that can be searched, without an edition's look."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from indexes import index
from tahqiq.paths import templates
from tahqiq.search import Entry

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self';"
    " style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types tahqiq"
)
PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><meta charset="utf-8"><title>Search</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../assets/tahqiq/css/search.css">
<header><form role="search" action="search/"><input type="search" name="q" aria-label="Find"></form></header>
<p><input id="other" aria-label="Other"></p>
<script type="module" src="../assets/tahqiq/search-field.js"></script>
"""
SEARCH_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><meta charset="utf-8"><title>Search</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../../assets/tahqiq/css/search.css">
<form class="tq-search" role="search" action=""><input type="search" name="q" aria-label="Find"></form>
<div data-tahqiq-search aria-live="polite"></div>
<script type="module" src="../../assets/tahqiq/search-page.js"></script>
"""
ENTRIES = [
    Entry(
        "ar/articles/visit/",
        "ar",
        "article",
        "زيارة إلى بغداد",
        "وصل الوفد إلى العِراق صباح أمس.\nوقالت وزارة الخارجيّة إنّ القوات الأميركية باقية.",
        actors=("iraq",),
        years=(2024,),
    ),
    Entry(
        "ar/articles/visit/#q-stay", "ar", "quote", "الوزارة", "القوات الأميركية باقية", speakers=("iraq",)
    ),
    Entry(
        "ar/actors/iraq/",
        "ar",
        "actor",
        "العراق",
        "دولة عاصمتها بغداد",
        actors=("iraq",),
        names=(("ar", "العراق"), ("en", "Iraq"), ("en", "Republic of Iraq")),
        sort="country",
    ),
    Entry("ar/glossary/#t-truce", "ar", "term", "هدنة", "<b onclick=x>توقف</b> عن القتال"),
    Entry(
        "en/articles/visit/",
        "en",
        "article",
        "A visit to Baghdad",
        "The delegation reached Iraq yesterday.\nThe ministry said American forces <script>stay</script>.",
        years=(2024,),
    ),
    Entry("en/articles/visit/#q-stay", "en", "quote", "The ministry", "American forces stay"),
    Entry(
        "en/actors/iraq/",
        "en",
        "actor",
        "Iraq",
        "A state",
        actors=("iraq",),
        names=(("ar", "العراق"), ("en", "Iraq"), ("en", "Republic of Iraq")),
        sort="country",
    ),
    Entry("en/articles/march/", "en", "article", "A march", "They stay and go.", years=(2023,)),
]


class Site:
    """A site on loopback that notes what is fetched, and can lose or damage files."""

    def __init__(self, folder: Path) -> None:
        self.fetched: list[str] = []
        self.change: Callable[[str, bytes], bytes | None] = lambda path, content: content
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self, folder))
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/some/edition/"

    def lose(self, pattern: str) -> None:
        self.change = lambda path, content: None if re.search(pattern, path) else content

    def damage(self, pattern: str) -> None:
        """Turns the bits of one byte in the middle of each such file."""

        def change(path: str, content: bytes) -> bytes:
            middle = len(content) // 2
            damaged = content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]
            return damaged if re.search(pattern, path) else content

        self.change = change


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: Site, folder: Path, *arguments: Any) -> None:
        self.site = site
        super().__init__(*arguments, directory=str(folder))

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.site.fetched.append(path)
        file = Path(self.translate_path(path + ("index.html" if path.endswith("/") else "")))
        content = self.site.change(path, file.read_bytes()) if file.is_file() else None
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of requests."""


def written(folder: Path, entries: Iterable[Entry]) -> Path:
    """The site's files, with an index of some entries."""
    entries = list(entries)
    edition = folder / "some" / "edition"
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        for name, page in (("index.html", PAGE), ("search/index.html", SEARCH_PAGE)):
            file = edition / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.format(language=language, direction=direction), encoding="utf-8")
    for entry in entries:
        file = edition / entry.url.partition("#")[0] / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<!doctype html><title>Found</title>", encoding="utf-8")
    shipped = templates() / "assets"
    files = {path.relative_to(shipped).as_posix(): path.read_bytes() for path in shipped.rglob("*.js")}
    files["css/search.css"] = (shipped / "css/search.css").read_bytes()
    for path, content in {**files, **index(entries)}.items():
        file = edition / "assets" / "tahqiq" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def running(folder: Path) -> Iterator[Site]:
    """The site, served."""
    site = Site(folder)
    thread = threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
    thread.join()
