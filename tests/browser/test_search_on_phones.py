"""The header's search where there is no room for a field: one touch opens it over the header, and it closes again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
ARTICLE = "articles/2024-08-16-coalition-mission/"
FIELD = "header [name=q]"
WAY = ".tq-find-link"
PLACES = """() => ["header", "h1", ".tq-brand", ".tq-menu"].map((name) => {
  const { x, y, width, height } = document.querySelector(name).getBoundingClientRect();
  return [x, y, width, height];
})"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("language", "word"), [("ar", "العراق"), ("en", "Iraq")])
def test_one_touch_and_a_reader_can_type(phone: Page, address: str, language: str, word: str) -> None:
    phone.goto(f"{address}{language}/{ARTICLE}")
    expect(phone.locator(FIELD)).to_be_hidden()
    phone.evaluate("document.fonts.ready")  # a face that comes late changes widths
    before = phone.evaluate(PLACES)
    phone.locator(WAY).tap()
    expect(phone.locator(FIELD)).to_be_focused()
    assert phone.evaluate(PLACES) == before
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    # Smaller letters would make some phones come nearer.
    assert phone.locator(FIELD).evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
    phone.keyboard.type(word)
    first = phone.get_by_role("option").first
    expect(first).to_contain_text(word)
    box = first.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert Axe().run(phone, context="header").response["violations"] == []
    phone.keyboard.press("Enter")
    phone.wait_for_url(re.compile(rf"/{language}/search/\?q="))


def test_it_opens_and_closes_by_the_keyboard(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/")
    way = phone.get_by_role("button", name="Search", exact=True)
    for key in (" ", "Enter"):
        expect(way).to_have_attribute("aria-expanded", "false")
        way.focus()
        phone.keyboard.press(key)
        expect(phone.locator(FIELD)).to_be_focused()
        expect(phone.locator(WAY)).to_have_attribute("aria-expanded", "true")
        phone.keyboard.type("Iraq")
        expect(phone.get_by_role("option").first).to_be_visible()
        phone.keyboard.press("Escape")
        expect(phone.get_by_role("listbox")).to_be_hidden()
        expect(phone.locator(FIELD)).to_be_focused()
        phone.keyboard.press("Escape")
        expect(phone.locator(FIELD)).to_be_hidden()
        expect(way).to_be_focused()
    way.blur()
    phone.keyboard.press("/")
    expect(phone.locator(FIELD)).to_be_focused()
    phone.get_by_role("button", name="Close the search").tap()
    expect(phone.locator(FIELD)).to_be_hidden()
    expect(way).to_be_focused()


def test_it_closes_when_the_focus_goes_elsewhere(phone: Page, address: str) -> None:
    phone.goto(f"{address}ar/")
    phone.locator(WAY).tap()
    phone.locator("h1").tap()
    expect(phone.locator(FIELD)).to_be_hidden()
    expect(phone.locator(WAY)).to_have_attribute("aria-expanded", "false")


def test_on_the_search_page_the_touch_goes_to_its_field(phone: Page, address: str) -> None:
    phone.goto(f"{address}ar/search/")
    phone.locator(WAY).tap()
    expect(phone.locator("main [name=q]")).to_be_focused()
    assert phone.url == f"{address}ar/search/"


def test_without_script_it_leads_to_the_search_page(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/")
    page.locator(WAY).click()
    page.wait_for_url("**/en/search/")
    context.close()


def test_a_desk_has_its_field_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    expect(page.locator(WAY)).to_be_hidden()
    expect(page.locator(".tq-find__close")).to_be_hidden()
    page.locator(FIELD).focus()
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_be_visible()
