"""Indexes at scale: with small pages, everything stands somewhere, once, and every link leads there."""

from __future__ import annotations

import json
import zlib
from urllib.parse import urljoin

import pytest
from jinja2 import FileSystemLoader
from lxml import html

import editions
from tahqiq.dates import Fault, parse
from tahqiq.export import places_json
from tahqiq.export.edition_json import edition_json
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import Relations, Sheet, by_date, index, relate
from tahqiq.render import Page, render
from tahqiq.search import entries_of, sets

LIMIT = 3
TABLES = read_words([templates() / "words"])[0]
NAMES = {"adam": "آدم", "ahmad": "أحمد", "ibrahim": "إبراهيم", "basim": "باسم", "omar": "عمر", "zayd": "زيد"}
ENTRIES = {
    "articles": "tq-article-card",
    "quotes": "tq-card",
    "timeline": "tq-event-entry",
    "actors": "tq-entry",
    "glossary": "tq-term-entry",
}
DATES = (
    "2019-05-04",
    "2020-01-03",
    "2020-02-04",
    "2020-02-04",
    "2020-02-04",
    "2020-02-05",
    "2020",
    "../2021",
)


def large() -> str:
    """Seven actors, eight dated events and articles, two terms on each letter."""
    parts = [
        f"-- content/actors/{name}.yml --\nkind: person\nname: {{ar: {arabic}, en: {name.title()}}}\n"
        "memberships: [{of: council, role: {ar: عضو, en: member}}]\n"
        for name, arabic in NAMES.items()
    ]
    parts += [
        f"-- content/terms/{name}.yml --\nname: {{ar: {arabic}, en: {name}}}\ndefinition: {{ar: س., en: x.}}\n"
        for name, arabic in (("alpha", "ألف"), ("army", "جيش"), ("bay", "خليج"), ("bread", "خبز"))
    ]
    for n, date in enumerate(DATES):
        parts.append(
            f"-- content/events/event-{n}.yml --\ntitle: {{ar: حدث {n}, en: Event {n}}}\n"
            f'date: "{date}"\nactors: [hana]\nsources: [report-{n}#p1]\n'
        )
        parts.append(
            f"-- content/articles/report-{n}/article.yml --\ntitle: {{ar: خبر {n}, en: Report {n}}}\n"
            f'source: {{language: ar, published: "{date}", rights: quoted}}\n'
            "texts: {ar: {kind: account}, en: {kind: translation, of: ar}}\n"
            "quotes: {hope: {speaker: hana, mode: indirect, about: [truce]}}\n"
        )
        parts.append(
            f"-- content/articles/report-{n}/ar.md --\n{{#p1}}\nقالت [هناء]{{actor=hana}} إنها [تأمل]{{quote=hope}}"
            f" قبل [الحدث]{{event=event-{n}}} و[الخبز]{{term=bread}}.\n"
        )
        parts.append(
            f"-- content/articles/report-{n}/en.md --\n{{#p1}}\n[Hana]{{actor=hana}} [hopes]{{quote=hope}}"
            f" before [it]{{event=event-{n}}} and [bread]{{term=bread}}.\n"
        )
    return "".join(parts)


@pytest.fixture(scope="module")
def relations(tmp_path_factory: pytest.TempPathFactory) -> Relations:
    folder = editions.write(tmp_path_factory.mktemp("large"), editions.base(), large())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tahqiq.relate.places.LIMIT", LIMIT)
        return relate(build(read_edition(folder / "content")))


@pytest.fixture(scope="module")
def pages(relations: Relations) -> dict[str, Page]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tahqiq.relate.places.LIMIT", LIMIT)
        patch.setattr("tahqiq.render.views.members.SHOWN", LIMIT)
        return {page.address: page for page in render(relations, FileSystemLoader(templates()), TABLES).pages}


@pytest.fixture(scope="module")
def trees(pages: dict[str, Page]) -> dict[str, html.HtmlElement]:
    return {a: html.fragment_fromstring(p.body, create_parent="main") for a, p in pages.items()}


def leads_somewhere(trees: dict[str, html.HtmlElement], address: str) -> bool:
    path, _, fragment = address.partition("#")
    return path in trees and (not fragment or bool(trees[path].xpath("//*[@id=$id]", id=fragment)))


def test_every_link_leads_somewhere(trees: dict[str, html.HtmlElement]) -> None:
    root = "https://e.example/"
    wrong = []
    for address, tree in trees.items():
        for href in tree.xpath("//a/@href"):
            there = urljoin(root + address, href)
            # Files beside the pages are looked for in the built site (tests/built/test_site.py).
            if there.startswith(root) and not there.endswith((".json", ".txt")):
                wrong += [] if leads_somewhere(trees, there.removeprefix(root)) else [(address, href)]
    assert wrong == []


def test_search_and_data_name_the_same_places(
    relations: Relations, trees: dict[str, html.HtmlElement]
) -> None:
    urls = [entry.url for name in sets(relations) for entry in entries_of(relations, name)]
    data = json.loads(edition_json(relations))
    urls += [
        url
        for kind in ("articles", "actors", "quotes", "terms")
        for thing in data[kind]
        for url in thing["url"].values()
    ]
    assert [url for url in urls if not leads_somewhere(trees, url)] == []
    assert "en/timeline/2020-02/#e-event-5" in urls or "en/timeline/2020-02-05/#e-event-5" in urls


def test_no_page_holds_more_than_the_limit(trees: dict[str, html.HtmlElement]) -> None:
    for address, tree in trees.items():
        for name, entry in ENTRIES.items():
            if f"/{name}/" in address:
                count = len(tree.xpath(f"//*[contains(concat(' ', @class, ' '), ' {entry} ')]"))
                assert count <= LIMIT or address.endswith("/actors/hana/"), address


@pytest.mark.parametrize("name", ["articles", "quotes", "timeline"])
def test_everything_stands_once_beside_the_front_page(relations: Relations, name: str) -> None:
    found = getattr(relations.places, name)
    assert found.sheets[""].things == ()
    on_pages = [thing for sheet in found.sheets.values() for thing in sheet.things]
    assert len(on_pages) == len(set(on_pages)) == found.sheets[""].count
    if name == "timeline":  # events have no page of their own: a link must know where they stand
        assert all(thing in found.sheets[found.key(thing)].things for thing in on_pages)


def test_the_front_page_is_the_newest_and_knows_the_others(trees: dict[str, html.HtmlElement]) -> None:
    front = trees["en/quotes/"]
    assert front.xpath("//nav[@class='tq-sheets']//a[@aria-current]/@href") == ["../quotes/2021/"]
    assert front.xpath("//nav[@class='tq-sheets']//a/text()") == ["2021", "2020", "2019"]


def test_a_page_whose_parts_hold_everything_shows_the_newest_of_them(
    trees: dict[str, html.HtmlElement],
) -> None:
    cards = "//div[@class='tq-card']/@id"
    assert trees["en/quotes/2020/"].xpath(cards) != []
    assert trees["en/quotes/"].xpath(cards) == trees["en/quotes/2021/"].xpath(cards) != []


def test_long_lists_have_links_to_their_letters(relations: Relations) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tahqiq.render.views.actors.JUMPS", 1)
        patch.setattr("tahqiq.render.views.glossary.JUMPS", 1)
        found = {p.address: p for p in render(relations, FileSystemLoader(templates()), TABLES).pages}
    for address in ("en/glossary/letter/u0062/", "ar/actors/kind/person/u0627/"):
        tree = html.fragment_fromstring(found[address].body, create_parent="main")
        hrefs = tree.xpath("//nav[@class='tq-letters']//a/@href")
        assert hrefs and all(tree.xpath("//*[@id=$id]", id=href.removeprefix("#")) for href in hrefs)


def test_letters_of_one_language_lead_to_the_index_in_the_other(pages: dict[str, Page]) -> None:
    letters = [a for a in pages if a.startswith("ar/actors/kind/person/u")]
    assert "ar/actors/kind/person/u0627/" in letters
    assert dict(pages["ar/actors/kind/person/u0627/"].alternates)["en"] == "en/actors/"


def test_titles_differ(pages: dict[str, Page]) -> None:
    for tag in ("ar", "en"):
        titles = [p.title for a, p in pages.items() if a.startswith(f"{tag}/")]
        assert len(titles) == len(set(titles))


def test_an_actor_with_much_has_pages_by_date(trees: dict[str, html.HtmlElement]) -> None:
    assert "en/actors/hana/2019/" in trees or "en/actors/hana/2019-05/" in trees
    assert trees["en/actors/hana/"].xpath("//nav[@class='tq-sheets']//a")
    assert not trees["en/actors/omar/"].xpath("//nav[@class='tq-sheets']")


def test_an_actor_with_many_members_names_some_and_leads_to_all(trees: dict[str, html.HtmlElement]) -> None:
    council = trees["en/actors/council/"]
    section = council.xpath("//section[@aria-labelledby='actor-members']")[0]
    assert [a.text_content() for a in section.xpath(".//ul[@class='tq-roles']/li/a")] == [
        "Adam",
        "Ahmad",
        "Basim",
    ]
    (link,) = section.xpath("./p[@class='tq-more']/a")
    assert (link.get("href"), link.text) == ("../../actors/council/members/", "All 7 roles")
    pages = [a for a in trees if a.startswith("en/actors/council/members/") and a.count("/") > 4]
    named = [e.text_content() for a in pages for e in trees[a].xpath("//ul[@class='tq-roles']/li/a")]
    assert sorted(named) == ["Adam", "Ahmad", "Basim", "Hana", "Ibrahim", "Omar", "Zayd"]
    arabic = trees["ar/actors/council/"].xpath("//section[@aria-labelledby='actor-members']//li/a")
    assert [a.text_content() for a in arabic] == ["آدم", "إبراهيم", "أحمد"]


def test_where_things_are_is_told_in_parts_where_there_are_many(
    relations: Relations, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = dict(places_json(relations))
    monkeypatch.setattr("tahqiq.export.whereabouts.MOST", 2)
    parts = dict(places_json(relations))
    for path, content in whole.items():
        told = json.loads(content)
        bits = json.loads(parts[path]).get("", 0)
        many = sum(map(len, told.values()))
        assert bits == max(0, ((many - 1) // 2).bit_length())
        for key, ids in told.items() if bits else ():
            for one in ids:
                name = f"{zlib.crc32(one.encode()) >> (32 - bits):x}.json"
                assert one in json.loads(parts[path.replace(".json", f"/{name}")])[key]
    assert len(parts) > len(whole)


def test_old_links_to_an_index_are_told_where_to_go(
    relations: Relations, trees: dict[str, html.HtmlElement]
) -> None:
    """Each id stands on the page that is named for it, and none of the indexes' own ids is left out."""
    files = dict(places_json(relations))
    assert files.keys() == {
        f"{tag}/{name}/places.json"
        for tag in ("ar", "en")
        for name in ("timeline", "quotes", "glossary", "actors")
    }
    for path, content in files.items():
        base = path.removesuffix("places.json")
        told = json.loads(content)
        for key, ids in told.items():
            assert ids and all(trees[f"{base}{key}/"].xpath("//*[@id=$id]", id=one) for one in ids), (
                path,
                key,
            )
        every = [one for ids in told.values() for one in ids]
        assert len(every) == len(set(every))
        (href,) = trees[base].xpath("//header/@data-tahqiq-places")
        assert urljoin(f"https://e.example/{base}", href) == f"https://e.example/{path}"
    assert "e-event-5" in files["en/timeline/places.json"].decode()
    assert json.loads(files["en/actors/places.json"])["kind/person"] == ["person"]
    of_glossary = json.loads(files["ar/glossary/places.json"]).values()
    assert sorted(one for ids in of_glossary for one in ids) == [
        "t-alpha",
        "t-army",
        "t-bay",
        "t-bread",
        "t-truce",
    ]


def test_one_more_thing_changes_one_page() -> None:
    things = [(f"t{n}", (f"{2000 + n // 5}", f"{2000 + n // 5}-01")) for n in range(20)]
    before, after = index(things, 6), index([*things, ("new", ("2002", "2002-07"))], 6)
    changed = {key for key in after.sheets if before.sheets.get(key) != after.sheets[key]}
    assert changed == {"", "2002"}


def test_a_part_too_large_is_divided_by_number_in_the_end() -> None:
    found = index([(f"t{n}", ("2024",)) for n in range(5)], 2)
    assert list(found.sheets) == ["", "2024", "2024/1", "2024/2", "2024/3"]
    parts = ("2024/1", "2024/2", "2024/3")
    assert found.sheets["2024"] == Sheet("2024", (), 5, parts, ("2024",), first="2024/1", last="2024/3")
    assert found.key("t4") == "2024/3"


@pytest.mark.parametrize(
    ("edtf", "steps"),
    [
        ("2024-08-16", ("2024", "2024-08", "2024-08-16")),
        ("2024-08-16?", ("2024", "2024-08", "2024-08-16")),
        ("2024-08", ("2024", "2024-08")),
        ("2024-21", ("2024",)),
    ],
)
def test_steps_of_a_date(edtf: str, steps: tuple[str, ...]) -> None:
    date = parse(edtf)
    assert not isinstance(date, Fault)
    assert by_date(date) == steps


def test_a_term_that_many_articles_use_leads_to_all_of_them(
    relations: Relations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tahqiq.render.views.glossary.USES", 1)
    site = render(relations, FileSystemLoader(templates()), TABLES)
    (page,) = [page for page in site.pages if page.language == "en" and 'id="t-bread"' in page.body]
    *_, link = html.fromstring(page.body).xpath("//*[@id='t-bread']//p[@class='tq-small']/a")
    assert link.get("href").endswith("search/?q=bread&kind=article")
    assert str(link.text_content()).startswith("and in ")
