"""Feeds: what RFC 4287 and JSON Feed 1.1 want, what they say of articles and corrections, and when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema
import pytest
import rnc2rng
from lxml import etree, html

import exported
from exported import ADDRESS, files, made_up
from harness import REPOSITORY
from tahqiq.dates import parse
from tahqiq.export.edition_json import edition_json
from tahqiq.export.feeds import FEEDS, feed_links
from tahqiq.export.feeds.instants import instant
from tahqiq.export.feeds.opening import ENOUGH
from tahqiq.render.publication import Publication

NAMES = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
XML = "{http://www.w3.org/XML/1998/namespace}"
STRING = {"type": "string"}
URL = {"type": "string", "minLength": 1}
RFC3339 = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"name": {"type": "string"}, "url": URL, "avatar": URL},
        "minProperties": 1,
        "additionalProperties": False,
    },
}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        **dict.fromkeys(("id", "url", "external_url", "image", "banner_image"), URL),
        **dict.fromkeys(("title", "content_html", "content_text", "summary", "language"), STRING),
        **dict.fromkeys(("date_published", "date_modified"), RFC3339),
        "tags": {"type": "array", "items": {"type": "string"}},
        "authors": AUTHORS,
        "attachments": {"type": "array"},
    },
    "patternProperties": {"^_": {"type": "object"}},
    "additionalProperties": False,
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "description", "user_comment", "language"), STRING),
        **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), URL),
        "authors": AUTHORS,
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
        "items": {"type": "array", "items": ITEM},
    },
    "patternProperties": {"^_": {"type": "object"}},
    "additionalProperties": False,
}
"""https://www.jsonfeed.org/version/1.1/: what a feed and its items must and may have."""

CORRECTED = """\
-- content/articles/visit/article.yml --
title: {ar: 'قَالَ <b>&amp;</b>', en: "\\u202eA <b>&amp;</b> ]]> “x” 'y' \\U0001F469\\U0001F3FD قَالَ"}
summary: {ar: ملخص, en: "=1+1\\n@two <script>"}
source:
  language: ar
  published: 2020-01-02
  inferred: {ar: من سياق النص., en: From the text's context.}
  url: https://press.example/a?b=1&c=<d>
  author: {ar: كاتب, en: A "writer"}
  rights: open
texts:
  ar: {kind: original}
  en: {kind: translation, of: ar, by: A & B}
quotes:
  hope: {speaker: hana, mode: indirect, about: [truce, council]}
corrections:
  - {date: 2020-05-01, block: p2, text: {ar: "صُحّح <هذا>", en: "Mended: <this> & ]]> that"}}
  - {date: 2020-05-01, text: {ar: ثانية, en: Once more}}
-- content/articles/visit/en.md --
{#p1}
[Hana *saw [the town]{actor=town}*]{actor=hana} & \\<b\\>, ]]\\> [yesterday]{date=2020-01-01}.[^n]\\
`x<y` [there](https://away.example/?a=1&b=2) [self](article:visit#p2)

{#p2}
She said that she [hopes the [truce]{term=truce} will last]{quote=hope}.

[^n]: A note.
"""
OTHERS = """\
-- content/articles/{name}/article.yml --
title: {{ar: عنوان, en: "Title {name}"}}
source: {{language: ar, published: "{date}", inferred: {{ar: س, en: s}}, rights: quoted}}
texts: {{ar: {{kind: account}}, en: {{kind: translation, of: ar}}}}
-- content/articles/{name}/ar.md --
{{#p1}}
نص.
-- content/articles/{name}/en.md --
{{#p1}}
Words.
"""


def other(name: str, date: str) -> str:
    return OTHERS.format(name=name, date=date)


def atom(publication: Publication, language: str) -> etree._Element:
    return etree.fromstring(files(FEEDS, publication)[f"{language}/feed.xml"])


def json_feed(publication: Publication, language: str) -> dict[str, Any]:
    return dict(json.loads(files(FEEDS, publication)[f"{language}/feed.json"]))


def texts(element: etree._Element, path: str) -> list[str]:
    return [str(found) for found in element.xpath(path, namespaces=NAMES)]


def shown(element: etree._Element) -> str:
    """An element's words as they are read: white space is a space, a picture its description, a call nothing."""
    for call in element.xpath(".//*[local-name() = 'sup']"):
        call.text, call[:] = "", []
    for picture in element.xpath(".//*[local-name() = 'img']"):
        picture.text = picture.get("alt")
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="session")
def schema(shared: Path) -> etree.RelaxNG:
    source = (shared / "schemas" / "atom.rnc").read_text(encoding="utf-8")
    # XML has no prefix for names in no namespace; nothing uses it.
    converted = rnc2rng.dumps(rnc2rng.loads(source)).replace('xmlns:local=""', "")
    return etree.RelaxNG(etree.fromstring(converted.encode()))


@pytest.fixture
def hostile(tmp_path: Path) -> Publication:
    return made_up(tmp_path, CORRECTED)


def editions_to_judge(tmp_path: Path) -> dict[str, Publication]:
    three = "-- content/edition.yml --\ntitle: {ar: ط, en: E, fa: ف}\nlanguages: [fa, ar, en]\n"
    three += "-- content/pages/about/fa.md --\n# درباره\n\n{#what}\nمتن.\n"
    return {
        "small": made_up(tmp_path / "small"),
        "nowhere": made_up(tmp_path / "nowhere", CORRECTED, address=""),
        "hostile": made_up(tmp_path / "hostile", CORRECTED),
        "three": made_up(tmp_path / "three", three),
        "first": exported.first_edition(),
        "guide": exported.published(REPOSITORY / "templates" / "guide"),
        "undated": made_up(tmp_path / "undated", other("visit", "../..")),
    }


# ---------------------------------------------------------------- judges


def test_they_are_what_the_standards_say(tmp_path: Path, schema: etree.RelaxNG) -> None:
    for name, publication in editions_to_judge(tmp_path).items():
        for language in publication.edition.languages:
            schema.assertValid(atom(publication, language))
            jsonschema.validate(json_feed(publication, language), JSON_FEED)
            ids = texts(atom(publication, language), "//a:id/text()")
            assert len(ids) == len(set(ids)), name
            assert all(i.startswith(("https://", "urn:uuid:")) for i in ids), name


def test_a_judge_would_see_what_is_wrong(hostile: Publication, schema: etree.RelaxNG) -> None:
    found = atom(hostile, "en")
    found.remove(found.find("a:updated", NAMES))
    assert not schema.validate(found)
    feed = json_feed(hostile, "en")
    del feed["items"][0]["content_html"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(feed, JSON_FEED)


# ---------------------------------------------------------------- what they say


def test_an_article_is_said_with_its_summary_people_and_topics(hostile: Publication) -> None:
    feed = atom(hostile, "en")
    (entry,) = feed.xpath("a:entry[a:summary]", namespaces=NAMES)
    edition = hostile.edition
    page = f"{ADDRESS}en/articles/visit/"
    assert texts(entry, "a:id/text()") == [page]
    assert texts(entry, "a:title/text()") == [edition.articles["visit"].title.get("en")]
    assert texts(entry, "a:summary/text()") == ["=1+1\n@two <script>"]
    assert texts(entry, "a:published/text()") == ["2020-01-02T00:00:00Z"]
    assert texts(entry, "a:updated/text()") == ["2020-05-01T00:00:00Z"] == texts(feed, "a:updated/text()")
    assert texts(entry, "a:author/a:name/text()") == ['A "writer"']
    assert texts(entry, "a:contributor/a:name/text()") == ["A & B"]
    assert texts(entry, "a:category/@label") == ["Hana", "truce"]
    links = {(a.get("rel"), a.get("hreflang")): a.get("href") for a in entry.findall("a:link", NAMES)}
    assert links == {
        ("alternate", "en"): page,
        ("alternate", "ar"): f"{ADDRESS}ar/articles/visit/",
        ("via", None): "https://press.example/a?b=1&c=<d>",
    }
    (item,) = [i for i in json_feed(hostile, "en")["items"] if "summary" in i]
    assert item["id"] == item["url"] == page
    assert item["tags"] == ["Hana", "truce"]
    assert item["authors"] == [{"name": 'A "writer"'}]
    assert (item["date_published"], item["date_modified"]) == ("2020-01-02T00:00:00Z", "2020-05-01T00:00:00Z")


def test_each_correction_is_an_entry_after_its_article_and_leads_to_its_block(hostile: Publication) -> None:
    for language, title, said in (
        ("en", "Correction: ", "Mended: <this> & ]]> that"),
        ("ar", "تصحيح: ", "صُحّح <هذا>"),
    ):
        _, second, first = atom(hostile, language).findall("a:entry", NAMES)
        article = hostile.edition.articles["visit"].title.get(language)
        page = f"{ADDRESS}{language}/articles/visit/"
        assert texts(first, "a:title/text()") == [title + article]
        assert shown(first.find(".//h:p", NAMES)) == said
        assert texts(first, ".//h:a/@href") == [f"{page}#p2"] == texts(first, "a:link[1]/@href")
        assert texts(first, "a:updated/text()") == ["2020-05-01T00:00:00Z"]
        assert [texts(e, "a:id/text()") for e in (first, second)] == [
            [f"{page}#correction-1"],
            [f"{page}#correction-2"],
        ]
        assert texts(second, "a:link[1]/@href") == [page]


def test_the_feed_names_itself_its_page_the_other_language_and_the_licence(hostile: Publication) -> None:
    links = [dict(link.attrib) for link in atom(hostile, "ar").findall("a:link", NAMES)]
    assert links == [
        {"rel": "self", "type": "application/atom+xml", "href": f"{ADDRESS}ar/feed.xml"},
        {"rel": "alternate", "type": "text/html", "hreflang": "ar", "href": f"{ADDRESS}ar/"},
        {
            "rel": "alternate",
            "type": "application/atom+xml",
            "hreflang": "en",
            "href": f"{ADDRESS}en/feed.xml",
        },
        {"rel": "license", "href": "https://creativecommons.org/licenses/by/4.0/"},
    ]
    found = json_feed(hostile, "ar")
    assert (found["language"], found["feed_url"]) == ("ar", f"{ADDRESS}ar/feed.json")
    assert found["authors"] == [{"name": "طبعة صغيرة"}]
    english = hostile.words("en")
    assert [(link.type, link.path) for link in feed_links("en", english)] == [
        ("application/atom+xml", "en/feed.xml"),
        ("application/feed+json", "en/feed.json"),
    ]


@pytest.mark.parametrize("name", ["first", "guide", "hostile", "nowhere"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_openings_are_whole_blocks_of_edition_json(tmp_path: Path, name: str, language: str) -> None:
    publication = editions_to_judge(tmp_path)[name]
    items = {i["id"]: i for i in json_feed(publication, language)["items"]}
    for article in json.loads(edition_json(publication.relations))["articles"]:
        item = items[publication.identifier(f"{language}/articles/{article['id']}/")]
        blocks = [" ".join(b["text"][language].split()) for b in article["blocks"] if language in b["text"]]
        openings = [" ".join(blocks[: n + 1]) for n in range(len(blocks))]
        words = shown(html.fromstring(item["content_html"]))
        opening = words.removesuffix(f" {publication.words(language)('feed.more')}")
        assert opening in openings
        assert (opening == words) == (opening == openings[-1]), "the way to the rest, if there is more"
        assert len(opening) > ENOUGH / 2 or opening == openings[-1]
        assert all(len(shorter) < 2 * ENOUGH for shorter in openings[: openings.index(opening)])


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_both_formats_have_the_same_text_with_its_language(
    hostile: Publication, language: str, direction: str
) -> None:
    entries = atom(hostile, language).findall("a:entry", NAMES)
    items = json_feed(hostile, language)["items"]
    assert [texts(e, "a:id/text()") for e in entries] == [[i["id"]] for i in items]
    for entry, item in zip(entries, items, strict=True):
        (div,) = entry.xpath("a:content/h:div", namespaces=NAMES)
        assert (div.get(f"{XML}lang"), div.get("lang"), div.get("dir")) == (language, language, direction)
        page = html.fromstring(item["content_html"])
        assert (page.get("lang"), page.get("dir")) == (language, direction)
        assert page.xpath("//@href") == texts(div, ".//@href")
        assert shown(page) == shown(div)


def test_html_of_a_text_is_clean_and_every_link_is_whole(hostile: Publication) -> None:
    (entry,) = atom(hostile, "en").xpath("a:entry[a:summary]", namespaces=NAMES)
    (div,) = entry.xpath("a:content/h:div", namespaces=NAMES)
    assert {e.tag.rpartition("}")[2] for e in div.iter()} == {"div", "p", "a", "em", "sup", "br", "code"}
    assert {key for e in div.iter() if e is not div for key in e.attrib} == {"href"}
    assert texts(div, ".//@href") == [
        f"{ADDRESS}en/actors/hana/",
        f"{ADDRESS}en/actors/hana/",
        f"{ADDRESS}en/actors/town/",
        f"{ADDRESS}en/articles/visit/#fn-en-1",
        "https://away.example/?a=1&b=2",
        f"{ADDRESS}en/articles/visit/#p2",
        f"{ADDRESS}en/glossary/#t-truce",
    ]


def test_without_an_address_links_are_relative_and_ids_are_not(tmp_path: Path) -> None:
    found = atom(made_up(tmp_path, CORRECTED, address=""), "en")
    assert found.xpath("a:link[@rel = 'self']", namespaces=NAMES) == []
    assert all(i.startswith("urn:uuid:") for i in texts(found, "//a:id/text()"))
    within = [urljoin(f"{ADDRESS}en/feed.xml", a) for a in texts(found, "//h:a/@href | //a:link/@href")]
    whole = texts(atom(made_up(tmp_path, CORRECTED), "en"), "//h:a/@href | //a:link[@rel != 'self']/@href")
    assert within == whole
    assert "feed_url" not in json_feed(made_up(tmp_path, CORRECTED, address=""), "en")


def test_a_language_without_a_text_shows_another_and_says_so(tmp_path: Path) -> None:
    publication = editions_to_judge(tmp_path)["three"]
    found = atom(publication, "fa")
    assert found.get(f"{XML}lang") == "fa"
    assert texts(found, "a:entry/a:title/@xml:lang") == ["ar"]
    assert texts(found, "a:entry/a:content/h:div/@lang") == ["ar"]
    assert json_feed(publication, "fa")["items"][0]["language"] == "ar"
    assert texts(found, "a:link[@type = 'application/atom+xml' and @rel = 'alternate']/@hreflang") == [
        "ar",
        "en",
    ]


# ---------------------------------------------------------------- when


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-08-16", "2024-08-16T00:00:00Z"),
        ("2024-08", "2024-08-01T00:00:00Z"),
        ("2024-07-20~/2024-07-31~", "2024-07-20T00:00:00Z"),
        ("../2020", "2020-12-31T00:00:00Z"),
        ("2020/..", "2020-01-01T00:00:00Z"),
        ("201X", "2010-01-01T00:00:00Z"),
        ("2023-22", "2023-06-01T00:00:00Z"),
        ("2024-08-16T23:20:30+03:00", "2024-08-16T00:00:00Z"),
        ("XXXX", ""),
        ("Y170000002", ""),
        ("-0044-03-15", ""),
        ("0000", ""),
    ],
)
def test_dates_are_the_beginning_of_their_first_day(edtf: str, expected: str) -> None:
    date = parse(edtf)
    assert instant(date) == expected  # type: ignore[arg-type]
    assert instant(None) == ""


def test_the_newest_come_first_and_those_of_one_date_by_id(tmp_path: Path) -> None:
    dates = {"b": "2021-01-01", "a": "2021-01-01", "c": "2021-01", "d": "2019", "e": "2022-05-05"}
    publication = made_up(tmp_path, *(other(name, date) for name, date in dates.items()))
    for found in (
        texts(atom(publication, "en"), "a:entry/a:id/text()"),
        [i["id"] for i in json_feed(publication, "en")["items"]],
    ):
        names = [i.rstrip("/").rpartition("/")[2] for i in found]
        assert names == ["e", "c", "a", "b", "visit", "d"]
    again = made_up(tmp_path / "again", *(other(name, date) for name, date in reversed(dates.items())))
    assert files(FEEDS, again) == files(FEEDS, publication)


def test_what_has_no_date_has_that_of_the_release_or_is_left_out(tmp_path: Path) -> None:
    undated = other("visit", "../..")
    found = atom(made_up(tmp_path / "one", undated), "en")
    assert found.findall("a:entry", NAMES) == []
    assert texts(found, "a:updated/text()") == ["1970-01-01T00:00:00Z"]
    released = editions_released("2026-11-01")
    found = atom(made_up(tmp_path / "two", undated, released), "en")
    assert texts(found, "a:entry/a:updated/text()") == ["2026-11-01T00:00:00Z"]
    assert texts(found, "//a:published") == []


def editions_released(date: str) -> str:
    return f"-- content/edition.yml --\ntitle: {{ar: ط, en: E}}\nlanguages: [ar, en]\nreleased: {date}\n"


def test_no_more_than_the_newest_are_in_a_feed_and_it_hangs_on_two_questions(tmp_path: Path) -> None:
    many = [other(f"n{n:02d}", f"2021-01-{n % 28 + 1:02d}") for n in range(55)]
    publication = made_up(tmp_path, CORRECTED, *many)
    with publication.relations.answers.ledger.opened() as facts:
        found = atom(publication, "en")
    ids = texts(found, "a:entry/a:id/text()")
    assert len(ids) == 52
    assert {i for i in ids if "visit" in i} == {
        f"{ADDRESS}en/articles/visit/#correction-1",
        f"{ADDRESS}en/articles/visit/#correction-2",
    }
    assert {"newest 50", "corrections 50"} <= facts
    assert not any(fact.startswith(("ids", "count")) for fact in facts)
