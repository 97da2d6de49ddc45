"""Pictures of the key pages, kept for whoever reviews a change (.cache/screenshots); nothing overflows or fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from harness import REPOSITORY
from visits import FACED

pytestmark = pytest.mark.browser
PICTURES = REPOSITORY / ".cache/screenshots"
KINDS = {
    "home": "",
    "article": "articles/2024-08-16-coalition-mission/",
    "actor": "actors/iraq/",
    "quotes": "quotes/",
    "timeline": "timeline/",
    "network": "network/",
    "evidence": "evidence/",
    "status": "status/",
    "manual": "manual/text/",
    "manual-commands": "manual/commands/",
}
TALLEST = 4000  # pixels of a page that are kept
BLOCKED = "Service Worker registration blocked by Playwright"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def watched(page: Page) -> list[str]:
    """Fills with all that goes wrong on a page: errors of scripts, of the console, of requests."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: wrong.append(f"{request.url}: {request.failure}"))
    page.on("response", lambda got: wrong.append(f"{got.url}: {got.status}") if got.status >= 400 else None)
    return wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_key_pages(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        service_workers="block",
    )
    page = context.new_page()
    wrong = watched(page)
    for language in ("ar", "en"):
        for name, kind in KINDS.items():
            page.goto(f"{address}{language}/{kind}")
            page.evaluate(FACED)
            picture = Path(f"{name}-{language}-{width}-{scheme}.png")
            height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
            shown = {"x": 0, "y": 0, "width": width, "height": height}
            page.screenshot(path=PICTURES / picture, full_page=True, clip=shown)  # type: ignore[arg-type]
            assert page.evaluate(OVERFLOW) <= 0, picture
    context.close()
    assert [what for what in wrong if what != BLOCKED] == []
