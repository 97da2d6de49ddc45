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

import injected
from searched import Site, running, written
from tahqiq.search import Entry
from tahqiq.search.entry import Kind

pytestmark = pytest.mark.browser
WORD = "needle"
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
        for kind in KINDS:
            names = (("en", f"{attack} {WORD}"), ("ar", attack)) if kind in ("actor", "term") else ()
            folder = {
                "quote": f"articles/a{n}/#q-a",
                "term": f"glossary/#t-a{n}",
                "event": f"timeline/#e-a{n}",
            }
            yield Entry(
                f"en/{folder.get(kind, f'{kind}s/a{n}/')}",
                "en",
                kind,
                f"{attack} {WORD}",
                f"{attack} {WORD} {attack}\n{attack} {WORD}",
                names=names,
                sort=attack if kind == "actor" else "",
            )
    for n, path in enumerate(PATHS):
        yield Entry(
            f"en/articles/{n}/../../../{path}" if path == ".." else path, "en", "article", "astray", "astray"
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    # A set is named after its address, which these have not.
    import indexes

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(indexes, "set_name", lambda entry: f"{entry.kind}/{entry.url}")
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
    script = f"(typed) => import('{module}').then((made) => made.search(typed, {{{{ limit: 500 }}}}))"
    results: list[dict[str, Any]] = page.evaluate(script, typed)
    return results


def test_results_are_texts(watched: Page, site: Site) -> None:
    watched.goto(f"{site.address}en/search/?q={WORD}")
    watched.locator(RESULTS).first.wait_for()
    seen = 0
    while (more := watched.locator("button.tq-found__more")).count() and more.is_visible() and seen < 20:
        more.click()
        seen += 1
    names = watched.evaluate("[...document.querySelectorAll('main *, body *')].map((one) => one.localName)")
    own = {"a", "bdi", "button", "form", "h2", "input", "li", "mark", "ol", "p", "section", "span", "ul"}
    assert set(names) <= own | {
        "label",
        "select",
        "option",
        "header",
        "div",
        "script",
        "details",
        "summary",
        "output",
    }
    attributes = watched.evaluate(
        "[...document.querySelectorAll('.tq-found__results *')].flatMap((one) => one.getAttributeNames())"
    )
    assert set(attributes) <= {"class", "href", "lang", "dir"}
    shown = watched.locator(RESULTS).all_text_contents()
    assert len(shown) >= 10
    assert any("<script>" in text for text in shown)


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


# Where a letter is drawn, in pixels from the left.
DRAWN = """(kind) => {
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
    const [before] = [link.nextSibling];
    made.push(of(after).left - of(before).left);
  }
  return made;
}"""


def test_what_follows_a_result_is_not_turned_over(watched: Page, site: Site) -> None:
    """Of two words that are put after a result the second stands on the right of the first."""
    watched.goto(f"{site.address}en/search/?q={WORD}")
    watched.locator(RESULTS).first.wait_for()
    watched.add_style_tag(content=".tq-found__link, .tq-found__link * { display: inline !important }")
    distances = watched.evaluate(DRAWN)
    assert len(distances) >= 10
    assert all(distance > 0 for distance in distances)
