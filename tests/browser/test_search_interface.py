"""The search as a reader has it: the header's field and the search page."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from harness import eventually
from searched import Site
from tahqiq.paths import templates

pytestmark = pytest.mark.browser
RESULTS = ".tq-found__link"


# ---------------------------------------------------------------- the field


def test_nothing_is_fetched_before_the_field_has_focus(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/", wait_until="networkidle")
    assert {path.rpartition("/")[2] for path in indexed.fetched} == {"", "search.css", "search-field.js"}
    with page.expect_response(re.compile(r"start\.json")):
        page.keyboard.press("/")
    eventually(lambda: any("search/worker.js" in path for path in indexed.fetched))


def test_slash_focuses_but_not_while_typing(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/")
    page.locator("#other").click()
    page.keyboard.press("/")
    expect(page.locator("#other")).to_have_value("/")
    page.locator("#other").blur()
    page.keyboard.press("/")
    expect(page.locator("[name=q]")).to_be_focused()
    expect(page.locator("[name=q]")).to_have_value("")


def test_arrows_move_and_enter_opens(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/")
    field = page.locator("[name=q]")
    field.focus()
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("العراق")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("٣ نتائج")
    expect(page.get_by_role("listbox").get_by_role("group")).to_have_count(1)
    options = page.get_by_role("option")
    expect(options).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    identity = options.nth(1).get_attribute("id")
    assert identity
    expect(field).to_have_attribute("aria-activedescendant", identity)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    target = options.first.get_attribute("href")
    assert target
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_escape_closes_and_keeps_what_was_typed(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/")
    field = page.locator("[name=q]")
    field.focus()
    field.press_sequentially("stay")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("stay")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_enter_without_a_choice_goes_to_the_search_page(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/")
    page.locator("[name=q]").fill("stay")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=stay")
    expect(page.locator(RESULTS)).to_have_count(3)


def test_found_and_typed_html_stays_text(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/")
    field = page.locator("[name=q]")
    field.fill("توقف")
    expect(page.get_by_role("option").first).to_contain_text("<b onclick=x>توقف</b>")
    field.fill("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("form b, form img").count() == 0


@pytest.mark.parametrize("name", ["start.json", "words-", "texts-", "things-", "engine.js", "stems.js"])
def test_a_missing_file_is_said_and_not_the_end(page: Page, indexed: Site, name: str) -> None:
    indexed.lose(name)
    page.goto(indexed.address + "ar/")
    page.locator("[name=q]").fill("العراق")
    expect(page.get_by_role("status")).to_contain_text("تعذّر البحث")
    indexed.lose("nothing")
    page.locator("[name=q]").fill("العراق ")
    expect(page.get_by_role("option")).to_have_count(4)


def test_a_damaged_file_is_said(page: Page, indexed: Site) -> None:
    for name in ("start.json", "words-", "texts-"):
        indexed.damage(name)
        page.goto(indexed.address + "en/")
        page.locator("[name=q]").fill("delegation")
        expect(page.get_by_role("status")).to_contain_text("did not arrive intact")
        indexed.damage("nothing")
        page.locator("[name=q]").fill("delegation ")
        expect(page.get_by_role("status")).to_have_text("1 result")


def test_without_a_worker_the_reader_is_told(page: Page, indexed: Site) -> None:
    indexed.lose("worker.js")
    page.goto(indexed.address + "en/")
    page.locator("[name=q]").fill("delegation")
    expect(page.get_by_role("status")).to_contain_text("did not arrive intact")


def test_a_browser_that_cannot_unpack_is_told(indexed: Site, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    worker = templates() / "assets/search/worker.js"
    without = worker.read_text(encoding="utf-8") + "\ndelete globalThis.DecompressionStream;\n"
    page.route(
        "**/search/worker.js", lambda route: route.fulfill(body=without, content_type="text/javascript")
    )
    page.goto(indexed.address + "en/")
    page.locator("[name=q]").fill("delegation")
    expect(page.get_by_role("status")).to_contain_text("This browser cannot search here")
    context.close()


def test_the_actor_of_that_name_comes_first_as_a_card(page: Page, indexed: Site) -> None:
    """In the reader's language, once, with the name in both."""
    page.goto(indexed.address + "ar/")
    for query in ("العراق", "Iraq"):
        page.locator("[name=q]").fill(query)
        first = page.get_by_role("option").first
        expect(first).to_contain_text("Iraq")
        expect(first).to_have_class(re.compile("tq-actor"))
        expect(first).to_have_attribute("href", indexed.address + "ar/actors/iraq/")
        expect(first.locator(".tq-found__title")).to_have_text("العراق")
        expect(first.locator(".tq-found__of")).to_have_text("دولة")
        expect(first.locator("bdi").first).to_have_attribute("lang", "en")
        expect(first.locator(".tq-found__excerpt")).to_have_text("دولة عاصمتها بغداد")
        assert page.locator("[role=option][href$='/actors/iraq/']").count() == 1
    page.locator("[name=q]").fill("العراق")
    expect(page.locator(".tq-actor bdi")).to_have_text(["Iraq"])
    expect(page.locator(".tq-actor mark")).to_have_text(["العراق"])
    page.locator("[name=q]").fill("republic")
    expect(page.locator(".tq-actor bdi")).to_have_text(["Iraq", "Republic of Iraq"])
    expect(page.locator(".tq-actor mark")).to_have_text(["Republic"])
    page.locator("[name=q]").fill("بغداد")
    expect(page.get_by_role("option").first).to_contain_text("زيارة")
    expect(page.get_by_role("option").first.locator(".tq-found__title mark")).to_have_text("بغداد")
    expect(page.locator(".tq-actor")).to_have_count(0)


def test_related_forms_are_a_group_of_their_own(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/")
    page.locator("[name=q]").fill("delegatoin")
    expect(page.get_by_role("listbox").get_by_role("group", name="Related forms")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(
        "Nothing has just what you typed; 1 result has a related form"
    )
    page.goto(indexed.address + "en/search/?q=delegatoin")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Related forms"])
    expect(page.locator(".tq-found__of")).to_have_text(["Article"])


# ---------------------------------------------------------------- recent searches


def test_searches_are_kept_in_the_browser_and_can_be_deleted(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/")
    field = page.locator("[name=q]")
    for query in ("delegation", "<b>stay</b>"):
        field.focus()
        expect(field).to_have_attribute("role", "combobox")
        field.fill(query)
        expect(field).to_have_attribute("role", "combobox")
        field.press("Enter")
        page.wait_for_url("**/search/?q=*")
        page.goto(indexed.address + "en/")
    field.focus()
    options = page.get_by_role("option")
    expect(options).to_have_text(["<b>stay</b>", "delegation", "Delete them all"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Delete")
    expect(options).to_have_text(["delegation", "Delete them all"])
    expect(page.get_by_role("status")).to_have_text("Deleted \u2068<b>stay</b>\u2069")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=delegation")
    expect(page.locator(RESULTS)).to_have_count(1)
    page.goto(indexed.address + "en/search/")
    expect(page.locator(".tq-recent__link")).to_have_text(["delegation"])
    page.get_by_role("button", name="Delete \u2068delegation\u2069").click()
    expect(page.locator(".tq-recent__link")).to_have_count(0)
    expect(page.locator("[name=q]")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


def test_what_is_only_typed_or_linked_is_not_kept(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/search/?q=stay")
    page.locator("[name=q]").fill("delegation")
    expect(page.locator(RESULTS)).to_have_count(1)
    assert page.evaluate("localStorage.length") == 0
    page.evaluate(
        "document.querySelector('.tq-found__link').addEventListener('click', e => e.preventDefault())"
    )
    page.locator(RESULTS).click()
    assert page.evaluate("localStorage['tahqiq.searches']") == '["delegation"]'


def test_without_storage_nothing_is_kept_and_all_works(page: Page, indexed: Site) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(indexed.address + "en/search/")
    page.locator("[name=q]").fill("delegation")
    page.locator("[name=q]").press("Enter")
    expect(page.locator(RESULTS)).to_have_count(1)
    page.locator("[name=q]").fill("")
    expect(page.locator("[data-tahqiq-search] section")).to_have_count(0)


def test_what_else_lies_in_the_storage_does_no_harm(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/search/")
    for kept in ("{", "7", '{"a": 1}', '[1, null, "march"]'):
        page.evaluate("kept => localStorage.setItem('tahqiq.searches', kept)", kept)
        page.reload()
        expect(page.get_by_label("Kind")).to_be_visible()
    expect(page.locator(".tq-recent__link")).to_have_text(["march"])


# ---------------------------------------------------------------- the page


def test_the_page_shows_what_its_address_asks_for(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/search/?q=stay&kind=article")
    results = page.locator(RESULTS)
    expect(results).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 results")
    expect(page.locator("[name=q]")).to_have_value("stay")
    expect(page.get_by_label("Kind")).to_have_value("article")
    page.get_by_label("Kind").select_option("")
    expect(results).to_have_count(3)
    assert page.url.endswith("/en/search/?q=stay")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Articles", "Quotations"])


def test_the_address_follows_what_is_typed(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/search/")
    field = page.locator("[name=q]")
    field.fill("العراق")
    expect(page.locator(RESULTS)).to_have_count(3)
    page.wait_for_url(lambda url: "q=%D8%A7" in url)
    page.get_by_label("اللغة").select_option("en")
    expect(page.locator(RESULTS)).to_have_count(2)
    assert page.url.endswith("&language=en")
    field.press("Enter")
    expect(page.locator(RESULTS)).to_have_count(2)
    field.fill("")
    expect(page.locator(RESULTS)).to_have_count(4)
    page.get_by_role("button", name="ألغِ التصفية").click()
    expect(page.locator(RESULTS)).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("")


SAID = {
    "كلمةليستهنا": "لا نتائج لِما كتبت: \u2068كلمةليستهنا\u2069",
    "\u064b\u064b": "اكتب كلمة أو اسمًا، أو عبارة بين علامتي تنصيص.",
    "س" * 10_000: "هذا أطول من أن يُبحث عنه: لا تزد على ٣٠٠ حرف.",
    '"<i>"': 'لا نتائج لِما كتبت: \u2068"<i>"\u2069',
}


def test_the_page_says_why_there_is_nothing(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/search/")
    for query, said in SAID.items():
        page.locator("[name=q]").fill(query)
        expect(page.get_by_role("status")).to_have_text(said)


def test_the_page_says_when_files_are_missing(page: Page, indexed: Site) -> None:
    indexed.lose("texts-")
    page.goto(indexed.address + "ar/search/?q=" + "العراق")
    expect(page.get_by_role("status")).to_contain_text("تعذّر البحث")
    indexed.lose("nothing")
    page.get_by_role("button", name="حاول ثانيةً").click()
    expect(page.locator(RESULTS)).to_have_count(3)
    expect(page.get_by_role("button", name="حاول ثانيةً")).to_be_hidden()


def test_without_a_line_the_reader_is_told_so(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/search/")
    expect(page.get_by_label("النوع")).to_be_visible()
    page.context.set_offline(True)
    page.locator("[name=q]").fill("توقف")
    expect(page.get_by_role("status")).to_contain_text("لا اتصال بالشبكة")


def test_filters_narrow_and_are_in_the_address(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/search/?q=stay")
    expect(page.locator(RESULTS)).to_have_count(3)
    year = page.get_by_label("Year")
    year.fill("٢٠٢٣")
    year.press("Enter")
    expect(page.locator(RESULTS)).to_have_count(1)
    assert page.url.endswith("?q=stay&year=2023")
    year.fill("soon")
    year.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Type the year in digits, such as 2024.")
    expect(page.locator(RESULTS)).to_have_count(3)
    year.fill("")
    page.locator("[name=q]").fill("القوات")
    expect(page.locator(RESULTS)).to_have_count(2)
    speaker = page.get_by_label("Speaker")
    speaker.press_sequentially("iraq")
    expect(page.get_by_role("listbox", name="Actors").get_by_role("option").first).to_have_text("Iraq")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS)).to_have_count(1)
    assert page.url.endswith("&speaker=iraq")
    page.reload()
    expect(page.locator(RESULTS)).to_have_count(1)
    expect(speaker).to_have_value("Iraq")
    speaker.fill("nobody")
    speaker.blur()
    expect(speaker).to_have_value("Iraq")
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.locator(RESULTS)).to_have_count(2)
    assert "speaker" not in page.url


def test_nonsense_in_the_address_is_no_filter(page: Page, indexed: Site) -> None:
    page.goto(
        indexed.address
        + "en/search/?q=stay&kind=x&year=%3Cb%3E&actor=%22%3E%3Cimg%3E&speaker=../..&language=xx"
    )
    expect(page.locator(RESULTS)).to_have_count(3)
    assert page.locator("[data-tahqiq-search] img").count() == 0


def test_a_card_leads_to_what_an_actor_said(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "ar/search/?q=" + "العراق")
    page.get_by_role("link", name="أقوال هذا الفاعل").click()
    page.wait_for_url("**/ar/search/?speaker=iraq&kind=quote")
    expect(page.get_by_role("combobox", name="القائل")).to_have_value("العراق")
    expect(page.locator(".tq-found__excerpt")).to_have_text(["القوات الأميركية باقية"])
    page.go_back()
    page.get_by_role("link", name="مواضع ذكره").click()
    expect(page.get_by_role("combobox", name="الفاعل")).to_have_value("العراق")
    expect(page.get_by_role("heading", level=2)).to_have_text(["مقالات", "فاعلون"])


def test_filters_alone_list_what_they_leave(page: Page, indexed: Site) -> None:
    page.goto(indexed.address + "en/search/?language=ar")
    expect(page.get_by_role("status")).to_have_text("4 results")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Articles", "Actors", "Quotations", "Terms"])
    expect(page.locator("mark")).to_have_count(0)
    page.get_by_label("Language").select_option("")
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.locator(RESULTS)).to_have_count(0)
    page.get_by_label("Kind").select_option("article")
    expect(page.locator(".tq-found__title")).to_have_text(
        ["A march", "A visit to Baghdad", "زيارة إلى بغداد"]
    )
    page.get_by_label("Year").fill("1900")
    page.get_by_label("Year").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Nothing fits the filters that are set.")
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_empty_fields_run_as_the_page_does(page: Page, indexed: Site, language: str, direction: str) -> None:
    page.goto(f"{indexed.address}{language}/search/")
    for name in ("[name=q]", "#tq-year", ".tq-found__filter [role=combobox]"):
        field = page.locator(name).first
        field.evaluate("field => field.placeholder ||= 'x'")
        field.evaluate("field => field.dir = 'auto'")
        assert field.evaluate("field => getComputedStyle(field).direction") == direction


@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing_in_what_is_open(page: Page, indexed: Site, language: str) -> None:
    page.goto(f"{indexed.address}{language}/")
    page.evaluate("localStorage.setItem('tahqiq.searches', '[\"march\"]')")
    page.locator("[name=q]").focus()
    expect(page.get_by_role("option")).to_have_count(2)
    wrong = violations(page, ".tq-finder__list")
    page.locator("[name=q]").fill("Iraq")
    expect(page.locator(".tq-actor")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    wrong += violations(page, ".tq-finder__list")
    page.goto(f"{indexed.address}{language}/search/")
    expect(page.locator(".tq-recent__link")).to_have_count(1)
    wrong += violations(page, "[data-tahqiq-search]")
    page.locator("[name=q]").fill("delegatoin Iraq")
    expect(page.locator(RESULTS).first).to_be_visible()
    page.locator(".tq-found__filter [role=combobox]").first.press_sequentially("iraq")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    wrong += violations(page, "[data-tahqiq-search]")
    assert wrong == []


def violations(page: Page, within: str) -> list[str]:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
