"""Links from outside to a place on an index that has since been divided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import editions
import many_events
from harness import served, tahqiq
from tahqiq.export import places_json
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import relate

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with more events than go on one page."""
    folder = editions.write(tmp_path_factory.mktemp("divided"), editions.base(), many_events.edition(210))
    done = tahqiq("build", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    yield from served(folder / "site")


@pytest.mark.parametrize("event", ["every-003", "every-004", "session"])
def test_a_link_to_the_whole_index_arrives(page: Page, divided: str, event: str) -> None:
    page.goto(f"{divided}en/timeline/#e-{event}")
    entry = page.locator(f"#e-{event}")
    expect(entry).to_be_in_viewport()
    expect(page).to_have_url(page.url.split("#")[0] + f"#e-{event}")


def test_a_link_arrives_where_places_are_told_in_parts(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a site of thousands of events has, of a few."""
    monkeypatch.setattr("tahqiq.export.whereabouts.MOST", 20)
    folder = editions.write(tmp_path, editions.base(), many_events.edition(210))
    relations = relate(build(read_edition(folder / "content")))
    done = tahqiq("build", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    for path, content in places_json(relations):
        (folder / "site" / path).parent.mkdir(exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    assert len(list((folder / "site/en/timeline/places").iterdir())) == 16
    for address in served(folder / "site"):
        page.goto(f"{address}en/timeline/#e-every-003")
        expect(page.locator("#e-every-003")).to_be_in_viewport()


def test_a_link_on_the_page_arrives_too(page: Page, divided: str) -> None:
    page.goto(f"{divided}en/timeline/")
    page.evaluate("location.hash = 'e-session'")
    expect(page.locator("#e-session")).to_be_in_viewport()


def test_what_is_nowhere_stays_at_the_index(page: Page, divided: str) -> None:
    with page.expect_response("**/places.json"):
        page.goto(f"{divided}en/timeline/#e-nothing")
    expect(page).to_have_url(f"{divided}en/timeline/#e-nothing")


def test_what_is_here_asks_for_nothing(page: Page, divided: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{divided}en/timeline/#tq-timeline")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith("places.json")]
