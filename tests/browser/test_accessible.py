"""WCAG 2.2 AA as far as axe-core can tell: every kind of page, both languages, light and dark, desk and phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
KINDS = [
    "",
    "articles/",
    "articles/2024-08-16-coalition-mission/",
    "actors/",
    "actors/iraq/",
    "quotes/",
    "timeline/",
    "network/",
    "glossary/",
    "search/?q=iraq",
    "data/",
    "evidence/",
    "status/",
    "manual/",
    "manual/text/",
    "manual/commands/",
    "about/",
]
PAGES = ["", "404.html", *(f"{language}/{kind}" for language in ("ar", "en") for kind in KINDS)]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    assert violations(browser, address, PAGES, width, scheme) == {}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_in_the_style_guide(
    browser: Browser, guided_address: str, width: int, scheme: str
) -> None:
    pages = [f"{language}/style-guide/" for language in ("ar", "en")]
    assert violations(browser, guided_address, pages, width, scheme) == {}


def violations(
    browser: Browser, address: str, pages: list[str], width: int, scheme: str
) -> dict[str, list[str]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in pages:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        wrong = Axe().run(page, options=OPTIONS).response["violations"]
        if wrong:
            found[path] = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in wrong]
    context.close()
    return found
