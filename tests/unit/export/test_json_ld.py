"""JSON-LD says in the words of schema.org what edition.json says, and page heads say a little of it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib import RDF

import exported
from harness import REPOSITORY, SHARED
from schema_org import Judge, Node, of, walk
from tahqiq.export.edition_json import edition_json
from tahqiq.export.json_ld import JSON_LD
from tahqiq.render import linked
from tahqiq.render.publication import Publication

SCHEMA = rdflib.Namespace("http://schema.org/")
PLAIN_CONTEXT = {
    "@vocab": "http://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "sameAs", "license", "archivedAt", "contentUrl", "image")},
}

HOSTILE = r"""
-- content/edition.yml --
title: {ar: "طبعة </script><!-- ", en: "An \"edition\" & <script>"}
languages: [ar, en, fr]
publisher: "Little & Sons"
editors: [Nobody, {ar: فلان, en: Somebody, fr: Quelqu'un}]
licence: {text: MIT}
version: 1.0.0
released: 2026-11~
repository: {url: https://code.example/x}
-- content/actors/hana.yml --
kind: person
name: {ar: "هَنَاءُ </script>", en: "=Hana]]>\n@\u202E\U0001D49C", fr: "-Hana"}
memberships:
  - {of: council, during: 2019/2020-05}
  - {of: town, role: {ar: عمدة, en: mayor, fr: maire}, during: 2019~/..}
  - {of: hana, attested: 2020}
identifiers: {wikidata: Q42, viaf: "7", geonames: "9", iso3166: IQ}
-- content/actors/land.yml --
kind: country
name: {ar: البلاد, en: The land, fr: Le pays}
memberships: [{of: guard, attested: 2001-01-01}]
-- content/actors/guard.yml --
kind: armed-group
name: {ar: الحرس, en: The guard, fr: La garde}
-- content/articles/visit/article.yml --
title: {ar: "زيارة </script>", en: "A <visit> & \"more\"\u2028", fr: Une visite}
source:
  language: fr
  published: 2020-01
  author: Someone
  outlet: {ar: الصحيفة, en: The paper, fr: Le journal}
  url: https://paper.example/?a=1&b=<2>
  archived: https://archive.example/1
  rights: open
texts:
  ar: {kind: translation, of: en, by: "Translator"}
  en: {kind: translation, of: fr}
  fr: {kind: original}
quotes:
  hope: {speaker: town, mode: direct, channel: speech, date: 2020-01-01T10:00:00Z, about: [truce, session, hana]}
  bare: {speaker: land, mode: partial, date: 2019-22}
corrections:
  - {date: 2020-02-03, block: p2, text: {ar: صُحّح., en: Put right., fr: Corrigé.}}
-- content/articles/visit/ar.md --
{#p1}
زارت [هَنَاءُ]{actor=hana} [البلدة]{actor=town} في [الجلسة]{event=session}.

{#p2}
- وقالت «[نأمل]{quote=hope} كثيرًا [السلام]{quote=hope}».
- \<\/script> 𝒜 \]\]\>
-- content/articles/visit/en.md --
{#p1}
[Hana]{actor=hana} visited [*the* town]{actor=town}.

{#p2}
- She said “[we hope]{quote=hope}”.
- \<\/script> 𝒜

{#p3 .only}
| [truce]{term=truce} | b |
|---|---|
| c | “[so be it]{quote=bare}” |
-- content/articles/visit/fr.md --
{#p1}
Hana.

{#p2}
> Elle dit «[nous espérons]{quote=hope}».
-- content/pages/about/fr.md --
# À propos
""".lstrip()


@pytest.fixture(params=["small", "first", "guide", "hostile", "nowhere"])
def publication(request: pytest.FixtureRequest, tmp_path: Path) -> Publication:
    if request.param == "first":
        return exported.first_edition()
    if request.param == "guide":
        return exported.published(REPOSITORY / "templates" / "guide")
    texts = [] if request.param == "small" else [HOSTILE]
    return exported.made_up(tmp_path, *texts, address="" if request.param == "nowhere" else exported.ADDRESS)


def graphs(publication: Publication) -> dict[str, list[Node]]:
    found = {path: json.loads(data) for path, data in exported.files(JSON_LD, publication).items()}
    assert all(list(document) == ["@context", "@graph"] for document in found.values())
    return {path: document["@graph"] for path, document in found.items()}


def whole(publication: Publication) -> list[Node]:
    return graphs(publication)[linked.GRAPH]


def heads(publication: Publication) -> list[str]:
    edition = publication.edition
    downloads = [("data/edition.json", "application/json", "edition.json")]
    return [
        head
        for tag in edition.languages
        for head in (
            *(linked.article_head(publication, name, tag) for name in edition.articles),
            *(linked.actor_head(publication, name, tag) for name in edition.actors),
            linked.home_head(publication, tag),
            linked.data_head(publication, tag, downloads),
            linked.glossary_head(publication, tag, edition.terms),
        )
    ]


class Scripts(HTMLParser):
    """The contents of all scripts, and whatever stands outside."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert (tag, attrs) == ("script", [("type", "application/ld+json")])
        self.scripts.append("")

    def handle_data(self, data: str) -> None:
        self.scripts[-1] += data


def inside(head: str) -> Node:
    parser = Scripts()
    parser.feed(head)
    parser.close()
    (content,) = parser.scripts
    assert not re.search("[<>&]", content)
    assert head.endswith("}</script>")
    node: Node = json.loads(content)
    assert node.pop("@context") == "https://schema.org/"
    return node


def known(publication: Publication) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(edition_json(publication.relations))
    return found


def in_languages(values: Any) -> dict[str, str]:
    return {value["@language"]: value["@value"] for value in of(values)}


def test_the_vocabulary_has_all_of_it(publication: Publication, shared: Path) -> None:
    judge = Judge(shared / "schemas/schemaorg-current-https.jsonld")
    for path, nodes in graphs(publication).items():
        assert judge.wrong(nodes) == [], path
    for head in heads(publication):
        assert judge.wrong([inside(head)]) == [], head


def test_the_judge_finds_faults(shared: Path) -> None:
    judge = Judge(shared / "schemas/schemaorg-current-https.jsonld")
    town: Node = {"@type": "Place", "@id": "https://a.example/town", "name": "Town"}
    quote: Node = {"@type": "Quotation", "spokenByCharacter": {"@id": town["@id"]}}
    assert judge.wrong([town, quote])[0].startswith("spokenByCharacter does not take")
    assert judge.wrong([{"@type": "Event", "startDate": "2024~"}]) == ["startDate does not take 2024~"]
    assert judge.wrong([{"@type": "Event", "temporal": "2024~"}]) == ["temporal does not belong to ['Event']"]
    assert judge.wrong([{"@type": "Novel"}]) == ["Novel is no class"]
    assert judge.wrong([{"@type": "CreativeWork", "isBasedOnUrl": "https://a.example"}])
    assert judge.wrong([{"@type": "CreativeWork", "abstract": "pending, and not among those we take"}])


def test_all_that_is_named_is_there(publication: Publication) -> None:
    nodes = list(walk(whole(publication)))
    described = {node["@id"] for node in nodes if "@id" in node and len(node) > 1}
    assert {node["@id"] for node in nodes if "@id" in node} - described == set()
    assert all(re.match(r"https?://|urn:uuid:", iri) for iri in described)


def test_it_says_what_the_edition_says(publication: Publication) -> None:
    nodes = {node["@id"]: node for node in whole(publication)}
    data, iri = known(publication), publication.identifier
    for article in data["articles"]:
        file = f"data/json-ld/{article['id']}.jsonld"
        work, source = nodes[iri(f"{file}#article")], nodes[iri(f"{file}#source")]
        assert in_languages(work["name"]) == article["title"]
        assert source["temporal"] == article["source"]["published"]
        assert [part["@id"] for part in work.get("hasPart", [])] == [
            iri(f"{file}#q-{key.partition('/')[2]}") for key in article.get("quotes", [])
        ]
        for language in article["texts"]:
            text = nodes[iri(f"{language}/articles/{article['id']}/")]
            assert [in_languages(block["text"])[language] for block in text["hasPart"]] == [
                block["text"][language] for block in article["blocks"] if language in block["text"]
            ]
            assert text["inLanguage"] == language
    for kind, section, name in (
        ("actor", "actors", "name"),
        ("event", "events", "title"),
        ("term", "terms", "name"),
    ):
        for thing in data[section]:
            assert in_languages(nodes[iri(f"{linked.GRAPH}#{kind}-{thing['id']}")]["name"]) == thing[name]


def test_quotations_and_their_places(publication: Publication) -> None:
    nodes = {node["@id"]: node for node in whole(publication)}
    data, iri = known(publication), publication.identifier
    for quote in data["quotes"]:
        article, _, name = quote["id"].partition("/")
        node = nodes[iri(f"data/json-ld/{article}.jsonld#q-{name}")]
        assert in_languages(node["text"]) == quote["text"]
        assert node["spokenByCharacter"]["@id"] == iri(f"{linked.GRAPH}#actor-{quote['speaker']}")
        assert ("creator" in node) == (quote["mode"] != "indirect")
        assert node["temporal"] == quote["date"]
        assert [(part["isPartOf"]["@id"], part["position"]) for part in node["hasPart"]] == [
            (
                iri(f"{at['language']}/articles/{article}/#{at['block']}"),
                f"char={at['start']},{at['end']}",
            )
            for at in quote["spans"]
        ]
        found = quote.get("evidence", {"at": []})["at"]
        assert [part["position"] for part in node.get("citation", [])] == [
            f"char={at['start']},{at['end']}" for at in found
        ]


def test_mentions_are_those_of_the_edition(publication: Publication) -> None:
    nodes, data, iri = whole(publication), known(publication), publication.identifier
    expected = {
        (iri(f"{m['language']}/articles/{m['article']}/"), iri(f"{linked.GRAPH}#{kind}-{thing['id']}"))
        for kind, section in (("actor", "actors"), ("term", "terms"))
        for thing in data[section]
        for m in thing["mentions"]
    }
    events = {iri(f"{linked.GRAPH}#event-{event['id']}") for event in data["events"]}
    found = [(node["@id"], thing["@id"]) for node in nodes for thing in node.get("mentions", [])]
    assert len(found) == len(set(found))
    assert {pair for pair in found if pair[1] not in events} == expected


def test_an_event_has_its_date_where_it_is_told(publication: Publication) -> None:
    nodes, iri = {node["@id"]: node for node in whole(publication)}, publication.identifier
    for event in known(publication)["events"]:
        node = nodes[iri(f"{linked.GRAPH}#event-{event['id']}")]
        assert node["subjectOf"]["temporalCoverage"] == event["date"]
        assert node["subjectOf"]["isPartOf"]
        sure = re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", event["date"])
        assert not sure or node["startDate"] == node["endDate"] == event["date"]
        assert not re.search("[~?%X]", event["date"].partition("/")[0]) or "startDate" not in node


def test_an_articles_file_is_of_the_same_nodes(publication: Publication) -> None:
    found = graphs(publication)
    there = {node["@id"]: node for node in found.pop(linked.GRAPH)}
    assert len(found) == len(publication.edition.articles)
    for nodes in found.values():
        assert len({node["@id"] for node in nodes}) == len(nodes)
        for node in nodes:
            assert node.items() <= there[node["@id"]].items()
        named = {node["@id"] for node in nodes}
        spoken = [node["spokenByCharacter"]["@id"] for node in nodes if node["@type"] == "Quotation"]
        mentioned = [thing["@id"] for node in nodes for thing in node.get("mentions", [])]
        assert named >= {*spoken, *mentioned}


def counted(graph: rdflib.Graph) -> dict[str, int]:
    """How many things there are, by what only they have."""
    return {
        "articles": len(set(graph.subjects(SCHEMA.workExample))),
        "texts": len(set(graph.subjects(SCHEMA.exampleOfWork))),
        "quotes": len(set(graph.subjects(RDF.type, SCHEMA.Quotation))),
        "events": len(set(graph.subjects(RDF.type, SCHEMA.Event))),
        "terms": len(set(graph.subjects(RDF.type, SCHEMA.DefinedTerm))),
        "actors": len({s for s in graph.subjects() if f"{linked.GRAPH}#actor-" in s}),
    }


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
def test_rdf_has_as_many(publication: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = SHARED / "schemas/schemaorgcontext.jsonld"
    context = json.loads(shared.read_bytes()) if shared.exists() else {"@context": PLAIN_CONTEXT}
    asked: list[str] = []

    def load(address: str) -> tuple[Any, None]:
        asked.append(address)
        return context, None

    files = exported.files(JSON_LD, publication)
    data = known(publication)
    expected = {name: len(data[name]) for name in ("articles", "quotes", "events", "terms", "actors")}
    expected["texts"] = sum(len(article["texts"]) for article in data["articles"])
    if not publication.base:
        expected["actors"] = 0  # identifiers do not tell what they are of
    graph = rdflib.Graph()
    with monkeypatch.context() as patched:
        patched.setattr("rdflib.plugins.shared.jsonld.context.source_to_json", load)
        graph.parse(data=files.pop(linked.GRAPH), format="json-ld")
        assert counted(graph) == expected
        triples = set(graph)
        for text in files.values():
            one = rdflib.Graph().parse(data=text, format="json-ld")
            named = {triple for triple in one if not any(isinstance(part, rdflib.BNode) for part in triple)}
            assert named <= triples
    assert set(asked) == {"https://schema.org/"}
    quoted = {(str(text), text.language) for text in graph.objects(None, SCHEMA.text)}  # type: ignore[union-attr]
    assert quoted >= {pair for quote in data["quotes"] for pair in swapped(quote["text"])}
    assert quoted >= {p for a in data["articles"] for b in a["blocks"] for p in swapped(b["text"])}


def swapped(texts: dict[str, str]) -> set[tuple[str, str]]:
    return {(text, language) for language, text in texts.items() if text}


def test_dates_that_are_not_sure_are_no_dates(tmp_path: Path) -> None:
    nodes = {node["@id"]: node for node in whole(exported.made_up(tmp_path, HOSTILE))}
    file = exported.ADDRESS + "data/json-ld/visit.jsonld"
    assert nodes[f"{file}#source"]["datePublished"] == "2020-01"
    assert nodes[f"{file}#q-hope"]["dateCreated"] == {"@type": "DateTime", "@value": "2020-01-01T10:00:00Z"}
    bare = nodes[f"{file}#q-bare"]
    assert bare["temporal"] == "2019-22" and "dateCreated" not in bare
    edition = nodes[exported.ADDRESS]
    assert (edition["version"], edition["temporal"]) == ("1.0.0", "2026-11~")
    assert "datePublished" not in edition
    first, second = nodes[f"{exported.ADDRESS}data/edition.jsonld#actor-hana"]["memberOf"]
    assert (first["startDate"], first["endDate"]) == ("2019", "2020-05")
    assert not {"startDate", "endDate"} & second.keys()
    assert second["subjectOf"]["temporalCoverage"] == "2019~/.."


def test_who_wrote_what(tmp_path: Path) -> None:
    nodes = {node["@id"]: node for node in whole(exported.made_up(tmp_path, HOSTILE))}
    texts = {tag: nodes[f"{exported.ADDRESS}{tag}/articles/visit/"] for tag in ("ar", "en", "fr")}
    assert [text["author"] for text in texts.values()] == [{"name": "Someone"}] * 3
    assert texts["ar"]["translator"] == {"name": "Translator"}
    assert texts["ar"]["translationOfWork"] == {"@id": texts["en"]["@id"]}
    assert texts["fr"]["workTranslation"] == [{"@id": texts["en"]["@id"]}]
    assert "license" not in texts["fr"], "the source's own text is not the edition's to license"
    assert texts["en"]["license"] == "https://spdx.org/licenses/MIT"
    assert {text["@type"] for text in texts.values()} == {"NewsArticle"}
    assert texts["fr"]["datePublished"] == "2020-01" and "datePublished" not in texts["en"]


def test_an_account_is_no_news_of_the_source(tmp_path: Path) -> None:
    nodes = {node["@id"]: node for node in whole(exported.made_up(tmp_path))}
    for tag in ("ar", "en"):
        text = nodes[f"{exported.ADDRESS}{tag}/articles/visit/"]
        assert text["@type"] == "Article"
        assert not {"author", "datePublished", "temporal"} & text.keys()


def test_kinds_and_registers(tmp_path: Path) -> None:
    nodes = {node["@id"]: node for node in whole(exported.made_up(tmp_path, HOSTILE))}

    def actor(name: str) -> Node:
        return nodes[f"{exported.ADDRESS}data/edition.jsonld#actor-{name}"]

    assert actor("hana")["@type"] == "Person"
    assert actor("council")["@type"] == "GovernmentOrganization"
    assert actor("land")["@type"] == ["Country", "Organization"]
    assert (actor("guard")["@type"], actor("guard")["additionalType"]) == ("Organization", "ArmedGroup")
    assert actor("town")["@type"] == "Place"
    speaker = nodes[f"{exported.ADDRESS}data/json-ld/visit.jsonld#q-hope"]["spokenByCharacter"]
    assert speaker["@type"] == ["Place", "Organization"], "a town that speaks stands for those who do"
    assert actor("hana")["sameAs"] == [
        "http://www.wikidata.org/entity/Q42",
        "http://viaf.org/viaf/7",
        "https://sws.geonames.org/9/",
    ]
    assert [found["value"] for found in actor("hana")["identifier"]] == ["IQ"]


def test_heads_name_the_things_of_the_files(publication: Publication) -> None:
    files = {node["@id"] for nodes in graphs(publication).values() for node in walk(nodes) if "@id" in node}
    for head in heads(publication):
        node = inside(head)
        assert node["@id"] in files
        assert ("url" in node) == bool(publication.base)
        assert node.get("url", "").startswith(publication.base)


def test_an_articles_head(tmp_path: Path) -> None:
    publication = exported.made_up(tmp_path, HOSTILE)
    node = inside(linked.article_head(publication, "visit", "en"))
    assert node["headline"] == 'A <visit> & "more"\u2028'
    assert [quote["text"] for quote in node["hasPart"]] == ["we hope", "so be it"]
    assert node["subjectOf"]["contentUrl"] == exported.ADDRESS + "data/json-ld/visit.jsonld"
    assert node["isBasedOn"]["url"] == "https://paper.example/?a=1&b=%3C2%3E"
    assert node["isBasedOn"]["publisher"] == {"@type": "Organization", "name": "The paper"}
    assert "subjectOf" not in inside(linked.article_head(publication, "visit", "en", data=False))


def test_heads_do_not_grow(tmp_path: Path) -> None:
    many = "".join(f"  q{n}: {{speaker: hana, mode: direct}}\n" for n in range(300))
    roles = "".join(f"  - {{of: council, attested: {year}}}\n" for year in range(1000, 1300))
    said = " ".join(f"[word {n} and more of them]{{quote=q{n}}}" for n in range(300))
    publication = exported.made_up(
        tmp_path,
        "-- content/actors/hana.yml --\nkind: person\nname: {ar: هناء, en: Hana}\nmemberships:\n" + roles,
        "-- content/articles/visit/article.yml --\ntitle: {ar: ز, en: v}\n"
        "source: {language: ar, published: 2020-01-02, rights: quoted}\n"
        "texts: {ar: {kind: account}, en: {kind: translation, of: ar}}\nquotes:\n" + many,
        *(f"-- content/articles/visit/{tag}.md --\n{{#p1}}\n{said}\n" for tag in ("ar", "en")),
    )
    article = linked.article_head(publication, "visit", "en")
    assert 10 < len(inside(article)["hasPart"]) < 50
    assert len(article.encode()) < 6000
    assert len(linked.actor_head(publication, "hana", "ar").encode()) < 6000


def test_without_an_address_nothing_points_to_one(tmp_path: Path) -> None:
    publication = exported.made_up(tmp_path, address="")
    for node in walk([*whole(publication), *(inside(head) for head in heads(publication))]):
        assert "contentUrl" not in node and "url" not in node
        assert node.get("@id", "urn:").startswith("urn:")


def test_a_line_is_a_node(publication: Publication) -> None:
    for data in exported.files(JSON_LD, publication).values():
        first, *lines, last = data.decode().split("\n")[:-1]
        assert (first, last) == ('{"@context": "https://schema.org/", "@graph": [', "]}")
        assert [line.endswith(",") for line in lines] == [True] * (len(lines) - 1) + [False]
        assert all("@id" in json.loads(line.removesuffix(",")) for line in lines)


def test_an_article_hangs_on_nothing_else(tmp_path: Path) -> None:
    publication = exported.made_up(tmp_path)
    assert JSON_LD.each
    with publication.relations.answers.ledger.opened() as facts:
        list(JSON_LD.each(publication, "visit"))
    assert not {fact for fact in facts if fact.startswith(("ids ", "count ", "newest", "timeline", "quotes"))}
    assert {"article visit", "actor hana", "term truce", "event session"} <= facts
