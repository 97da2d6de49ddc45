"""The drawn timeline in a real browser: nothing meets, filters by keyboard, stretching, without script."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import editions
import many_events
from harness import eventually, served
from visits import FACED

pytestmark = pytest.mark.browser
BOXES = """() => [...document.querySelectorAll(".tq-figure__label")].map((label) => {
  const box = label.getBBox();
  return [box.x, box.y, box.x + box.width, box.y + box.height];
})"""


UNDIVIDED = """
import tahqiq.relate.places
from tahqiq.cli import main
tahqiq.relate.places.LIMIT = 1000
main(["build"])
"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with 300 events on one page: as many as the figure must bear, were none divided off."""
    folder = tmp_path_factory.mktemp("crowded")
    editions.write(folder, editions.base(), many_events.edition(300))
    done = subprocess.run(
        [sys.executable, "-c", UNDIVIDED], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    yield from served(folder / "site")


def meeting(boxes: list[list[float]]) -> int:
    """How many pairs of boxes overlap by more than a hair."""
    return sum(
        min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5
        for i, a in enumerate(boxes)
        for b in boxes[:i]
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_label_meets_another(page: Page, crowded: str, language: str) -> None:
    page.goto(f"{crowded}{language}/timeline/")
    page.evaluate(FACED)
    boxes = page.evaluate(BOXES)
    assert len(boxes) == 301
    assert meeting(boxes) == 0
    page.locator("[data-zoom='1']").click()
    assert meeting(page.evaluate(BOXES)) == 0


def test_time_runs_with_the_language(page: Page, address: str) -> None:
    years = "[...document.querySelectorAll('.tq-figure__head .tq-figure__tick--0')]"
    order = f"{years}.slice(0, 3).map((t) => t.getBBox().x)"
    page.goto(f"{address}en/timeline/")
    english = page.evaluate(order)
    page.goto(f"{address}ar/timeline/")
    arabic = page.evaluate(order)
    assert english == sorted(english) and arabic == sorted(arabic, reverse=True)


def test_filters_by_keyboard_are_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    entries = page.locator(".tq-timeline li[id]:visible")
    everything = entries.count()
    page.get_by_label("Actor").focus()
    page.keyboard.type("Salam Hussein")
    expect(page).to_have_url(re.compile(r"\?actor=salam-hussein$"))
    assert 0 < entries.count() < everything
    assert page.locator(".tq-figure__event:visible").count() == entries.count()
    expect(page.get_by_role("status")).to_have_text(re.compile("shown"))
    page.reload()
    assert entries.count() < everything
    expect(page.get_by_label("Actor")).to_have_value("salam-hussein")


def test_the_count_is_said_in_arabic(page: Page, address: str) -> None:
    page.goto(f"{address}ar/timeline/")
    expect(page.get_by_role("status")).to_have_text("يظهر ١٤ حدثًا.")
    page.goto(f"{address}ar/timeline/?actor=salam-hussein")
    expect(page.get_by_role("status")).to_have_text("يظهر حدث واحد.")


def test_a_link_to_an_entry_wins_over_the_filter(page: Page, address: str) -> None:
    page.goto(f"{address}en/timeline/?actor=salam-hussein#e-parliament-decision-2020")
    expect(page.locator("#e-parliament-decision-2020")).to_be_visible()


def test_it_is_stretched_by_keys_and_buttons(page: Page, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    wide = "document.querySelector('[data-tahqiq-drawing]').getBoundingClientRect().width"
    before = page.evaluate(wide)
    page.get_by_role("region", name="The events in time").focus()
    page.keyboard.press("+")
    assert page.evaluate(wide) == pytest.approx(before * 1.5, rel=0.02)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.keyboard.press("0")
    assert page.evaluate(wide) == pytest.approx(before, rel=0.02)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_band_shows_and_finds_what_is_out_of_sight(page: Page, crowded: str, language: str) -> None:
    page.goto(f"{crowded}{language}/timeline/")
    band, seen = page.locator("[data-tahqiq-band]"), page.locator(".tq-figure__seen")
    box, before = band.bounding_box(), seen.bounding_box()
    assert box and before and 0 < before["width"] < box["width"] / 2
    late = box["x"] + box["width"] * (0.1 if language == "ar" else 0.9)
    page.mouse.click(late, box["y"] + 20)
    eventually(lambda: (seen.bounding_box() or before)["x"] != before["x"])
    after = seen.bounding_box()
    assert after and after["x"] <= late <= after["x"] + after["width"]
    # What is marked in the band is what the window shows: the labels in it lie there in the whole.
    shown = page.evaluate(
        """() => {
          const pane = document.querySelector("[data-tahqiq-window]").getBoundingClientRect();
          const whole = document.querySelector("[data-tahqiq-drawing]").getBoundingClientRect();
          return [(pane.left - whole.left) / whole.width, (pane.right - whole.left) / whole.width];
        }"""
    )
    assert (after["x"] - box["x"]) / box["width"] == pytest.approx(shown[0], abs=0.01)
    assert (after["x"] + after["width"] - box["x"]) / box["width"] == pytest.approx(shown[1], abs=0.01)


def test_the_band_counts_what_the_filter_leaves(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}en/timeline/")
    path = page.locator(".tq-figure__crowd")
    built, script = path.get_attribute("d"), "document.querySelector('.tq-figure__crowd').getAttribute('d')"
    page.get_by_label("Actor").select_option("council")
    assert page.evaluate(script) != built
    page.get_by_label("Actor").select_option("")
    assert page.evaluate(script) == built, "the script draws it as the build does"


def test_the_axis_stays_in_sight(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}ar/timeline/")
    pane = page.locator("[data-tahqiq-window]")
    pane.evaluate("(pane) => { pane.scrollTop = 1000 }")
    box, axis = pane.bounding_box(), page.locator(".tq-figure__head").bounding_box()
    assert box and axis and axis["y"] == pytest.approx(box["y"], abs=1)
    assert box["height"] < 900


def test_a_figure_too_wide_for_paper_is_printed_as_its_band(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}ar/timeline/")
    page.emulate_media(media="print")
    expect(page.locator("[data-tahqiq-band]")).to_be_visible()
    expect(page.locator("[data-tahqiq-window]")).to_be_hidden()


def test_an_event_leads_to_its_entry(page: Page, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    page.locator("[data-event='e-hussein-statement'] a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#e-hussein-statement$"))
    expect(page.locator("#e-hussein-statement")).to_be_in_viewport()


def test_without_script_all_is_there_but_the_tools(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{address}ar/timeline/")
    expect(page.locator("[data-tahqiq-tools]")).to_be_hidden()
    expect(page.locator(".tq-figure__label").first).to_be_attached()
    assert page.locator(".tq-timeline li[id]:visible").count() == 14
    context.close()


def test_the_overview_of_a_phone_has_no_labels(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{address}ar/timeline/")
    page.locator("[data-zoom='-1']").click()
    expect(page.locator(".tq-figure__label").first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
