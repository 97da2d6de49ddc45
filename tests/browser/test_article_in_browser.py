"""The article in a real browser: its layouts, cards, keys and citations; and what is left without script."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

pytestmark = pytest.mark.browser
ARTICLE = "articles/2024-08-16-coalition-mission/"


@pytest.fixture
def copying(browser: Browser) -> Iterator[Page]:
    """A page that may read what it copied."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def language_of(page: Page, block: str) -> list[str | None]:
    cells = page.locator(f"#{block} .tq-cell:visible")
    return [cells.nth(n).get_attribute("lang") for n in range(cells.count())]


# ---------------------------------------------------------------- layouts


def test_a_layout_is_kept_in_the_address_and_in_memory(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}#p5")
    page.locator("button[data-mode=ar]").click()
    expect(page).to_have_url(f"{address}en/{ARTICLE}?view=ar#p5")
    assert language_of(page, "p5") == ["ar"]
    page.goto(f"{address}en/{ARTICLE}")
    expect(page.locator("button[data-mode=ar]")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{address}en/{ARTICLE}?view=interleaved")
    expect(page.locator("button[data-mode=interleaved]")).to_have_attribute("aria-pressed", "true")
    assert language_of(page, "p5") == ["en", "ar"]
    page.goto(f"{address}en/{ARTICLE}?view=nonsense")
    expect(page.locator("button[data-mode=ar]")).to_have_attribute("aria-pressed", "true")


def test_the_switch_of_language_keeps_layout_and_place(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}?view=en#p5")
    page.locator("header a[hreflang=ar]").click()
    expect(page).to_have_url(f"{address}ar/{ARTICLE}?view=en#p5")
    expect(page.locator("button[data-mode=en]")).to_have_attribute("aria-pressed", "true")
    assert language_of(page, "p5") == ["en"]
    expect(page.locator("#p5")).to_be_in_viewport()


def test_a_quotation_is_found_in_the_language_that_is_shown(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}?view=ar#q-presence-for-many-years")
    found = page.locator("[lang=ar] [data-quote=presence-for-many-years]")
    expect(found).to_be_in_viewport()
    expect(found).to_have_class(re.compile("tq-quote--found"))


# ---------------------------------------------------------------- what belongs together


def test_a_quotation_lights_in_both_languages(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}")
    page.locator("#p1 [lang=en] [data-quote=recent-developments]").hover()
    lit = page.locator(".tq-quote--lit")
    expect(lit).to_have_count(2)
    expect(page.locator(".tq-said--lit")).to_contain_text("Iraqi Foreign Ministry")
    page.locator("h1").hover()
    expect(lit).to_have_count(0)
    page.locator("#p1 .tq-said__link").nth(1).focus()
    expect(lit).to_have_count(2)


def test_keys_lead_from_block_to_block(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}")
    focused = page.locator(":focus")
    for key, place in (
        ("j", "#p1"),
        ("j", "#p2"),
        ("Alt+ArrowDown", "#p3"),
        ("k", "#p2"),
        ("Alt+ArrowUp", "#p1"),
    ):
        page.keyboard.press(key)
        expect(focused).to_have_attribute("href", place)
        expect(focused).to_be_in_viewport()
    assert page.evaluate("document.activeElement.matches(':focus-visible')")
    # The key that bears j on an Arabic keyboard.
    page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'ت', code: 'KeyJ', bubbles: true}))"
    )
    expect(focused).to_have_attribute("href", "#p2")


def test_letters_alone_are_for_typing_and_can_be_turned_off(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}")
    field = page.locator("header input[name=q]")
    field.press_sequentially("jk")
    expect(field).to_have_value("jk")
    expect(field).to_be_focused()
    page.locator(".tq-keys summary").click()
    page.locator(".tq-keys input").uncheck()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator(".tq-row__number:focus")).to_have_count(0)
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".tq-row__number:focus")).to_have_count(1)


# ---------------------------------------------------------------- footnotes


def test_notes_stand_beside_the_text_where_there_is_room(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1680, "height": 900})
    page.goto(f"{address}en/{ARTICLE}?view=en")
    beside, end = page.locator(".tq-row__notes:visible"), page.locator(".tq-footnotes")
    expect(beside).to_have_count(1)
    expect(beside.locator(":scope > :visible")).to_have_attribute("lang", "en")
    expect(end).to_be_hidden()
    row, note = (
        page.locator(".tq-row:has(.tq-row__notes) .tq-cell:visible").bounding_box(),
        beside.bounding_box(),
    )
    assert row and note and row["x"] + row["width"] < note["x"]
    page.locator(".tq-cell:visible .tq-call a").click()
    expect(page.locator("#fn-en-1")).to_be_in_viewport()
    page.goto(f"{address}en/{ARTICLE}?view=side")
    expect(beside).to_have_count(0)
    expect(end).to_be_visible()


# ---------------------------------------------------------------- cards


def test_a_card_opens_under_the_pointer_and_can_be_entered(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}")
    card = page.locator("[data-tahqiq-card]")
    page.locator("#p1 [lang=en] a.tq-actor").first.hover()
    expect(card).to_be_hidden()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Speaks 9 times in this article.")
    expect(card).to_contain_text("8 of 8 verbatim quotations verified")
    name = card.locator("[lang=ar]").first
    expect(name).to_have_text("وزارة الخارجية العراقية")
    expect(name).to_have_attribute("dir", "rtl")
    card.locator("a").hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()


def test_a_card_opens_with_the_focus_and_closes_with_escape(page: Page, address: str) -> None:
    page.goto(f"{address}ar/{ARTICLE}")
    card = page.locator("[data-tahqiq-card]")
    page.keyboard.press("j")
    for _ in range(3):
        page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("aria-describedby", "tq-card")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(focused).to_have_count(1)
    assert focused.get_attribute("aria-describedby") is None


@pytest.mark.parametrize(
    ("kind", "says"), [("a.tq-term", "في المسرد"), ("a.tq-event", "محوَّل"), (".tq-date", "EDTF")]
)
def test_terms_events_and_dates_have_cards_by_keyboard(
    page: Page, address: str, kind: str, says: str
) -> None:
    page.goto(f"{address}ar/{ARTICLE}")
    page.keyboard.press("Tab")  # from now on the focus is seen
    page.locator(f".tq-cell {kind}").first.focus()
    expect(page.locator("[data-tahqiq-card]")).to_be_visible()
    expect(page.locator("[data-tahqiq-card]")).to_contain_text(says)


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_card_leaves_the_window(browser: Browser, address: str, language: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 600})
    page = context.new_page()
    page.goto(f"{address}{language}/{ARTICLE}")
    page.keyboard.press("Tab")
    card = page.locator("[data-tahqiq-card]")
    links = page.locator(".tq-cell a:is(.tq-actor, .tq-term, .tq-event)")
    for n in range(0, links.count(), 9):
        links.nth(n).focus()
        box = card.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= 600
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_tap_opens_the_card_and_the_card_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}en/{ARTICLE}")
    card = page.locator("[data-tahqiq-card]")
    page.locator("#p1 [lang=en] a.tq-actor").first.tap()
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    card.locator(".tq-pop__close").tap()
    expect(card).to_be_hidden()
    page.locator("#p1 [lang=en] a.tq-actor").first.tap()
    card.locator("a").tap()
    expect(page).to_have_url(f"{address}en/actors/iraq-ministry-of-foreign-affairs/")
    context.close()


# ---------------------------------------------------------------- citing


def test_the_article_is_copied_as_a_citation(copying: Page, address: str) -> None:
    copying.goto(f"{address}en/{ARTICLE}?view=ar")
    copying.locator(".tq-cite > p [data-copy=citation]").click()
    expect(copying.locator("[data-cite-status]")).to_contain_text("Copied")
    text, link = copied(copying).split("\n")
    assert text.startswith("“Baghdad puts off announcing")
    assert "translated from Arabic, in Tahqiq" in text and "16 August 2024 [inferred]" in text
    assert "\u2068" not in text, "nothing in it runs the other way"
    assert link == f"{address}en/{ARTICLE}"


def test_a_block_is_cited_by_its_number_or_by_a_key(copying: Page, address: str) -> None:
    copying.goto(f"{address}en/{ARTICLE}")
    copying.locator("#p5 > .tq-row__number").click()
    copying.locator("#p5 [data-copy=link]").click()
    expect(copying.locator("[data-cite-status]")).to_contain_text("Paragraph 5")
    assert re.fullmatch(re.escape(f"{address}en/{ARTICLE}") + r"\?seen=[0-9a-f]{8}#p5", copied(copying))
    copying.keyboard.press("j")
    copying.keyboard.press("c")
    expect(copying.locator("[data-cite-status]")).to_contain_text("Paragraph 6")
    text, link = copied(copying).split("\n")
    assert ", paragraph 6. Source in Arabic" in text and link.endswith("#p6")


def test_a_quotation_is_cited_with_its_speaker(copying: Page, address: str) -> None:
    copying.goto(f"{address}ar/{ARTICLE}#q-no-american-forces")
    expect(copying.locator("#tq-cite-what")).to_have_value("q-no-american-forces")
    copying.locator(".tq-cite > p [data-copy=citation]").click()
    expect(copying.locator("[data-cite-status]")).to_contain_text("نُسخ")
    text, link = copied(copying).split("\n")
    assert text.startswith("\u2068وزارة الخارجية العراقية، «لا توجد قوات أميركية")
    assert text.endswith("\u2069") and text.count("\u2068") == text.count("\u2069")
    assert "[مستنتَج]" in text and "بيان، مباشر" in text
    assert re.sub(r"\?seen=[0-9a-f]{8}", "", link) == f"{address}ar/{ARTICLE}#q-no-american-forces"


def test_a_quotation_is_taken_along_from_its_line(copying: Page, address: str) -> None:
    copying.goto(f"{address}en/{ARTICLE}")
    said = copying.locator('.tq-said[data-quote="no-american-forces"]').first
    opener = said.get_by_role("button", name="Copy this quotation")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.focus()
    copying.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert copying.url.endswith(ARTICLE), "the address stays"

    said.get_by_role("button", name="Copy text").click()
    expect(copying.locator("[data-cite-status]")).to_contain_text("Copied")
    english, arabic, by, link = copied(copying).split("\n")
    assert english.startswith("\u200e\u2068“there are no American forces in Iraq except")
    assert arabic.startswith("\u200f\u2068“لا توجد قوات أميركية")
    assert "Iraqi Foreign Ministry" in by and "statement" in by and "Baghdad puts off" in by
    assert re.sub(r"\?seen=[0-9a-f]{8}", "", link) == f"{address}en/{ARTICLE}#q-no-american-forces"

    said.get_by_role("button", name="Copy link").click()
    copying.wait_for_function("async (link) => (await navigator.clipboard.readText()) === link", arg=link)
    said.get_by_role("button", name="Copy citation").click()
    copying.wait_for_function(
        "async () => (await navigator.clipboard.readText()).includes('cited in “Baghdad')"
    )
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(said.get_by_role("button", name="Copy link")).to_have_count(0)


def test_a_paragraph_has_no_text_to_take_along(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}#p5")
    expect(page.locator("#p5 [data-copy=citation]")).to_be_visible()
    expect(page.locator("#p5 [data-copy=text]")).to_be_hidden()
    page.goto(f"{address}en/{ARTICLE}#q-no-american-forces")
    expect(page.locator('.tq-said[data-quote="no-american-forces"] [data-copy=text]')).to_be_visible()


def test_what_is_cited_can_be_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}en/{ARTICLE}")
    page.locator("#tq-cite-what").select_option("q-presence-for-many-years")
    shown = page.locator(".tq-citation:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Salam Hussein, “")
    expect(shown).to_contain_text("cited in “Baghdad")
    page.locator("#tq-cite-style").select_option("apa")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Salam Hussein. (2024, August 15 [inferred]). “")
    page.locator("#tq-cite-what").select_option("p5")
    expect(shown).to_contain_text("the factions stay silent (paragraph 5)")
    page.locator("#tq-cite-what").select_option("")
    expect(shown).not_to_contain_text("Salam Hussein")
    page.reload()
    expect(page.locator("#tq-cite-style")).to_have_value("apa")


def test_what_is_cited_is_taken_along_for_programs(copying: Page, address: str) -> None:
    copying.goto(f"{address}ar/{ARTICLE}#q-no-american-forces")
    entry = copying.locator("[data-cite-entry]")
    key = f"{ARTICLE.split('/')[1]}-ar-q-no-american-forces"
    for form, begun in (("bib", f"@incollection{{{key},"), ("ris", "TY  - CHAP"), ("json", "[")):
        copying.locator("#tq-cite-style").select_option(form)
        expect(entry).to_contain_text(begun)
        expect(entry).to_contain_text(key)
        expect(copying.locator(".tq-citation:visible")).to_have_count(0)
    copying.locator(".tq-cite > p [data-copy=citation]").click()
    expect(copying.locator("[data-cite-status]")).to_contain_text("نُسخ")
    (item,) = json.loads(copied(copying))
    assert item["id"] == key and item["author"] == [{"literal": "وزارة الخارجية العراقية"}]
    copying.route("**/citations/*", lambda route: route.abort())
    copying.reload()
    expect(entry).to_have_text("تعذّر الجلب. نزّل الملف بدلًا من ذلك.")


# ---------------------------------------------------------------- without script


def test_without_script_nothing_is_offered_that_needs_it(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/{ARTICLE}")
    for needs_script in ("[data-tahqiq-modes]", ".tq-keys", ".tq-cite button", "#tq-cite-what", ".tq-pop"):
        expect(page.locator(needs_script).first).to_be_hidden()
    expect(page.locator(".tq-citation:visible")).to_contain_text("translated from Arabic, in Tahqiq")
    page.get_by_text("In other styles").click()
    expect(page.locator(".tq-citation:visible")).to_have_count(4)
    page.locator("#p1 [lang=en] a.tq-actor").first.click()
    expect(page.locator("h1")).to_contain_text("Iraqi Foreign Ministry")
    context.close()


def test_an_article_is_light(page: Page, address: str) -> None:
    """What a first visit takes, compressed, without faces: 120 KB at most."""
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))
    page.goto(f"{address}en/{ARTICLE}")
    page.wait_for_load_state("networkidle")
    bodies = [response.body() for response in fetched if not response.url.endswith(".woff2")]
    assert sum(len(gzip.compress(body)) for body in bodies) <= 120_000


def test_a_tap_elsewhere_and_escape_close_the_card(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}ar/{ARTICLE}")
    card, name = page.locator("[data-tahqiq-card]"), page.locator("#p1 [lang=ar] a.tq-actor").first
    name.tap()
    expect(card).to_be_visible()
    page.touchscreen.tap(4, 350)  # the margin
    expect(card).to_be_hidden()
    name.tap()
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page).to_have_url(f"{address}ar/{ARTICLE}")
    context.close()
