"""Beside a block that a reader has gone to stand the ways to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser

import editions
from harness import served, tahqiq

pytestmark = pytest.mark.browser
ONLY = """\
-- content/articles/visit/ar.md --
{#p1}
زارت [هناء]{actor=hana} [البلدة]{actor=town} [أمس]{date=2020-01-01}.

{#p2}
وقالت إنها [تأمل أن تدوم [الهدنة]{term=truce}]{quote=hope}.

{#p3 .only}
ثم غادرت.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = editions.write(tmp_path_factory.mktemp("mended"), editions.base(), ONLY)
    file = folder / "content/edition.yml"
    file.write_text(file.read_text("utf-8") + "repository: {url: 'https://codeberg.org/a/b'}\n", "utf-8")
    done = tahqiq("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    yield from served(folder / "site")


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_block_is_reported_and_edited(browser: Browser, address: str, language: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}{language}/articles/visit/#p1")
    links = page.locator("#p1 .tq-mend a:visible")
    links.first.wait_for()
    hrefs = [link.get_attribute("href") or "" for link in links.all()]
    fields = parse_qs(urlsplit(hrefs[0]).query)
    assert "visit#p1" in fields["title"][0]
    assert fields["body"][0].startswith(f"https://little.example/edition/{language}/articles/visit/#p1\n")
    edit = "https://codeberg.org/a/b/_edit/main/content/articles/visit/"
    assert sorted(hrefs[1:]) == [f"{edit}ar.md#L2", f"{edit}en.md#L2"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#p3 .tq-row__number").click()
    page.locator("#p3 .tq-mend a").first.wait_for()
    hrefs = [link.get_attribute("href") or "" for link in page.locator("#p3 .tq-mend a:visible").all()]
    assert hrefs[1:] == [f"{edit}ar.md#L8"], "a block of one language is edited in that one"
    assert "visit%23p3" in hrefs[0]
    page.close()
