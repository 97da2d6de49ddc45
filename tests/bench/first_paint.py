"""Measures when a first visit shows its largest text: `python tests/bench/first_paint.py [--site DIR] [--runs R]`.

A headless Chromium over slow 4G as Lighthouse simulates it (1.6 Mbit/s, 150 ms a request; the processor is not
slowed), from a loopback server that compresses as a host does. Prints the median of R visits and the slowest.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path[:0] = [str(REPOSITORY / "tests")]

from playwright.sync_api import sync_playwright  # noqa: E402

from harness import FLAGS, chromium  # noqa: E402
from visits import first_visit, hosted  # noqa: E402

ARTICLE = "articles/2024-08-16-coalition-mission/"
KINDS = (ARTICLE, "", "actors/iraq/", "quotes/", "timeline/", "network/")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=REPOSITORY / "site", help="a built site")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    print("page                    width  requests  without faces  largest text  slowest  layout shift")
    with hosted(given.site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for path in (f"{language}/{kind}" for kind in KINDS for language in ("ar", "en")):
            for width in (360, 1280):
                visits = [first_visit(browser, host, path, width, slow=True) for _ in range(given.runs)]
                last, times = visits[-1], [visit.largest for visit in visits]
                print(
                    f"{path[:22]:22}  {width:5}  {len(last.sent):8}"
                    f"  {(last.weight() - last.weight('.woff2')) / 1000:10.1f} KB"
                    f"  {statistics.median(times):9.0f} ms  {max(times):4.0f} ms"
                    f"  {max(visit.shift for visit in visits):12.4f}",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main()
