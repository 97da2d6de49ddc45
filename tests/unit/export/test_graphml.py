"""GraphML: the actors and ties of the edition, as networkx reads them; well-formed as the format is."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx
import pytest
from lxml import etree

import exported
from exported import ADDRESS
from harness import REPOSITORY
from tahqiq.export.edition_json import edition_json
from tahqiq.export.graphml import GRAPHML, PATH
from tahqiq.relate import ArticleRows, change_article, rows_of
from tahqiq.render.publication import Publication

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"

HOSTILE = """\
-- content/edition.yml --
title: "a <plain> & \\"title\\" ]]>"
languages: [ar, en, zh-Hant]
-- content/actors/hana.yml --
kind: person
name: {ar: "هَنَاءُ\\nسطر", en: "=1+1 <!--</node>]]>&amp; 👩‍👩‍👧 \u2067"}
identifiers: {wikidata: Q1}
-- content/actors/town.yml --
kind: place
name: البلدة
-- content/actors/nobody-names-it.yml --
kind: person
name: {ar: أحد, en: Someone}
-- delete content/pages/about/ar.md --
-- delete content/pages/about/en.md --
"""
MORE = """\
-- content/articles/again/article.yml --
title: {ar: زيارة أخرى, en: Another visit}
source: {language: ar, published: 2020-02-02, rights: quoted}
texts: {ar: {kind: account}}
quotes:
  one: {speaker: hana, mode: indirect, about: [town, council]}
  two: {speaker: council, mode: indirect, about: [hana]}
-- content/articles/again/ar.md --
{#p1}
[هناء]{actor=hana} و[المجلس]{actor=council} في [البلدة]{actor=town}: [نعم]{quote=one}، [لا]{quote=two}.
"""


@pytest.fixture(params=["first", "guide", "small", "more", "hostile"])
def publication(request: pytest.FixtureRequest, tmp_path: Path) -> Publication:
    if request.param == "first":
        return exported.first_edition()
    if request.param == "guide":
        return exported.published(REPOSITORY / "templates" / "guide")
    return exported.made_up(tmp_path, *{"more": [MORE], "hostile": [MORE, HOSTILE]}.get(request.param, []))


def file(publication: Publication) -> bytes:
    (found,) = exported.files(GRAPHML, publication).items()
    assert found[0] == PATH
    return found[1]


def graph(publication: Publication) -> networkx.Graph:
    return networkx.read_graphml(io.BytesIO(file(publication)))


def test_nodes_are_the_actors_of_edition_json(publication: Publication) -> None:
    data = json.loads(edition_json(publication.relations))
    found, languages = graph(publication), data["edition"]["languages"]
    assert set(found) == {actor["id"] for actor in data["actors"]}
    for actor in data["actors"]:
        node, name = found.nodes[actor["id"]], actor["name"]
        assert node["kind"] == actor["kind"]
        assert node["label"] == (
            name if isinstance(name, str) else name.get(languages[0], next(iter(name.values())))
        )
        for language in languages:
            assert node.get(f"label_{language}") == (name.get(language) if isinstance(name, dict) else None)
            assert node[f"url_{language}"] == ADDRESS + actor["url"][language]
            assert node[f"mentions_{language}"] == sum(m["language"] == language for m in actor["mentions"])
        assert node["mentions"] == len(actor["mentions"])
        assert node["quotes"] == sum(quote["speaker"] == actor["id"] for quote in data.get("quotes", ()))
        assert node.get("wikidata") == actor.get("identifiers", {}).get("wikidata")


def test_edges_are_the_ties(publication: Publication) -> None:
    found, ties = graph(publication), publication.relations.ties
    assert not found.is_directed() and not found.is_multigraph()
    assert found.number_of_edges() == len(ties) > 0
    for tie in ties:
        edge = found.edges[tie.one, tie.other]
        assert edge == {"weight": tie.weight, "blocks": tie.blocks, "said": tie.said, "heard": tie.heard}
    degrees = {name: publication.relations.network.count_of(name) for name in found}
    assert dict(found.degree()) == degrees


def test_each_tie_belongs_to_the_later_of_its_actors(publication: Publication) -> None:
    network = publication.relations.network
    found = [tie for name in publication.edition.actors for tie in network.earlier(name)]
    assert sorted(found, key=str) == sorted(network.ties(), key=str)
    assert all(tie.one < tie.other for tie in found)


def test_it_is_graphml(publication: Publication) -> None:
    """What the schema of GraphML asks: keys before the graph, of known types, used by what they are for."""
    root = etree.fromstring(file(publication))
    assert [child.tag.removeprefix(NAMESPACE) for child in root] == ["key"] * (len(root) - 1) + ["graph"]
    keys = {key.get("id"): key for key in root[:-1]}
    assert len(keys) == len(root) - 1
    assert {key.get("attr.type") for key in keys.values()} <= {"string", "int", "double"}
    names = [(key.get("for"), key.get("attr.name")) for key in keys.values()]
    assert len(names) == len(set(names))
    declared: set[str] = set()
    for child in root[-1]:
        tag = child.tag.removeprefix(NAMESPACE)
        if tag == "node":
            assert child.get("id") not in declared
            declared.add(child.get("id"))
        elif tag == "edge":
            assert {child.get("source"), child.get("target")} <= declared
        for data in child if tag != "data" else [child]:
            assert keys[data.get("key")].get("for") == ("graph" if tag == "data" else tag)
            assert len(data) == 0 and data.text


def test_programs_find_the_names_that_they_look_for(tmp_path: Path) -> None:
    found = graph(exported.made_up(tmp_path, MORE, HOSTILE))
    assert found.nodes["hana"]["label"] == "هَنَاءُ\nسطر"
    assert found.nodes["hana"]["label_en"] == "=1+1 <!--</node>]]>&amp; 👩‍👩‍👧 \u2067"
    assert found.nodes["town"]["label"] == "البلدة"
    assert found.nodes["nobody-names-it"]["mentions"] == 0 == found.nodes["nobody-names-it"]["quotes"]
    assert found.graph["title"] == 'a <plain> & "title" ]]>'
    assert "licence" not in found.graph and "released" not in found.graph


def test_without_an_address_urls_are_paths(tmp_path: Path) -> None:
    found = graph(exported.made_up(tmp_path, address=""))
    assert found.nodes["hana"]["url_en"] == "en/actors/hana/"
    assert found.graph == {**found.graph, "title": "طبعة صغيرة", "licence": "CC0-1.0"}


APART = """\
-- content/articles/again/ar.md --
{#p1}
[هناء]{actor=hana} و[المجلس]{actor=council}: [نعم]{quote=one}، [لا]{quote=two}.

{#p2}
[البلدة]{actor=town}.
"""


@pytest.mark.parametrize("later", [(), (MORE, APART)])
def test_an_actors_piece_is_made_anew_when_a_tie_of_it_changes(
    tmp_path: Path, later: tuple[str, ...]
) -> None:
    """The article goes, or one of its actors is named in a block of its own: as often, but with nobody."""
    publication, other = exported.made_up(tmp_path / "a", MORE), exported.made_up(tmp_path / "b", *later)
    relations, (whole,) = publication.relations, GRAPHML.wholes

    def pieces() -> dict[str, tuple[bytes, frozenset[str]]]:
        found = {}
        for name in publication.edition.actors:
            with relations.answers.ledger.opened() as facts:
                found[name] = whole.making("actors")(publication, name), frozenset(facts)
        return found

    before = pieces()
    facts = {fact for _, read in before.values() for fact in read}
    assert not any(fact == "ties" or fact.startswith(("ids", "count")) for fact in facts)
    changed = change_article(relations, rows(publication), rows(other))
    after = pieces()
    differ = {name for name in before if before[name][0] != after[name][0]}
    assert differ >= {"town"} and all(before[name][1] & changed for name in differ)
    assert b"".join(piece for piece, _ in after.values()) in file(other)


def rows(publication: Publication) -> ArticleRows | None:
    """The rows of the article that comes and goes."""
    edition = publication.edition
    found = edition.articles.get("again")
    return rows_of(found, edition.languages, set(edition.actors)) if found else None
