"""Citations in styles, as text and as HTML; references; what an article's head says to programs."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from lxml import html

import exported
from tahqiq.dates import Fault, parse
from tahqiq.render.citations import (
    STYLES,
    Html,
    Plain,
    cited,
    head_of_article,
    quotation,
    quoted,
    reference,
)
from tahqiq.render.citations.dating import biblatex_date, csl_date, iso_date, ris_date
from tahqiq.render.publication import Publication

CASES = Path(__file__).parent / "citation-cases.txt"
EDITION = """\
-- content/edition.yml --
title: {ar: طبعة صغيرة, en: A little edition}
description: {ar: طبعة للاختبار., en: An edition for tests.}
languages: [ar, en]
publisher: {ar: دار النشر, en: The Press}
editors: [{ar: ليلى ح., en: Layla H.}, Jean Martin]
version: "1.2"
released: 2026-11-01
licence: {text: CC-BY-4.0, data: CC0-1.0}
"""
LETTER = """\
-- content/articles/letter/article.yml --
title: {ar: من يكتب؟, en: Who writes?}
source:
  language: ar
  published: 2020-03~/2020-04~
  inferred: {ar: ظن., en: A guess.}
  author: {ar: سلمى, en: Salma}
  outlet: The Daily (القاهرة)
  rights: open
texts:
  ar: {kind: original}
  en: {kind: translation, of: ar, by: {ar: منى, en: Mona}}
quotes:
  doubt: {speaker: hana, mode: direct, channel: press, date: 2020-02-01, about: [truce]}
-- content/articles/letter/ar.md --
{#p1}
قالت [هناء]{actor=hana}: [“هل تدوم “الهدنة” في Town؟”]{quote=doubt}
-- content/articles/letter/en.md --
{#p1}
[Hana]{actor=hana} asked: [“will the “truce” last?”]{quote=doubt}
"""
UNDATED = """\
-- content/articles/undated/article.yml --
title: {ar: بلا تاريخ, en: "Undated: {a} & <b>"}
source: {language: ar, published: XXXX, inferred: {ar: ظن., en: A guess.}, rights: quoted}
texts:
  ar: {kind: account, by: "O'Neil Jr."}
  en: {kind: translation, of: ar}
-- content/articles/undated/ar.md --
{#p1}
نص.
-- content/articles/undated/en.md --
{#p1}
Text.
"""


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return exported.made_up(tmp_path_factory.mktemp("edition"), EDITION, LETTER, UNDATED)


def all_cited(publication: Publication) -> str:
    """Every article, a block and a quotation of it, in all styles and languages, as a reviewer reads them."""
    lines = []
    for article in publication.edition.articles.values():
        for language in publication.edition.languages:
            ref = reference(publication.relations, article, language)
            setting = Plain(publication.words(language))
            lines.append(f"# {article.id}, {language}")
            for style in STYLES:
                lines += [style, f"  {cited(setting, style, ref)}", f"  {cited(setting, style, ref, 'p1')}"]
                for quote in article.quotes:
                    said = quotation(publication.edition, quote, language)
                    lines.append(f"  {quoted(setting, style, ref, said)}")
            lines.append("")
    return "\n".join(lines).replace("\u2068", "⟨").replace("\u2069", "⟩")


def test_citations_are_as_reviewed(publication: Publication) -> None:
    """To take a change over, write what `all_cited` gives to the file, and read it. ⟨ and ⟩ are isolates."""
    assert all_cited(publication) == CASES.read_text(encoding="utf-8")


def test_html_says_what_text_says(publication: Publication) -> None:
    for article in publication.edition.articles.values():
        for language in publication.edition.languages:
            ref = reference(publication.relations, article, language)
            words = publication.words(language)
            for style in STYLES:
                markup = cited(Html(words), style, ref)
                text = cited(Plain(words, isolating=False), style, ref)
                assert html.fromstring(f"<p>{markup}</p>").text_content() == text
                assert type(markup) is str


def test_only_scripts_with_italics_are_slanted(publication: Publication) -> None:
    article = publication.edition.articles["letter"]

    def slanted(language: str) -> list[str]:
        setting = Html(publication.words(language))
        markup = cited(setting, "mla", reference(publication.relations, article, language))
        return html.fromstring(f"<p>{markup}</p>").xpath("//cite//text()")

    assert slanted("en") == ["A little edition"]
    assert slanted("ar") == ["The Daily (القاهرة)"], "Arabic has no italics"


def test_a_translation_of_an_account_has_not_the_sources_author(tmp_path: Path) -> None:
    by = "rights: quoted\n  author: Salma\n  outlet: The Daily"
    account = exported.editions.base().replace("rights: quoted", by)
    found = exported.published(exported.editions.write(tmp_path, account) / "content")
    article = found.edition.articles["visit"]
    for language in ("ar", "en"):
        ref = reference(found.relations, article, language)
        assert ref.authors == () and ref.outlet is None and ref.issued is None
        assert ref.source.author is not None and ref.source.author.text == "Salma"


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("edtf", "csl", "biblatex", "ris", "iso"),
    [
        ("2024-08-16", {"date-parts": [[2024, 8, 16]]}, "2024-08-16", "2024/08/16/", "2024-08-16"),
        ("2024-08?", {"date-parts": [[2024, 8]], "circa": True}, "2024-08?", "2024/08//", "2024-08"),
        ("2024-08-16%", {"date-parts": [[2024, 8, 16]], "circa": True}, None, "2024/08/16/", "2024-08-16"),
        (
            "2024-07-20~/2024-07-31~",
            {"date-parts": [[2024, 7, 20], [2024, 7, 31]], "circa": True},
            "2024-07-20~/2024-07-31~",
            "2024/07//",
            "2024-07",
        ),
        ("2023-22", {"date-parts": [[2023]], "season": 2}, "2023-22", "2023///", "2023"),
        ("2023-24~", {"date-parts": [[2023]], "season": 4, "circa": True}, "2023-24~", "2023///", "2023"),
        ("2023-29", {"date-parts": [[2023]], "season": 1}, "", "2023///", "2023"),
        ("2023-33", {"literal": "first quarter of 2023"}, "", "2023///", "2023"),
        ("../2024-08-16", {"literal": "until 16 August 2024"}, "../2024-08-16", "", ""),
        ("2024-XX", {"date-parts": [[2024]]}, "2024-XX", "2024///", "2024"),
        ("202X", {"literal": "2020s"}, "202X", "", ""),
        ("[2024-01,2024-03]", {"literal": "January or March 2024"}, "", "2024///", "2024"),
        ("-0044-03-15", {"literal": "15 March 45 BC"}, "", "", ""),
        ("2024-08-16T10:00:00Z", {"date-parts": [[2024, 8, 16]]}, None, "2024/08/16/", "2024-08-16"),
    ],
)
def test_dates(edtf: str, csl: dict[str, object], biblatex: str | None, ris: str, iso: str) -> None:
    date = parse(edtf)
    assert not isinstance(date, Fault)
    made = msgspec.to_builtins(csl_date(date, "en"))
    if "literal" in csl:
        assert set(made) == {"literal"} and made["literal"]
    else:
        assert made == {
            key: tuple(map(tuple, value)) if isinstance(value, list) else value for key, value in csl.items()
        }
    assert biblatex_date(date) == (edtf if biblatex is None else biblatex)
    assert (ris_date(date), iso_date(date)) == (ris, iso)


# ---------------------------------------------------------------- the head

ZOTERO = {
    "citation_title",
    "citation_author",
    "citation_publication_date",
    "citation_journal_title",
    "citation_inbook_title",
    "citation_publisher",
    "citation_language",
    "citation_fulltext_html_url",
}
"""Highwire tags that Zotero reads (github.com/zotero/translators, "Embedded Metadata.js": HIGHWIRE_MAPPINGS and
addHighwireMetadata); those of them that we write."""
CORE = {f"DC.{name}" for name in ("title", "creator", "contributor", "publisher", "date", "language")}
CORE |= {f"DC.{name}" for name in ("identifier", "source", "rights", "type")}
"""Of the fifteen elements of Dublin Core 1.1."""


def tags(publication: Publication, article: str, language: str, *exports: str) -> html.HtmlElement:
    text = head_of_article(publication, article, language, frozenset(exports))
    return html.fromstring(f"<html><head>{text}</head></html>")


def contents(head: html.HtmlElement, name: str) -> list[str]:
    return list(head.xpath(f"//meta[@name='{name}']/@content"))


def test_the_head_of_an_original(publication: Publication) -> None:
    head = tags(publication, "letter", "ar", "citations")
    assert contents(head, "citation_title") == ["من يكتب؟"]
    assert contents(head, "citation_author") == ["سلمى"]
    assert contents(head, "citation_journal_title") == ["The Daily (القاهرة)"]
    assert contents(head, "citation_inbook_title") == []
    assert contents(head, "citation_publication_date") == ["2020"]
    address = f"{exported.ADDRESS}ar/articles/letter/"
    assert head.xpath("//link[@rel='cite-as']/@href") == [address]
    assert head.xpath("//link[@rel='describedby']/@type") == [
        "application/x-bibtex",
        "application/x-research-info-systems",
        "application/vnd.citationstyles.csl+json",
    ]
    assert head.xpath("//link[@rel='schema.DC']/@href") == ["http://purl.org/dc/elements/1.1/"]
    assert head.xpath("//link[@rel='author']") == []


def test_the_head_of_a_translation(publication: Publication) -> None:
    head = tags(publication, "letter", "en", "tei", "json-ld")
    assert contents(head, "citation_inbook_title") == ["A little edition"]
    assert contents(head, "citation_publication_date") == ["2026/11/01"]
    assert contents(head, "DC.date") == ["2026-11-01"]
    assert contents(head, "DC.contributor") == ["Layla H.", "Jean Martin", "Mona"]
    source = "Source: The Daily (القاهرة), in Arabic, around March–April 2020 [inferred]."
    assert contents(head, "DC.source") == [source]
    assert head.xpath("//link[@rel='describedby']/@type") == ["application/ld+json", "application/tei+xml"]
    assert head.xpath("//link[@rel='item']/@type") == ["application/tei+xml"]


def test_heads_are_escaped_and_known(publication: Publication) -> None:
    for article in publication.edition.articles:
        for language in publication.edition.languages:
            head = tags(publication, article, language, "citations")
            assert set(head.xpath("//meta/@name")) <= ZOTERO | CORE
            assert all(head.xpath("//meta/@content")) and not head.xpath("//b")
    assert contents(tags(publication, "undated", "en"), "DC.title") == ["Undated: {a} & <b>"]


def test_without_an_address_links_are_relative_and_nothing_is_a_name(tmp_path: Path) -> None:
    found = exported.made_up(tmp_path, address="")
    head = tags(found, "visit", "en", "citations")
    assert head.xpath("//link[@rel='cite-as']") == []
    assert head.xpath("//link[@rel='describedby']/@href")[0] == "../../../data/citations/visit.bib"
    (identifier,) = contents(head, "DC.identifier")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identifier)
    assert contents(head, "citation_publication_date") == []
