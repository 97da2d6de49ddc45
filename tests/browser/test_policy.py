"""Under all that a host can say, every page does all it does: no breach, no stranger asked, nothing kept in secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_accessible import PAGES

from harness import eventually, served
from hosts import strictly_hosted
from tahqiq.paths import templates
from tahqiq.render.views.data_page import KEPT

pytestmark = pytest.mark.browser
ARTICLE = "articles/2024-08-16-coalition-mission/"
WATCH = """
addEventListener("securitypolicyviolation", (event) =>
  console.log("BREACH", event.effectiveDirective, event.blockedURI, event.sourceFile, event.sample));
new ReportingObserver((reports) => reports.forEach((report) =>
  console.log("BREACH", report.type, JSON.stringify(report.body))), { buffered: true }).observe();
"""
STORED = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
  caches: await caches.keys(), databases: (await indexedDB.databases()).map((one) => one.name),
})"""


@dataclass
class Reader:
    """A reader's browser on a strict host, and all that went wrong there."""

    address: str
    context: BrowserContext
    page: Page
    wrong: list[str] = field(default_factory=list)

    def hear(self, said: str) -> None:
        if said.startswith("BREACH") or "Security Policy" in said or "Permissions" in said:
            self.wrong.append(f"{self.page.url}: {said}")


@pytest.fixture
def reader(browser: Browser, site: Path) -> Iterator[Reader]:
    """Below a path, as many hosts publish; whatever goes wrong fails the test."""
    with strictly_hosted(site, "/some/edition/") as address:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        context.add_init_script(WATCH)
        here = Reader(address, context, context.new_page())
        here.page.on("console", lambda said: here.hear(said.text))
        here.page.on("pageerror", lambda error: here.wrong.append(f"{here.page.url}: {error}"))
        origin = (address.removesuffix("some/edition/"), "data:", "blob:")
        context.on(
            "request", lambda asked: None if asked.url.startswith(origin) else here.wrong.append(asked.url)
        )
        yield here
        assert here.wrong == []
        assert context.cookies() == []
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_keeps_to_it(reader: Reader, scheme: str) -> None:
    reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in (*PAGES, "nothing/is/here/", "offline.html"):
        reader.page.goto(reader.address + path, wait_until="networkidle")
        reader.page.emulate_media(media="print")
        reader.page.emulate_media(media="screen")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_all_that_pages_do_keeps_to_it_and_keeps_only_what_readers_are_told(
    reader: Reader, language: str
) -> None:
    page, home = reader.page, f"{reader.address}{language}/"
    page.goto(reader.address)
    page.locator(f"main a[hreflang={language}], main a[lang={language}]").first.click()
    page.wait_for_url(home + "**")

    page.goto(home + ARTICLE)
    page.locator("#p1 a.tq-actor").first.hover()
    expect(page.locator(".tq-pop:visible, [popover]:popover-open").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#tq-cite-style").select_option("apa")
    page.locator(".tq-cite > p [data-copy=citation]").click()
    expect(page.locator("[data-cite-status]")).not_to_be_empty()
    for key in ("j", "c", "k"):
        page.keyboard.press(key)
    page.locator("#tq-cite-style").select_option("bib")
    expect(page.locator("[data-cite-entry]")).to_contain_text("@")
    page.locator("header [data-tq-scheme], header .tq-scheme").first.click()

    field = page.locator("header [name=q]").first
    field.focus()
    field.press_sequentially("iraq" if language == "en" else "العراق")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator(".tq-found__link").first).to_be_visible()
    page.goto(f"{home}quotes/")
    page.locator("main select").first.select_option(index=1)
    for kind in ("timeline/", "network/"):
        page.goto(home + kind)
        page.locator("main select, main input").first.focus()
    eventually(lambda: any(name.startswith("tahqiq-shell") for name in page.evaluate(STORED)["caches"]))

    stored = page.evaluate(STORED)
    assert (stored["session"], stored["cookies"], stored["databases"]) == ([], "", [])
    assert {"tahqiq.citing", "tahqiq.searches"} <= set(stored["local"]) <= set(KEPT)
    assert {re.sub("-[0-9a-f]{16}$", "", name) for name in stored["caches"]} <= set(KEPT)


def test_no_script_can_be_made_of_text(reader: Reader) -> None:
    """What would be a hole if text came there; each is refused, and the reports that come of it are meant."""
    page = reader.page
    page.goto(f"{reader.address}en/")
    for attempt in (
        "document.body.innerHTML = '<b>text</b>'",
        "document.write('text')",
        "new Worker('assets/tahqiq/search/worker.js')",
        "navigator.serviceWorker.register('sw.js')",
        "trustedTypes.createPolicy('default', { createHTML: String })",
        "setTimeout('document.title = 1')",
        "document.createElement('script').src = '/x.js'",
        "new DOMParser().parseFromString('<p>', 'text/html')",
        "document.querySelector('main').append(Object.assign(document.createElement('iframe'), { srcdoc: 'x' }))",
    ):
        tried = page.evaluate(
            f"async () => {{ try {{ await ({attempt}); return 'done'; }} catch (error) {{ return error.name; }} }}"
        )
        assert tried in ("TypeError", "EvalError"), attempt
    assert page.evaluate("document.title") != "1"
    eventually(lambda: bool(reader.wrong))
    assert all("trusted-types" in said or "TrustedS" in said or "Trusted" in said for said in reader.wrong)
    reader.wrong.clear()


def test_the_policy_of_scripts_makes_no_other_address(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{reader.address}en/")
    module = "import('../assets/tahqiq/js/workers.js').then(({ ownWorker }) => String(ownWorker(name)))"
    asked = f"(name) => {module}.catch((error) => error.name)"
    assert page.evaluate(asked, "search") == f"{reader.address}assets/tahqiq/search/worker.js"
    assert page.evaluate(asked, "offline") == f"{reader.address}sw.js"
    for name in ("https://evil.example/x.js", "../sw.js", "toString", "__proto__", ""):
        assert page.evaluate(asked, name) == "TypeError"


def test_who_is_linked_to_learns_nothing_of_the_reader(reader: Reader, browser: Browser, site: Path) -> None:
    source = served(site)
    other = next(source)
    heard: list[dict[str, str]] = []
    reader.context.on(
        "request", lambda asked: heard.append(asked.headers) if asked.url.startswith(other) else None
    )
    reader.page.goto(f"{reader.address}en/{ARTICLE}")
    reader.page.evaluate(
        """(to) => {
          const link = Object.assign(document.createElement("a"), { href: to, textContent: "away" });
          document.querySelector("main").append(link); link.click();
        }""",
        other,
    )
    reader.page.wait_for_url(other + "**")
    assert heard and "referer" not in heard[0]
    source.close()
    reader.wrong.clear()  # another port is another origin


def test_other_sites_may_read_the_data_and_nothing_else(browser: Browser, site: Path) -> None:
    other = served(site)
    read = "(address) => fetch(address).then((answer) => answer.text()).then((text) => text.length, () => 0)"
    with strictly_hosted(site) as address:
        page = browser.new_page()
        page.goto(next(other) + "assets/tahqiq/icon.svg")
        assert page.evaluate(read, f"{address}data/edition.json") > 1000
        assert page.evaluate(read, f"{address}en/") == 0
        page.close()
    other.close()


def test_a_page_opens_from_a_disk(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "en" / ARTICLE / "index.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.tq-row__cells')).display") == "grid"
    page.close()


def test_scripts_keep_what_the_list_says() -> None:
    """In their text: each name under which something is kept is in the list, and nothing of the list is made up."""
    texts = "\n".join(path.read_text("utf-8") for path in (templates() / "assets").rglob("*.js"))
    assert set(re.findall(r'"(tahqiq[.-][a-z]+)"', texts)) | {"tahqiq-shell"} == set(KEPT)
    assert "tahqiq-shell-" in texts and "document.cookie" not in texts and "indexedDB" not in texts
    assert "sessionStorage" not in texts
