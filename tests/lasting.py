"""The addresses of a built site that others keep: pages, the places on them that are cited, the downloads."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

CITED = ("q-", "e-", "t-", "tq-correction-")
"""How ids of quotations, events, terms and corrections begin; those of blocks are told by their class."""
DIVIDED = ("timeline", "glossary")
"""Indexes that are divided as they grow: their places move between sheets, and a script finds them there."""


class _Page(HTMLParser):
    """The places of a page, and where it leads on to, if it does."""

    def __init__(self) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.onward = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("id", "")
        if name.startswith(CITED) or (name and "tq-row" in said.get("class", "").split()):
            self.places.add(name)
        if tag == "meta" and said.get("http-equiv", "").lower() == "refresh":
            self.onward = said["content"].partition("url=")[2]


def addresses(site: Path) -> set[str]:
    """All of them, relative to the site: `en/articles/x/`, `en/articles/x/#p3`, `data/edition.json`.

    The page of a former id has the places of the page that it leads to.
    """
    pages = {_address(site, file): _read(file) for file in site.rglob("*.html")}
    found = {file.relative_to(site).as_posix() for file in (site / "data").glob("*") if file.is_file()}
    for address in pages:
        found.add(address)
        found.update(f"{_whole(address)}#{place}" for place in _last(address, pages).places)
    return found


def _address(site: Path, file: Path) -> str:
    return file.relative_to(site).as_posix().removesuffix("index.html")


def _read(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text("utf-8"))
    return page


def _last(address: str, pages: dict[str, _Page]) -> _Page:
    """Where one arrives. A redirect to what is not there, or in a circle, has no places."""
    passed: set[str] = set()
    while (page := pages.get(address)) is not None and page.onward and address not in passed:
        passed.add(address)
        address = urlsplit(urljoin(f"https://here/{address}", page.onward)).path.removeprefix("/")
    return _Page() if page is None or page.onward else page


def _whole(address: str) -> str:
    language, _, rest = address.partition("/")
    section = rest.partition("/")[0]
    return f"{language}/{section}/" if section in DIVIDED else address
