"""The pages of a preview: they go where what was saved is shown, and say what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

import editions
from harness import PATIENCE, eventually
from running_preview import MOUNT, Previewed, previewing

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# The editor's window has the focus, not the browser's, which Playwright would have it.
ELSEWHERE = "document.hasFocus = () => false;"
FULL = {
    "ar": ("فقرة طويلة رقمها", "كلام كثير يملأ السطر. "),
    "en": ("A long paragraph, number", "Many words fill the line. "),
}


def long_text(language: str) -> str:
    """Blocks that a window has no room for."""
    begins, goes_on = FULL[language]
    return "\n".join(f"\n{{#p{n}}}\n{begins} {n}. {goes_on * 12}" for n in range(3, 20))


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """Some files make all pages anew, which takes its time."""
    expect.set_options(timeout=PATIENCE * 1000)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    folder = editions.write(tmp_path_factory.mktemp("preview") / "edition", editions.base())
    for tag in ("ar", "en"):
        with (folder / f"content/articles/visit/{tag}.md").open("a", encoding="utf-8") as file:
            file.write(long_text(tag).rstrip() + "\n")
    with previewing(folder) as running:
        yield running


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(ELSEWHERE)
    context.set_default_timeout(PATIENCE * 1000)
    yield context
    context.close()


@pytest.fixture
def tab(window: BrowserContext) -> Iterator[Page]:
    errors: list[str] = []
    opened = window.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert errors == []


def status(tab: Page) -> Locator:
    """What the bar says; articles have a status of their own."""
    return tab.locator("tahqiq-preview").get_by_role("status")


def axe_finds(tab: Page) -> list[object]:
    """What axe-core finds wrong with the bar; it looks into shadow roots."""
    found = Axe().run(tab, context="tahqiq-preview", options={"runOnly": RULES})
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]]


def opened(tab: Page, preview: Previewed, path: str) -> Page:
    tab.goto(preview.url(path))
    expect(status(tab)).to_have_text(("لا مشكلات", "No problems")[not path.startswith("ar/")])
    return tab


def expect_page(tab: Page, preview: Previewed, path: str) -> None:
    tab.wait_for_url(preview.url(path))


def test_it_goes_where_a_text_is_shown_and_to_its_block(tab: Page, preview: Previewed) -> None:
    opened(tab, preview, "ar/actors/")
    preview.change("articles/visit/ar.md", "رقمها 15.", "رقمها خمسة عشر.")
    expect_page(tab, preview, "ar/articles/visit/#p15")
    expect(tab.locator("[data-tahqiq-changed]")).to_have_attribute("id", "p15")
    expect(tab.locator("#p15")).to_be_in_viewport()
    # On the page itself it is loaded anew, and stays where it was unless the block is out of sight.
    preview.change("articles/visit/ar.md", "رقمها 4.", "رقمها أربعة.")
    expect(tab.locator("#p4")).to_contain_text("رقمها أربعة.")
    expect(tab.locator("#p4")).to_be_in_viewport()


def test_each_kind_of_file_has_its_page(tab: Page, preview: Previewed) -> None:
    opened(tab, preview, "en/")
    preview.change("articles/visit/article.yml", "A visit to the town", "A visit to a town")
    expect_page(tab, preview, "en/articles/visit/")
    preview.change("actors/council.yml", "The town council", "The council")
    expect_page(tab, preview, "en/actors/council/")
    preview.change("events/session.yml", "The council’s session", "A session")
    expect_page(tab, preview, "en/timeline/#e-session")
    preview.change("terms/truce.yml", "A halt to fighting.", "A halt to the fighting.")
    expect_page(tab, preview, "en/glossary/#t-truce")
    preview.change("pages/about/ar.md", "هذه طبعة صغيرة.", "هذه طبعة صغيرة حقًا.")
    expect_page(tab, preview, "ar/about/#what")
    preview.change("edition.yml", "طبعة للاختبار.", "طبعة للتجربة.")
    expect_page(tab, preview, "ar/")
    # Back leads to where the reader was, not through all that was saved.
    tab.go_back()
    expect_page(tab, preview, "en/")
    expect(status(tab)).to_have_text("No problems")


def test_of_two_quick_saves_the_second_is_not_lost(tab: Page, preview: Previewed) -> None:
    opened(tab, preview, "en/")
    before = preview.state()["stamp"]
    preview.change("actors/hana.yml", "name: {ar: هناء", "name: {ar: هنا")
    eventually(lambda: preview.state()["stamp"] != before)
    # The browser is on its way to the actor's page now.
    preview.change("terms/truce.yml", "name: {ar: هدنة", "name: {ar: الهدنة")
    expect_page(tab, preview, "en/glossary/#t-truce")


def test_who_wants_to_stay_stays(tab: Page, window: BrowserContext, preview: Previewed) -> None:
    opened(tab, preview, "en/actors/")
    tab.get_by_role("switch").uncheck()
    preview.change("terms/truce.yml", "fighting.", "fighting for a while.")
    link = tab.get_by_role("link", name="content/terms/truce.yml")
    expect(link).to_have_attribute("href", f"{MOUNT}en/glossary/#t-truce")
    assert tab.url == preview.url("en/actors/")
    tab.reload()
    expect(tab.get_by_role("switch")).not_to_be_checked()
    link.click()
    expect_page(tab, preview, "en/glossary/#t-truce")
    tab.get_by_role("switch").check()


def test_who_reads_while_an_editor_saves_by_itself_stays(browser: Browser, preview: Previewed) -> None:
    context = browser.new_context()
    tab = context.new_page()
    opened(tab, preview, "en/actors/")
    preview.change("actors/hana.yml", "Hanaa", "Hannah")
    expect(tab.get_by_role("link", name="content/actors/hana.yml")).to_be_visible()
    assert tab.url == preview.url("en/actors/")
    context.close()


def test_only_the_tab_looked_at_last_follows(window: BrowserContext, preview: Previewed) -> None:
    first, second = window.new_page(), window.new_page()
    opened(first, preview, "en/glossary/")
    opened(second, preview, "en/actors/")
    preview.change("events/session.yml", "stated: {ar: أمس}", "stated: {ar: البارحة}")
    expect_page(second, preview, "en/timeline/#e-session")
    expect(first.get_by_role("link", name="content/events/session.yml")).to_be_visible()
    assert first.url == preview.url("en/glossary/")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SINCE = "sessionStorage.getItem('tahqiq-preview-since')"
MISTAKEN = {
    "ar": ("[هناء]", "2:19", "rtl", "خطأ واحد", "لا مشكلات", "المشكلات"),
    "en": ("[Hana]", "2:14", "ltr", "One error", "No problems", "Problems"),
}


@pytest.mark.parametrize("language", MISTAKEN)
def test_a_mistake_is_shown_and_its_mending(tab: Page, preview: Previewed, language: str) -> None:
    name, place, direction, wrong, right, title = MISTAKEN[language]
    file = f"articles/visit/{language}.md"
    opened(tab, preview, f"{language}/articles/visit/")
    tab.evaluate("window.stayed = true")
    sound = preview.text(file)
    preview.change(file, f"{name}{{actor=hana}}", f"{name}{{actor=nobody}}")
    expect(status(tab)).to_have_text(wrong)
    panel = tab.get_by_role("region", name=title, exact=True)
    expect(panel).to_contain_text(f"content/{file}:{place}")
    expect(panel).to_contain_text("unknown-actor")
    expect(panel.locator("mark")).to_have_text("nobody")
    expect(panel.locator(".excerpt")).to_have_attribute("dir", direction)
    expect(panel.get_by_role("link")).to_have_attribute("href", f"{MOUNT}{language}/articles/visit/#p1")
    assert tab.evaluate("document.activeElement === document.body"), "the focus is where it was"
    expect(tab.locator("#p1").first).to_contain_text(name.strip("[]"))
    assert axe_finds(tab) == []
    # Escape within folds it, and the focus goes to what unfolds it; it stays so until another error comes.
    panel.focus()
    tab.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    before = tab.evaluate(SINCE)
    preview.save(file, preview.text(file) + "\n")
    tab.wait_for_function(f"before => {SINCE} !== before", arg=before)
    expect(panel).to_be_hidden()
    preview.change(file, "nobody", "no-one")
    expect(panel).to_be_visible()
    assert tab.evaluate("stayed")
    preview.save(file, sound)
    expect(status(tab)).to_have_text(right)
    expect(panel).to_be_hidden()
    assert tab.evaluate("stayed"), "what is as it was before is not loaded anew"


def test_files_open_in_an_editor_if_one_wants_that(tab: Page, preview: Previewed) -> None:
    opened(tab, preview, "en/")
    sound = preview.text("actors/hana.yml")
    preview.change("actors/hana.yml", "kind: person", "kind: persona")
    tab.get_by_role("checkbox", name="Files open in VS Code").check()
    link = tab.get_by_role("link", name="content/actors/hana.yml")
    file = preview.folder / "content/actors/hana.yml"
    expect(link).to_have_attribute("href", f"vscode://file{file}:1:7")
    preview.save("actors/hana.yml", sound)
    expect(status(tab)).to_have_text("No problems")


def test_a_page_that_is_no_more_gives_way_to_the_one_above(tab: Page, preview: Previewed) -> None:
    article = preview.text("articles/visit/article.yml")
    preview.save("articles/later/article.yml", article.replace("sources", "").partition("quotes:")[0])
    for tag in ("ar", "en"):
        preview.save(f"articles/later/{tag}.md", "{#p1}\nنص.\n")
    opened(tab, preview, "en/")
    tab.goto(preview.url("en/articles/later/"))
    folder = preview.folder / "content/articles/later"
    folder.rename(folder.with_name("renamed"))
    expect_page(tab, preview, "en/articles/renamed/")
    shutil.rmtree(folder.with_name("renamed"))
    expect_page(tab, preview, "en/articles/")


def test_an_edition_that_was_never_sound_is_waited_for(tab: Page, tmp_path: Path) -> None:
    folder = editions.write(tmp_path / "edition", editions.base())
    term = folder / "content/terms/truce.yml"
    sound = term.read_text(encoding="utf-8")
    term.write_text("name: [\n", encoding="utf-8")
    with previewing(folder) as preview:
        tab.goto(preview.url("ar/glossary/"))
        expect(tab.get_by_role("heading")).to_have_text("ستظهر الطبعة هنا")
        expect(tab.get_by_role("region", name="المشكلات", exact=True)).to_contain_text("yaml-syntax")
        preview.save("edition.yml", "title: 5\n")
        expect(tab.get_by_role("region", name="المشكلات", exact=True)).to_contain_text("content/edition.yml")
        preview.save("edition.yml", editions.parse(editions.base())[1][3])
        preview.save("terms/truce.yml", sound)
        expect(tab.locator("#t-truce")).to_be_visible()
        expect(status(tab)).to_have_text("لا مشكلات")
        assert tab.url.startswith(preview.url("ar/glossary/"))
