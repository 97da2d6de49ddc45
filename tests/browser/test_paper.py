"""On paper, in forced colours, and line by line: what a newspaper would not let pass."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
ARTICLE = "articles/2024-08-16-coalition-mission/"
PAGES = ("", ARTICLE, "articles/", "actors/", "quotes/", "timeline/", "network/", "glossary/", "search/")

# The distance from the top of the window to the line on which the first words of each element stand.
BASELINES = """(elements) => elements.map((element) => {
  const sign = document.createElement("span");
  sign.style.cssText = "display: inline-block; inline-size: 0; block-size: 0";
  (element.querySelector("p") ?? element).prepend(sign);
  const bottom = sign.getBoundingClientRect().bottom;
  sign.remove();
  return bottom;
})"""


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page as wide as the text of an A4 sheet, laid out for print, of a reader who likes the dark."""
    context = browser.new_context(viewport={"width": 680, "height": 970}, color_scheme="dark")
    opened = context.new_page()
    opened.emulate_media(media="print")
    yield opened
    context.close()


@pytest.fixture
def forced(browser: Browser) -> Iterator[Page]:
    """A page whose colours the system chooses."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active")
    yield context.new_page()
    context.close()


# ---------------------------------------------------------------- paper


@pytest.mark.parametrize("path", PAGES)
def test_nothing_to_press_is_printed(paper: Page, address: str, path: str) -> None:
    paper.goto(f"{address}ar/{path}")
    paper.evaluate("document.fonts.ready")
    for control in ("button", "input", "select", "nav", ".tq-tools", ".tq-copy", "summary:not(.tq-why *)"):
        assert paper.locator(f"{control}:visible").count() == 0, control
    assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert paper.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert paper.evaluate("document.documentElement.scrollWidth") <= 680


@pytest.mark.parametrize(("language", "digits"), [("ar", "arabic-digits"), ("en", "auto")])
def test_sheets_have_a_title_and_a_number_in_the_digits_of_the_language(
    paper: Page, address: str, language: str, digits: str
) -> None:
    paper.goto(f"{address}{language}/{ARTICLE}")
    root = "getComputedStyle(document.documentElement).getPropertyValue('--running')"
    assert paper.evaluate(root) == f'"{paper.title()}"'
    assert paper.evaluate("getComputedStyle(document.body).page") == digits
    assert len(paper.pdf(format="A4", prefer_css_page_size=True)) > 10_000


def test_text_and_translation_stand_side_by_side_on_paper(paper: Page, address: str) -> None:
    paper.goto(f"{address}ar/{ARTICLE}")
    cells = paper.locator("#p1 .tq-cell")
    arabic, english = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert arabic and english and english["x"] + english["width"] < arabic["x"]
    number = paper.locator("#p1 > .tq-row__number").bounding_box()
    assert number and number["x"] >= arabic["x"] + arabic["width"] - 1


def test_addresses_that_lead_away_are_printed(paper: Page, address: str) -> None:
    paper.goto(f"{address}en/{ARTICLE}")
    away = paper.locator(".tq-page a[href^='https://creativecommons.org']").first
    content = away.evaluate("(a) => getComputedStyle(a, '::after').content")
    assert "creativecommons.org" in content or "attr(href)" in content
    expect(paper.locator(".tq-citation").first).to_be_visible()


# ---------------------------------------------------------------- forced colours


def test_the_page_and_the_layout_that_one_is_on_are_told_apart(forced: Page, address: str) -> None:
    forced.goto(f"{address}en/{ARTICLE}")
    color = "(e) => getComputedStyle(e).borderBlockEndColor"
    here = forced.locator(".tq-nav__link[aria-current]").evaluate(color)
    assert here != forced.locator(".tq-nav__link:not([aria-current])").first.evaluate(color)
    ground = "(e) => getComputedStyle(e).backgroundColor"
    pressed = forced.locator(".tq-modes [aria-pressed=true]").evaluate(ground)
    assert pressed != forced.locator(".tq-modes [aria-pressed=false]").first.evaluate(ground)


def test_quotations_keep_their_ends(forced: Page, address: str) -> None:
    forced.goto(f"{address}en/{ARTICLE}")
    style = "(e) => [getComputedStyle(e).borderInlineStartStyle, getComputedStyle(e).borderInlineEndStyle]"
    direct = forced.locator(".tq-quote--partial, .tq-quote--direct").first.evaluate(style)
    assert direct == ["solid", "solid"]
    assert forced.locator(".tq-quote--indirect").first.evaluate(style) == ["dotted", "dotted"]


@pytest.mark.parametrize(
    ("path", "sure", "vague", "pseudo"),
    [
        (ARTICLE, ".tq-events__item:not(.tq-events__item--vague)", ".tq-events__item--vague", "::after"),
        ("timeline/", ".tq-event-entry:not(.tq-event-entry--vague)", ".tq-event-entry--vague", "::before"),
    ],
)
def test_dots_are_seen_and_vague_ones_are_hollow(
    forced: Page, address: str, path: str, sure: str, vague: str, pseudo: str
) -> None:
    forced.goto(f"{address}en/{path}")
    ground = f"(e) => getComputedStyle(e, '{pseudo}').backgroundColor"
    paper = forced.evaluate("getComputedStyle(document.body).backgroundColor")
    assert forced.locator(sure).first.evaluate(ground) != paper
    assert forced.locator(vague).first.evaluate(ground) == paper


def test_shares_are_drawn_in_the_colour_of_text(forced: Page, address: str) -> None:
    forced.goto(f"{address}en/{ARTICLE}")
    bar = forced.locator(".tq-shares__bar rect").first.evaluate("(e) => getComputedStyle(e).fill")
    assert bar == forced.evaluate("getComputedStyle(document.querySelector('h1')).color")


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("path", "row", "cell"),
    [
        (ARTICLE, ".tq-titles", ".tq-title"),
        (ARTICLE, "#p1 .tq-row__cells", ".tq-cell"),
        (ARTICLE, "#p14 .tq-row__cells", ".tq-cell"),
        ("quotes/", ".tq-card__sayings", ".tq-saying"),
        ("actors/iraq-ministry-of-foreign-affairs/", ".tq-concordance .tq-row__cells", ".tq-cell"),
    ],
)
def test_first_lines_of_parallel_texts_are_level(
    page: Page, address: str, language: str, path: str, row: str, cell: str
) -> None:
    page.goto(f"{address}{language}/{path}")
    page.evaluate("document.fonts.ready")
    one, other = page.locator(row).first.locator(cell).evaluate_all(BASELINES)
    assert one == pytest.approx(other, abs=1.0)


@pytest.mark.parametrize("path", PAGES)
def test_no_letter_of_arabic_is_spaced_or_slanted(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}ar/{path}")
    spaced = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((element) => {
          const style = getComputedStyle(element);
          const arabic = [...element.childNodes].some((n) => n.nodeType === 3 && /[\\u0620-\\u064a]/.test(n.data));
          return arabic && (!["normal", "0px"].includes(style.letterSpacing) || style.fontStyle !== "normal"
            || style.fontSynthesisStyle !== "none" && element.closest(".tq-page"));
        }).map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert spaced == []
