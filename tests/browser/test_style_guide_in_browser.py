"""The style guide in a real browser: its specimens do what the parts do on their own pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_parts_live(page: Page, guided_address: str, language: str) -> None:
    page.goto(f"{guided_address}{language}/style-guide/")
    page.locator("#names .tq-actor").first.hover()
    expect(page.locator("[data-tahqiq-card]")).to_be_visible()
    page.keyboard.press("Escape")

    page.locator("[data-mode=ar]").click()
    expect(page.locator("#names .tq-cell[lang=en]")).to_be_hidden()
    page.locator("[data-mode=side]").click()

    page.locator("[data-tahqiq-filters] [name=mode]").select_option("indirect")
    assert page.locator(".tq-dated .tq-card:visible").count() == 1

    page.locator("[data-tahqiq-tools] [name=actor]").select_option("speaker-b")
    assert page.locator("#tq-timeline li[id]:visible").count() == 2

    page.locator("[data-choose] [name=actor]").select_option("country-a")
    assert page.locator("tr[data-one]:visible").count() == 2


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_it_never_scrolls_sideways(page: Page, guided_address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for language in ("ar", "en"):
        page.goto(f"{guided_address}{language}/style-guide/")
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_direction_is_the_languages(page: Page, guided_address: str) -> None:
    """Bars, columns and time run as the language does."""
    ends = {}
    for language in ("ar", "en"):
        page.goto(f"{guided_address}{language}/style-guide/")
        box = page.locator("#names .tq-cell").first.bounding_box()
        bar = page.locator(".tq-shares__bar rect").last.bounding_box()
        room = page.locator(".tq-shares__bar").last.bounding_box()
        assert box and bar and room
        ends[language] = (box["x"] > 500, bar["x"] - room["x"] > room["width"] / 3)
    assert ends == {"ar": (True, True), "en": (False, False)}
