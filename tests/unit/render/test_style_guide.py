"""The style guide shows every part, with what an editor writes for it, in both languages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import jinja2
import pytest
from jinja2 import FileSystemLoader
from lxml import html

import editions
from tahqiq import evidence, pipeline
from tahqiq.check import check
from tahqiq.model import build
from tahqiq.paths import guide, templates
from tahqiq.read.demonstration import read_demonstration
from tahqiq.read.project import Project
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import render, waves
from tahqiq.render.desk import desk
from tahqiq.render.guide.excerpts import excerpt
from tahqiq.render.guide.page import Demonstration, drafts
from tahqiq.render.guide.specimens import GROUPS
from tahqiq.render.press import press

TABLES = read_words([templates() / "words"])[0]
SOURCE = Path(__file__).parents[2] / "guide/source.txt"
PARTS = {path.name for path in (templates() / "parts").iterdir()}
LANGUAGES = ("ar", "en")


class Asked(FileSystemLoader):
    """A loader that remembers which templates were asked for."""

    def __init__(self) -> None:
        super().__init__(templates())
        self.names: set[str] = set()

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        self.names.add(template)
        return super().get_source(environment, template)


@pytest.fixture(scope="module")
def demonstration() -> Demonstration:
    manuscript, files = read_demonstration(guide())
    return Demonstration(relate(build(manuscript)), files)


@pytest.fixture(scope="module")
def pages(demonstration: Demonstration) -> dict[str, html.HtmlElement]:
    site = render(demonstration.relations, FileSystemLoader(templates()), TABLES, demonstration)
    return {
        tag: html.fragment_fromstring(page.body, create_parent="main")
        for tag in LANGUAGES
        for page in site.pages
        if page.address == f"{tag}/style-guide/"
    }


def test_the_made_up_edition_is_sound_but_for_what_it_shows() -> None:
    manuscript, _ = read_demonstration(guide())
    assert sorted(p.code for p in check(manuscript)) == ["quote-unverified", "translation-stale"]


def test_its_quotations_stand_in_its_source(demonstration: Demonstration) -> None:
    source = SOURCE.read_bytes()
    article = demonstration.relations.edition.articles["first"]
    assert article.source.sha256 == hashlib.sha256(source).hexdigest()
    for quote in article.quotes:
        if quote.evidence:
            passages = [p.text for p in quote.passages if p.language == "ar"]
            found = evidence.locate(passages, source.decode())
            assert found is not None and [tuple(f) for f in found] == [
                (at.start, at.end) for at in quote.evidence.at
            ]


def test_every_part_is_named_and_drawn(demonstration: Demonstration) -> None:
    """A part that is added to templates/parts/ has to be shown too."""
    named = {f"{part}.html" for group in GROUPS.values() for specimen in group for part in specimen.parts}
    assert named == PARTS
    loader = Asked()
    host = desk(demonstration.relations, "en", TABLES, press(loader))
    (drawn,) = drafts(host, demonstration)
    host.press.body(drawn.kind, drawn.view, host.words)
    assert {name for name in loader.names if name.startswith("parts/")} == {f"parts/{part}" for part in PARTS}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_everything_said_is_there(pages: dict[str, html.HtmlElement], tag: str) -> None:
    page = pages[tag]
    for group, specimens in GROUPS.items():
        assert page.get_element_by_id(f"guide-{group}").text
        for specimen in specimens:
            assert f"guide.{specimen.id}" in TABLES[tag] and f"guide.{specimen.id}-for" in TABLES[tag]
            section = page.get_element_by_id(f"guide-{specimen.id}").getparent()
            (sample,) = section.find_class("tq-guide__sample")
            assert len(sample) > 0, specimen.id
            assert all(pre.text_content().strip() for pre in section.xpath(".//pre"))
            excerpts = section.xpath(".//div[@class='tq-guide__source']//pre")
            assert len(excerpts) == len(specimen.written)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_page_stands_by_itself(pages: dict[str, html.HtmlElement], tag: str) -> None:
    """Its ids are its own, and its links lead to places on it or out of the site."""
    ids = pages[tag].xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [unquote(href) for href in pages[tag].xpath("//a/@href")]
    inside = [href for href in links if not href.startswith("https://")]
    assert [href for href in inside if not href.startswith("#") or href[1:] not in ids] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_state_is_shown(pages: dict[str, html.HtmlElement], tag: str) -> None:
    page = pages[tag]
    for name in ("verified", "unverified", "reported"):
        assert page.find_class(f"tq-evidence--{name}")
    for mode in ("direct", "partial", "indirect"):
        assert page.find_class(f"tq-quote--{mode}")
    for name in (
        "tq-date--uncertain",
        "tq-date--approximate",
        "tq-stale",
        "tq-hijri",
        "tq-why",
        "tq-corrections",
    ):
        assert page.find_class(name), name
    for mark in ("dot", "halo", "within", "span", "uncertain", "both", "tail", "arrow"):
        assert page.xpath(
            "//g[@class='tq-figure__event']//*[contains(@class, $mark)]", mark=f"tq-mark--{mark}"
        ), mark


def test_excerpts() -> None:
    files = {
        "a/en.md": "{#p1 .lead}\nOne.\n\n{#p2}\nTwo[^a].\n\n[^a]: A note.\n\n{#p3}\nThree.\n",
        "a/article.yml": "title: X\nquotes:\n  one:\n    mode: direct\n  two: {mode: partial}\nlast: Y\n",
    }
    assert excerpt(files, "a/en.md#p2").text == "{#p2}\nTwo[^a].\n\n[^a]: A note."
    assert excerpt(files, "a/en.md#p1").text == "{#p1 .lead}\nOne."
    assert excerpt(files, "a/article.yml#quotes.one").text == "one:\n  mode: direct"
    assert excerpt(files, "a/article.yml#quotes.two").text == "two: {mode: partial}"
    assert excerpt(files, "a/article.yml#last").text == "last: Y"
    assert excerpt(files, "a/article.yml").text.startswith("title: X")
    assert excerpt(files, "a/en.md#p2").shown.startswith('<bdi dir="ltr">{#p2}</bdi>\nTwo')
    for missing in ("a/en.md#p9", "a/article.yml#quotes.three", "b.yml"):
        with pytest.raises(KeyError):
            excerpt(files, missing)


def test_it_is_there_only_when_asked_for(tmp_path: Path) -> None:
    project = Project(editions.write(tmp_path, editions.base()))
    manuscript, _ = pipeline.whole(project)
    words, _ = read_words(pipeline.word_folders(project))
    relations = relate(build(manuscript))
    without, guided = (
        pipeline.print_shop(project, relations, words, search=False, style_guide=asked)
        for asked in (False, True)
    )
    before, after = (
        {
            found.page.address: found.page.body
            for wave in waves(relations)
            for job in wave
            for found in made.pages(job)
        }
        for made in (without, guided)
    )
    assert after.keys() - before.keys() == {"ar/style-guide/", "en/style-guide/"}
    assert all(after[address] == body for address, body in before.items())
    files = [set(pipeline.files_of(made)) for made in (without, guided)]
    assert files[1] - files[0] == {"style-guide/articles/first/picture.png"}
    entries = [entry.address for _, some in guided.site.navigation for entry in some]
    assert "en/style-guide/" in entries
