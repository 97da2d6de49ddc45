"""Reading in a real browser: the article, the switch of language, search; on a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
ARTICLE = "articles/2024-08-16-coalition-mission/"


def test_text_and_translation_stand_side_by_side(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}")
    arabic, english = page.locator("#p3 [lang=ar]").first, page.locator("#p3 [lang=en]").first
    expect(arabic).to_contain_text("لا توجد قوات أميركية")
    expect(english).to_contain_text("there are no American forces")
    left, right = english.bounding_box(), arabic.bounding_box()
    assert left and right
    assert left["x"] + left["width"] <= right["x"] and abs(left["y"] - right["y"]) < 20


def test_the_arabic_page_is_mirrored(page: Page, address: str) -> None:
    page.goto(f"{address}ar/{ARTICLE}")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    arabic, english = page.locator("#p3 [lang=ar]").first, page.locator("#p3 [lang=en]").first
    right, left = arabic.bounding_box(), english.bounding_box()
    assert left and right
    assert left["x"] + left["width"] <= right["x"]


def test_the_switch_of_language_stays_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}ar/actors/iran/")
    page.locator("header a[hreflang=en]").click()
    expect(page).to_have_url(f"{address}en/actors/iran/")
    expect(page.locator("h1")).to_contain_text("Iran")
    page.locator("header a[hreflang=ar]").click()
    expect(page.locator("h1")).to_contain_text("إيران")


def test_an_actor_leads_to_their_quotation_and_back_to_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}")
    page.locator("#p8 a", has_text="Salam Hussein").first.click()
    expect(page.locator("h1")).to_contain_text("Salam Hussein")
    page.locator("a[href*='#q-presence-for-many-years']").first.click()
    expect(page).to_have_url(re.compile("#q-presence-for-many-years$"))
    expect(page.locator("#q-presence-for-many-years")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("language", "word", "found"),
    [
        ("ar", "مماطلة", "مماطلة"),
        ("en", "inaccurate", "inaccurate"),
        ("ar", "الساعدي", "الساعدي"),
        ("en", "Blinken", "Blinken"),
    ],
)
def test_a_word_is_found_from_the_header(
    page: Page, address: str, language: str, word: str, found: str
) -> None:
    page.goto(f"{address}{language}/")
    page.locator("header input[name=q]").fill(word)
    page.locator("header input[name=q]").press("Enter")
    expect(page).to_have_url(re.compile(f"/{language}/search/\\?q="))
    result = page.locator("[data-tahqiq-search] a").first
    expect(result).to_be_visible()
    expect(page.locator("[data-tahqiq-search]")).to_contain_text(found)
    result.click()
    expect(page).not_to_have_url(re.compile("/search/"))
    expect(page.locator("main")).to_contain_text(found)


@pytest.mark.parametrize(
    "path",
    ["", "ar/", "en/", f"ar/{ARTICLE}", f"en/{ARTICLE}", "ar/timeline/", "en/quotes/", "ar/actors/iraq/"],
)
def test_a_phone_never_scrolls_sideways(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_everything_reads_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("main a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.goto(f"{address}ar/{ARTICLE}")
    expect(page.locator("#p3 [lang=ar]").first).to_be_visible()
    expect(page.locator("#p3 [lang=en]").first).to_be_visible()
    context.close()


def test_nothing_is_asked_of_other_hosts(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "ar/", f"en/{ARTICLE}", "ar/search/?q=العراق"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
