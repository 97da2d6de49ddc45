"""How long an editor waits for the browser: `python tests/bench/followed.py EDITION [--edits N]`.

Serves an edition, and saves files as an editor does, while a page of another article is open in Chromium. Prints the
median and the slowest, in milliseconds, of: until the browser has gone to the article and shows the new word; until a
mistake is listed in the page; until it is listed no more.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from edits import Edits
from previewed import PATIENCE, REST, Preview, preview

from harness import FLAGS, chromium

# The editor's window has the focus.
ELSEWHERE = "document.hasFocus = () => false;"
SHOWN = "word => document.readyState === 'complete' && document.body.innerText.includes(word)"
LISTED = """there => {
  const list = document.querySelector('tahqiq-preview')?.shadowRoot.querySelector('li.error');
  return Boolean(list && !list.closest('[hidden]')) === there;
}"""


def until(page: Page, condition: str, given: object, save: Callable[[], object]) -> float:
    """Milliseconds from saving until something holds in the browser, whichever page is open by then."""
    time.sleep(REST)
    started = time.perf_counter()
    save()
    while not _holds(page, condition, given):
        time.sleep(0.005)
    return 1000 * (time.perf_counter() - started)


def _holds(page: Page, condition: str, given: object) -> bool:
    try:
        return bool(page.evaluate(condition, given))
    except Exception:  # the page is just being left
        return False


def measured(running: Preview, edition: Path, edits: int, page: Page) -> dict[str, list[float]]:
    """Times by what was waited for."""
    coming = Edits(edition)
    first, _ = coming.prepared()
    running.until(bool, first.page, PATIENCE)
    page.goto(f"http://127.0.0.1:{running.port}/{first.page}")
    found: dict[str, list[float]] = {"followed": [], "listed": [], "mended": []}
    for _ in range(edits):
        edit, text = coming.prepared()
        found["followed"].append(until(page, SHOWN, edit.word, lambda e=edit, t=text: e.file.write_text(t)))
        wrong = text + "\n{#wrong}\n[x]{actor=nobody-of-this-name}\n"
        found["listed"].append(until(page, LISTED, True, lambda e=edit, t=wrong: e.file.write_text(t)))
        found["mended"].append(until(page, LISTED, False, lambda e=edit, t=text: e.file.write_text(t)))
    return found


def main() -> None:
    """Prints a line for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("edition", type=Path)
    parser.add_argument("--edits", type=int, default=15)
    given = parser.parse_args()
    with preview(given.edition) as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context()
        context.add_init_script(ELSEWHERE)
        found = measured(running, given.edition, given.edits, context.new_page())
        browser.close()
    for name, times in found.items():
        print(f"{name:10} median {statistics.median(times):6.0f} ms  slowest {max(times):6.0f} ms")


if __name__ == "__main__":
    main()
