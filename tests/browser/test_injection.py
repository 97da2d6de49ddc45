"""An edition whose every text is an attack, in a browser without the pages' policy: nothing runs, nothing is fetched.

The Content-Security-Policy is the second lock, and is tested elsewhere; here it is off, so that the first is seen.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Route

import injected
from harness import served, tahqiq
from leaves import leaves

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROUNDS = 4
WATCH = """
window.__hits = [];
window.__hit = (n) => window.__hits.push(n);
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => window.__hits.push(name);
"""
# What no text may bring into a page: elements that act, attributes that are scripts, addresses that are.
ACTING = """() => {
  const found = [];
  // A browser shows data in a page of its own making.
  if (!["text/html", "application/xhtml+xml"].includes(document.contentType)) return [found, window.__hits];
  const elements = [
    "script:not([src]):not([type='application/ld+json'])", "iframe", "object", "embed", "style", "video", "math",
    "base:not([href^='/'])", "meta[http-equiv='refresh']", "link[rel='stylesheet'][href*='evil']",
    "form[action*='evil']", "img[src='x']", "template script",
  ];
  for (const one of document.querySelectorAll(elements)) found.push(one.outerHTML.slice(0, 200));
  const addresses = ["href", "src", "action", "xlink:href", "data", "poster"];
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      const acts = name.startsWith("on") || ["srcdoc", "formaction"].includes(name);
      const styles = name === "style" && /fixed|url|evil/.test(value);
      const leads = addresses.includes(name) && /^[\\s\\u0000-\\u0020]*(javascript|vbscript|data:text)/i.test(value);
      if (acts || styles || leads) found.push(`${one.localName} ${name}=${value}`.slice(0, 200));
    }
  }
  return [found, window.__hits];
}"""


class Site(NamedTuple):
    """The built edition, and where it is served."""

    folder: Path
    address: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = injected.write(tmp_path_factory.mktemp("attacked"), ROUNDS)
    done = tahqiq("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    for path in (folder / "site/data/epub").glob("*.epub"):
        with zipfile.ZipFile(path) as book:
            book.extractall(folder / "site/opened" / path.stem)
    for address in served(folder / "site"):
        yield Site(folder / "site", address)


class Watched:
    """A page that counts what runs and what is asked of other hosts."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.site = site
        self.wrong: list[str] = []
        self._context = browser.new_context(
            bypass_csp=True, service_workers="block", viewport={"width": 1280, "height": 900}
        )
        self._context.add_init_script(WATCH)
        self._context.route("**/*", self._asked)
        self.page: Page = self._context.new_page()
        self.page.on(
            "dialog", lambda dialog: (self.wrong.append(f"dialog {dialog.message}"), dialog.dismiss())
        )
        self.page.on("pageerror", lambda error: self.wrong.append(f"{self.page.url}: {error}"))
        self.page.on("popup", lambda popup: self.wrong.append(f"{self.page.url}: a window opens"))

    def _asked(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(self.site.address).netloc:
            route.continue_()
        else:
            self.wrong.append(f"{self.page.url} asks {route.request.url}")
            route.abort()

    def open(self, path: str) -> None:
        """Opens a page of the site, and sees to it that it stays there."""
        address = self.site.address + quote(path)
        self.page.goto(address)
        if not path.startswith(("index.html", "404")):
            assert self.page.url == address

    def look(self) -> None:
        """What of an attack has become part of the page, or has run."""
        acting, hits = self.page.evaluate(ACTING)
        self.wrong += [f"{self.page.url}: {one}" for one in [*acting, *hits]]

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def watched(browser: Browser, site: Site) -> Iterator[Watched]:
    made = Watched(browser, site)
    yield made
    made.close()


# Attacks on what is no page, or that are text there.
ELSEWHERE = {13, 16, 18, 19, 20, 21}


@pytest.mark.parametrize("n", sorted({*range(len(injected.ATTACKS))} - ELSEWHERE))
def test_an_attack_that_got_through_would_be_seen(site: Site, watched: Watched, n: int) -> None:
    """Raw in a page as text, in an attribute of either quotation mark, or in a script: one of them at least."""
    raw = injected.attack(n)
    watched.open("en/about/index.html")
    for page in (
        raw,
        f"<p title='{raw}'>",
        f'<p title="{raw}">',
        f"<style>x{{{raw}",
        f'<script type="x">"{raw}',
    ):
        with suppress(Error):  # one leads the page away, which is seen by what it asks for
            watched.page.set_content(f"<!DOCTYPE html><body>{page}")
            watched.look()
    assert watched.wrong


def paths(site: Site, *endings: str) -> list[str]:
    found = (p.relative_to(site.folder).as_posix() for p in sorted(site.folder.rglob("*")) if p.is_file())
    return [path for path in found if path.endswith(endings)]


def test_every_page(site: Site, watched: Watched) -> None:
    pages = [p for p in paths(site, ".html") if "/was-" not in p and not p.startswith("opened/")]
    assert len(pages) > 60
    for path in pages:
        watched.open(path)
        watched.look()
    assert watched.wrong == []


def test_whatever_a_reader_does_with_an_article(site: Site, watched: Watched) -> None:
    for path in (
        "ar/articles/v0/index.html",
        "en/articles/v1/index.html",
        "fa/articles/v2/index.html",
        "en/articles/v3/index.html",
    ):
        watched.open(path)
        page = watched.page
        page.evaluate(
            "for (const name of ['actor', 'term', 'event', 'date'])"
            " document.querySelectorAll(`main .tq-${name}`).forEach((one) => {"
            " one.focus(); for (const name of ['pointerenter', 'pointerover', 'mouseover'])"
            " one.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerType: 'mouse' })); })"
        )
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for button in page.locator("main button:visible").all()[:40]:
            if button.is_visible():
                button.click(force=True, no_wait_after=True)
                page.keyboard.press("Escape")
        page.emulate_media(media="print")
        watched.look()
        page.emulate_media(media="screen")
    assert watched.wrong == []


@pytest.mark.parametrize("language", injected.LANGUAGES)
def test_what_is_found(site: Site, watched: Watched, language: str) -> None:
    page = watched.page
    for typed in ("script", "evil", *injected.ATTACKS[:6]):
        watched.open(f"{language}/index.html")
        field = page.locator("form[role=search] input").first
        field.fill(typed[:100])
        page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
        watched.look()
    watched.page.goto(f"{site.address}{language}/search/?q=script")
    page.locator("main li").first.wait_for()
    watched.look()
    watched.page.goto(f"{site.address}{language}/search/?q={quote(injected.attack(0))}")
    watched.look()
    assert watched.wrong == []


def test_files_that_are_opened_by_themselves(site: Site, watched: Watched) -> None:
    files = paths(site, ".svg", ".xml", ".json", ".jsonld", ".xhtml", ".csv", ".bib", ".ris", ".graphml")
    assert len(files) > 50
    kept: set[str] = set()
    for path in files:
        # Of many that are alike some are enough.
        kind = "".join(c for c in path if not c.isdigit())
        if kind in kept and not path.startswith(("opened/v0.", "data/tei/")):
            continue
        kept.add(kind)
        try:
            watched.page.goto(site.address + quote(path))
        except Error as error:  # a file that a browser only saves
            assert "Download is starting" in str(error), path
            continue
        watched.look()
    assert watched.wrong == []


def test_data_is_read_by_strict_readers(site: Site) -> None:
    """As they were published; what stands in them is compared in tests/unit/export/test_hostile_exports.py."""
    files = paths(site, ".xml", ".json", ".jsonld", ".graphml", ".csv", ".ris", ".bib", ".epub")
    assert sum(len(leaves(path, (site.folder / path).read_bytes())) for path in files) > 10_000


def test_what_holds_no_text_of_an_edition(site: Site) -> None:
    """What hosts, crawlers and service workers are told is made of ids and settings alone."""
    files = ["_headers", ".htaccess", "SHA256SUMS", "sw.js", "sitemap.xml"]
    files += [path for path in paths(site, ".html") if "/was-" in path]
    assert len(files) > 20
    for path in files:
        text = (site.folder / path).read_text(encoding="utf-8")
        assert injected.HOST not in text and "__hit" not in text, path
    sums = (site.folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()[1:]
    named = [re.fullmatch(r"[0-9a-f]{64}  (\S+)", line) for line in sums]
    assert all(named)
