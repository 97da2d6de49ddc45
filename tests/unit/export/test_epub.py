"""EPUB: books say what the edition says, lead where they can, and are the same bytes each time."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import uharfbuzz

import epubs
import exported
from epubs import HOSTILE, OPF, OPS, THREE, XHTML, Opened, opened, with_faces
from harness import REPOSITORY
from tahqiq.dates import EdtfDate, parse
from tahqiq.export import epub
from tahqiq.export.edition_json import edition_json
from tahqiq.export.epub import EPUB, article_books, edition_books
from tahqiq.export.epub.archive import MIMETYPE
from tahqiq.export.epub.edition_books import volumes
from tahqiq.export.epub.faces import embedded
from tahqiq.export.epub.front import NEVER, modified
from tahqiq.export.epub.pictures import pictures
from tahqiq.export.epub.ways import address
from tahqiq.model import Picture
from tahqiq.render.publication import Publication

ARTICLE = "2024-08-16-coalition-mission"


def published(name: str, folder: Path) -> Publication:
    """One of the editions that books are made of here."""
    if name == "first":
        return with_faces(exported.first_edition())
    if name == "guide":
        return with_faces(exported.published(REPOSITORY / "templates/guide"))
    texts = {"small": (), "hostile": (HOSTILE,), "three": (THREE,), "homeless": (HOSTILE,)}[name]
    made = exported.made_up(folder, *texts, address="" if name == "homeless" else exported.ADDRESS)
    return made if name == "homeless" else with_faces(made)


def books(publication: Publication, article: str) -> dict[str, Opened]:
    """An article's books by what they are called between its id and the ending."""
    made = article_books(publication, article)
    return {path.split(".")[-2]: opened(book) for path, book in made}


EDITIONS = ("small", "first", "guide", "hostile", "three", "homeless")


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest, tmp_path: Path) -> Publication:
    return published(request.param, tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Publication:
    return published("small", tmp_path)


@pytest.fixture
def hostile(tmp_path: Path) -> Publication:
    return published("hostile", tmp_path)


# ---------------------------------------------------------------- what they say


def test_every_text_is_read_back_from_each_of_its_books(edition: Publication) -> None:
    told = json.loads(edition_json(edition.relations))
    compared = 0
    for article in told["articles"]:
        found = books(edition, article["id"])
        for block in article["blocks"]:
            for language, text in block["text"].items():
                assert found[language].text("text.xhtml", block["id"]) == text
                if "parallel" in found:
                    assert found["parallel"].text("text.xhtml", f"{block['id']}_{language}") == text
                compared += 1
        for language, book in found.items():
            blocks = book.documents["text.xhtml"].xpath("//*[contains(concat(' ', @class, ' '), ' block ')]")
            wanted = [tag for b in article["blocks"] for tag in b["text"] if language in (tag, "parallel")]
            assert len(blocks) == len(wanted)
    assert compared > 2


def test_the_edition_has_every_article_and_every_text(edition: Publication) -> None:
    told = json.loads(edition_json(edition.relations))
    for path, data in edition_books(edition):
        book, kind = opened(data), path.split(".")[-2]
        for article in told["articles"]:
            for block in article["blocks"]:
                for language, text in block["text"].items():
                    place = f"{block['id']}_{language}" if kind == "parallel" else block["id"]
                    if kind in (language, "parallel"):
                        assert book.text(f"article-{article['id']}.xhtml", place) == text


def test_quotes_actors_and_events_are_all_there(edition: Publication) -> None:
    told = json.loads(edition_json(edition.relations))
    for article in told["articles"]:
        quotes = [q for q in told["quotes"] if q["article"] == article["id"]]
        speakers = {q["speaker"] for q in quotes}
        named = {a["id"] for a in told["actors"] if any(m["article"] == article["id"] for m in a["mentions"])}
        for language, book in books(edition, article["id"]).items():
            ids = set(book.documents["about.xhtml"].xpath("//@id"))
            said = {f"{article['id']}/{i.removeprefix('said_')}" for i in ids if i.startswith("said_")}
            assert said == set(article.get("quotes", ()))
            assert {i.removeprefix("actor_") for i in ids if i.startswith("actor_")} == speakers | named
            sayings = book.documents["about.xhtml"].xpath("//*[@class='words']")
            shown = [tag for q in quotes for tag in q.get("text", {}) if language in (tag, "parallel")]
            assert len(sayings) >= len(shown)


def test_a_quotation_names_speaker_date_and_evidence() -> None:
    about = books(published("first", Path()), ARTICLE)["en"].documents["about.xhtml"]
    line = "".join(about.xpath("//*[@id='said_mfa-inaccurate-answer']//text()"))
    assert "Iraqi Foreign Ministry" in line
    assert "15 August 2024" in line
    assert "verbatim, characters" in line


def test_notes_pop_up(hostile: Publication) -> None:
    for book in books(hostile, "visit").values():
        text = book.documents["text.xhtml"]
        calls = [a for a in text.iter(XHTML + "a") if a.get(OPS + "type") == "noteref"]
        notes = {a.get("id"): a for a in text.iter(XHTML + "aside")}
        assert {call.get("href").removeprefix("#") for call in calls} == set(notes)
        assert all(
            a.get(OPS + "type") == "footnote" and a.get("role") == "doc-footnote" for a in notes.values()
        )
        assert all(call.get("role") == "doc-noteref" for call in calls)


def test_nothing_unknown_is_said(tmp_path: Path) -> None:
    found = books(published("homeless", tmp_path), "edition")["en"]
    assert found.said("source") == found.said("date") == []
    facts = "".join(found.documents["about.xhtml"].xpath("//*[@id='provenance_']//text()"))
    assert "Outlet" not in facts
    assert "Author" not in facts
    assert "undated" in facts


# ---------------------------------------------------------------- where they lead


def test_ids_are_unique_and_links_lead_somewhere(edition: Publication) -> None:
    made = [b for a in edition.edition.articles for _, b in article_books(edition, a)]
    for book in map(opened, [*made, *(b for _, b in edition_books(edition))]):
        documents = book.documents
        ids = {name: Counter(tree.xpath("//@id")) for name, tree in documents.items()}
        assert all(n == 1 for found in ids.values() for n in found.values())
        for name, tree in documents.items():
            for href in tree.xpath("//@href | //@src"):
                if ":" in href:
                    assert href.startswith(("https://", "http://", "mailto:"))
                    continue
                file, _, place = href.partition("#")
                assert file in ("", *book.files)
                assert not place or place in ids[file or name]


def test_a_name_leads_to_the_list_in_the_book(small: Publication) -> None:
    text = books(small, "visit")["en"].documents["text.xhtml"]
    assert text.xpath("//*[@class='tq-actor']/@href")[:2] == [
        "about.xhtml#actor_hana",
        "about.xhtml#actor_town",
    ]


def test_what_is_not_in_the_book_is_on_the_site_or_no_link(tmp_path: Path) -> None:
    hostile, homeless = published("hostile", tmp_path / "1"), published("homeless", tmp_path / "2")

    def links(publication: Publication) -> list[str]:
        return books(publication, "visit")["ar"].documents["text.xhtml"].xpath("//*[@id='p2']//@href")

    assert f"{exported.ADDRESS}ar/articles/edition/" in links(hostile)
    assert not [href for href in links(homeless) if "edition" in href]


def test_a_block_that_a_language_lacks_is_no_place_in_its_book(hostile: Publication) -> None:
    found = books(hostile, "visit")["en"].documents["text.xhtml"].xpath("//*[@id='p2']//@href")
    assert "text.xhtml#p1" in found
    assert not [href for href in found if href.endswith("#only")]


def test_an_address_has_nothing_that_is_forbidden() -> None:
    assert address("https://e.org/?a=1&b=<2>|%zz%20é#x#y") == "https://e.org/?a=1&b=%3C2%3E%7C%25zz%20é#x%23y"
    assert address("mailto:a@b.example") == "mailto:a@b.example"


# ---------------------------------------------------------------- packages


def test_directions(small: Publication) -> None:
    found = books(small, "visit")
    for kind, way, languages in (
        ("ar", "rtl", ["ar"]),
        ("en", "ltr", ["en"]),
        ("parallel", "rtl", ["ar", "en"]),
    ):
        book = found[kind]
        assert book.package.find(OPF + "spine").get("page-progression-direction") == way
        assert book.said("language") == languages
        roots = {(tree.get("lang"), tree.get("dir")) for tree in book.documents.values()}
        assert roots == {(languages[0], way)}
    sides = found["parallel"].documents["text.xhtml"].xpath("//*[@id='p1']/*")
    assert [(side.get("lang"), side.get("dir")) for side in sides] == [("ar", "rtl"), ("en", "ltr")]


def test_three_languages(tmp_path: Path) -> None:
    found = books(published("three", tmp_path), "visit")
    assert list(found) == ["ar", "en", "ckb", "parallel"]
    assert found["ckb"].documents["text.xhtml"].get("dir") == "rtl"
    assert len(found["parallel"].documents["text.xhtml"].xpath("//*[@id='p2']/*")) == 3


def test_what_the_package_says(hostile: Publication) -> None:
    book = books(hostile, "visit")["en"]
    assert book.said("identifier") == [f"{exported.ADDRESS}data/epub/visit.en.epub"]
    assert book.said("title") == ['=SUM(A1) <b> & "quotes" ]]> 𝔊']
    assert book.said("creator") == ["An & author"]
    assert book.said("contributor") == ["T. & <R>", "An 'editor' <x>", "=Plain name"]
    assert book.said("publisher") == ["Müller & <Sons>"]
    assert book.said("dcterms:modified") == ["2021-05-01T00:00:00Z"]
    assert book.said("schema:accessModeSufficient") == ["textual"]
    assert book.said("schema:accessibilityHazard") == ["none"]
    assert "table of contents" in book.said("schema:accessibilitySummary")[0]
    assert not book.said("dcterms:conformsTo")


@pytest.mark.parametrize(
    ("dates", "moment"),
    [
        (["2024-08-16", "2026-11-23"], "2026-11-23T00:00:00Z"),
        (["2024", "2023-12"], "2024-01-01T00:00:00Z"),
        (["../2020-05"], "2020-05-31T00:00:00Z"),
        (["XXXX"], NEVER),
        (["-0500", "Y17E8"], NEVER),
        ([], NEVER),
    ],
)
def test_when_a_book_was_changed_follows_from_its_dates(dates: list[str], moment: str) -> None:
    known = [date for date in map(parse, dates) if isinstance(date, EdtfDate)]
    assert len(known) == len(dates)
    assert modified([None, *known]) == moment


def test_an_article_may_have_the_name_of_the_edition(hostile: Publication) -> None:
    whole = {path for path, _ in edition_books(hostile)}
    assert not whole & {path for path, _ in article_books(hostile, "edition")}


def test_pictures_are_told_by_their_bytes() -> None:
    guide = exported.published(REPOSITORY / "templates/guide").edition.articles["first"]
    names, files = pictures(
        replace_pictures(guide, ("a.png", b"\xff\xd8\xff\xe0"), ("b.avif", b"\0\0\0 ftypavif"))
    )
    assert names == {"a.png": "images/first-1.jpg"}
    assert list(files) == ["images/first-1.jpg"]


def replace_pictures(article: object, *found: tuple[str, bytes]) -> object:
    from msgspec.structs import replace as changed

    return changed(article, pictures=tuple(Picture(name, data) for name, data in found))  # type: ignore[type-var]


# ---------------------------------------------------------------- faces


def test_without_faces_there_are_neither_faces_nor_cover(small: Publication) -> None:
    bare = books(replace(small, faces={}), "visit")["ar"]
    assert not [name for name in bare.files if name.startswith(("fonts/", "cover"))]
    assert b"@font-face" not in bare.files["style.css"]
    assert {"fonts/noto-naskh-arabic-400.ttf", "cover.svg", "cover.xhtml"} <= set(
        books(small, "visit")["ar"].files
    )


@pytest.mark.parametrize("text", ["بُشْرَى لِلْعَالَمِينَ", "لا إله الله", "هەنا سەردانی شارۆچکەی", "fi ffi AVATAR"])
def test_parts_of_faces_shape_as_the_whole(text: str) -> None:
    parts = embedded(epubs.FACES, [f"<p>{text}</p>"])
    name = "source-serif-4-400" if text.isascii() else "noto-naskh-arabic-400"

    def shaped(data: bytes) -> list[tuple[int, ...]]:
        font, buffer = uharfbuzz.Font(uharfbuzz.Face(data)), uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        assert all(info.codepoint for info in buffer.glyph_infos)
        return [
            (info.cluster, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    part = parts[f"{name}.ttf"]
    assert shaped(part) == shaped(epubs.FACES[name])
    assert len(part) < len(epubs.FACES[name]) / 3


def test_the_faces_have_every_letter_of_every_book() -> None:
    """Books of several languages have no letter that the others of the article do not have."""
    publication = published("first", Path())
    made = books(publication, ARTICLE)
    whole = {
        chr(c) for n in epubs.FACES if n.endswith("-400") for c in uharfbuzz.Face(epubs.FACES[n]).unicodes
    }
    for book in made.values():
        fonts = [data for name, data in book.files.items() if name.endswith(".ttf")]
        letters = {chr(c) for data in fonts for c in uharfbuzz.Face(data).unicodes}
        used = {c for tree in book.documents.values() for c in "".join(tree.xpath("//body//text()"))}
        used |= {c for tree in book.documents.values() for c in "".join(tree.itertext())}
        assert {c for c in used & whole if not c.isspace()} <= letters


def test_stress_brings_the_italic_face(hostile: Publication) -> None:
    italic = uharfbuzz.Face(books(hostile, "visit")["en"].files["fonts/source-serif-4-400-italic.ttf"])
    assert set(map(ord, "Haslanted")) <= set(italic.unicodes)
    assert ord("z") not in italic.unicodes


# ---------------------------------------------------------------- the container, order, cost


def test_the_container(small: Publication) -> None:
    for _, book in article_books(small, "visit"):
        assert book[30:38] == b"mimetype"
        assert book[38:58] == MIMETYPE
        with zipfile.ZipFile(io.BytesIO(book)) as whole:
            entries = whole.infolist()
        assert {(e.compress_type, e.date_time, e.extra) for e in entries} == {(0, (1980, 1, 1, 0, 0, 0), b"")}
        assert [e.filename for e in entries[2:]] == sorted(e.filename for e in entries[2:])


def test_books_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    one, other = published("hostile", tmp_path / "1"), published("hostile", tmp_path / "2")
    first = dict(article_books(one, "visit")) | dict(edition_books(one))
    again = (
        dict(edition_books(other))
        | dict(article_books(other, "edition"))
        | dict(article_books(other, "visit"))
    )
    assert first == {path: again[path] for path in first}


def test_an_articles_books_hang_on_what_they_name_alone(hostile: Publication) -> None:
    with hostile.relations.answers.ledger.opened() as facts:
        list(article_books(hostile, "edition"))
    assert facts == {"article edition", "told-in edition"}
    with hostile.relations.answers.ledger.opened() as facts:
        list(article_books(hostile, "visit"))
    kinds = {fact.partition(" ")[0] for fact in facts}
    assert kinds <= {"article", "actor", "term", "event", "told-in", "block", "sheet"}, facts


def test_volumes_by_year_and_month() -> None:
    guide = exported.published(REPOSITORY / "templates/guide")
    assert [share.name for share in volumes(guide)] == ["edition"]
    shares = volumes(guide, 1)
    assert [share.articles for share in shares] == [("earlier",), ("first",), ("later",)]
    assert len({share.name for share in shares}) == 3
    made = dict(edition_books(guide, 1))
    assert len(made) == 9
    book = opened(made[f"data/epub/{shares[0].name}.en.epub"])
    assert book.said("title")[0].startswith("An edition for show: ")
    assert "article-first.xhtml" not in book.files


def test_articles_stand_oldest_first(tmp_path: Path) -> None:
    guide = exported.published(REPOSITORY / "templates/guide")
    nav = opened(dict(edition_books(guide))["data/epub/edition.en.epub"]).documents["nav.xhtml"]
    hrefs = nav.xpath("//*[@id='toc_']/*/*/*/@href")
    assert hrefs[:3] == ["article-earlier.xhtml", "article-first.xhtml", "article-later.xhtml"]


def test_only_a_small_edition_has_its_own_books_on_the_site(
    hostile: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert EPUB.few
    assert {path for path, _ in EPUB.few(hostile)} == {path for path, _ in edition_books(hostile)} != set()
    monkeypatch.setattr(epub, "SMALL", len(hostile.edition.articles) - 1)
    assert list(EPUB.few(hostile)) == []
