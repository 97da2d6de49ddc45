"""Directions that texts begin end in them, wherever they or pieces of them are shown: on pages, in attributes, in data.

Each text of an edition here begins directions and ends them a long way off, so that whatever is cut lies between.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from lxml import etree, html

import injected
from fuzz.inert_edition import Held, pages
from harness import REPOSITORY
from leaves import leaves
from tahqiq.check import check
from tahqiq.check.rules.directions import turns
from tahqiq.export import all_files, all_formats
from tahqiq.model import build
from tahqiq.problems import has_errors
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import Page
from tahqiq.render.publication import publication

# What holds one line of text, or sets a text apart from what is around it.
LINES = {
    *(
        "p",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figcaption",
        "caption",
        "summary",
    ),
    *("option", "label", "button", "bdi", "text", "title", "blockquote", "pre", "output", "cite"),
}
BEGINS, ENDS = "\u2067\u202b", "\u202c\u2069"


class Turned(injected.Attacker):
    """Gives long texts in which directions lie in each other, no two alike."""

    def __init__(self) -> None:
        self._numbers = count()

    def text(self) -> str:
        n = next(self._numbers)
        words = " ".join(f"w{n}o{m}" for m in range(25))
        # Words come first and last: what stands at an end of a quotation is none of it.
        return f"first{n} {BEGINS}{words} {BEGINS}{words}{ENDS}{ENDS} last{n}"

    def address(self) -> str:
        return "https://a.example/"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    by = Turned()
    made = injected.files(lambda _: by, 1)
    assert not has_errors(check(read_edition(Held(made))))
    return made


def open_ended(text: str | None) -> list[str]:
    """What is wrong with a text as it is shown."""
    return [f"{turn.what} in {text!r}" for turn in turns(text or "")]


def on_page(page: Page) -> Iterator[str]:
    yield from open_ended(page.title)
    yield from open_ended(page.description)
    for piece in (page.body, page.head):
        for element in html.fragment_fromstring(piece, create_parent="div").iter(etree.Element):
            for name, value in element.items():
                yield from (f"{element.tag} {name}: {fault}" for fault in open_ended(str(value)))
            if _is_line(element):
                text = str(element.text_content())
                yield from (f"{element.tag}.{element.get('class')}: {fault}" for fault in open_ended(text))


def _is_line(element: html.HtmlElement) -> bool:
    """Whether an element is one line of text, or in one and set apart."""
    inner = (one.tag for one in element.iterdescendants())
    return (element.tag in LINES or "dir" in element.attrib) and (LINES - {"bdi", "cite"}).isdisjoint(inner)


def test_on_pages(files: dict[str, bytes]) -> None:
    made = list(pages(files))
    assert len(made) > 40
    assert sum(page.body.count(BEGINS) for page in made) > 1_000
    wrong = {page.address: found for page in made if (found := list(on_page(page)))}
    assert not wrong, next(iter(wrong.items()))


def test_in_data(files: dict[str, bytes]) -> None:
    """But where a piece must be as it stands in the text (Web Annotation, prefix and suffix)."""
    tables, _ = read_words((REPOSITORY / "templates/words",))
    known = publication(relate(build(read_edition(Held(files)))), "https://edition.example/", tables)
    seen = 0
    for format in all_formats():
        for path, data in all_files(format, known):
            for place, text in leaves(path, data):
                if not place.endswith(("prefix", "suffix")) and "@" not in place:
                    seen += BEGINS in text
                    assert open_ended(text) == [], (path, place)
    assert seen > 500
