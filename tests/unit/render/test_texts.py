"""A text that is written once for the pages of all languages is on each what it would be alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jinja2 import FileSystemLoader

import editions
from tahqiq import pipeline
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read.project import Project
from tahqiq.read.words import read_words
from tahqiq.relate import Relations, index, relate
from tahqiq.render import printing
from tahqiq.render.jobs import ARTICLE, Job

TABLES = read_words([templates() / "words"])[0]


def relations(folder: Path) -> Relations:
    """A little edition, whose glossary has its term under another letter in each language."""
    made = relate(build(pipeline.whole(Project(editions.write(folder, editions.base())))[0]))
    glossary = {
        tag: index((("truce", (letter,)), ("other", ("letter/z",))), 1)
        for tag, letter in (("ar", "letter/h"), ("en", "letter/t"))
    }
    made.places = replace(made.places, glossary=glossary)
    return made


def pages(known: Relations, *languages: str) -> dict[str, str]:
    """The article's page in some languages, made one after the other."""
    made = printing(known, FileSystemLoader(templates()), TABLES)
    some = replace(made, desks={tag: made.desks[tag] for tag in languages})
    return {found.page.language: found.page.body for found in some.pages(Job(ARTICLE, ("visit",)))}


def test_pages_are_the_same_whichever_is_made_first(tmp_path: Path) -> None:
    known = relations(tmp_path)
    alone = {**pages(known, "ar"), **pages(known, "en")}
    assert pages(known, "ar", "en") == alone == pages(known, "en", "ar")


def test_each_page_has_its_own_links_to_terms_and_one_place_for_a_quote(tmp_path: Path) -> None:
    made = pages(relations(tmp_path), "ar", "en")
    for tag, letter in (("ar", "h"), ("en", "t")):
        assert made[tag].count(f'class="tq-term" href="../../glossary/letter/{letter}/#t-truce"') == 2
        assert made[tag].count(' id="q-hope"') == 1
        assert "\x1d" not in made[tag]
        first = made[tag].index(f'lang="{tag}"', made[tag].index('id="p2"'))
        assert made[tag].index(' id="q-hope"') > first
