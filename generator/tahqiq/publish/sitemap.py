"""The sitemap: every page with its counterparts in other languages, as sitemaps.org and hreflang have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from urllib.parse import urljoin

LIMIT = 50_000
"""Addresses in one file; sitemaps.org, "Sitemap index files"."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'

Address = tuple[str, tuple[tuple[str, str], ...]]
"""A page's address and its alternates, as in render/page.py."""


def sitemap_files(pages: Iterable[Address], site: str) -> Mapping[str, bytes]:
    """The files by their path, pages in order of address; none without the site's own address."""
    if not site:
        return {}
    ordered = sorted(pages)
    if len(ordered) <= LIMIT:
        return {"sitemap.xml": _file(ordered, site)}
    parts = [ordered[start : start + LIMIT] for start in range(0, len(ordered), LIMIT)]
    names = [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    places = "".join(f"<sitemap><loc>{escape(urljoin(site, name))}</loc></sitemap>\n" for name in names)
    index = f"{_HEAD}<sitemapindex {_XMLNS}>\n{places}</sitemapindex>\n"
    return {
        "sitemap.xml": index.encode(),
        **{name: _file(part, site) for name, part in zip(names, parts, strict=True)},
    }


def _file(pages: Sequence[Address], site: str) -> bytes:
    return "".join((f"{_HEAD}<urlset {_XMLNS} {_XHTML}>\n", *_entries(pages, site), "</urlset>\n")).encode()


def _entries(pages: Sequence[Address], site: str) -> Iterator[str]:
    # Addresses are paths that stay below the site's own, so that each need not be resolved anew (RFC 3986, 5.2).
    base = escape(urljoin(site, "."))
    for address, alternates in pages:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{escape(tag)}" href="{base}{escape(to)}"/>'
            for tag, to in alternates
        )
        yield f"<url><loc>{base}{escape(address)}</loc>{links}</url>\n"
