"""The status of the edition: what is undone, each with a way to where it stands; corrections; how long it gets."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from lxml import html

import editions
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import render
from tahqiq.render.views.corrections import LATEST
from tahqiq.render.views.status import KINDS, SHOWN

TABLES = read_words([templates() / "words"])[0]
ARTICLE = """\
-- content/articles/visit/article.yml --
title: {ar: زيارة إلى البلدة, en: A visit to the town}
source: {language: ar, published: 2020-01-02, stated: {ar: اليوم}, rights: quoted}
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar}
quotes:
  hope: {speaker: hana, mode: direct, about: [truce]}
corrections:
  - {date: 2020-03-01, block: p1, text: {ar: ثانيًا., en: The second.}}
  - {date: 2020-02-01, block: p1, text: {ar: أولًا., en: The first.}}
  - {date: 2020-03-01, text: {ar: ثالثًا., en: The third.}}
-- content/articles/visit/article.lock.yml --
translations:
  en: {p1: 0123456789abcdef}
"""
DONE = """\
-- content/actors/hana.yml --
kind: person
name: {ar: هناء, en: Hana}
description: {ar: عضو, en: A member}
-- content/actors/council.yml --
kind: public-body
name: {ar: المجلس البلدي, en: The town council}
description: {ar: مجلس, en: A council}
-- content/actors/town.yml --
kind: place
name: {ar: البلدة, en: The town}
description: {ar: بلدة, en: A town}
-- content/articles/visit/article.yml --
title: {ar: زيارة إلى البلدة, en: A visit to the town}
summary: {ar: ملخص, en: A summary}
source:
  language: ar
  published: 2020-01-02
  stated: {ar: اليوم}
  url: https://example.org/visit
  sha256: 2f0c4e8f4b1c7e6a5d3b9a8f7e6d5c4b3a29180716253443526170899aabbccd
  rights: quoted
texts:
  ar: {kind: account}
  en: {kind: account}
quotes:
  hope: {speaker: hana, mode: indirect, about: [truce]}
"""


def pages(folder: Path, *texts: str) -> dict[str, html.HtmlElement]:
    written = editions.write(folder, editions.base(), *texts)
    site = render(relate(build(read_edition(written / "content"))), FileSystemLoader(templates()), TABLES)
    return {page.address: html.fromstring(page.body) for page in site.pages if page.body.strip()}


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def ways(page: html.HtmlElement, kind: str) -> list[tuple[str, str]]:
    """The links in the list of a kind, with where they lead."""
    (group,) = page.xpath(f"//section[@aria-labelledby='status-{kind}']")
    return [(said(a), a.get("href")) for a in group.xpath(".//ul//a")]


def test_each_thing_undone_leads_to_where_it_stands(tmp_path: Path) -> None:
    found = pages(tmp_path, ARTICLE)
    page = found["en/status/"]
    article = ("A visit to the town", "../articles/visit/")
    assert ways(page, "unverified") == [article, ("hopes the truce will last", "../articles/visit/#q-hope")]
    assert ways(page, "stale") == [article, ("Paragraph 1", "../articles/visit/#p1")]
    assert ways(page, "unstamped") == [article, ("Paragraph 2", "../articles/visit/#p2")]
    assert [name for name, _ in ways(page, "undescribed")] == ["The town council", "Hana", "The town"]
    for kind in ("unverified", "stale", "unstamped"):
        for _, href in ways(page, kind):
            place = href.partition("#")[2]
            assert not place or found["en/articles/visit/"].get_element_by_id(place) is not None
    arabic = found["ar/status/"]
    assert ways(arabic, "stale")[1] == ("الفقرة ١", "../articles/visit/#p1")
    table = {said(row[0]): said(row[1]) for row in page.xpath("//table[@class='tq-status']/tbody/tr")}
    assert len(table) == len(KINDS)
    assert table["Translations older than their text"] == "1 in one article"
    assert table["Blocks in one language only"] == "none"


def test_where_nothing_is_undone_it_says_so(tmp_path: Path) -> None:
    page = pages(tmp_path, DONE)["en/status/"]
    assert page.xpath("//section[contains(@class, 'tq-undone')]") == []
    assert said(page.find_class("tq-status__figures")[0]) == "1 of one article: nothing undone"
    assert {said(row[1]) for row in page.xpath("//tbody/tr")} == {"none"}


def test_a_correction_and_its_block_lead_to_each_other(tmp_path: Path) -> None:
    found = pages(tmp_path, ARTICLE)
    page = found["en/articles/visit/"]
    records = page.find_class("tq-corrections")[0]
    assert [said(record) for record in records] == [
        "1 February 2020, Paragraph 1: The first.",
        "1 March 2020, Paragraph 1: The second.",
        "1 March 2020: The third.",
    ]
    marks = [a for a in page.get_element_by_id("p1").iter("a") if a.get("href", "").startswith("#tq-")]
    assert [said(mark) for mark in marks] == ["Corrected: 1 February 2020", "Corrected: 1 March 2020"]
    leads = [page.get_element_by_id(mark.get("href").lstrip("#")) for mark in marks]
    assert leads == [records[0], records[1]]
    # The latest first; of one date, the one written last.
    latest = found["en/status/"].find_class("tq-corrections")[0]
    assert [said(record).rpartition(": ")[2] for record in latest] == [
        "The third.",
        "The second.",
        "The first.",
    ]
    assert [a.get("href") for a in latest[1].iter("a")] == [
        "../articles/visit/#tq-correction-1",
        "../articles/visit/#p1",
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_does_not_grow_with_the_edition(tmp_path: Path, language: str) -> None:
    texts = []
    for n in range(40):
        texts.append(ARTICLE.replace("/visit/", f"/visit-{n:02}/").replace("البلدة,", f"البلدة {n},"))
        texts.append(
            "".join(
                f"-- content/articles/visit-{n:02}/{tag}.md --\n{{#p1}}\n{word}\n\n{{#p2}}\n[{word}]{{quote=hope}}\n"
                for tag, word in (("ar", "كلام"), ("en", "words"))
            )
        )
    few, many = pages(tmp_path / "few", *texts[:30]), pages(tmp_path / "many", *texts)
    sizes = [len(html.tostring(found[f"{language}/status/"])) for found in (few, many)]
    assert abs(sizes[0] - sizes[1]) < 100
    page = many[f"{language}/status/"]
    assert len(page.xpath("//section[@aria-labelledby='status-untold']//li")) == SHOWN
    assert len(page.find_class("tq-corrections")[0]) == LATEST
    if language == "en":
        (group,) = page.xpath("//section[@aria-labelledby='status-untold']")
        assert f"{41 - SHOWN} more are not shown here" in said(group)
