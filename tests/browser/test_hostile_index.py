"""A search index in which every text is hostile, also what no check would let through: it is shown as text, in place.

The index is made as the build makes it, of documents that no edition has. The site's policy is off: what is seen here
is that results are put together as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

import indexes
import injected
from searched import Site, running, written
from tahqiq.search import Entry
from tahqiq.search.entry import Kind

pytestmark = pytest.mark.browser
WORD, TURNED = "needle", "turned"
"""A word of each document: the other one of those that begin or end directions."""
ATTACKS = [
    *map(injected.attack, range(len(injected.ATTACKS))),
    "constructor", "__proto__", "{query} {n} {title}", "<b>a</b>", "\u202ea\u2069b\u2069\u202e", "\u2067\u2067\u202ea",
    "\u2069\u202ea\u202c\u202c", "a\u2069\n\u202eb", "\x00\x07\x1b[31m", "\ufffe\uffff", "a" * 3_000, "\u0301" * 500,
]  # fmt: skip
KINDS: tuple[Kind, ...] = ("article", "actor", "quote", "event", "term")
PATHS = (
    "javascript:window.__hit(1)",
    "data:text/html,x",
    "//evil.example/",
    "https://evil.example/",
    "http://[",
    "..",
)
RESULTS = ".tq-found__link"
WATCH = "window.__hits = []; window.__hit = (n) => window.__hits.push(n);"


def entries() -> Iterator[Entry]:
    """Of each attack a document of each kind, in its title, its content and its names."""
    for n, attack in enumerate(ATTACKS):
        word = TURNED if re.search("[\u202a-\u202e\u2066-\u2069]", attack) else WORD
        for kind in KINDS:
            names = (("en", f"{attack} {word}"), ("ar", attack)) if kind in ("actor", "term") else ()
            folder = {
                "quote": f"articles/a{n}/#q-a",
                "term": f"glossary/#t-a{n}",
                "event": f"timeline/#e-a{n}",
            }
            yield Entry(
                f"en/{folder.get(kind, f'{kind}s/a{n}/')}",
                "en",
                kind,
                f"{attack} {word}",
                f"{attack} {word} {attack}\n{attack} {word}",
                names=names,
                sort=attack if kind == "actor" else "",
            )
    for path in PATHS:
        yield Entry(
            "en/articles/../../../out/" if path == ".." else path, "en", "article", "astray", "astray"
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def set_name(entry: Entry) -> str:
        # A set is named after an address in the site, which some here have not.
        return usual(entry) if entry.url.startswith("en/") else f"article/{entry.url}"

    usual = indexes.set_name
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(indexes, "set_name", set_name)
        folder: Path = written(tmp_path_factory.mktemp("hostile"), list(entries()))
    yield from running(folder)


@pytest.fixture
def watched(browser: Browser, site: Site) -> Iterator[Page]:
    """A page without a policy; whatever runs, fails, or is asked of another host is counted."""
    context = browser.new_context(bypass_csp=True, service_workers="block")
    context.add_init_script(WATCH)
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda asked: None if asked.url.startswith(site.address) else wrong.append(asked.url))
    yield page
    wrong += [f"script {n}" for n in page.evaluate("window.__hits")]
    context.close()
    assert wrong == []


def found(page: Page, site: Site, typed: str) -> list[dict[str, Any]]:
    """What the module finds."""
    page.goto(site.address + "en/")
    module = f"{site.address}assets/tahqiq/search.js"
    script = f"(typed) => import('{module}').then((made) => made.search(typed, {{ limit: 500 }}))"
    results: list[dict[str, Any]] = page.evaluate(script, typed)
    return results


@pytest.mark.parametrize("kind", KINDS)
def test_results_are_texts(watched: Page, site: Site, kind: Kind) -> None:
    watched.goto(f"{site.address}en/search/?q={WORD}&kind={kind}")
    watched.locator(RESULTS).first.wait_for()
    names = watched.evaluate(
        "[...document.querySelectorAll('.tq-found__list *')].map((one) => one.localName)"
    )
    assert set(names) <= {"a", "bdi", "h2", "li", "mark", "ol", "p", "section", "span", "ul"}
    attributes = watched.evaluate(
        "[...document.querySelectorAll('.tq-found__list *')].flatMap((one) => one.getAttributeNames())"
    )
    assert set(attributes) <= {"class", "href", "lang", "dir"}
    texts = watched.locator(RESULTS).all_text_contents()
    assert len(texts) >= 20
    assert sum(any(attack in text for text in texts) for attack in ATTACKS[:24]) > 10


def test_titles_are_shown_as_they_are(watched: Page, site: Site) -> None:
    """All of what they say; directions that they leave open are ended."""
    for n in (0, 5, 16, 19):
        words = re.findall(r"[a-z]{4,}", injected.attack(n))[:2]
        results = found(watched, site, f"{WORD} {' '.join(words)}")
        assert f"{injected.attack(n)} {WORD}" in {result["title"] for result in results}


def test_while_it_is_typed(watched: Page, site: Site) -> None:
    watched.goto(site.address + "en/")
    field = watched.locator("[name=q]")
    for typed in (WORD, *ATTACKS[:6], "constructor", "\u202e\u2069a"):
        field.fill(f"{typed} {WORD}"[:100])
        watched.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
    field.fill(WORD)
    watched.get_by_role("option").first.wait_for()
    assert watched.locator("[role=listbox] :is(script, img, svg, iframe, style, math, object)").count() == 0
    watched.goto(f"{site.address}en/search/?q={quote(ATTACKS[0])}&speaker=%3Cscript%3E&kind=__proto__")
    watched.locator("[data-tahqiq-search] > *").first.wait_for(state="attached")


def test_no_result_leads_out_of_the_site(watched: Page, site: Site) -> None:
    results = found(watched, site, "astray")
    assert len(results) == len(PATHS)
    assert {result["url"] for result in results} == {site.address}


STRAIGHT = """
.tq-found__item { display: block; white-space: nowrap }
.tq-found__link, .tq-found__link * { display: inline !important }
"""
# How far the second of two words after each result begins to the right of the first, in pixels.
DRAWN = """() => {
  const made = [];
  const of = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  for (const link of document.querySelectorAll(".tq-found__link")) {
    const after = document.createElement("span");
    after.textContent = "after";
    link.after("before", after);
    made.push(of(after).left - of(link.nextSibling).left);
  }
  return made;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_what_follows_a_result_is_not_turned_over(watched: Page, site: Site, kind: Kind) -> None:
    """Of two words that are put after a result the second stands on the right of the first."""
    watched.goto(f"{site.address}en/search/?q={TURNED}&kind={kind}")
    watched.locator(RESULTS).first.wait_for()
    watched.add_style_tag(content=STRAIGHT)
    distances = watched.evaluate(DRAWN)
    assert len(distances) == 4
    assert min(distances) > 0
