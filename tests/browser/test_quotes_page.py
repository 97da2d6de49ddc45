"""The page of quotations in a browser: narrowed by keyboard and by address, copied in three ways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
SHOWN = ".tq-card:visible"
FSI, PDI, RLM, LRM = "\u2068", "\u2069", "\u200f", "\u200e"


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A reader who lets the site use the clipboard."""
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def test_filters_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}en/quotes/")
    total = page.locator(".tq-card").count()
    assert page.locator(SHOWN).count() == total > 2
    speaker = page.locator("select[name=speaker]")
    speaker.focus()
    page.keyboard.press("ArrowDown")
    chosen = speaker.input_value()
    assert chosen
    expect(page.locator(SHOWN).first).to_have_attribute("data-speaker", chosen)
    shown = page.locator(SHOWN).count()
    assert 0 < shown < total
    assert f"speaker={chosen}" in page.url
    assert speaker.locator("option:checked").inner_text().endswith(f"({shown})")
    expect(page.locator(".tq-filters [role=status]")).to_contain_text(f"of {total}")
    page.get_by_role("button", name="Show all").press("Enter")
    expect(page.locator(SHOWN)).to_have_count(total)
    expect(page).to_have_url(f"{address}en/quotes/")


def test_every_option_says_how_many_it_leaves(page: Page, address: str) -> None:
    page.goto(f"{address}en/quotes/?mode=direct")
    assert page.locator("select[name=mode]").input_value() == "direct"
    for option in page.locator("select[name=speaker] option").all():
        value, count = option.get_attribute("value"), option.inner_text().rpartition("(")[2].rstrip(")")
        cards = ".tq-card[data-mode=direct]" + (f"[data-speaker='{value}']" if value else "")
        assert page.locator(cards).count() == int(count)
    assert page.locator(SHOWN).count() == page.locator(".tq-card[data-mode=direct]").count()
    assert page.locator(".tq-dated:visible:not(:has(.tq-card:visible))").count() == 0


def test_the_period(page: Page, address: str) -> None:
    page.goto(f"{address}ar/quotes/")
    total = page.locator(".tq-card").count()
    first = page.locator("input[name=from]")
    first.fill("٢٠٢٥")
    expect(page.locator(SHOWN)).to_have_count(0)
    assert "from=2025" in page.url
    first.fill("2024-13")
    expect(first).to_have_attribute("aria-invalid", "true")
    expect(page.locator(SHOWN)).to_have_count(total)
    first.fill("")
    last = page.locator("input[name=to]")
    last.fill("2024")
    expect(page.locator(SHOWN)).to_have_count(total)
    last.fill("1999-12-31")  # what was said at an unknown time up to a day may be as old
    open_ended = page.locator(".tq-card[data-earliest='']").count()
    expect(page.locator(SHOWN)).to_have_count(open_ended)
    first.fill("2025")
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.locator(".tq-filters [role=status]")).to_contain_text("لا قول")


def test_an_address_that_asks_for_the_impossible_shows_all(page: Page, address: str) -> None:
    page.goto(f"{address}en/quotes/?speaker=nobody&mode=%3Cb%3E&from=yesterday")
    assert page.locator(SHOWN).count() == page.locator(".tq-card").count()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_copies(reader: Page, address: str, language: str) -> None:
    reader.goto(f"{address}{language}/quotes/")
    card = reader.locator(".tq-card").first
    words = {s.get_attribute("lang"): s.inner_text() for s in card.locator(".tq-saying").all()}
    link = f"https://tahqiq.example/{language}/articles/"
    said = reader.locator("[data-tahqiq-copied]")

    def copied(form: str) -> str:
        card.locator(f"[data-copy={form}]").press("Enter")
        expect(said).not_to_be_empty()
        text = str(reader.evaluate("navigator.clipboard.readText()"))
        said.evaluate("region => region.textContent = ''")
        return text

    given = copied("link")
    assert given.startswith(link)
    text = copied("text").splitlines()
    assert [f"{RLM if tag == 'ar' else LRM}{FSI}{w}{PDI}" for tag, w in words.items()] == text[: len(words)]
    assert text[-1].startswith(link)
    citation = copied("citation")
    assert words[language] in citation and link in citation and "{" not in citation
    translated = "(in translation)" in citation or "(مترجَم)" in citation
    assert translated == (language != card.get_attribute("data-source"))
    for whole in ("\n".join(text), citation):
        assert whole.count(FSI) == whole.count(PDI) > 1
    reader.goto(given.replace("https://tahqiq.example/", address))
    expect(reader.locator(".tq-cited--same")).to_have_count(1)


def test_without_script_all_is_shown_and_nothing_is_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/quotes/")
    assert page.locator(SHOWN).count() == page.locator(".tq-card").count() > 0
    expect(page.locator("[data-tahqiq-filters]")).to_be_hidden()
    expect(page.locator("[data-copy]")).to_have_count(0)
    context.close()


def test_a_phone_never_scrolls_sideways(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for language in ("ar", "en"):
        page.goto(f"{address}{language}/quotes/")
        expect(page.locator("[data-tahqiq-filters]")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
