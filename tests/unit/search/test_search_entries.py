"""Entries: what can be found in a small edition, where, and what it can be narrowed by."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq.dates import EdtfDate, parse
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import relate
from tahqiq.search import Entry, entries_of, sets
from tahqiq.search.order import FIRST, LAST, by_date, by_name


def found_in(folder: Path) -> dict[str, Entry]:
    """All entries of the edition whose content lies in a folder, by address."""
    relations = relate(build(read_edition(folder)))
    return {entry.url: entry for name in sets(relations) for entry in entries_of(relations, name)}


@pytest.fixture
def found(tmp_path: Path) -> dict[str, Entry]:
    return found_in(editions.write(tmp_path, editions.base()) / "content")


def test_every_thing_stands_in_every_language_and_an_article_with_its_quotes(found: dict[str, Entry]) -> None:
    sets_of_urls = [
        (("articles/visit/", "article"), ("articles/visit/#q-hope", "quote")),
        (("actors/council/", "actor"),),
        (("actors/hana/", "actor"),),
        (("actors/town/", "actor"),),
        (("timeline/#e-session", "event"),),
        (("glossary/#t-truce", "term"),),
    ]
    expected = [
        (f"{language}/{url}", kind)
        for some in sets_of_urls
        for language in ("ar", "en")
        for url, kind in some
    ]
    assert [(entry.url, entry.kind) for entry in found.values()] == expected


def test_an_article_is_found_by_its_text_and_narrowed_by_who_is_in_it(found: dict[str, Entry]) -> None:
    assert found["en/articles/visit/"] == Entry(
        url="en/articles/visit/",
        language="en",
        kind="article",
        title="A visit to the town",
        content="Hana visited the town yesterday.\nShe said that she hopes the truce will last.",
        actors=("hana", "town"),
        speakers=("hana",),
        years=(2020,),
        order=found["en/articles/visit/"].order,
    )


def test_a_summary_and_notes_are_part_of_an_article(tmp_path: Path) -> None:
    article = (tmp_path / "content/articles/visit/article.yml", "summary: {ar: موجز, en: In short}\n")
    editions.write(tmp_path, editions.base())
    article[0].write_text(article[0].read_text(encoding="utf-8") + article[1], encoding="utf-8")
    text = tmp_path / "content/articles/visit/en.md"
    text.write_text(
        text.read_text(encoding="utf-8").replace("last}", "last}").rstrip("\n") + "[^1]\n\n[^1]: A note.\n",
        encoding="utf-8",
    )
    lines = found_in(tmp_path / "content")["en/articles/visit/"].content.split("\n")
    assert lines[0] == "In short"
    assert lines[-1] == "A note."


def test_an_actor_is_found_by_every_name_in_every_language(found: dict[str, Entry]) -> None:
    hana = found["ar/actors/hana/"]
    assert hana.title == "هناء"
    assert hana.content == "عضو · المجلس البلدي"
    assert found["en/actors/hana/"].content == "member · The town council"
    assert hana.names == (("ar", "هناء"), ("en", "Hana"), ("en", "Hanaa"))
    assert (hana.actors, hana.sort) == (("hana",), "person")


def test_a_quote_is_found_by_its_words_and_its_speaker(found: dict[str, Entry]) -> None:
    quote = found["ar/articles/visit/#q-hope"]
    assert (quote.title, quote.content) == ("هناء", "تأمل أن تدوم الهدنة")
    assert (quote.actors, quote.speakers, quote.years) == (("hana",), ("hana",), (2020,))


def test_an_event_is_found_by_its_date_in_words_and_as_stated(found: dict[str, Entry]) -> None:
    event = found["en/timeline/#e-session"]
    assert event.title == "The council’s session"
    assert event.content == "1 January 2020 – أمس – Hana · The town council · The town"
    assert (event.actors, event.years) == (("hana", "council", "town"), (2020,))


def test_a_term_is_found_by_its_names_and_its_definition(found: dict[str, Entry]) -> None:
    term = found["en/glossary/#t-truce"]
    assert (term.title, term.content) == ("truce", "A halt to fighting.")
    assert (term.names, term.filters()) == ((("ar", "هدنة"), ("en", "truce")), ["every:"])


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2019-12-31/2021-01-01", (2019, 2020, 2021)),
        ("202X", tuple(range(2020, 2030))),
        ("../2020", (2020,)),
        ("1000/2000", (1000, 2000)),
        ("XXXX", ()),
    ],
)
def test_a_date_lies_in_all_years_that_it_may_mean(tmp_path: Path, date: str, years: tuple[int, ...]) -> None:
    session = editions.base().replace("date: 2020-01-01\nstated", f'date: "{date}"\nstated')
    found = found_in(editions.write(tmp_path, session) / "content")
    assert found["ar/timeline/#e-session"].years == years


def test_filters_are_sorted_and_hold_each_value_once() -> None:
    entry = Entry("x", "ar", "quote", "t", "c", actors=("b", "a", "b"), speakers=("b",), years=(2021, 2020))
    of_year = [f"{who}/{year}" for who in ("actor:a", "actor:b", "speaker:b") for year in (2020, 2021)]
    assert entry.filters() == [
        *("every:", "actor:a", "actor:b", "speaker:b", "year:2020", "year:2021"),
        *of_year,
    ]


def test_what_is_listed_comes_by_date_or_by_name() -> None:
    dates = ["XXXX", "-0044-03-15", "1999", "2020-01-01", "2020-01-02/..", "2020-02", "2021~"]
    orders = [by_date(date) for date in map(parse, dates) if isinstance(date, EdtfDate)]
    assert orders[:2] == [LAST, LAST]
    assert orders[2:] == sorted({*orders[2:]}) and len(orders) == len(dates)
    for language, names in (("ar", ["إبراهيم", "الباز", "زيد", "ياسر"]), ("en", ["Aleppo", "Ali", "Zurich"])):
        orders = [by_name(name, language) for name in names]
        assert orders == sorted(orders, reverse=True)
        assert all(LAST <= order <= FIRST for order in orders)
    assert by_name("…", "ar") <= FIRST and by_name("a", "ar") >= LAST
