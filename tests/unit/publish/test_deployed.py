"""A deployed copy is the site or it is not, and it is said where; in a folder, and at a web address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from harness import served
from tahqiq.crew import Alone
from tahqiq.publish.deployed import NoCopy, copy_at, differences, home, origin
from tahqiq.publish.host_files import HOST_FILES
from tahqiq.publish.manifest import MANIFEST, digests, written

PAGE = '<link rel="canonical" href="https://edition.example/{}/">\n<p>Text.</p>\n'
FILES = {
    "index.html": "root",
    "404.html": "nothing here",
    "ar/index.html": PAGE.format("ar"),
    "en/index.html": PAGE.format("en"),
    "en/a b/index.html": "a page",
    "data/edition.json": '{"title": "x"}\n',
    "assets/font.woff2": "bytes",
    HOST_FILES[0]: "/*\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / MANIFEST).write_bytes(written(digests(str(folder), Alone())))
    return folder


@pytest.fixture
def copied(site: Path) -> Path:
    return Path(shutil.copytree(site, site.with_name("copy")))


@pytest.fixture(params=["folder", "web"])
def where(request: pytest.FixtureRequest, copied: Path) -> Iterator[str]:
    """The copy, as it is named in either way."""
    if request.param == "folder":
        yield str(copied)
    else:
        yield from served(copied)


def found(site: Path, where: str) -> list[tuple[str, str, str]]:
    return [tuple(difference) for difference in differences(site, copy_at(where))]


def test_a_true_copy(site: Path, where: str) -> None:
    assert found(site, where) == []


def test_what_is_missing_and_what_is_another(site: Path, copied: Path, where: str) -> None:
    shutil.rmtree(copied / "en/a b")
    (copied / "en/index.html").write_text(PAGE.format("en").replace("Text", "Test"))
    (copied / "assets/font.woff2").write_text("longer bytes")
    assert found(site, where) == [
        ("assets/font.woff2", "other", "5 bytes here, 12 there"),
        ("en/a b/index.html", "missing", ""),
        ("en/index.html", "other", "71 bytes each; line 2: here '<p>Text.</p>', there '<p>Test.</p>'"),
    ]


def test_what_is_there_beside_it(site: Path, copied: Path, where: str) -> None:
    (copied / "added.html").write_text("not ours")
    (copied / MANIFEST).write_bytes(written(digests(str(copied), Alone())))
    assert ("added.html", "extra", "") in found(site, where)


def test_a_manifest_that_is_gone_is_missed(site: Path, copied: Path, where: str) -> None:
    (copied / MANIFEST).unlink()
    assert found(site, where) == [(MANIFEST, "missing", "")]


def test_a_host_keeps_its_own_files_to_itself(site: Path, copied: Path) -> None:
    (copied / HOST_FILES[0]).unlink()
    assert found(site, str(copied)) == [(HOST_FILES[0], "missing", "")]
    for address in served(copied):
        assert found(site, address) == []


def test_where_a_copy_comes_from(site: Path, where: str) -> None:
    assert home(site) == "ar/index.html"
    made = origin(copy_at(where), home(site))
    assert made.program.startswith("Tahqiq ")
    assert made.address == "https://edition.example/ar/"


def test_what_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(NoCopy, match="no folder"):
        copy_at(str(tmp_path / "nowhere"))


class _Host(BaseHTTPRequestHandler):
    """Answers with a status that the test has chosen."""

    status, location = 200, ""

    def do_GET(self) -> None:
        self.send_response(self.status)
        if self.location:
            self.send_header("Location", self.location)
        self.end_headers()

    def log_message(self, format: str, *given: Any) -> None:
        """Says nothing."""


@pytest.mark.parametrize(
    ("status", "location", "said"),
    [(500, "", "500"), (403, "", "403"), (302, "https://elsewhere.example/", "leads away")],
)
def test_a_host_that_fails_is_no_difference(site: Path, status: int, location: str, said: str) -> None:
    handler = type("Host", (_Host,), {"status": status, "location": location})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        with pytest.raises(OSError, match=said):
            found(site, f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    with pytest.raises(OSError):
        found(site, f"http://127.0.0.1:{server.server_port}/")
