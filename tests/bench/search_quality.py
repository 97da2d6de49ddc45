"""How well and how fast the search of a real edition finds what readers mean, in Chromium.

search_quality.py CORPORA   a folder with make_edition.py, ntrex/ and search/ (eval.json, score.py)

Prints the scores by class (articles only), and bytes, requests and time of cold and of warm queries.
--queries FILE   other queries of the same form; may be given more than once
--site FOLDER    a site that is built already; what is found there is not scored
--cold N         so many of the queries are asked cold, each by a reader of its own (default 40)
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright

from harness import FLAGS, chromium, tahqiq
from visits import Host, hosted

LIMIT = 50  # texts that are neither right nor wrong are dropped before the first ten are counted
SHOWN = 10
BLANK = "blank"
PAGE = "<!doctype html><html lang='en'><title>Search</title><link rel='icon' href='data:,'>"
ASK = """async ([query, options]) => {
  const { search } = await import(new URL("assets/tahqiq/search.js", location.href));
  const started = performance.now();
  const results = await search(query, options);
  return { took: performance.now() - started, results: [...results] };
}"""


@dataclass(frozen=True)
class Asked:
    """What a query cost: bytes and requests over the network, milliseconds."""

    sent: int
    requests: int
    took: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds, asks, scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--queries", type=Path, action="append", default=[])
    parser.add_argument("--site", type=Path)
    parser.add_argument("--articles", type=int, default=123)
    parser.add_argument("--cold", type=int, default=40)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch, _browser() as browser:
        site = given.site or _built(given.corpora, Path(scratch) / "edition", given.articles)
        with hosted(site) as host:
            for queries in given.queries or [given.corpora / "search/eval.json"]:
                asked = json.loads(queries.read_text("utf-8"))["queries"]
                found = _warm(browser, host, asked)
                if not given.site:
                    _score(given.corpora / "search/score.py", queries, found, Path(scratch))
                step = max(1, len(asked) // max(1, given.cold))
                if given.cold:
                    _tell("cold", [_cold(browser, host, query) for query in asked[::step]])


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def _built(corpora: Path, folder: Path, articles: int) -> Path:
    make = [sys.executable, str(corpora / "make_edition.py"), str(folder)]
    subprocess.run([*make, "--from", "ntrex", "--articles", str(articles)], check=True)
    done = tahqiq("build", cwd=folder)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return folder / "site"


@contextmanager
def _reader(browser: Browser, host: Host) -> Iterator[Page]:
    context = browser.new_context()
    context.route(f"**/{BLANK}", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page = context.new_page()
    page.goto(host.address + BLANK)
    yield page
    context.close()


def _ask(page: Page, host: Host, query: dict[str, Any], limit: int) -> tuple[list[dict[str, Any]], Asked]:
    host.sent.clear()
    options = {"limit": limit, "language": query["lang"], "filters": {"kind": "article"}}
    answer = page.evaluate(ASK, [query["q"], options])
    return answer["results"], Asked(sum(size for _, size in host.sent), len(host.sent), answer["took"])


def _cold(browser: Browser, host: Host, query: dict[str, Any]) -> Asked:
    with _reader(browser, host) as page:
        return _ask(page, host, query, SHOWN)[1]


def _warm(browser: Browser, host: Host, queries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All queries, one after the other, twice; what the first round fetches is warm in the second."""
    with _reader(browser, host) as page:
        found = [_ask(page, host, query, LIMIT)[0] for query in queries]
        again = [_ask(page, host, query, SHOWN)[1] for query in queries]
    _tell("warm", again)
    return [
        {"id": query["id"], "results": [_article(result["url"]) for result in results]}
        for query, results in zip(queries, found, strict=True)
    ]


def _article(url: str) -> list[str]:
    language, _, name = url.rstrip("/").rsplit("/", 3)[-3:]
    return [name, language]


def _score(script: Path, queries: Path, found: list[dict[str, Any]], scratch: Path) -> None:
    lines = scratch / "results.jsonl"
    lines.write_text("\n".join(map(json.dumps, found)), "utf-8")
    subprocess.run([sys.executable, str(script), str(queries), str(lines)], check=True)


def _tell(what: str, asked: list[Asked]) -> None:
    for name, unit, values in (
        ("bytes", "KB", [one.sent / 1000 for one in asked]),
        ("requests", "", [float(one.requests) for one in asked]),
        ("time", "ms", [one.took for one in asked]),
    ):
        values.sort()
        late = values[min(len(values) - 1, int(0.95 * len(values)))]
        print(
            f"{what:5} {name:9} median {statistics.median(values):7.1f} {unit}, 95th percentile {late:7.1f} {unit}"
        )


if __name__ == "__main__":
    main()
