"""The search as programs have it: what `search.js` answers on a page of the site."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from searched import Site

pytestmark = pytest.mark.browser


def ask(page: Page, query: str, options: dict[str, object] | None = None) -> list[dict[str, Any]]:
    """What search.js answers on the page that is open."""
    found: list[dict[str, Any]] = page.evaluate(
        "async ([query, options]) => [...await (await import('/some/edition/assets/tahqiq/search.js'))"
        ".search(query, options ?? {})]",
        [query, options],
    )
    return found


def urls(results: list[dict[str, Any]]) -> list[str]:
    return [result["url"].partition("/some/edition/")[2] for result in results]


# ---------------------------------------------------------------- the module


def test_arabic_is_found_whatever_its_marks(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/")
    for query in ("العراق", "العِـــرَاقُ", "\u200fالعراق\u200e", "ﺍﻟﻌﺮﺍﻕ"):
        found = ask(page, query)
        # The language that was typed comes first, and in each the thing of that name.
        assert urls(found) == [
            "ar/actors/iraq/",
            "ar/articles/visit/",
            "en/actors/iraq/",
            "en/articles/visit/",
        ]
        article = next(result for result in found if result["kind"] == "article")
        assert article["title"] == "زيارة إلى بغداد"
        assert [article["excerpt"][start:end] for start, end in article["highlights"]] == ["العِراق"]
        assert (article["tier"], article["strong"]) == ("exact", True)
        assert set(article) == {
            "url",
            "language",
            "kind",
            "title",
            "excerpt",
            "highlights",
            "titleHighlights",
            "names",
            "sort",
            "tier",
            "strong",
        }
        assert (found[-1]["tier"], found[-1]["strong"]) == ("name", True)


def test_letters_that_are_often_confused_are_the_same(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/")
    for query in ("وزاره الخارجيه", "وزارة الخارجية", "الاميركيه", "إلي ألعراق"):
        assert "ar/articles/visit/" in urls(ask(page, query)), query


def test_english_is_found_from_an_arabic_page(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/")
    found = ask(page, "delegations")
    assert urls(found) == ["en/articles/visit/"]
    assert (found[0]["language"], found[0]["tier"]) == ("en", "form")


def test_results_can_be_narrowed_and_limited(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/")
    assert urls(ask(page, "stay", {"filters": {"kind": "quote"}})) == ["en/articles/visit/#q-stay"]
    assert urls(ask(page, "stay", {"filters": {"kind": "article", "year": 2023}})) == ["en/articles/march/"]
    both = ask(page, "stay", {"filters": {"kind": "article", "year": ["2023", "2024"]}})
    assert set(urls(both)) == {"en/articles/march/", "en/articles/visit/"}
    assert urls(ask(page, "العراق", {"filters": {"language": "en"}})) == [
        "en/actors/iraq/",
        "en/articles/visit/",
    ]
    assert urls(ask(page, "القوات", {"filters": {"speaker": "iraq"}})) == ["ar/articles/visit/#q-stay"]
    assert len(ask(page, "stay", {"limit": 1})) == 1


def test_a_phrase_is_found_word_for_word(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/")
    assert set(urls(ask(page, '"american forces"'))) == {"en/articles/visit/", "en/articles/visit/#q-stay"}
    assert urls(ask(page, "“forces american”")) == []
    assert urls(ask(page, "«American forces» delegation")) == ["en/articles/visit/"]


BAD = [
    "",
    " ",
    "\u064b\u064b",
    "*",
    "<img src=x onerror=alert(1)>",
    "[",
    "\\",
    "x" * 10_000,
    "\u0000",
    "ـ",
    "\u202e\u2066",
]


def test_bad_input_finds_nothing_and_breaks_nothing(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/")
    for query in BAD:
        assert ask(page, query) == [], query
    assert len(ask(page, "delegation (a+)+$")) == 1
