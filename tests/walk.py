"""A built site as a crawler sees it: pages, the links in them, what is wrong with both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

LINKS = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "form": "action",
    "use": "href",
    "iframe": "src",
}
HOST = "https://site.invalid"


@dataclass(frozen=True)
class Page:
    """One HTML file of a site: `address` is relative to the site's root, `root` the folder it is served from."""

    address: str
    root: str
    tree: html.HtmlElement = field(repr=False)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(self.tree.xpath("//@id"))

    def links(self) -> Iterator[tuple[str, str]]:
        """(link as written, address it leads to, relative to the root) for all that stays on the site."""
        base = self.tree.xpath("//head/base/@href")
        root = HOST + self.root
        here = urljoin(root, base[0] if base else self.address)
        for element in self.tree.iter(*LINKS):
            written = element.get(LINKS[element.tag])
            if written is not None and element.get("rel") not in ("canonical", "alternate", "alternate "):
                there = urljoin(here, written)
                if there.startswith(HOST):
                    yield written, there.removeprefix(root)

    def inline(self) -> list[str]:
        """Scripts and styles that stand in the page, which its policy forbids."""
        scripts = self.tree.xpath(
            "//script[not(@src)][not(@type='application/json' or @type='application/ld+json')] | //style | //*[@style]"
        )
        handlers = self.tree.xpath("//@*[starts-with(name(), 'on')]")
        return [e.tag for e in scripts] + list(map(str, handlers))

    def foreign(self) -> Iterator[str]:
        """What the page loads from elsewhere; links that a reader may follow do not count."""
        for element in self.tree.iter("script", "img", "source", "iframe", "link"):
            written = element.get(LINKS[element.tag]) or ""
            loads = element.tag != "link" or element.get("rel") in (
                "stylesheet",
                "preload",
                "icon",
                "preconnect",
            )
            if loads and urlsplit(written).netloc:
                yield written


def pages(site: Path, root: str = "/") -> dict[str, Page]:
    """Every page of a site by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        address = name.removesuffix("index.html") if path.name == "index.html" else name
        found[address] = Page(address, root, html.document_fromstring(path.read_bytes()))
    return found


def broken(site: Path, root: str = "/") -> list[str]:
    """Every link that leads nowhere, fragments included; `root` is the folder that the site is served from."""
    all_pages = pages(site, root)
    wrong = []
    for page in all_pages.values():
        for written, there in page.links():
            parts = urlsplit(there)
            path, fragment = unquote(parts.path), unquote(parts.fragment)
            target = all_pages.get(path)
            if target is None and not (site / path).is_file():
                wrong.append(f"/{page.address}: {written}")
            elif target is not None and fragment and fragment not in target.ids:
                wrong.append(f"/{page.address}: {written} (no such fragment)")
    return wrong
