"""No export is forgotten: each is read back by a test and compared with edition.json, and has a place on the page."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

import exported
from harness import REPOSITORY
from tahqiq.export import ALWAYS, Format, all_formats
from tahqiq.export.soundness import naming, prove
from tahqiq.faults import ExportFailed
from tahqiq.read.words import read_words
from tahqiq.render.publication import Publication
from tahqiq.render.views import data_page

HERE = Path(__file__).parent
READ_BACK = {
    "edition.json": ("../model/test_relations.py", "test_edition_json_agrees_with_the_content"),
    "csv": ("test_tables.py", "test_edition_json_comes_out_of_the_tables"),
    "tei": ("test_tei.py", "test_texts_are_those_of_the_edition"),
    "json-ld": ("test_json_ld.py", "test_it_says_what_the_edition_says"),
    "annotations": ("test_annotations.py", "test_mentions_are_those_of_edition_json"),
    "graphml": ("test_graphml.py", "test_edges_are_the_ties"),
    "citations": ("test_citations.py", "test_everything_is_there_once_with_its_address"),
    "feeds": ("test_feeds.py", "test_openings_are_whole_blocks_of_edition_json"),
    "epub": ("test_epub.py", "test_every_text_is_read_back_from_each_of_its_books"),
}


@pytest.fixture(scope="module")
def publication() -> Publication:
    return exported.first_edition()


def test_each_is_read_back() -> None:
    assert {format.name for format in all_formats()} == {*READ_BACK}
    for file, test in READ_BACK.values():
        assert re.search(rf"^def {test}\(", (HERE / file).read_text("utf-8"), re.M), f"{file}: {test}"


def test_the_data_page_has_a_place_for_every_file(publication: Publication) -> None:
    assert [format.name for format in all_formats()] == [ALWAYS, *data_page.FORMATS]
    for format in all_formats()[1:]:
        whole = {whole.path for whole in format.wholes}
        few = {path for path, _ in format.few(publication)} if format.few else set()
        lies = data_page.FORMATS[format.name]
        assert {
            p for p in whole | few if not any(data_page.lies_at(p, place) for place in lies.edition)
        } == set()
        each = {path for name in publication.edition.articles for path, _ in _each(format, publication, name)}
        expected = {
            place.replace(data_page.ARTICLE, name).replace(data_page.LANGUAGE, language)
            for name in publication.edition.articles
            for language in publication.edition.languages
            for place in lies.each
        }
        assert each == expected


def _each(format: Format, publication: Publication, name: str) -> list[tuple[str, bytes]]:
    return list(format.each(publication, name)) if format.each else []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_is_explained(language: str) -> None:
    tables, _ = read_words((REPOSITORY / "templates/words",))
    for format in all_formats()[1:]:
        for key in ("title", "about", "load"):
            assert tables[language].get(f"exports-{format.name}.{key}"), f"{format.name}.{key}"


def test_files_are_sound(publication: Publication) -> None:
    for format in all_formats():
        for path, data in exported.files(format, publication).items():
            prove(path, data)


@pytest.mark.parametrize(
    ("path", "data"),
    [("a.xml", b"<a>"), ("a.graphml", b"<a>&b;</a>"), ("a.json", b"{"), ("a.jsonld", b"[1,]")],
)
def test_a_file_that_nobody_can_read(path: str, data: bytes) -> None:
    with pytest.raises(ExportFailed, match=re.escape(path)):
        prove(path, data)


def test_what_fails_is_named() -> None:
    with (
        pytest.raises(ExportFailed, match="odd of visit cannot be made: ValueError: no such thing"),
        naming("odd of visit"),
    ):
        raise ValueError("no such thing")


@pytest.mark.parametrize("error", [OSError("full"), sqlite3.DatabaseError("malformed")])
def test_disks_and_damaged_tables_are_no_fault_of_an_export(error: Exception) -> None:
    with pytest.raises(type(error), match=str(error)), naming("odd of visit"):
        raise error
