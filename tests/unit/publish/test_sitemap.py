"""The sitemap: addresses as browsers resolve them against the site's own, counterparts, files of a size."""

from __future__ import annotations

from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from tahqiq.publish.sitemap import LIMIT, sitemap_files

NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}
PAGES = [
    ("en/b/", (("ar", "ar/b/"), ("en", "en/b/"))),
    ("en/", (("ar", "ar/"), ("en", "en/"))),
    ("ar/glossary/letter/ا/", ()),
]


def located(file: bytes) -> list[tuple[str, list[str]]]:
    """The pages of a file, each with its counterparts."""
    return [
        (url.findtext("loc", "", NAMES), [link.attrib["href"] for link in url.findall("xhtml:link", NAMES)])
        for url in ElementTree.fromstring(file).findall("url", NAMES)
    ]


@pytest.mark.parametrize(
    "site", ["https://e.org", "https://e.org/", "https://e.org/a&b/", "https://e.org/a/b"]
)
def test_addresses_are_those_that_a_browser_goes_to(site: str) -> None:
    files = sitemap_files(PAGES, site)
    assert located(files["sitemap.xml"]) == [
        (urljoin(site, address), [urljoin(site, to) for _, to in alternates])
        for address, alternates in sorted(PAGES)
    ]


def test_a_site_without_an_address_has_none() -> None:
    assert sitemap_files(PAGES, "") == {}


def test_a_file_has_no_more_than_it_may() -> None:
    pages = [(f"en/{n:06d}/", ()) for n in range(LIMIT + 1)]
    files = sitemap_files(pages, "https://e.org/")
    index = ElementTree.fromstring(files["sitemap.xml"])
    assert [at.text for at in index.iterfind("sitemap/loc", NAMES)] == [
        "https://e.org/sitemap-1.xml",
        "https://e.org/sitemap-2.xml",
    ]
    assert [address for n in (1, 2) for address, _ in located(files[f"sitemap-{n}.xml"])] == [
        f"https://e.org/{address}" for address, _ in pages
    ]
