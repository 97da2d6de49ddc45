"""Links that cite, years later: the text as it was, changed, corrected, taken out; the article under another id."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import editions
from harness import served, tahqiq

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# The edition after years: in English the first paragraph says another thing, and the article has another id.
LATER = """\
-- delete content/articles/visit/en.md --
-- delete content/articles/visit/ar.md --
-- delete content/articles/visit/article.yml --
-- content/articles/journey/article.yml --
{article}formerly: [visit]
corrections:
  - {{date: 2021-03-03, block: p1, text: {{ar: كان اليوم خطأ., en: The day was wrong.}}}}
  - {{date: 2021-04-04, removed: [p9, q-vow], text: {{ar: حُذفت لأنها نُفيت., en: "Denied, and taken out."}}}}
moved: {{p3: p2, q-wish: q-hope, p4: p1}}
-- content/articles/journey/ar.md --
{arabic}
-- content/articles/journey/en.md --
{english}"""


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The addresses of a site, and of the same site some years later."""
    folder = editions.write(tmp_path_factory.mktemp("cited"), editions.base())
    assert tahqiq("build", "--site", "before", cwd=folder).returncode == 0
    visit = {path.name: path.read_text("utf-8") for path in (folder / "content/articles/visit").iterdir()}
    later = LATER.format(
        article=visit["article.yml"],
        arabic=visit["ar.md"],
        english=visit["en.md"].replace("visited", "went to"),
    )
    editions.write(folder, later)
    for named in ("actors/hana.yml", "events/session.yml"):
        file = folder / "content" / named
        file.write_text(file.read_text("utf-8").replace("visit#p1", "journey#p1"), "utf-8")
    done = tahqiq("build", "--site", "after", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    before, after = served(folder / "before"), served(folder / "after")
    yield next(before), next(after)
    for server in (before, after):
        next(server, None)


def link(page: Page, address: str, place: str) -> str:
    """What the page gives to cite a place, as the end of an address."""
    page.goto(address)
    page.locator("#tq-cite-what").select_option(place)
    given: str = page.locator("[data-cite-link]:visible").inner_text()
    return given.removeprefix(address)


def test_changed_text_says_so_and_shows_its_correction(page: Page, years: tuple[str, str]) -> None:
    before, after = years
    cited = link(page, f"{before}en/articles/visit/", "p1")
    page.goto(f"{after}en/articles/visit/{cited}")
    note = page.locator("#p1 .tq-cited")
    expect(note.get_by_role("status")).to_have_text("The cited text has changed since this link was made.")
    expect(note).to_contain_text("The day was wrong.")
    expect(note).not_to_contain_text("No correction is recorded")
    expect(page).to_have_url(f"{after}en/articles/journey/{cited}")
    # Another place that is chosen now is not compared with what was cited.
    page.locator("#p2 > .tq-row__number").click()
    expect(page).to_have_url(f"{after}en/articles/journey/#p2")


@pytest.mark.parametrize(("language", "place"), [("ar", "p1"), ("en", "p2"), ("en", "q-hope")])
def test_what_is_unchanged_is_said_quietly(
    page: Page, years: tuple[str, str], language: str, place: str
) -> None:
    before, after = years
    cited = link(page, f"{before}{language}/articles/visit/", place)
    seen = cited.removeprefix("?seen=").partition("#")[0].upper()
    page.goto(f"{after}{language}/articles/journey/?seen={seen[:6]}#{place}")
    expect(page.locator(".tq-cited--same")).to_have_count(1)
    expect(page.locator(".tq-cited--same > :visible")).to_have_count(1)


def test_an_address_without_a_fingerprint_says_nothing(page: Page, years: tuple[str, str]) -> None:
    for end in ("#p1", "?seen=#p1", "?seen=zzzzzzzz#p1", "?seen=abc#p1", "?seen=%E0%A4%A#p1"):
        page.goto(f"{years[1]}en/articles/journey/{end}")
        expect(page.locator("#p1 .tq-cite__buttons")).to_be_visible()
        assert page.locator(".tq-cited").count() == 0


def test_a_passage_that_has_gone_is_said_to_have_gone(page: Page, years: tuple[str, str]) -> None:
    page.goto(f"{years[1]}ar/articles/journey/?seen=0123abcd#p7")
    expect(page.locator(".tq-text > .tq-cited [role=status]")).to_have_text(
        "لم يعد الموضع المستشهَد به موجودًا في هذا المقال."
    )


def test_what_stands_in_another_place_now_is_gone_to_and_compared_there(
    page: Page, years: tuple[str, str]
) -> None:
    before, after = years
    cited = link(page, f"{before}en/articles/visit/", "p2").removesuffix("p2")
    page.goto(f"{after}en/articles/visit/{cited}p3")
    expect(page).to_have_url(f"{after}en/articles/journey/{cited}p2")
    expect(page.locator("#p2:target .tq-cited--same")).to_have_count(1)
    page.goto(f"{after}ar/articles/journey/?seen=0123abcd#p4")
    expect(page.locator("#p1:target .tq-cited")).to_contain_text("كان اليوم خطأ.")
    page.goto(f"{after}en/articles/journey/#q-wish")
    expect(page).to_have_url(f"{after}en/articles/journey/#q-hope")


@pytest.mark.parametrize("end", ["#p9", "?seen=0123abcd#p9", "#q-vow"])
def test_what_was_taken_out_leads_to_the_correction(page: Page, years: tuple[str, str], end: str) -> None:
    page.set_viewport_size({"width": 320, "height": 400})
    page.goto(f"{years[1]}en/articles/visit/{end}")
    record = page.get_by_role("listitem").filter(has_text="Denied, and taken out.")
    expect(record).to_be_in_viewport()
    expect(record).to_contain_text("Paragraph 9 (taken out)")
    assert page.locator(".tq-cited").count() == 0


def test_without_script_a_cited_link_jumps(browser: Browser, years: tuple[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 200})
    page = context.new_page()
    page.goto(f"{years[1]}en/articles/journey/?seen=0123abcd#p2")
    expect(page.locator("#p2")).to_be_in_viewport()
    page.goto(f"{years[1]}en/articles/journey/#p3")
    expect(page.locator("#p2")).to_be_in_viewport()
    page.goto(f"{years[1]}en/articles/visit/?seen=0123abcd#p2")
    page.wait_for_url("**/journey/**")
    context.close()
