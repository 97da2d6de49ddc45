"""TEI: valid for two judges, and all that edition.json says of texts, names and quotes is read back from it."""

from __future__ import annotations

import json
import posixpath
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import exported
import tei
from harness import REPOSITORY
from tahqiq.evidence import trim
from tahqiq.export.edition_json import edition_json
from tahqiq.export.tei import TEI
from tahqiq.render.publication import Publication

HOSTILE = r"""-- delete content/pages/about/ar.md --
-- delete content/pages/about/en.md --
-- content/edition.yml --
title: {ar: "طبعة <b> & \"]]>\" 𝒯 \u202e", en: "=1+1 'A' <edition> & ]]>"}
languages: [ar, en, fr]
publisher: "=cmd|' /C calc'!A0"
editors: ["@An <Editor>", {ar: مُحَرِّرٌ, en: An editor}]
repository: {url: "https://example.org/a[b]?q=%zz&c#d#e"}
version: 1.0.0-rc.1
released: 2026-11-26
-- content/actors/hana.yml --
kind: person
name: {ar: "هَنَاءُ <i>", en: "-Hana \"&\"", fr: "Hana\tl’une"}
aliases: {en: ["]]>", "&amp;"], fr: ["+x"]}
description: {ar: "وصف", en: "A\nB", fr: "C"}
memberships:
  - {of: council, role: {ar: عضو, en: "<member>", fr: m}, during: "2019~/..", source: visit#p1}
  - {of: town, attested: "{2020,2021}"}
identifiers: {wikidata: Q42, viaf: "12"}
formerly: [hanaa]
-- content/actors/mayor.yml --
kind: office
name: {ar: رئيس البلدية, en: the mayor, fr: le maire}
memberships:
  - {of: council, role: {ar: رئيس, en: head, fr: chef}}
-- content/terms/hana.yml --
name: {ar: هناء, en: "a term called <hana>", fr: x}
definition: {ar: "]]>", en: "&", fr: "<"}
aliases: {ar: ["ــهناءــ"]}
-- content/events/odd.yml --
title: {ar: "<حدث>", en: "&lt;", fr: "\""}
date: "-0044-03-15~"
sources: [visit]
-- content/articles/visit/article.yml --
title: {ar: "\u2067عنوان\u2069 ]]>", en: "'Title' <&>", fr: t}
summary: {ar: "موجز <", en: "sum & mary", fr: "]]>"}
source:
  language: ar
  published: "2020-01-02T10:00:00+03"
  outlet: "The <Outlet> & Co"
  author: "O'Neil \"X\""
  url: "https://example.org/[x]?a=%zz&b=<c>"
  archived: "https://example.net:8080/é"
  retrieved: "2020-XX"
  rights: open
texts:
  ar: {kind: original, by: "O'Neil \"X\""}
  en: {kind: translation, of: ar, by: "T & <T>"}
  fr: {kind: account, by: {fr: Une autre}}
quotes:
  hope: {speaker: mayor, mode: partial, channel: post, date: "Y-170000", about: [hana, odd], stance: {truce: opposes}}
  all: {speaker: hana, mode: direct}
corrections:
  - {date: "2020-02~", text: {ar: "<", en: "&", fr: "]]>"}}
  - {date: "2020-03-01", block: p1, text: {ar: ب, en: b, fr: c}}
formerly: [old-visit]
-- content/articles/visit/ar.md --
{#p1 .lead}
[هَنَاءُ]{actor=hana} \]\]\> &lt;b&gt; \& "x" 'y' 𝒯𝒽 \
سطر ‮مقلوب‬ [“[نأمل [الهدنة]{term=truce}](https://example.org/?a=1&b=\[2\]#x)”]{quote=hope}.

## عنوان بلا اسم

{#h1}
# عنوان *أول*

{#h3}
### عنوان `<ثالث>`

{#h2}
## عنوان [ثان]{event=session}[^a]

{#p2}
[في [“كلها”]{quote=all} يوم]{date="[2020-01,2020-03..]"} و[[هناء]{term=hana}]{actor=hana} و**[“وهذا]{quote=hope}**[^a].

[^a]: حاشية [^b] فيها [قول]{quote=all}.

    > وفقرة ثانية

[^b]: حاشية [^a] في حاشية.
-- content/articles/visit/en.md --
{#p1 .lead .notice}
=SUM(A1) a&#13;b&#12;c   d \]\]\> [words]{actor=hana}

{#list}
3. one

   ***

   ## inner
4.
5. - x
   -
   - [y]{actor=town}

     z
   ~~~

{#only .only}
> | a | b |
> |:-:|---|
> | [c]{term=hana} | |
>
> ```py x" y
> <code> & ]]>
>
>   two
> ```

{#picture}
![alt <&> "q"](picture.png "a 'title'") [article](article:visit#p1), [self](article:visit), [a](actor:mayor),
[t](term:hana), [mail](mailto:a@example.org?subject=a%20b)

{#code}
```
  a

b ]]> &amp;
```
-- content/articles/visit/fr.md --
{#p2}
[Hana]{actor=hana}, [“tous”]{quote=all} [hier]{date="2020-01-01?/"} — [un jour]{date="156X-12-25"}
[Y]{date=Y-170000002} [S]{date=1950S2} [0]{date=0000}
"""
BARE = """-- delete content/pages/about/ar.md --
-- delete content/pages/about/en.md --
-- delete content/articles/visit/article.yml --
-- delete content/articles/visit/ar.md --
-- delete content/articles/visit/en.md --
-- delete content/actors/hana.yml --
-- delete content/actors/council.yml --
-- delete content/actors/town.yml --
-- delete content/events/session.yml --
-- delete content/terms/truce.yml --
-- content/edition.yml --
title: {ku: Edisyon}
languages: [ku]
"""


@pytest.fixture(scope="module")
def publications(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Publication]:
    def made(*texts: str, address: str = exported.ADDRESS) -> Publication:
        return exported.made_up(tmp_path_factory.mktemp("edition"), *texts, address=address)

    return {
        "small": made(),
        "unaddressed": made(address=""),
        "hostile": made(HOSTILE),
        "bare": made(BARE),
        "first": exported.first_edition(),
        "guide": exported.published(REPOSITORY / "templates" / "guide"),
    }


NAMED = ("small", "unaddressed", "hostile", "bare", "first", "guide")


@pytest.fixture(scope="module", params=NAMED)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def publication(publications: dict[str, Publication], name: str) -> Publication:
    return publications[name]


@pytest.fixture(scope="module")
def files(publication: Publication) -> dict[str, bytes]:
    return exported.files(TEI, publication)


@pytest.fixture(scope="module")
def data(publication: Publication) -> Any:
    return json.loads(edition_json(publication.relations))


@pytest.fixture(scope="module")
def roots(files: dict[str, bytes]) -> dict[str, tei.Element]:
    """The articles by id."""
    parsed = {path: etree.fromstring(text) for path, text in files.items() if path.startswith("data/tei/")}
    return {path.removeprefix("data/tei/").removesuffix(".xml"): root for path, root in parsed.items()}


@pytest.fixture(scope="module")
def corpus(files: dict[str, bytes]) -> tei.Element:
    return etree.fromstring(files["data/tei.xml"])


@pytest.fixture(scope="module")
def register(files: dict[str, bytes]) -> tei.Element:
    return etree.fromstring(files["data/tei-register.xml"])


# ---------------------------------------------------------------- validity


def test_all_is_valid_for_jing(publications: dict[str, Publication], shared: Path, tmp_path: Path) -> None:
    """And ids are unique in each file, and in the corpus when all articles are included."""
    made = tmp_path / "made"
    maker = shared / "corpora" / "make_edition.py"
    options = ("--from", "synthetic", "--articles", "12")
    subprocess.run([sys.executable, str(maker), str(made), *options], check=True, capture_output=True)
    judged: list[Path] = []
    for name, one in {**publications, "made": exported.published(made / "content")}.items():
        folder = tei.written(tmp_path / name, exported.files(TEI, one))
        judged += [folder / "whole.xml", folder / "tei-register.xml", *sorted((folder / "tei").glob("*.xml"))]
    assert len(judged) > 20
    assert tei.complaints(shared / "schemas" / "tei_all.rng", judged) == ""


def test_the_judge_finds_what_is_wrong(shared: Path, tmp_path: Path) -> None:
    small = exported.made_up(tmp_path / "edition")
    file = tmp_path / "bad.xml"
    text = exported.files(TEI, small)["data/tei/visit.xml"]
    file.write_bytes(text.replace(b"a.visit.en.p2", b"a.visit.en.p1").replace(b"<said", b"<p/><said"))
    found = tei.complaints(shared / "schemas" / "tei_all.rng", [file])
    assert "not allowed here" in found
    assert "a.visit.en.p1" in found


def test_every_pointer_leads_somewhere(register: tei.Element, roots: dict[str, tei.Element]) -> None:
    places = {f"data/tei/{name}.xml": root for name, root in roots.items()} | {
        "data/tei-register.xml": register
    }
    ids = {path: {e.get(tei.ID) for e in root.iter() if e.get(tei.ID)} for path, root in places.items()}
    for path, root in places.items():
        for pointer in tei.pointers(root):
            address, mark, target = pointer.partition("#")
            if mark and ":" not in pointer:
                where = (
                    posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
                )
                assert target in ids[where], (path, pointer)


def test_ids_are_of_one_file_only(
    corpus: tei.Element, register: tei.Element, roots: dict[str, tei.Element]
) -> None:
    ids = [
        e.get(tei.ID) for root in (corpus, register, *roots.values()) for e in root.iter() if e.get(tei.ID)
    ]
    assert len(ids) == len(set(ids))


# ---------------------------------------------------------------- reading back


def block_of(root: tei.Element, article: str, language: str, block: str) -> tei.Element:
    (found,) = tei.found(root, f"//*[@xml:id='a.{article}.{language}.{block}']")
    return found


def as_written(text: str) -> str:
    """A form feed has no place in XML."""
    return text.replace("\x0c", "\ufffd")


def test_texts_are_those_of_the_edition(data: Any, roots: dict[str, tei.Element]) -> None:
    assert [article["id"] for article in data["articles"]] == list(roots)
    for article in data["articles"]:
        root = roots[article["id"]]
        texts = {e.get(tei.LANG): e for e in tei.found(root, "tei:text/tei:group/tei:text")}
        assert {lang: text.get("type") for lang, text in texts.items()} == {
            lang: text["kind"] for lang, text in article["texts"].items()
        }
        found: dict[str, dict[str, str]] = {}
        for language, text in texts.items():
            own = f"a.{article['id']}.{language}."
            for block in tei.found(text, f".//*[starts-with(@xml:id, '{own}')]"):
                name = block.get(tei.ID, "").removeprefix(own)
                if "." not in name:
                    assert block.get(tei.LANG) == language
                    found.setdefault(name, {})[str(language)] = tei.read(block)[0]
        assert found == {
            block["id"]: {tag: as_written(text) for tag, text in block["text"].items()}
            for block in article["blocks"]
        }


def test_blocks_stand_beside_each_other(data: Any, roots: dict[str, tei.Element]) -> None:
    for article in data["articles"]:
        for block in article["blocks"]:
            here = {tag: f"#a.{article['id']}.{tag}.{block['id']}" for tag in block["text"]}
            (aligned,) = tei.found(
                roots[article["id"]], f"//tei:ptr[@xml:id='a.{article['id']}.block.{block['id']}']"
            )
            assert aligned.get("target", "").split() == list(here.values())
            for tag in here:
                element = block_of(roots[article["id"]], article["id"], tag, block["id"])
                others = [pointer for other, pointer in here.items() if other != tag]
                assert element.get("corresp", "").split() == others
                marks = [m.rpartition("#block.")[2] for m in element.get("ana", "").split()]
                assert ("stale" in marks) == (tag in block.get("stale", ()))
                if tag == next(iter(here)):
                    assert [m for m in marks if m != "stale"] == block.get("classes", [])


def mentions_in(root: tei.Element, article: str) -> list[tuple[object, ...]]:
    """(kind, target, article, block, language, start, end, innermost quote) of all names and dates."""
    found: list[tuple[object, ...]] = []
    for text in tei.found(root, "tei:text/tei:group/tei:text"):
        own = f"{text.get(tei.ID)}."
        for block in tei.found(text, f".//*[starts-with(@xml:id, '{own}') and @xml:lang]"):
            for element, start, end in tei.read(block)[1]:
                kind, target = element.get("ref", "").removeprefix(f"#a.{article}.").partition(".")[::2]
                if element.tag == f"{tei.TEI}date":
                    kind, target = "date", element.get("when-custom", "")
                if kind:
                    around = [a.get("corresp", "") for a in element.iterancestors(f"{tei.TEI}said")]
                    quote = around[0].rpartition(".")[2] if around else ""
                    name = block.get(tei.ID, "").removeprefix(own)
                    found.append((kind, target, article, name, text.get(tei.LANG), start, end, quote))
    return found


def test_mentions_have_their_places(publication: Publication, roots: dict[str, tei.Element]) -> None:
    wanted = [
        (m.kind, m.target, m.article, m.block, m.language, m.start, m.end, m.quote)
        for m in publication.relations.mentions
    ]
    found = [mention for name, root in roots.items() for mention in mentions_in(root, name)]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_what_is_named_has_the_element_of_its_kind(data: Any, roots: dict[str, tei.Element]) -> None:
    wanted = {"person": "persName", "place": "placeName", "country": "placeName", "office": "rs"}
    kinds = {actor["id"]: wanted.get(actor["kind"], "orgName") for actor in data["actors"]}
    for name, root in roots.items():
        for element in tei.found(root, "tei:text//*[contains(@ref, '.actor.')]"):
            actor = element.get("ref", "").removeprefix(f"#a.{name}.actor.")
            assert etree.QName(element).localname == kinds[actor]


def quote_in(root: tei.Element, annotation: tei.Element) -> dict[str, Any]:
    """A quote as edition.json has it, but for its words' joining and its address."""
    article, _, name = annotation.get(tei.ID, "").removeprefix("a.").partition(".quote.")
    own = f"#a.{article}."
    manner = dict(m.rpartition("#")[2].split(".") for m in annotation.get("ana", "").split())
    spans, words = [], {}
    for pointer in annotation.get("target", "").split():
        (said,) = tei.found(root, f"//*[@xml:id='{pointer[1:]}']")
        assert said.get("corresp") == f"{own}quote.{name}"
        assert said.get("direct") == ("false" if manner["mode"] == "indirect" else "true")
        block = next(a for a in said.iterancestors() if a.get(tei.LANG))
        language, _, of = block.get(tei.ID, "").removeprefix(own[1:]).partition(".")
        text, inside = tei.read(block)
        start, end = next((start, end) for element, start, end in inside if element is said)
        first, last = trim(text[start:end])
        spans.append({"block": of, "language": language, "start": start + first, "end": start + last})
        words.setdefault(language, []).append(text[start + first : start + last])

    def targets(kind: str) -> list[str]:
        pointers = " ".join(e.get("target", "") for e in tei.found(annotation, f"tei:ptr[@type='{kind}']"))
        return list(dict.fromkeys(pointer.rpartition(".")[2] for pointer in pointers.split()))

    stances = [e.get("ana", "").rpartition(".")[2] for e in tei.found(annotation, "tei:ptr[@type='stance']")]
    (date,) = tei.found(annotation, "tei:note[@type='date']/tei:date")
    places = tei.found(annotation, "tei:note[@type='evidence']/tei:idno[@type='RFC5147']")
    at = [str(e.text).removeprefix("char=").split(",") for e in places]
    return {
        "id": f"{article}/{name}",
        "speaker": targets("speaker")[0],
        "mode": manner["mode"],
        "channel": manner.get("channel", ""),
        "date": date.get("when-custom"),
        "stated": tei.localised(tei.found(annotation, "tei:note[@type='stated']")),
        "inferred": tei.localised(tei.found(annotation, "tei:note[@type='inferred']")),
        "about": targets("about"),
        "stance": dict(zip(targets("stance"), stances, strict=True)),
        "text": {language: " … ".join(passages) for language, passages in words.items()},
        "spans": spans,
        "evidence": [{"start": int(start), "end": int(end)} for start, end in at],
    }


def test_quotes_are_those_of_the_edition(data: Any, roots: dict[str, tei.Element]) -> None:
    found = [
        quote_in(root, annotation)
        for root in roots.values()
        for annotation in tei.found(root, "//tei:annotation")
    ]
    absent: dict[str, Any] = {"channel": "", "stated": {}, "inferred": {}, "about": [], "stance": {}}
    wanted = [
        absent
        | {key: value for key, value in quote.items() if key not in ("article", "earliest", "latest", "url")}
        | {"evidence": quote.get("evidence", {}).get("at", [])}
        for quote in data["quotes"]
    ]
    assert found == wanted


def test_spans_of_one_quote_are_linked(roots: dict[str, tei.Element]) -> None:
    for root in roots.values():
        for annotation in tei.found(root, "//tei:annotation"):
            own = annotation.get("target", "").split()
            for before, after in pairwise(own):
                one, other = (tei.found(root, f"//*[@xml:id='{p[1:]}']")[0] for p in (before, after))
                same = before.rpartition(".")[0] == after.rpartition(".")[0]
                assert one.get("next") == (after if same else None)
                assert other.get("prev") == (before if same else None)


def test_the_source_is_described(data: Any, roots: dict[str, tei.Element]) -> None:
    for article in data["articles"]:
        source = article["source"]
        (bibl,) = tei.found(roots[article["id"]], "//tei:biblStruct")
        numbers = {e.get("type"): e.text for e in tei.found(bibl, "tei:analytic/tei:idno")}
        assert numbers == {key: source[key] for key in ("url", "archived", "sha256") if key in source}
        (date,) = tei.found(bibl, ".//tei:imprint/tei:date")
        assert date.get("when-custom") == source["published"]
        for key, path in (("outlet", ".//tei:monogr/tei:title"), ("author", ".//tei:author/tei:name")):
            said = source.get(key, {})
            assert tei.localised(tei.found(bibl, path)) == ({"": said} if isinstance(said, str) else said)
        (language,) = tei.found(bibl, ".//tei:textLang")
        assert language.get("mainLang") == source["language"]


def test_the_register_has_everything(data: Any, register: tei.Element) -> None:
    entries = tei.found(
        register, "//tei:standOff/*/tei:person | //tei:standOff/*/tei:org | //tei:standOff/*/tei:place"
    )
    assert [e.get(tei.ID) for e in entries] == [f"actor.{actor['id']}" for actor in data["actors"]]
    for entry, actor in zip(entries, data["actors"], strict=True):
        named = "tei:persName | tei:orgName | tei:placeName"
        names = tei.found(entry, named)
        assert tei.localised(e for e in names if not e.get("type")) == actor["name"]
        aliases = [(e.get(tei.LANG), e.text) for e in names if e.get("type") == "alias"]
        assert aliases == [(tag, form) for tag, forms in actor.get("aliases", {}).items() for form in forms]
        kinds = ("formerly", "URI")
        numbers = {e.get("type"): e.text for e in tei.found(entry, "tei:idno") if e.get("type") not in kinds}
        assert numbers == actor.get("identifiers", {})
        roles = tei.found(entry, "tei:affiliation | ../tei:relation")
        found = [
            (e.get("ref") or e.get("passive"), e.get("when-custom"), tei.localised(tei.found(e, ".//*")[-9:]))
            for e in roles
        ]
        assert [(of, when) for of, when, _ in found] == [
            (f"#actor.{m['of']}", m.get("attested") or m.get("during")) for m in actor.get("memberships", [])
        ]
        for (*_, role), membership in zip(found, actor.get("memberships", []), strict=True):
            role.pop("", None)
            assert role == membership.get("role", {})
    events = tei.found(register, "//tei:listEvent/tei:event")
    assert [
        (e.get(tei.ID), e.get("when-custom"), tei.localised(tei.found(e, "tei:label"))) for e in events
    ] == [(f"event.{e['id']}", e["date"], e["title"]) for e in data["events"]]
    terms = tei.found(register, "//tei:standOff/tei:entry")
    assert [
        (
            e.get(tei.ID),
            tei.localised(tei.found(e, "tei:form[@type='lemma']/tei:orth")),
            tei.localised(tei.found(e, "tei:sense/tei:def")),
        )
        for e in terms
    ] == [(f"term.{t['id']}", t["name"], t["definition"]) for t in data["terms"]]


def test_the_corpus_includes_the_articles(data: Any, corpus: tei.Element) -> None:
    included = [e.get("href") for e in corpus.iter("{http://www.w3.org/2001/XInclude}include")]
    assert included == ["tei-register.xml", *(f"tei/{article['id']}.xml" for article in data["articles"])]


# ---------------------------------------------------------------- single things


def test_what_is_not_known_is_not_said(tmp_path: Path) -> None:
    text = exported.files(TEI, exported.made_up(tmp_path, address=""))["data/tei/visit.xml"].decode()
    for absent in (
        "<author>",
        "<editor>",
        "<publisher",
        "<abstract",
        "revisionDesc",
        '"url"',
        "evidence",
        "channel",
    ):
        assert absent not in text
    assert '<idno type="URI" xml:lang="ar">urn:uuid:' in text


def test_who_wrote_what(tmp_path: Path) -> None:
    root = etree.fromstring(exported.files(TEI, exported.made_up(tmp_path, HOSTILE))["data/tei/visit.xml"])
    (statement,) = tei.found(root, "//tei:titleStmt")
    found = [(etree.QName(e).localname, e.get("role"), "".join(e.itertext())) for e in statement][3:]
    assert found == [
        ("author", None, 'O\'Neil "X"'),
        ("editor", "translator", "T & <T>"),
        ("author", None, "Une autre"),
        ("editor", None, "@An <Editor>"),
        ("editor", None, "مُحَرِّرٌAn editor"),
    ]


def test_headings_begin_divisions(tmp_path: Path) -> None:
    root = etree.fromstring(exported.files(TEI, exported.made_up(tmp_path, HOSTILE))["data/tei/visit.xml"])
    (body,) = tei.found(root, "//tei:text[@xml:lang='ar']/tei:body")
    depth = {
        str(e.get(tei.ID)).rpartition(".")[2]: len(list(e.iterancestors(f"{tei.TEI}div")))
        for e in body.iter(f"{tei.TEI}head", f"{tei.TEI}p")
        if e.get(tei.ID)
    }
    assert depth == {"p1": 0, "h1": 1, "h3": 2, "h2": 2, "p2": 2}


def test_a_note_stands_where_it_is_called_first(tmp_path: Path) -> None:
    root = etree.fromstring(exported.files(TEI, exported.made_up(tmp_path, HOSTILE))["data/tei/visit.xml"])
    notes = tei.found(root, "//tei:text[@xml:lang='ar']//tei:note")
    assert [e.get(tei.ID) for e in notes] == ["a.visit.ar.note.1", "a.visit.ar.note.2"]
    assert notes[1].getparent() is not None and notes[0] in notes[1].iterancestors()
    calls = tei.found(root, "//tei:text[@xml:lang='ar']//tei:ptr[@type='note']")
    assert [e.get("target") for e in calls] == ["#a.visit.ar.note.1", "#a.visit.ar.note.1"]


def test_the_same_edition_is_the_same_bytes(publications: dict[str, Publication], tmp_path: Path) -> None:
    again = exported.made_up(tmp_path, HOSTILE)
    assert exported.files(TEI, again) == exported.files(TEI, publications["hostile"])
