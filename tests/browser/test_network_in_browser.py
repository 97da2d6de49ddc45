"""The network in a real browser: what lights, what is kept in the address, what is there without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from visits import FACED

pytestmark = pytest.mark.browser
LIT = "svg a.tq-lit"


def test_an_actor_under_focus_or_pointer_lights_their_ties(page: Page, address: str) -> None:
    page.goto(f"{address}en/network/")
    expect(page.locator("[data-choose]")).to_be_visible()
    assert page.locator(LIT).count() == 0
    page.locator("svg a[data-actor=x-platform]").focus()
    expect(page.locator("svg a[data-actor=ihsan-al-shammari]")).to_have_class(re.compile("tq-lit"))
    expect(page.locator("svg a[data-actor=iran]")).not_to_have_class(re.compile("tq-lit"))
    page.locator("svg a[data-actor=iran] path").hover()
    expect(page.locator("svg a[data-actor=iran]")).to_have_class(re.compile("tq-lit"))


def test_a_name_leads_to_its_actor_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}ar/network/")
    page.locator("svg a[data-actor=iran]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}ar/actors/iran/")


def test_a_choice_by_keyboard_is_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}en/network/")
    page.locator("select[name=actor]").focus()
    page.keyboard.type("Iran")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"actor=iran$"))
    rows = page.locator("tbody tr:visible")
    expect(rows.first).to_contain_text("Iran")
    few = rows.count()
    page.reload()
    expect(page.locator("select[name=actor]")).to_have_value("iran")
    expect(rows).to_have_count(few)
    page.locator("select[name=actor]").select_option("")
    expect(page).to_have_url(f"{address}en/network/")
    page.locator("select[name=least]").select_option("3")
    expect(page).to_have_url(re.compile(r"least=3$"))
    assert 0 < rows.count() < 30
    page.goto(f"{address}en/network/?actor=%22%5D&least=x")
    assert rows.count() > 100


def test_numbers_are_the_languages(page: Page, address: str) -> None:
    page.goto(f"{address}ar/network/")
    expect(page.locator("[data-choose] output")).to_contain_text(re.compile("[٠-٩]+$"))


def test_names_are_not_wider_than_estimated(page: Page, address: str) -> None:
    """No name covers another as the browser draws them."""
    for language in ("ar", "en"):
        page.goto(f"{address}{language}/network/")
        page.evaluate(FACED)
        overlaps = page.evaluate("""() => {
            const boxes = [...document.querySelectorAll(".tq-node__name")].map((n) => n.getBBox());
            let found = 0;
            boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
                if (a.x < b.x + b.width && b.x < a.x + a.width && a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height)
                    found += 1;
            }));
            return found;
        }""")
        assert overlaps == 0, language


def test_without_script_all_is_there_and_a_phone_scrolls_the_figure_alone(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    for language in ("ar", "en"):
        page.goto(f"{address}{language}/network/")
        expect(page.locator("[data-choose]")).to_be_hidden()
        expect(page.locator("svg.tq-network__drawing")).to_be_visible()
        expect(page.locator("tbody tr").last).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_a_phone_begins_in_the_middle(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    centres = """() => ["[role=region] > svg", ".tq-network__scroll"].map((one) => {
      const box = document.querySelector(one).getBoundingClientRect();
      return box.left + box.width / 2;
    })"""
    for language in ("ar", "en"):
        page.goto(f"{address}{language}/network/")
        page.locator("[data-choose]").wait_for()
        drawing, window = page.evaluate(centres)
        assert abs(drawing - window) < 2
    context.close()
