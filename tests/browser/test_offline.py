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
