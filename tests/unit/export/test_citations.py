"""Citation files: what BibTeX, RIS and CSL readers make of them; every article, block and quotation is in them once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy
from pybtex.database import BibliographyData, parse_bytes

import editions
import exported
from harness import REPOSITORY
from tahqiq.evidence import seen
from tahqiq.export.citations import CITATIONS, FOLDER
from tahqiq.export.edition_json import edition_json
from tahqiq.render.citations import STYLES, Plain, cited, reference
from tahqiq.render.publication import Publication

HOSTILE = """\
-- content/edition.yml --
title: {ar: 'طبعة {', en: "Edition } \\\\ 100% #1 & $x_y^z~ <b>"}
description: {ar: طبعة للاختبار., en: An edition for tests.}
languages: [ar, en]
publisher: "@misc{x, ER  - "
editors: ["A and B, Inc.", "محرّر"]
version: "2.0"
-- content/articles/hostile/article.yml --
title: {ar: "عُنْوَانٌ \\u202eملتف 𐤀", en: "Unbalanced {{ and } } \\\\end{x} 100% #$&_~^ \\"q\\" ER  - x"}
source: {language: ar, published: 2024-07-20~/2024-07-31~, stated: {ar: أمس}, rights: quoted, author: "=cmd, x"}
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar, by: "}, title = {Injected"}
quotes:
  broken: {speaker: hana, mode: direct, date: ../2024-08-16, inferred: {ar: ظن., en: A guess.}}
  arabic: {speaker: council, mode: indirect, channel: statement}
-- content/articles/hostile/ar.md --
{#p1}
قالت [“سطر
ER  - ثانٍ {”]{quote=broken} وقال [شيئًا]{quote=arabic}.
-- content/articles/hostile/en.md --
{#p1}
She said [“a line
TY  - JOUR
of 100% {\\\\}”]{quote=broken}.

{#p2 .only}
=1+1 ]]>
"""


def guide() -> Publication:
    return exported.published(REPOSITORY / "templates" / "guide")


def hostile(folder: Path, address: str = exported.ADDRESS) -> Publication:
    return exported.made_up(folder, HOSTILE, address=address)


@pytest.fixture(params=["little", "first", "guide", "hostile", "homeless"])
def publication(request: pytest.FixtureRequest, tmp_path: Path) -> Publication:
    match request.param:
        case "first":
            return exported.first_edition()
        case "guide":
            return guide()
        case "little":
            return exported.made_up(tmp_path)
        case "homeless":
            return hostile(tmp_path, "")
    return hostile(tmp_path)


def bibtex(data: bytes) -> BibliographyData:
    return parse_bytes(data, "bibtex")


def ris(data: bytes) -> list[dict[str, Any]]:
    return rispy.loads(data.decode())


COMMANDS = {
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
    **{f"\\{character}": character for character in "#$%&_"},
}
_COMMAND = re.compile("|".join(map(re.escape, COMMANDS)))


def decoded(latex: str) -> str:
    """LaTeX as text; there is nothing else in it that LaTeX would not print as it stands."""
    assert not re.search(r"[\\{}~^#$%&_]", _COMMAND.sub("", latex))
    return _COMMAND.sub(lambda found: COMMANDS[found[0]], latex)


def wanted(publication: Publication) -> dict[str, dict[str, str]]:
    """By article: the keys of all that edition.json has, with their addresses."""
    edition = json.loads(edition_json(publication.relations))
    found: dict[str, dict[str, str]] = {}
    for article in edition["articles"]:
        keys = found[article["id"]] = {}
        for language, url in article["url"].items():
            key, address = f"{article['id']}-{language}", publication.address(url)
            keys[key] = address
            keys |= {
                f"{key}-{block['id']}": f"{address}?seen={seen(block['text'][language])}#{block['id']}"
                for block in article["blocks"]
                if language in block["text"]
            }
    for quote in edition["quotes"]:
        for language, url in quote["url"].items():
            name = quote["id"].partition("/")[2]
            address = publication.address(url).replace("#", f"?seen={seen(quote['text'][language])}#")
            found[quote["article"]][f"{quote['article']}-{language}-q-{name}"] = address
    return found


# ---------------------------------------------------------------- reading back


def test_everything_is_there_once_with_its_address(publication: Publication) -> None:
    files = exported.files(CITATIONS, publication)
    for article, keys in wanted(publication).items():
        path = f"{FOLDER}{article}"
        entries = bibtex(files[f"{path}.bib"]).entries
        assert {key: entry.fields["url"] for key, entry in entries.items()} == keys
        records = ris(files[f"{path}.ris"])
        assert [(record["id"], record["urls"][0]) for record in records] == list(keys_in_order(records, keys))
        items = json.loads(files[f"{path}.json"])
        assert {item["id"]: item["URL"] for item in items} == keys and len(items) == len(keys)
        assert len(files[f"{path}.bib"].decode().split("\n\n")) == len(keys) + 1, "a blank line after each"


def keys_in_order(records: list[dict[str, Any]], keys: dict[str, str]) -> list[tuple[str, str]]:
    assert len(records) == len(keys)
    return [(record["id"], keys[record["id"]]) for record in records]


def test_the_whole_has_the_articles_as_such(publication: Publication) -> None:
    files = exported.files(CITATIONS, publication)
    edition = publication.edition
    keys = [f"{a.id}-{text.language}" for a in edition.articles.values() for text in a.texts]
    assert list(bibtex(files["data/edition.bib"]).entries) == keys
    assert [record["id"] for record in ris(files["data/edition.ris"])] == keys
    assert [item["id"] for item in json.loads(files["data/edition.csl.json"])] == keys


# ---------------------------------------------------------------- judges


def test_csl_is_valid(publication: Publication, shared: Path) -> None:
    schema = json.loads((shared / "schemas" / "csl-data.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    for path, data in exported.files(CITATIONS, publication).items():
        if path.endswith(".json"):
            validator.validate(json.loads(data))


ZOTERO_RIS = {
    "TY": "type",
    "ID": "id",
    "AU": "author",
    "TI": "title",
    "T2": "bookTitle, publicationTitle",
    "T3": "series of a bookSection",
    "A2": "editor of a bookSection",
    "A4": "translator",
    "PB": "publisher",
    "ET": "edition",
    "DP": "libraryCatalog",
    "PY": "date, if there is no other",
    "DA": "date",
    "LA": "language",
    "N1": "note",
    "UR": "url",
    "ER": "end",
}
"""Tags and what they become in Zotero (github.com/zotero/translators, RIS.js: fieldMap)."""


def test_ris_has_only_lines_that_zotero_reads(publication: Publication) -> None:
    for path, data in exported.files(CITATIONS, publication).items():
        if path.endswith(".ris"):
            for record in data.decode().split("\n\n")[:-1]:
                lines = record.split("\n")
                tags = [re.fullmatch(r"([A-Z][A-Z0-9])  - .*", line)[1] for line in lines]  # type: ignore[index]
                assert set(tags) <= set(ZOTERO_RIS)
                assert (tags[0], tags[-1], tags.count("TY"), tags.count("ER")) == ("TY", "ER", 1, 1)
                assert lines[0] in ("TY  - CHAP", "TY  - NEWS")


BIBLATEX = {
    *("title", "booktitle", "journal", "series", "publisher", "edition", "note", "url"),
    *("date", "origdate", "year", "month", "origtitle", "langid", "language", "origlanguage"),
    *("bookauthor", "translator"),
}
"""Fields beside author and editor, of @article and @incollection (biblatex's manual, 2.2.2)."""


def test_bibtex_has_only_fields_that_are_known(publication: Publication) -> None:
    for path, data in exported.files(CITATIONS, publication).items():
        if path.endswith(".bib"):
            for entry in bibtex(data).entries.values():
                assert entry.type in ("incollection", "article")
                assert set(entry.fields) <= BIBLATEX
                assert set(entry.persons) <= {"author", "editor"}
            assert data.count(b"{") == data.count(b"}")


# ---------------------------------------------------------------- what they say


def test_titles_and_names_survive(tmp_path: Path) -> None:
    publication = hostile(tmp_path)
    files = exported.files(CITATIONS, publication)
    entries = bibtex(files["data/citations/hostile.bib"]).entries
    records = {record["id"]: record for record in ris(files["data/citations/hostile.ris"])}
    items = {item["id"]: item for item in json.loads(files["data/citations/hostile.json"])}
    title = publication.edition.articles["hostile"].title
    for language in ("ar", "en"):
        key = f"hostile-{language}"
        said = " ".join(title.get(language).split())
        assert decoded(entries[key].fields["title"]) == said
        assert records[key]["title"] == said and items[key]["title"] == said
        editors = entries[key].persons["editor"]
        assert [decoded(str(editor)[1:-1]) for editor in editors] == ["A and B, Inc.", "محرّر"]
        assert items[key]["editor"] == [{"literal": "A and B, Inc."}, {"literal": "محرّر"}]
    assert items["hostile-en"]["translator"] == [{"literal": "}, title = {Injected"}]
    assert decoded(entries["hostile-en"].fields["booktitle"]) == publication.edition.title.get("en")
    assert "author" not in items["hostile-en"] and items["hostile-en"]["original-author"]


def test_a_quotation_is_its_speakers(tmp_path: Path) -> None:
    files = exported.files(CITATIONS, hostile(tmp_path))
    items = {item["id"]: item for item in json.loads(files["data/citations/hostile.json"])}
    said = items["hostile-en-q-broken"]
    assert said["author"] == [{"literal": "Hana"}]
    assert said["title"] == "a line TY - JOUR of 100% {\\}"
    assert said["issued"] == {"literal": "until 16 August 2024"}
    assert said["collection-title"].startswith("Edition }") and said["container-title"].startswith(
        "Unbalanced"
    )
    assert "[EDTF ../2024-08-16]" in said["note"] and "[inferred]" in said["note"]
    reported = items["hostile-ar-q-arabic"]
    assert reported["title"] == "[شيئًا]", "not the speaker's own words"
    assert reported["genre"] == "بيان، غير مباشر"
    assert "hostile-en-q-arabic" not in items, "it does not stand there"


def test_the_date_is_that_of_the_container(tmp_path: Path) -> None:
    """An account has none of an undated edition; its source's is kept, with its doubt."""
    files = exported.files(CITATIONS, hostile(tmp_path))
    items = {item["id"]: item for item in json.loads(files["data/citations/hostile.json"])}
    assert "issued" not in items["hostile-ar"]
    assert items["hostile-ar"]["original-date"] == {
        "date-parts": [[2024, 7, 20], [2024, 7, 31]],
        "circa": True,
    }
    entry = bibtex(files["data/citations/hostile.bib"]).entries["hostile-ar"]
    assert entry.fields["origdate"] == "2024-07-20~/2024-07-31~" and "year" not in entry.fields
    original = {
        item["id"]: item for item in json.loads(exported.files(CITATIONS, guide())["data/edition.csl.json"])
    }
    found = original["first-ar"]
    assert (found["type"], found["container-title"], found["source"]) == (
        "article-newspaper",
        "الصحيفة أ",
        "طبعة للعرض",
    )
    assert found["issued"] == {"date-parts": [[2001, 3, 5]]} and found["author"] == [{"literal": "الكاتب أ"}]
    translated = original["first-en"]
    assert translated["type"] == "chapter" and translated["author"] == [{"literal": "Author A"}]
    assert translated["translator"] == [{"literal": "Translator A"}]
    assert (
        translated["original-title"] == "مقال فيه “كل شيء”"
        and translated["original-publisher"] == "Newspaper A"
    )
    assert "issued" not in translated


def test_a_third_language(tmp_path: Path) -> None:
    texts = editions.base()
    for line in re.findall(r"(?m)^.*\{ar: [^{}]*, en: [^{}]*\}.*$", texts):
        wide = re.sub(r"\{ar: ([^{}]*), en: ([^{}]*)\}", r"{ar: \1, en: \2, ku: \2}", line)
        texts = texts.replace(line, wide)
    texts = texts.replace("languages: [ar, en]", "languages: [ar, en, ku]")
    texts += "\n-- content/pages/about/ku.md --\n# About\n\n{#what}\nThis.\n"
    publication = exported.published(editions.write(tmp_path, texts) / "content")
    items = json.loads(exported.files(CITATIONS, publication)["data/edition.csl.json"])
    assert [item["id"] for item in items] == ["visit-ar", "visit-en"], "there is no text in the third"
    ref = reference(publication.relations, publication.edition.articles["visit"], "ku")
    assert (ref.kind, ref.translated, ref.authors) == ("", "", ())
    assert all(cited(Plain(publication.words("ku")), style, ref) for style in STYLES)
