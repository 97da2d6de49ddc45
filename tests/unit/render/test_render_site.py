"""The site of a small edition: all pages, in all languages, with the right words and nothing hostile."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from lxml import html

import editions
from tahqiq.export.edition_json import edition_json
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import Page, Site, render
from tahqiq.render.views.data_page import FIELDS

TABLES = read_words([templates() / "words"])[0]
HOSTILE = """\
-- content/actors/hana.yml --
kind: person
name: {ar: "هناء <script>alert(1)</script>", en: 'Hana "><script>alert(1)</script>'}
description: {ar: "<img src=x onerror=alert(1)>", en: "<img src=x onerror=alert(1)>"}
-- content/terms/truce.yml --
name: {ar: "<b>هدنة</b>", en: "<b>truce</b>"}
definition: {ar: "&lt;", en: "&amp; <i>"}
"""
MORE = """\
-- content/articles/visit/article.yml --
title: {ar: زيارة إلى البلدة, en: A visit to the town}
source:
  language: ar
  published: 2020-01-02
  inferred: {ar: من سياق النص., en: From the text's context.}
  rights: quoted
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar, by: Someone}
quotes:
  hope: {speaker: hana, mode: indirect, about: [truce], stance: {truce: supports}}
  words: {speaker: hana, mode: direct, channel: speech}
corrections:
  - {date: 2020-02-01, block: p2, text: {ar: صُحّح., en: Mended.}}
-- content/articles/visit/ar.md --
{#p1}
زارت [هناء]{actor=hana} [البلدة]{actor=town} [أمس]{date=2020-01-01}.[^n]

{#p2}
وقالت إنها [تأمل أن تدوم [الهدنة]{term=truce}]{quote=hope}، وقالت [“غدًا”]{quote=words}.

{#p3}
ثم قالت [“وبعد غد”]{quote=words}.

{#p4 .only}
هذه الفقرة بالعربية وحدها.

[^n]: حاشية.
-- content/articles/visit/en.md --
{#p1}
[Hana]{actor=hana} visited [the town]{actor=town} [yesterday]{date=2020-01-01}.

{#p2}
She said that she [hopes the [truce]{term=truce} will last]{quote=hope}, and said [“tomorrow”]{quote=words}.

{#p3}
Then she said [“and the day after”]{quote=words}.
"""


def site_of(folder: Path, *more: str) -> Site:
    relations = relate(build(read_edition(editions.write(folder, editions.base(), *more) / "content")))
    return render(relations, FileSystemLoader(templates()), TABLES)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return {page.address: page for page in site_of(tmp_path_factory.mktemp("edition"), MORE).pages}


def tree(page: Page) -> html.HtmlElement:
    return html.fragment_fromstring(page.body, create_parent="main")


def said(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_page_stands_once_in_each_language(pages: dict[str, Page]) -> None:
    per_language = {
        tag: {a.removeprefix(f"{tag}/") for a in pages if a.startswith(f"{tag}/")} for tag in ("ar", "en")
    }
    assert per_language["ar"] == per_language["en"]
    assert {
        "",
        "articles/visit/",
        "actors/hana/",
        "quotes/",
        "timeline/",
        "about/",
        "search/",
    } <= per_language["en"]
    assert {"", "404.html"} <= set(pages)
    for address, page in pages.items():
        if page.kind not in ("languages", "not-found"):
            tail = address.partition("/")[2]
            assert page.alternates == (("ar", f"ar/{tail}"), ("en", f"en/{tail}"))


def test_titles_and_descriptions_are_there_and_differ(pages: dict[str, Page]) -> None:
    for tag in ("ar", "en"):
        of_language = [p for a, p in pages.items() if a.startswith(f"{tag}/")]
        for texts in ([p.title for p in of_language], [p.description for p in of_language]):
            assert all(text.strip() and "<" not in text for text in texts)
            assert len(set(texts)) == len(texts)


def test_ids_are_unique_and_headings_in_order(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        ids = tree(page).xpath("//@id")
        assert len(ids) == len(set(ids)), address
        levels = [int(h.tag[1]) for h in tree(page).iter("h1", "h2", "h3", "h4", "h5")]
        assert levels[0] == 1 and levels.count(1) == 1, address
        assert all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)


def test_the_page_s_language_comes_first(pages: dict[str, Page]) -> None:
    for tag, other in (("ar", "en"), ("en", "ar")):
        row = tree(pages[f"{tag}/articles/visit/"]).get_element_by_id("p2")
        assert row.xpath(".//*[contains(@class, 'tq-cell ')]/@lang") == [tag, other]


def test_a_block_of_one_language_keeps_its_side_and_its_place(pages: dict[str, Page]) -> None:
    page = tree(pages["en/articles/visit/"])
    assert page.xpath("//*[contains(@class, 'tq-row ')]/@id") == ["p1", "p2", "p3", "p4"]
    (cell,) = page.get_element_by_id("p4").xpath(".//*[contains(@class, 'tq-cell ')]")
    assert (cell.get("lang"), "tq-cell--2" in cell.get("class")) == ("ar", True)


def test_a_quote_has_its_line_where_it_begins_and_a_reminder_where_it_goes_on(pages: dict[str, Page]) -> None:
    page = tree(pages["en/articles/visit/"])
    lines = [said(li) for li in page.get_element_by_id("p2").xpath(".//li[@data-quote]")]
    assert "Hana" in lines[0] and "indirect" in lines[0] and "reported, not verbatim" in lines[0]
    assert "position on truce: supports" in lines[0]
    assert "speech" in lines[1] and "not verified against the source" in lines[1]
    (rest,) = page.get_element_by_id("p3").xpath(".//li[@data-quote]")
    assert said(rest) == "Continues the words of Hana"
    assert page.get_element_by_id("q-words").getparent().getparent().get("lang") == "en"


def test_arabic_pages_count_in_their_own_digits(pages: dict[str, Page]) -> None:
    page = tree(pages["ar/articles/visit/"])
    assert said(page.get_element_by_id("p2").xpath("./a")[0]) == "٢"
    assert "٢ كانون الثاني ٢٠٢٠" in said(page)
    assert not re.search(r"[0-9]", said(tree(pages["ar/timeline/"])))


def test_the_translation_is_cited_as_one(pages: dict[str, Page]) -> None:
    for english in tree(pages["en/articles/visit/"]).find_class("tq-citation"):
        assert "ranslated from Arabic by Someone" in said(english) or "(Someone, Trans.)" in said(english)
    for arabic in tree(pages["ar/articles/visit/"]).find_class("tq-citation"):
        assert "Someone" not in said(arabic)


def test_corrections_stand_on_the_page(pages: dict[str, Page]) -> None:
    page = tree(pages["en/articles/visit/"])
    (correction,) = page.find_class("tq-corrections")
    assert said(correction) == "1 February 2020, Paragraph 2: Mended."


def test_the_concordance_is_aligned(pages: dict[str, Page]) -> None:
    page = tree(pages["en/actors/hana/"])
    (place,) = page.find_class("tq-concordance__place")
    cells = place.find_class("tq-cell")
    assert [c.get("lang") for c in cells] == ["en", "ar"]
    assert [said(b) for c in cells for b in c.iter("b")] == ["Hana", "هناء"]


def test_hostile_names_are_only_words(tmp_path: Path) -> None:
    for page in site_of(tmp_path, HOSTILE).pages:
        main = tree(page)
        assert main.xpath("//script") == [], page.address
        assert main.xpath("//img") == [] and main.xpath("//@onerror") == []
    hana = next(p for p in site_of(tmp_path, HOSTILE).pages if p.address == "en/actors/hana/")
    assert 'Hana "><script>alert(1)</script>' in said(tree(hana))


def test_namesakes_have_titles_of_their_own(tmp_path: Path) -> None:
    twin = "-- content/actors/hana-2.yml --\nkind: person\nname: {ar: هناء, en: Hana}\n"
    titles = [p.title for p in site_of(tmp_path, twin).pages if p.address.startswith("en/actors/hana")]
    assert sorted(titles) == ["Hana (hana)", "Hana (hana-2)"]


def test_old_names_lead_to_new_ones(tmp_path: Path) -> None:
    renamed = (
        "-- content/actors/town.yml --\nkind: place\nformerly: [village]\nname: {ar: البلدة, en: The town}\n"
    )
    assert site_of(tmp_path, renamed).redirects == (
        ("ar/actors/village/", "ar/actors/town/"),
        ("en/actors/village/", "en/actors/town/"),
    )


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    assert site_of(tmp_path / "a", MORE) == site_of(tmp_path / "b", MORE)


def test_the_data_page_knows_every_field_of_the_file(tmp_path: Path) -> None:
    data = json.loads(
        edition_json(relate(build(read_edition(editions.write(tmp_path, editions.base(), MORE) / "content"))))
    )
    for name, fields in FIELDS.items():
        assert {key for entry in data[name] for key in entry} <= set(fields), name


def test_nothing_is_styled_or_scripted_inline(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        assert tree(page).xpath("//@style | //script | //style") == [], address


def test_the_home_page_says_what_it_is_though_the_edition_does_not(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base(), MORE)
    edition = tmp_path / "content" / "edition.yml"
    kept, inside = [], False
    for line in edition.read_text(encoding="utf-8").splitlines():
        inside = line.startswith("description:") or (inside and line.startswith(" "))
        kept += [] if inside else [line]
    edition.write_text("\n".join(kept), encoding="utf-8")
    relations = relate(build(read_edition(tmp_path / "content")))
    pages = {page.address: page for page in render(relations, FileSystemLoader(templates()), TABLES).pages}
    lead = html.fromstring(pages["en/"].body).xpath("string(//*[@class='tq-lead'])")
    assert lead.startswith("Annotated news articles: who said what")


def test_only_short_blocks_are_kept_whole_on_paper(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base(), MORE)
    text = tmp_path / "content/articles/visit/ar.md"
    text.write_text(
        text.read_text(encoding="utf-8").replace("زارت", "كلمة " * 100 + "زارت"), encoding="utf-8"
    )
    relations = relate(build(read_edition(tmp_path / "content")))
    pages = {page.address: page for page in render(relations, FileSystemLoader(templates()), TABLES).pages}
    rows = html.fromstring(pages["en/articles/visit/"].body).xpath("//*[starts-with(@class, 'tq-row ')]")
    short = {row.get("id"): "tq-row--short" in row.get("class") for row in rows}
    assert not short["p1"] and short["p2"], "one language that is long is enough"
