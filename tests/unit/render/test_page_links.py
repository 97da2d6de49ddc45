"""Links between pages: relative, whatever folder the site lies in."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from tahqiq.render import relative
from tahqiq.render.links import Links, settled

PLACES = ["", "ar/", "en/articles/x/", "en/articles/", "en/actors/long-id/", "data/edition.json", "404.html"]
TARGETS = [*PLACES, "en/timeline/#e-x", "en/articles/x/#p3", "assets/tahqiq/css/ink.css"]


@pytest.mark.parametrize("here", PLACES)
@pytest.mark.parametrize("there", TARGETS)
def test_a_relative_link_leads_where_it_should(here: str, there: str) -> None:
    for root in ("https://e.example/", "https://e.example/deep/er/"):
        assert urljoin(root + here, relative(here, there)) == root + there


@pytest.mark.parametrize("here", ["en/", "en/articles/", "en/articles/x/"])
def test_links_of_a_language(here: str) -> None:
    links = Links("en")
    wanted = {
        links.page(""): "en/",
        links.page("quotes/"): "en/quotes/",
        links.to("actor", "iraq"): "en/actors/iraq/",
        links.to("event", "e"): "en/timeline/#e-e",
        links.to("term", "t"): "en/glossary/#t-t",
        links.block("x", "p3"): "en/articles/x/#p3",
        links.quote("x", "hope"): "en/articles/x/#q-hope",
        links.file("data/edition.json"): "data/edition.json",
        links.written("article:y#p3"): "en/articles/y/#p3",
    }
    for link, address in wanted.items():
        assert (
            urljoin(f"https://e.example/{here}", settled(link, here, "en")) == f"https://e.example/{address}"
        )


def test_addresses_elsewhere_stay_as_they_are() -> None:
    links = Links("en")
    for href in ("https://example.org/a:b", "mailto:a@example.org", "http://example.org/#p3"):
        assert links.written(href) == href
