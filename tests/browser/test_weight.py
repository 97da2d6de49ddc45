"""What a first visit costs a reader with a slow line: bytes, requests, what moves. Nothing here measures time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from visits import SLOW_4G, Host, Visit, first_visit, hosted

pytestmark = pytest.mark.browser
ARTICLE = "articles/2024-08-16-coalition-mission/"
KINDS = [ARTICLE, "", "actors/iraq/", "quotes/", "timeline/", "network/"]
KB = 1000
# The name, the connection, its keys, the page; then what the page needs to be shown, all at once.
ROUND_TRIPS = 5


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    with hosted(site) as host:
        yield host


@pytest.fixture(scope="module", params=["ar", "en"])
def article(request: pytest.FixtureRequest, browser: Browser, host: Host) -> Visit:
    return first_visit(browser, host, f"{request.param}/{ARTICLE}", 1280)


def test_an_article_is_light(article: Visit) -> None:
    fonts = article.weight(".woff2")
    assert article.weight() - fonts <= 120 * KB, article.sent
    assert article.weight(".js") <= 25 * KB, article.sent
    assert len(article.sent) <= 30, article.sent
    assert article.shift <= 0.02, article.moved


def test_nothing_is_fetched_twice_or_from_elsewhere(article: Visit) -> None:
    assert article.elsewhere == ()
    paths = [path for path, size in article.sent if size]
    assert sorted(paths) == sorted(set(paths))


def test_text_waits_for_little(article: Visit) -> None:
    assert len(article.early) <= 2, article.fonts
    assert len(article.blocking) <= 6, article.blocking


def test_text_comes_soon_over_a_slow_line(article: Visit) -> None:
    """By arithmetic: what is needed for the first words, and the faces fetched beside it, at the rate of slow 4G."""
    needed = article.first(article.sent[0][0], *article.blocking, *article.early)
    seconds = ROUND_TRIPS * SLOW_4G["latency"] / 1000 + needed / SLOW_4G["downloadThroughput"]
    assert seconds <= 1.5, (needed, article.blocking)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_moves_while_faces_and_scripts_come(
    browser: Browser, host: Host, language: str, width: int
) -> None:
    """The faces come late: the text is shown in stand-ins, and the interface changes to its own face after."""
    for kind in KINDS:
        visit = first_visit(browser, host, f"{language}/{kind}", width, held=True)
        assert visit.fonts
        assert visit.shift <= 0.02, (kind, visit.shift, visit.moved)
