"""An article's page: cards, roles, reading time, neighbours, citations, marks of what is stale or corrected."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from lxml import html

import editions
from tahqiq import languages
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import render

TABLES = read_words([templates() / "words"])[0]

ARTICLE = """\
-- content/articles/visit/article.yml --
title: {{ar: زيارة, en: A visit}}
source: {{language: ar, published: {published}, rights: quoted{source}}}
texts:
  ar: {{kind: account}}
  en: {{kind: translation, of: ar}}
quotes:
  hope: {{speaker: hana, mode: direct, channel: speech, date: {said}}}
corrections:
  - {{date: 2020-02-01, block: p2, text: {{ar: صُحّح., en: Mended.}}}}
-- content/articles/visit/ar.md --
{{#p1}}
زارت [هناء]{{actor=hana}} [البلدة]{{actor=town}} [أمس]{{date=2020-01-01?}}، و[هناء]{{actor=hana}} معها.

{{#p2}}
وقالت [“تدوم [الهدنة]{{term=truce}} في Town”]{{quote=hope}}.{more}
-- content/articles/visit/en.md --
{{#p1}}
[Hana]{{actor=hana}} visited [the town]{{actor=town}} [yesterday]{{date=2020-01-01?}}.

{{#p2}}
She said [“the [truce]{{term=truce}} will last”]{{quote=hope}}.
"""
OTHER = """\
-- content/articles/{id}/article.yml --
title: {{ar: مقال {id}, en: Article {id}}}
source: {{language: ar, published: {published}, rights: open}}
texts: {{ar: {{kind: original}}}}
-- content/articles/{id}/ar.md --
{{#p1}}
نص.
"""


def visit(published: str = "2020-01-02", said: str = "2020-01-02", source: str = "", more: str = "") -> str:
    return ARTICLE.format(published=published, said=said, source=source, more=more)


def pages(folder: Path, *more: str) -> dict[str, html.HtmlElement]:
    edition = build(read_edition(editions.write(folder, editions.base(), *more) / "content"))
    site = render(relate(edition), FileSystemLoader(templates()), TABLES)
    return {p.address: html.fragment_fromstring(p.body, create_parent="main") for p in site.pages}


def said(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def card(page: html.HtmlElement, name: str) -> str:
    return said(page.get_element_by_id(f"card-{name}"))


# ---------------------------------------------------------------- cards


def test_each_thing_has_one_card_that_its_links_lead_to(tmp_path: Path) -> None:
    page = pages(tmp_path, visit())["ar/articles/visit/"]
    keys = page.xpath("//template/@data-card")
    assert len(keys) == len(set(keys))
    links = page.xpath("//a[contains(@class, 'tq-actor') or contains(@class, 'tq-term')]/@href")
    assert set(links) <= set(keys)
    (date,) = page.xpath("//*[@lang='ar']//*[@class='tq-date']/@data-edtf")
    assert date in keys


def test_a_card_says_who_and_what_is_said_here(tmp_path: Path) -> None:
    found = pages(tmp_path, visit())
    english, arabic = found["en/articles/visit/"], found["ar/articles/visit/"]
    hana = card(english, "actor-hana")
    assert "Hana" in hana and "هناء" in hana and "Person · member, The town council" in hana
    assert "Speaks once in this article. Named once." in hana
    assert "0 of 1 verbatim quotation verified" in hana
    assert "في هذا المقال قول واحد. ورد الاسم مرتين." in card(arabic, "actor-hana")
    assert "توقف عن القتال." in card(arabic, "term-truce")
    session = card(arabic, "event-session")
    assert "١ كانون الثاني ٢٠٢٠" in session and "بعبارة المصدر: أمس" in session and "(محوَّل)" in session
    assert "EDTF 2020-01-01?" in card(english, "date-2020-01-01?")
    names = english.get_element_by_id("card-actor-hana").find_class("tq-pop__names")[0]
    assert [(n.get("lang"), n.get("dir")) for n in names] == [("en", "ltr"), ("ar", "rtl")]


def test_names_on_cards_are_only_words(tmp_path: Path) -> None:
    hostile = "-- content/actors/hana.yml --\nkind: person\nname: {ar: '<img src=x>', en: '\"><script>x</script>'}\n"
    page = pages(tmp_path, hostile)["en/articles/visit/"]
    assert page.xpath("//script | //img") == []
    assert '"><script>x</script>' in card(page, "actor-hana")


# ---------------------------------------------------------------- roles

ROLES = """\
-- content/actors/hana.yml --
kind: person
name: {ar: هناء, en: Hana}
memberships:
  - {of: council, role: {ar: رئيسة, en: head}, during: 2021/2022}
  - {of: council, role: {ar: عضو, en: member}, during: 2018/2020}
"""


@pytest.mark.parametrize(
    ("when", "role"),
    [("2017-05-01", ""), ("2019-05-01", "member, The town council"), ("2021", "head, The town council")],
)
def test_a_speaker_has_the_role_of_the_time(tmp_path: Path, when: str, role: str) -> None:
    page = pages(tmp_path, ROLES, visit(said=when))["en/articles/visit/"]
    assert [said(r) for r in page.get_element_by_id("p2").find_class("tq-said__role")] == (
        [role] if role else []
    )
    assert "head, The town council" in card(page, "actor-hana")


# ---------------------------------------------------------------- reading time, neighbours


@pytest.mark.parametrize(
    ("words", "arabic", "english"),
    [
        (100, "القراءة في دقيقة واحدة", "One minute to read"),
        (260, "القراءة في دقيقتين", "One minute to read"),
    ],
)
def test_reading_time_is_that_of_the_language(tmp_path: Path, words: int, arabic: str, english: str) -> None:
    found = pages(tmp_path, visit(more=" كلمة" * words))
    assert arabic in said(found["ar/articles/visit/"].find_class("tq-meta")[0])
    assert english in said(found["en/articles/visit/"].find_class("tq-meta")[0])


def test_rates_are_those_that_were_measured() -> None:
    rates = [languages.language(tag).words_per_minute for tag in ("ar", "ar-EG", "en", "fr", "qqq")]
    assert rates == [138, 138, 228, 184, 184]


def test_neighbours_follow_the_date(tmp_path: Path) -> None:
    more = [OTHER.format(id="a", published="2019-01-01"), OTHER.format(id="b", published="2021-01-01")]
    found = pages(tmp_path, visit(), *more)
    links = found["en/articles/visit/"].find_class("tq-neighbours__one")
    assert [(a.get("rel"), a.get("href").split("/")[-2], said(a)) for a in links] == [
        ("prev", "a", "Earlier article Article a 1 January 2019"),
        ("next", "b", "Later article Article b 1 January 2021"),
    ]
    assert [a.get("rel") for a in found["ar/articles/a/"].find_class("tq-neighbours__one")] == ["next"]
    assert [a.get("rel") for a in found["ar/articles/b/"].find_class("tq-neighbours__one")] == ["prev"]


def test_an_only_article_has_no_neighbours(tmp_path: Path) -> None:
    assert pages(tmp_path)["en/articles/visit/"].find_class("tq-neighbours") == []


# ---------------------------------------------------------------- citing


def test_a_citation_says_what_is_translated_and_what_is_inferred(tmp_path: Path) -> None:
    source = (
        ", inferred: {en: So., ar: كذا.}, outlet: {ar: صحيفة, en: A paper}, author: {ar: سلمى, en: Salma}"
    )
    found = pages(tmp_path, visit(source=source))
    english = said(found["en/articles/visit/"].find_class("tq-citation")[0])
    assert "“A visit,” translated from Arabic, in A little edition." in english
    assert "Source: Salma, A paper, in Arabic, 2 January 2020 [inferred]." in english
    arabic = said(found["ar/articles/visit/"].find_class("tq-citation")[0])
    assert (
        "ترجمة" not in arabic
        and "المصدر: سلمى، صحيفة، باللغة العربية، ٢ كانون الثاني ٢٠٢٠ [مستنتَج]." in arabic
    )


def test_what_has_no_date_is_cited_as_undated(tmp_path: Path) -> None:
    page = pages(tmp_path, visit(published="XXXX", source=", inferred: {en: So., ar: كذا.}"))
    assert "Source in Arabic, undated." in said(page["en/articles/visit/"].find_class("tq-citation")[0])
    assert "بلا تاريخ" in said(page["ar/articles/visit/"].find_class("tq-citation")[0])


def test_a_quotation_is_cited_with_speaker_words_and_manner(tmp_path: Path) -> None:
    page = pages(tmp_path, visit())["en/articles/visit/"]
    pieces = [said(piece) for piece in page.xpath("//template[@data-cite='q-hope']/span")]
    assert pieces == ["Hana", "“the truce will last”", "speech, direct", "2 January 2020", "2020, January 2"]
    assert page.xpath("//select[@id='tq-cite-what']//option/@value") == ["", "p1", "p2", "q-hope"]


def test_an_article_is_cited_in_four_styles(tmp_path: Path) -> None:
    page = pages(tmp_path, visit())["en/articles/visit/"]
    styles = ["chicago", "mla", "apa", "iso-690"]
    assert page.xpath("//select[@id='tq-cite-style']//option/@value") == styles, (
        "no files, no forms for programs"
    )
    assert page.xpath("//*[@data-cite-style]/@data-cite-style") == styles
    assert page.xpath("//details//@data-cite-style") == styles[1:]
    assert [said(one) for one in page.find_class("tq-citation")][1].startswith(
        "“A visit.” A little edition, translated from Arabic. Source in Arabic"
    )
    assert page.xpath("//*[@data-cite-style='apa']//@data-cite-place") == [" ({place})"]
    assert page.xpath("//*[@data-cite-style='mla']/@data-cite-quote") == [
        "{speaker}. {words} ({how}, {date}). Cited in"
    ]
    assert page.find_class("tq-cite__files") == []


def test_marks_within_marks_are_of_the_other_kind(tmp_path: Path) -> None:
    marked = (
        visit()
        .replace("title: {ar: زيارة, en: A visit}", "title: {ar: “زيارة” أخرى, en: Another “visit”}")
        .replace("the [truce]{term=truce} will last”", "the “[truce]{term=truce}” will last”")
        .replace("تدوم [الهدنة]{term=truce} في", "تدوم “[الهدنة]{term=truce}” في")
    )
    found = pages(tmp_path, marked)
    english, arabic = (found[f"{tag}/articles/visit/"] for tag in ("en", "ar"))
    assert said(english.find_class("tq-citation")[1]).startswith("“Another ‘visit’.” A little edition,")
    assert said(arabic.find_class("tq-citation")[1]).startswith("«“زيارة” أخرى». طبعة صغيرة.")
    leads = [said(page.xpath("//template[@data-cite='q-hope']")[0]) for page in (english, arabic)]
    assert "“the ‘truce’ will last”" in leads[0] and "«تدوم “الهدنة” في Town»" in leads[1]
    sayings = [said(saying) for saying in found["en/quotes/"].find_class("tq-saying")]
    assert sayings == ["“the ‘truce’ will last”", "«تدوم “الهدنة” في Town»"]


# ---------------------------------------------------------------- stale and corrected

LOCK = """\
-- content/articles/visit/article.lock.yml --
translations:
  en: {p1: 0123456789abcdef, p2: 0123456789abcdef}
"""


def test_what_is_stale_or_corrected_says_so(tmp_path: Path) -> None:
    found = pages(tmp_path, visit(), LOCK)
    page = found["en/articles/visit/"]
    block = page.get_element_by_id("p2")
    assert (
        said(block.find_class("tq-stale")[0]) == "The text has changed since it was translated into English."
    )
    assert "Corrected" in said(block.find_class("tq-row__said")[0])
    facts = said(page.find_class("tq-facts")[0])
    assert "2 blocks of the translation are older than the text they translate." in facts
    arabic = found["ar/articles/visit/"]
    assert "تغيّر النص بعد ترجمته إلى الإنكليزية." in said(arabic.get_element_by_id("p1"))
    assert "فقرتان من الترجمة أقدم من النص المترجَم." in said(arabic.find_class("tq-facts")[0])


# ---------------------------------------------------------------- footnotes


def test_a_note_stands_beside_its_block_and_once_with_its_id(tmp_path: Path) -> None:
    notes = "[^n]\n\n{#p3}\nومرة ثانية.[^n][^m]\n\n[^n]: انظر الأخرى.[^m]\n\n[^m]: حاشية.\n"
    page = pages(tmp_path, visit(more=notes))["ar/articles/visit/"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"fn-ar-1", "fn-ar-2", "fnref-ar-1", "fnref-ar-2"} <= set(ids)
    (first,) = page.get_element_by_id("p2").find_class("tq-sidenote")
    assert said(first) == "١انظر الأخرى."
    (second,) = page.get_element_by_id("p3").find_class("tq-sidenote")
    assert said(second) == "٢حاشية."
    assert page.xpath("//*[contains(@class, 'tq-row__notes')]//@id") == []
