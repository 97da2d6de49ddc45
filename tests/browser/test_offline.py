"""What was read goes on without a line; what was not says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from harness import eventually, served

pytestmark = pytest.mark.browser
ARTICLE = "ar/articles/2024-08-16-coalition-mission/"
KEPT = """async () => {
  const read = await caches.open("tahqiq-read");
  const styles = (await read.keys()).some((request) => request.url.includes("stylesheets/main"));
  return styles && Boolean(await read.match(location.href));
}"""


def test_what_was_read_is_still_there(page: Page, site: Path) -> None:
    server = served(site)
    address = next(server)
    page.goto(address + ARTICLE)
    eventually(lambda: bool(page.evaluate(KEPT)))
    page.goto(f"{address}ar/timeline/")
    expect(page.locator("h1")).to_be_visible()
    server.close()

    page.goto(address + ARTICLE)
    expect(page.locator("#p3")).to_contain_text("لا توجد قوات أميركية")
    assert page.evaluate("getComputedStyle(document.querySelector('.tq-row__cells')).display") == "grid"
    page.goto(f"{address}ar/timeline/")
    expect(page.locator("h1")).to_have_text("الخط الزمني")
    page.goto(f"{address}en/actors/iran/")
    expect(page.locator("main")).to_contain_text("No connection")
    page.locator("main a", has_text="الصفحة الرئيسية").click()
    expect(page).to_have_url(f"{address}ar/")


KEPT_OF = "async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)"
FILL = """async ([name, folder]) => {
  const cache = await caches.open(name);
  for (let n = 0; n < 320; n += 1) await cache.put(`${folder}words-9/${n}`, new Response("old"));
}"""


def test_the_search_index_is_kept_apart(page: Page, site: Path) -> None:
    """It pushes out no page that was read, not without end, and begins anew where there is a line."""
    server = served(site)
    address = next(server)
    index = f"{address}assets/tahqiq/index/"
    start = site / "assets/tahqiq/index/start.json"
    was = start.read_bytes()
    page.goto(f"{address}ar/search/")
    eventually(lambda: bool(page.evaluate(KEPT)))
    page.goto(f"{address}ar/search/?q=العراق")
    expect(page.locator(".tq-found__item.tq-actor")).to_have_count(1)
    found = page.locator(".tq-found__link").count()
    eventually(lambda: len(page.evaluate(KEPT_OF, "tahqiq-index")) > 3)
    assert not [url for url in page.evaluate(KEPT_OF, "tahqiq-read") if url.startswith(index)]

    page.evaluate(FILL, ["tahqiq-index", index])
    try:
        start.write_bytes(was + b"\n")
        page.reload()
        expect(page.locator(".tq-found__link")).to_have_count(found)
        eventually(lambda: len(page.evaluate(KEPT_OF, "tahqiq-index")) == 301)
        assert index + "start.json" in page.evaluate(KEPT_OF, "tahqiq-index")
        text = "async (url) => (await caches.match(url)).text()"
        assert page.evaluate(text, index + "start.json") == (was + b"\n").decode()
    finally:
        start.write_bytes(was)
    server.close()

    page.goto(f"{address}ar/search/?q=العراق")
    expect(page.locator(".tq-found__link")).to_have_count(found)
    page.locator("[name=q]").fill("xylophone")
    expect(page.locator(".tq-found__status")).to_contain_text("تعذّر البحث")
