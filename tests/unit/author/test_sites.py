"""Sites: every id stands where it is said to stand, and none is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions import base, write
from harness import REPOSITORY
from tahqiq.author.sites import Named, Site, sites
from tahqiq.check import register_of
from tahqiq.check.walk import references_in
from tahqiq.read import read_edition
from tahqiq.read.markdown import Link, Span


def found(content: Path) -> list[Site]:
    manuscript = read_edition(content)

    def text_of(file: str) -> str:
        return (content / file.removeprefix("content/")).read_text(encoding="utf-8")

    return list(sites(manuscript, register_of(manuscript), text_of))


@pytest.mark.parametrize("folder", ["content", "templates/guide"])
def test_every_id_of_an_edition(folder: str) -> None:
    content = REPOSITORY / folder
    everything = found(content)
    for site in everything:
        text = (content / site.file.removeprefix("content/")).read_text(encoding="utf-8")
        assert text[site.start : site.end] == site.named.id, site
    manuscript = read_edition(content)
    for folder_ in manuscript.articles.values():
        for text in folder_.texts.values():
            references = references_in(text.document)
            spans = [r for r in (*references.in_blocks, *references.in_notes) if isinstance(r, (Span, Link))]
            named = [s for s in spans if not (isinstance(s, Span) and s.key == "date")]
            named = [s for s in named if not (isinstance(s, Link) and s.href.startswith("http"))]
            here = [s for s in everything if s.file == text.file and not s.defines]
            # A link to a block names its article, too.
            assert len(here) == len(named) + sum(isinstance(s, Link) and "#" in s.href for s in named)


def test_places_behind_characters_of_two_units(tmp_path: Path) -> None:
    text = "{#p1}\n😀 [👩🏽‍🌾 [هناء]{actor=hana}]{quote=hope} [a](\n  actor:hana) ![b](c.png)\n"
    write(tmp_path, base(), f"-- content/articles/visit/en.md --\n{text}")
    here = [s for s in found(tmp_path / "content") if s.file.endswith("visit/en.md")]
    assert [(text[s.start : s.end], s.named, s.defines) for s in sorted(here)] == [
        ("p1", Named("block", "p1", "visit"), True),
        ("hana", Named("actor", "hana"), False),
        ("hope", Named("quote", "hope", "visit"), False),
        ("hana", Named("actor", "hana"), False),
    ]


def test_what_an_id_means_where_several_may_stand(tmp_path: Path) -> None:
    write(tmp_path, base())
    about = [
        s for s in found(tmp_path / "content") if s.file.endswith("article.yml") and s.named.id == "truce"
    ]
    assert [s.named.kind for s in about] == ["term"]
