"""The network's page: the strongest are drawn, names cover nothing, the Arabic figure is the mirror."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from lxml import html

import editions
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import Relations, relate
from tahqiq.render import render
from tahqiq.render.desk import desk
from tahqiq.render.drawing import layout as drawing
from tahqiq.render.drawing.labels import Box, broken, width
from tahqiq.render.press import press
from tahqiq.render.views.network import draft
from tahqiq.render.views.network_figure import DRAWN, Figure, figure

TABLES = read_words([templates() / "words"])[0]
PRESS = press(FileSystemLoader(templates()))
KINDS = ("person", "country", "party", "place", "office", "public-body")


def crowd(folder: Path, actors: int) -> Relations:
    """An edition of many actors: each block names three of them, the first ones most often."""
    parts = [editions.base()]
    for n in range(actors):
        kind, name = KINDS[n % len(KINDS)], f"Actor of the number {n}" if n % 3 else f"Actor {n}"
        parts.append(
            f"-- content/actors/a{n}.yml --\nkind: {kind}\nname: {{ar: الفاعل ذو الرقم {n}, en: {name}}}\n"
        )
    blocks = [(n, n * n % (n // 3 + 1), n // 2) for n in range(2, actors)] + [
        (0, 1, n % 7) for n in range(2, 30)
    ]
    for language, joint in (("ar", "و"), ("en", " and ")):
        text = "".join(
            f"\n{{#p{i}}}\n" + joint.join(f"[x]{{actor=a{n}}}" for n in sorted({*trio})) + ".\n"
            for i, trio in enumerate(blocks, start=3)
        )
        head = (
            editions.base()
            .partition(f"-- content/articles/visit/{language}.md --\n")[2]
            .partition("\n-- ")[0]
        )
        parts.append(f"-- content/articles/visit/{language}.md --\n{head}\n{text}")
    return relate(build(read_edition(editions.write(folder, *parts) / "content")))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Relations:
    return crowd(tmp_path_factory.mktemp("many"), 300)


@pytest.fixture(scope="module")
def own() -> Relations:
    """The repository's own edition."""
    return relate(build(read_edition(Path(__file__).parents[3] / "content")))


def drawn(relations: Relations, language: str) -> Figure:
    return figure(desk(relations, language, TABLES, PRESS))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_names_cover_no_mark_and_no_other_name(own: Relations, many: Relations, language: str) -> None:
    for found in (drawn(own, language), drawn(many, language)):
        marks = [Box(n.x - n.radius, n.y - n.radius, 2 * n.radius, 2 * n.radius) for n in found.nodes]
        names = [n.box for n in found.nodes if n.box]
        assert not any(a.meets(b) for a, b in combinations(marks, 2))
        assert not any(a.meets(b) for a, b in combinations(names, 2))
        assert not any(a.meets(b) for a in names for b in marks)
        assert all(box.within(Box(0, 0, found.width, found.height)) for box in (*names, *marks))
        assert all(bool(n.box) == bool(n.lines) != bool(n.number) for n in found.nodes)
        assert len(found.numbered) <= len(found.nodes) // 5


def test_of_many_the_strongest_are_drawn_and_the_table_is_cut(many: Relations) -> None:
    view = draft(desk(many, "en", TABLES, PRESS)).view
    found = drawn(many, "en")
    assert len(many.ties) > 500 and len(found.nodes) <= DRAWN and found.partial
    assert {"a0", "a1"} <= {n.id for n in found.nodes}
    assert len(view.rows) == 500 and "edition.json" in view.limited  # type: ignore[attr-defined]


def test_the_arabic_figure_is_the_mirror(own: Relations) -> None:
    arabic, english = drawn(own, "ar"), drawn(own, "en")
    assert [(n.id, arabic.width - n.x, n.y) for n in arabic.nodes] == [
        (n.id, n.x, n.y) for n in english.nodes
    ]
    beside = [n for n in arabic.nodes if n.box and n.box.x + n.box.width < n.x]
    assert len(beside) > len(arabic.nodes) // 2  # one reads on to the left
    assert {n.anchor for n in beside} == {"start"}


def test_a_difference_in_the_last_bits_does_not_show(own: Relations, monkeypatch: pytest.MonkeyPatch) -> None:
    number = {a: n for n, a in enumerate(sorted({a for t in own.ties for a in (t.one, t.other)}))}
    edges = tuple((number[t.one], number[t.other], t.weight) for t in own.ties)
    drawing.layout.cache_clear()
    first = drawing.layout(len(number), edges)
    sunflower = drawing._sunflower
    monkeypatch.setattr(
        drawing, "_sunflower", lambda n, of: (sunflower(n, of)[0] + 1e-14, sunflower(n, of)[1])
    )
    drawing.layout.cache_clear()
    assert drawing.layout(len(number), edges) == first
    drawing.layout.cache_clear()


@pytest.mark.parametrize(("nodes", "edges"), [(1, ()), (2, ((0, 1, 1),)), (4, ((0, 1, 1), (2, 3, 2)))])
def test_few_nodes_have_places_of_their_own(nodes: int, edges: tuple[drawing.Edge, ...]) -> None:
    found = drawing.layout(nodes, edges)
    assert len(set(found)) == nodes
    assert all(0 < x < drawing.WIDTH and 0 < y < drawing.height(nodes) for x, y in found)


def test_long_names_break_in_two() -> None:
    assert broken("Ministry of Foreign Affairs") == ("Ministry of", "Foreign Affairs")
    assert broken("Iraq") == ("Iraq",)
    assert width("هُنا") == width("هنا")  # vowel signs take no room


def page_of(relations: Relations, address: str) -> html.HtmlElement:
    site = render(relations, FileSystemLoader(templates()), TABLES)
    return html.fragment_fromstring(
        next(p.body for p in site.pages if p.address == address), create_parent="main"
    )


def test_the_page_has_every_pair_with_links_and_titles(own: Relations) -> None:
    page = page_of(own, "en/network/")
    rows = page.xpath("//tbody/tr")
    assert len(rows) == len(own.ties)
    assert all(row.xpath("th/a/@href") and row.xpath("td/a/@href") for row in rows)
    assert page.xpath("//table/caption")
    nodes = page.xpath("//svg//a")
    assert nodes and all(a.get("href", "").startswith("../actors/") for a in nodes)
    assert all(e.xpath("title/text()") for e in page.xpath("//svg//a | //g[@class='tq-network__ties']/path"))


def test_without_pairs_there_is_a_sentence_and_no_figure(tmp_path: Path) -> None:
    alone = (
        "-- content/articles/visit/ar.md --\n{#p1}\nزارت هناء البلدة.\n\n{#p2}\nقالت [تأمل]{quote=hope}.\n"
        "-- content/articles/visit/en.md --\n{#p1}\nShe came.\n\n{#p2}\nShe [hopes]{quote=hope}.\n"
    )
    relations = relate(build(read_edition(editions.write(tmp_path, editions.base(), alone) / "content")))
    page = page_of(relations, "en/network/")
    assert not page.xpath("//svg | //table")
    assert "No paragraph names two actors" in page.text_content()


def test_the_same_bytes_with_any_hash_seed() -> None:
    code = (
        "import hashlib, sys; from pathlib import Path; from jinja2 import FileSystemLoader;"
        "from tahqiq.model import build; from tahqiq.paths import templates; from tahqiq.read import read_edition;"
        "from tahqiq.read.words import read_words; from tahqiq.relate import relate; from tahqiq.render import render;"
        "r = relate(build(read_edition(Path(sys.argv[1]))));"
        "s = render(r, FileSystemLoader(templates()), read_words([templates() / 'words'])[0]);"
        "print([hashlib.sha256(p.body.encode()).hexdigest() for p in s.pages if p.address.endswith('network/')])"
    )
    content = str(Path(__file__).parents[3] / "content")
    said = {
        subprocess.run(
            [sys.executable, "-c", code, content],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(said) == 1 and len(hashlib.sha256().hexdigest()) * 2 < len(said.pop())
