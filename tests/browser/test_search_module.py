"""The search as a reader has it: a small index on a site below a sub-path, under a strict policy."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from indexes import index
from tahqiq.paths import templates
from tahqiq.search import Entry

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self';"
    " style-src 'self'; img-src 'self' data:"
)
PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><meta charset="utf-8"><title>Search</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../assets/tahqiq/css/search.css">
<header><form role="search" action="search/"><input type="search" name="q" aria-label="Find"></form></header>
<p><input id="other"></p>
<script type="module" src="../assets/tahqiq/search-field.js"></script>
"""
SEARCH_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><meta charset="utf-8"><title>Search</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../../assets/tahqiq/css/search.css">
<form class="tq-search" role="search" action=""><input type="search" name="q" aria-label="Find"></form>
<div data-tahqiq-search aria-live="polite"></div>
<script type="module" src="../../assets/tahqiq/search-page.js"></script>
"""
ENTRIES = [
    Entry(
        "ar/articles/visit/",
        "ar",
        "article",
        "زيارة إلى بغداد",
        "وصل الوفد إلى العِراق صباح أمس.\nوقالت وزارة الخارجيّة إنّ القوات الأميركية باقية.",
        actors=("iraq",),
        years=(2024,),
    ),
    Entry(
        "ar/articles/visit/#q-stay", "ar", "quote", "الوزارة", "القوات الأميركية باقية", speakers=("iraq",)
    ),
    Entry("ar/actors/iraq/", "ar", "actor", "العراق", "العراق · Iraq", names=("العراق", "Iraq")),
    Entry("ar/glossary/#t-truce", "ar", "term", "هدنة", "<b onclick=x>توقف</b> عن القتال"),
    Entry(
        "en/articles/visit/",
        "en",
        "article",
        "A visit to Baghdad",
        "The delegation reached Iraq yesterday.\nThe ministry said American forces <script>stay</script>.",
        years=(2024,),
    ),
    Entry("en/articles/visit/#q-stay", "en", "quote", "The ministry", "American forces stay"),
    Entry("en/actors/iraq/", "en", "actor", "Iraq", "Iraq · العراق", names=("العراق", "Iraq")),
    Entry("en/articles/march/", "en", "article", "A march", "They stay and go.", years=(2023,)),
]


class Site:
    """A site on loopback that notes what is fetched, and can lose or damage files."""

    def __init__(self, folder: Path) -> None:
        self.fetched: list[str] = []
        self.change: Callable[[str, bytes], bytes | None] = lambda path, content: content
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self, folder))
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/some/edition/"

    def lose(self, pattern: str) -> None:
        self.change = lambda path, content: None if re.search(pattern, path) else content

    def damage(self, pattern: str) -> None:
        """Turns the bits of one byte in the middle of each such file."""

        def change(path: str, content: bytes) -> bytes:
            middle = len(content) // 2
            damaged = content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]
            return damaged if re.search(pattern, path) else content

        self.change = change


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: Site, folder: Path, *arguments: Any) -> None:
        self.site = site
        super().__init__(*arguments, directory=str(folder))

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.site.fetched.append(path)
        file = Path(self.translate_path(path + ("index.html" if path.endswith("/") else "")))
        content = self.site.change(path, file.read_bytes()) if file.is_file() else None
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of requests."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    edition = folder / "some" / "edition"
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        for name, page in (("index.html", PAGE), ("search/index.html", SEARCH_PAGE)):
            file = edition / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.format(language=language, direction=direction), encoding="utf-8")
    for entry in ENTRIES:
        file = edition / entry.url.partition("#")[0] / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<!doctype html><title>Found</title>", encoding="utf-8")
    shipped = templates() / "assets"
    files = {path.relative_to(shipped).as_posix(): path.read_bytes() for path in shipped.rglob("*.js")}
    files["css/search.css"] = (shipped / "css/search.css").read_bytes()
    for path, content in {**files, **index(ENTRIES)}.items():
        file = edition / "assets" / "tahqiq" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


@pytest.fixture
def site(whole: Path) -> Iterator[Site]:
    site = Site(whole)
    thread = threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
    thread.join()


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


def test_arabic_is_found_whatever_its_marks(page: Page, site: Site) -> None:
    page.goto(site.address + "ar/")
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
            "tier",
            "strong",
        }
        assert (found[-1]["tier"], found[-1]["strong"]) == ("name", True)


def test_letters_that_are_often_confused_are_the_same(page: Page, site: Site) -> None:
    page.goto(site.address + "ar/")
    for query in ("وزاره الخارجيه", "وزارة الخارجية", "الاميركيه", "إلي ألعراق"):
        assert "ar/articles/visit/" in urls(ask(page, query)), query


def test_english_is_found_from_an_arabic_page(page: Page, site: Site) -> None:
    page.goto(site.address + "ar/")
    found = ask(page, "delegations")
    assert urls(found) == ["en/articles/visit/"]
    assert (found[0]["language"], found[0]["tier"]) == ("en", "form")


def test_results_can_be_narrowed_and_limited(page: Page, site: Site) -> None:
    page.goto(site.address + "en/")
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


def test_a_phrase_is_found_word_for_word(page: Page, site: Site) -> None:
    page.goto(site.address + "en/")
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


def test_bad_input_finds_nothing_and_breaks_nothing(page: Page, site: Site) -> None:
    page.goto(site.address + "en/")
    for query in BAD:
        assert ask(page, query) == [], query
    assert len(ask(page, "delegation (a+)+$")) == 1


# ---------------------------------------------------------------- the field


def test_nothing_is_fetched_before_the_field_has_focus(page: Page, site: Site) -> None:
    page.goto(site.address + "ar/", wait_until="networkidle")
    assert {path.rpartition("/")[2] for path in site.fetched} == {"", "search.css", "search-field.js"}
    with page.expect_response(re.compile(r"start\.json")):
        page.keyboard.press("/")
    assert any("search/worker.js" in path for path in site.fetched)


def test_slash_focuses_but_not_while_typing(page: Page, site: Site) -> None:
    page.goto(site.address + "en/")
    page.locator("#other").click()
    page.keyboard.press("/")
    expect(page.locator("#other")).to_have_value("/")
    page.locator("#other").blur()
    page.keyboard.press("/")
    expect(page.locator("[name=q]")).to_be_focused()
    expect(page.locator("[name=q]")).to_have_value("")


def test_arrows_move_and_enter_opens(page: Page, site: Site) -> None:
    page.goto(site.address + "ar/")
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


def test_escape_closes_and_keeps_what_was_typed(page: Page, site: Site) -> None:
    page.goto(site.address + "en/")
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


def test_enter_without_a_choice_goes_to_the_search_page(page: Page, site: Site) -> None:
    page.goto(site.address + "en/")
    page.locator("[name=q]").fill("stay")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=stay")
    expect(page.locator("[data-tahqiq-search] a")).to_have_count(3)


def test_found_and_typed_html_stays_text(page: Page, site: Site) -> None:
    page.goto(site.address + "ar/")
    field = page.locator("[name=q]")
    field.fill("توقف")
    expect(page.get_by_role("option").first).to_contain_text("<b onclick=x>توقف</b>")
    field.fill("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("form b, form img").count() == 0


@pytest.mark.parametrize("name", ["start.json", "texts-", "things-", "engine.js", "stems.js"])
def test_a_missing_file_is_said_and_not_the_end(page: Page, site: Site, name: str) -> None:
    site.lose(name)
    page.goto(site.address + "ar/")
    page.locator("[name=q]").fill("العراق")
    expect(page.get_by_role("status")).to_contain_text("تعذّر البحث")
    site.lose("nothing")
    page.locator("[name=q]").fill("العراق ")
    expect(page.get_by_role("option")).to_have_count(4)


def test_words_of_which_there_is_no_file_are_nowhere(page: Page, site: Site) -> None:
    site.lose("words-|near-")
    page.goto(site.address + "en/")
    page.locator("[name=q]").fill("delegation")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")


def test_a_damaged_file_is_said(page: Page, site: Site) -> None:
    for name in ("start.json", "words-", "texts-"):
        site.damage(name)
        page.goto(site.address + "en/")
        page.locator("[name=q]").fill("delegation")
        expect(page.get_by_role("status")).to_contain_text("did not arrive intact")
        site.damage("nothing")
        page.locator("[name=q]").fill("delegation ")
        expect(page.get_by_role("status")).to_have_text("1 result")


def test_without_a_worker_the_reader_is_told(page: Page, site: Site) -> None:
    site.lose("worker.js")
    page.goto(site.address + "en/")
    page.locator("[name=q]").fill("delegation")
    expect(page.get_by_role("status")).to_contain_text("did not arrive intact")


def test_a_browser_that_cannot_unpack_is_told(site: Site, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    worker = templates() / "assets/search/worker.js"
    without = worker.read_text(encoding="utf-8") + "\ndelete globalThis.DecompressionStream;\n"
    page.route(
        "**/search/worker.js", lambda route: route.fulfill(body=without, content_type="text/javascript")
    )
    page.goto(site.address + "en/")
    page.locator("[name=q]").fill("delegation")
    expect(page.get_by_role("status")).to_contain_text("This browser cannot search here")
    context.close()


# ---------------------------------------------------------------- the page


def test_the_page_shows_what_its_address_asks_for(page: Page, site: Site) -> None:
    page.goto(site.address + "en/search/?q=stay&kind=article")
    results = page.locator(".tq-found__link")
    expect(results).to_have_count(2)
    expect(page.locator(".tq-found__status")).to_have_text("2 results")
    expect(page.locator("[name=q]")).to_have_value("stay")
    expect(page.get_by_label("Kind")).to_have_value("article")
    page.get_by_label("Kind").select_option("")
    expect(results).to_have_count(3)
    assert page.url.endswith("/en/search/?q=stay")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Articles", "Quotations"])


def test_the_address_follows_what_is_typed(page: Page, site: Site) -> None:
    page.goto(site.address + "ar/search/")
    field = page.locator("[name=q]")
    field.fill("العراق")
    expect(page.locator(".tq-found__link")).to_have_count(3)
    page.wait_for_url(lambda url: "q=%D8%A7" in url)
    page.get_by_label("اللغة").select_option("en")
    expect(page.locator(".tq-found__link")).to_have_count(2)
    assert page.url.endswith("&language=en")
    field.press("Enter")
    expect(page.locator(".tq-found__link")).to_have_count(2)
    field.fill("")
    expect(page.locator(".tq-found__link")).to_have_count(0)
    expect(page.locator(".tq-found__status")).to_have_text("")


SAID = {
    "كلمةليستهنا": "لا نتائج لِما كتبت: \u2068كلمةليستهنا\u2069",
    "\u064b\u064b": "اكتب كلمة أو اسمًا، أو عبارة بين علامتي تنصيص.",
    "س" * 10_000: "هذا أطول من أن يُبحث عنه: لا تزد على ٣٠٠ حرف.",
    '"<i>"': 'لا نتائج لِما كتبت: \u2068"<i>"\u2069',
}


def test_the_page_says_why_there_is_nothing(page: Page, site: Site) -> None:
    page.goto(site.address + "ar/search/")
    for query, said in SAID.items():
        page.locator("[name=q]").fill(query)
        expect(page.locator(".tq-found__status")).to_have_text(said)


def test_the_page_says_when_files_are_missing(page: Page, site: Site) -> None:
    site.lose("texts-")
    page.goto(site.address + "ar/search/?q=" + "العراق")
    expect(page.locator(".tq-found__status")).to_contain_text("تعذّر البحث")
