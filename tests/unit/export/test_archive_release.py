"""The files that describe a release, held to the rules of Zenodo, of the Citation File Format and of CommonMark."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import exported
from harness import REPOSITORY
from tahqiq.dates import EdtfDate, parse
from tahqiq.export.archive import release_files
from tahqiq.export.archive.citation import _quoted
from tahqiq.export.archive.licences import address, listed, of_the_whole, spdx
from tahqiq.export.archive.markdown import text
from tahqiq.export.archive.stated import day, one_line, uri
from tahqiq.model import Licence
from tahqiq.render.publication import Publication

DATE = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$"}
SAID = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": "^(https|http|ftp|sftp)://[!-~]+$"}

# The keys that CFF 1.2.0 has and that an edition can fill, as its schema guide defines them: the required ones, the
# two types, entities, dates and addresses.
# https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md
CFF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": SAID,
        "title": SAID,
        "abstract": SAID,
        "type": {"enum": ["dataset", "software"]},
        "authors": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name"],
                "properties": {"name": SAID, "alias": SAID},
            },
        },
        "version": SAID,
        "date-released": DATE,
        "license": {"enum": ["CC-BY-4.0", "CC0-1.0", "ODbL-1.0", "CC-BY-SA-3.0"]},
        "license-url": URL,
        "url": URL,
        "repository-code": URL,
    },
}
# https://developers.zenodo.org/#deposit-metadata. The ids of licences are those of its vocabulary.
ZENODO = {
    "type": "object",
    "additionalProperties": False,
    "required": ["upload_type", "title", "description", "access_right"],
    "properties": {
        "upload_type": {"const": "dataset"},
        "publication_date": DATE,
        "title": SAID,
        "creators": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name"],
                "properties": {"name": SAID},
            },
        },
        "description": SAID,
        "access_right": {"enum": ["open", "embargoed", "restricted", "closed"]},
        "license": {"enum": ["cc-by-4.0", "cc0-1.0", "odbl-1.0", "cc-by-sa-3.0"]},
        "notes": SAID,
        "version": SAID,
        "language": {"type": "string", "pattern": "^[a-z]{3}$"},
        "related_identifiers": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["identifier", "relation"],
                "properties": {"identifier": URL, "relation": {"enum": ["isDocumentedBy", "isDerivedFrom"]}},
            },
        },
    },
    "if": {"properties": {"access_right": {"const": "open"}}},
    "then": {"required": ["license"]},
}
TAGS = {
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "i",
    "li",
    "ol",
    "p",
    "span",
    "strong",
    "ul",
}
"""Of the HTML that Zenodo lets through."""

FULL = """-- content/edition.yml --
title: {ar: طبعة صغيرة, en: A little edition}
description: {ar: طبعة للاختبار., en: An edition for tests.}
languages: [ar, en]
publisher: {ar: دار النشر, en: The press}
editors: [{ar: هناء, en: Hana}, Ali]
licence: {text: CC-BY-4.0, data: CC0-1.0}
repository: {url: "https://git.example/edition"}
version: 1.0.0
released: 2026-11-26
"""
BARE = "-- content/edition.yml --\ntitle: {ar: طبعة, en: Edition}\nlanguages: [ar, en]\n"
HOSTILE = [
    'a: "b" #c',
    "- leads",
    "# heading #",
    "two\nlines\r\nthree\u2028four\x85five",
    "<b>&amp;</b> ]]> <script>",
    "=cmd|' /C calc'!A0",
    "1. one",
    "🕊 السّلامُ\u202e «عليكم» \u2066x\u2069",
    "*a* _b_ `c` [d](e) ![f](g) \\ ~h~ | i |",
    "null",
    "@at %dir",
    "'single' {brace: [x]}",
]


class Tags(HTMLParser):
    """The tags of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def made(publication: Publication) -> tuple[dict, dict, dict[str, str]]:
    """(Zenodo's metadata, the citation, all files as text): each held to its rules."""
    files = {path: content.decode() for path, content in release_files(publication)}
    zenodo = json.loads(files[".zenodo.json"])
    jsonschema.validate(zenodo, ZENODO)
    for field in ("description", "notes"):
        assert set(Tags(zenodo[field]).tags) <= TAGS
    citation = {}
    if "CITATION.cff" in files:
        citation = yaml.safe_load(files["CITATION.cff"])
        jsonschema.validate(citation, CFF)
    return zenodo, citation, files


def titled(title: str) -> str:
    """An edition.yml in which everything that can be a text is this one."""
    said = json.dumps(title, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\x85", "\\u0085")
    each = f"{{ar: {said}, en: {said}}}"
    return (
        f"-- content/edition.yml --\ntitle: {each}\ndescription: {each}\nlanguages: [ar, en]\n"
        f"publisher: {each}\neditors: [{said}, {each}]\nversion: 1.0\n"
    )


def test_all_that_an_edition_says(tmp_path: Path) -> None:
    zenodo, citation, _ = made(exported.made_up(tmp_path, FULL))
    assert zenodo["title"] == citation["title"] == "طبعة صغيرة"
    assert zenodo["creators"] == [{"name": "هناء"}, {"name": "Ali"}]
    assert citation["authors"] == [{"name": "هناء", "alias": "Hana"}, {"name": "Ali"}]
    assert (zenodo["access_right"], zenodo["license"], citation["license"]) == (
        "open",
        "cc-by-4.0",
        "CC-BY-4.0",
    )
    assert zenodo["version"] == citation["version"] == "1.0.0"
    assert zenodo["publication_date"] == citation["date-released"] == "2026-11-26"
    assert zenodo["language"] == "ara"
    assert zenodo["related_identifiers"] == [
        {"identifier": exported.ADDRESS, "relation": "isDocumentedBy"},
        {"identifier": "https://git.example/edition", "relation": "isDerivedFrom"},
    ]
    assert citation["url"] == exported.ADDRESS
    assert citation["repository-code"] == "https://git.example/edition"
    assert citation["type"] == "dataset"
    assert citation["abstract"] == "طبعة للاختبار.\n\nA little edition\n\nAn edition for tests."
    assert "CC0-1.0" in zenodo["notes"]


def test_what_is_unknown_is_unsaid(tmp_path: Path) -> None:
    zenodo, citation, files = made(exported.made_up(tmp_path, BARE, address=""))
    assert zenodo.keys() == {"upload_type", "title", "description", "access_right", "language", "notes"}
    assert zenodo["access_right"] == "closed"  # else Zenodo would take it as open under CC0
    assert citation == {}
    assert "CITATION.cff" not in files["README.md"]
    assert "None" not in "".join(files.values())
    assert "http" not in "".join(files.values())


def test_a_publisher_answers_where_no_editor_is_named(tmp_path: Path) -> None:
    zenodo, citation, files = made(exported.made_up(tmp_path, BARE + "publisher: The press\n"))
    assert zenodo["creators"] == citation["authors"] == [{"name": "The press"}]
    assert "> The press. Edition. <https://edition.example/news/>" in files["README.md"]


def test_the_repositorys_own_edition() -> None:
    zenodo, citation, files = made(exported.first_edition())
    assert "version" not in zenodo.keys() | citation.keys()
    assert [*files] == [".zenodo.json", "CITATION.cff", "LICENSES.md", "README.md"]
    assert "22 quotations" in files["README.md"]
    assert "22 quotations" in zenodo["description"]


def test_paths_and_addresses_keep_their_direction(tmp_path: Path) -> None:
    _, _, files = made(exported.made_up(tmp_path, FULL))
    arabic, english = files["README.md"].split("\n---\n")
    assert '<code dir="ltr">.zenodo.json</code>' in arabic
    assert f'<a dir="ltr" href="{exported.ADDRESS}">{exported.ADDRESS}</a>' in arabic
    assert "`.zenodo.json`" in english
    assert f"<{exported.ADDRESS}>" in english


def test_the_guides_edition() -> None:
    made(exported.published(REPOSITORY / "templates" / "guide"))


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (exported.made_up(tmp_path / name, FULL) for name in "ab")
    assert dict(release_files(one)) == dict(release_files(other))


def test_a_third_language_without_words_of_its_own(tmp_path: Path) -> None:
    edition = FULL.replace("[ar, en]", "[ckb, en, ar]").replace(
        "{ar: طبعة صغيرة,", "{ckb: چاپ, ar: طبعة صغيرة,"
    )
    pages = "".join(f"-- delete content/pages/about/{language}.md --\n" for language in ("ar", "en"))
    zenodo, citation, files = made(exported.made_up(tmp_path, edition, pages))
    assert zenodo["language"] == "ckb"
    assert zenodo["title"] == citation["title"] == "چاپ"
    assert citation["authors"][0] == {"name": "هناء", "alias": "Hana"}
    assert '<div lang="ckb" dir="rtl">' in files["README.md"]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles(tmp_path: Path, title: str) -> None:
    zenodo, citation, files = made(exported.made_up(tmp_path, titled(title)))
    line = one_line(title)
    assert zenodo["title"] == citation["title"] == line
    assert zenodo["creators"] == [{"name": line}]
    assert citation["authors"] == [{"name": line}]
    assert citation["abstract"] == "\n\n".join([line] * 3)
    assert line in Tags(zenodo["description"]).words
    assert citation["version"] == "1.0"
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(files["README.md"])
    headings = [token for token in page if token.type == "heading_open"]
    assert len(headings) == 2 * (1 + 5)  # in each language the title, and the five of our own
    assert not {token.type for token in page} & {"ordered_list_open", "table_open", "code_block"}


PRINTED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
INLINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], include_characters=" "))


@given(PRINTED)
def test_any_text_is_itself_in_yaml(words: str) -> None:
    assert yaml.safe_load(f"key: {_quoted(words)}\nnext: 1\n") == {"key": words, "next": 1}


@given(INLINE)
def test_any_text_is_itself_in_markdown(words: str) -> None:
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text(words))
    read = Tags(html)
    assert "".join(read.words).strip("\n") == one_line(words)
    assert read.tags in ([], ["p"])


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-11-26", "2026-11-26"),
        ("2026-11-26T10:00:00Z", "2026-11-26"),
        ("2026-11", ""),
        ("2026", ""),
        ("2026-11-26~", ""),
        ("2026-11-2X", ""),
        ("2026-11-26/2026-11-27", ""),
        ("..", ""),
    ],
)
def test_only_a_day_is_a_day(date: str, expected: str) -> None:
    parsed = parse(date)
    assert day(parsed if isinstance(parsed, EdtfDate) else None) == expected


@pytest.mark.parametrize(
    ("text", "data", "whole"),
    [
        ("CC-BY-4.0", "CC0-1.0", "CC-BY-4.0"),
        ("CC0-1.0", "ODbL-1.0", "ODbL-1.0"),
        ("CC0-1.0", "PDDL-1.0", "CC0-1.0"),
        ("ODbL-1.0", "ODbL-1.0", "ODbL-1.0"),
        ("CC-BY-4.0", "ODbL-1.0", ""),
        ("CC0-1.0", "", ""),
        ("", "CC0-1.0", ""),
        ("cc-by-4.0", "cc0-1.0", "CC-BY-4.0"),
        ("LicenseRef-Ours", "CC0-1.0", "LicenseRef-Ours"),
    ],
)
def test_the_licence_of_the_whole(text: str, data: str, whole: str) -> None:
    assert of_the_whole(Licence(text, data)) == whole


def test_a_licence_that_catalogues_do_not_have(tmp_path: Path) -> None:
    edition = FULL.replace("CC-BY-4.0", "CC-BY-SA-3.0-DE")
    zenodo, citation, files = made(exported.made_up(tmp_path, edition))
    assert zenodo["access_right"] == "closed"
    assert "license" not in citation
    assert citation["license-url"] == "https://creativecommons.org/licenses/by-sa/3.0/de/"
    assert "CC-BY-SA-3.0-DE" in zenodo["notes"]
    assert citation["license-url"] in files["LICENSES.md"]


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("cc0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-BY-SA-2.0-UK", "https://creativecommons.org/licenses/by-sa/2.0/uk/"),
        ("CC-BY-NC-ND-1.0", "https://spdx.org/licenses/CC-BY-NC-ND-1.0.html"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("LicenseRef-Ours", ""),
        ("", ""),
    ],
)
def test_where_a_licence_can_be_read(name: str, where: str) -> None:
    assert address(name) == where


def test_names_of_licences() -> None:
    assert (spdx("mit"), spdx("Odd-1.0"), listed("odbl-1.0"), listed("Odd-1.0")) == (
        "MIT",
        "Odd-1.0",
        "ODbL-1.0",
        "",
    )


def test_an_address_beyond_ascii() -> None:
    assert uri("https://x.example/طبعة/?a=b%20c>") == "https://x.example/%D8%B7%D8%A8%D8%B9%D8%A9/?a=b%20c%3E"
