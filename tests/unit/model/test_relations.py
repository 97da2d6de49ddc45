"""Model and relations: words, mentions and positions agree; every order is fixed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import editions
from tahqiq.export.edition_json import edition_json
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import Relations, relate


@pytest.fixture
def relations(tmp_path: Path) -> Relations:
    return relate(build(read_edition(editions.write(tmp_path, editions.base()) / "content")))


def test_mentions_are_where_the_words_are(relations: Relations) -> None:
    article = relations.edition.articles["visit"]
    named = []
    for mention in relations.mentions:
        text = article.text(mention.language)
        assert text is not None
        block = next(b for b in text.blocks if b.id == mention.block)
        named.append(
            (mention.language, mention.target, block.plain[mention.start : mention.end], mention.quote)
        )
    assert named == [
        ("ar", "hana", "هناء", ""),
        ("ar", "town", "البلدة", ""),
        ("ar", "2020-01-01", "أمس", ""),
        ("ar", "truce", "الهدنة", "hope"),
        ("en", "hana", "Hana", ""),
        ("en", "town", "the town", ""),
        ("en", "2020-01-01", "yesterday", ""),
        ("en", "truce", "truce", "hope"),
    ]


def test_quotes_have_their_words_in_each_language(relations: Relations) -> None:
    (quote,) = relations.spoken_by("hana")
    assert quote.words("ar") == "تأمل أن تدوم الهدنة"
    assert quote.words("en") == "hopes the truce will last"
    assert quote.when.date.text == "2020-01-02"
    assert relations.quotes_about("truce") == (quote,)


def test_companions_count_blocks_once_for_all_languages(relations: Relations) -> None:
    assert [(c.actor, c.blocks) for c in relations.companions_of("hana")] == [("town", 1)]


def test_events_by_actor_place_and_article(relations: Relations) -> None:
    for events in (
        relations.events_of_actor("council"),
        relations.events_of_actor("town"),
        relations.events_of_article("visit"),
    ):
        assert [e.id for e in events] == ["session"]


SECOND = """\
-- content/articles/later/article.yml --
title: {ar: لاحق, en: Later}
source: {language: ar, published: 2021, inferred: {ar: من السياق., en: So.}, rights: open}
texts:
  ar: {kind: original}
  en: {kind: translation, of: ar}
quotes:
  fear: {speaker: hana, mode: direct, date: 2021-05-01}
-- content/articles/later/ar.md --
{#p1}
[المجلس]{actor=council} و[هناء]{actor=hana}: [“نخشى [البلدة]{actor=town}”]{quote=fear}، و[المجلس]{actor=council} صامت.

{#p2}
[المجلس]{actor=council} و[هناء]{actor=hana}.
-- content/articles/later/en.md --
{#p1}
[The council]{actor=council} and [Hana]{actor=hana}: [“We fear [the town]{actor=town}”]{quote=fear}; no word.

{#p2}
[The council]{actor=council} and [Hana]{actor=hana}.
"""


@pytest.fixture
def two(tmp_path: Path) -> Relations:
    """An edition of two articles."""
    folder = editions.write(tmp_path, editions.base(), SECOND)
    return relate(build(read_edition(folder / "content")))


def test_the_words_of_a_quote_stand_without_the_marks_around_them(two: Relations) -> None:
    quote = two.quotes[0]
    assert quote.words("ar") == "نخشى البلدة"
    for passage in quote.passages:
        text = two.edition.articles["later"].text(passage.language)
        assert text is not None
        assert text.blocks[0].plain[passage.start : passage.end] == passage.text


def test_a_mention_after_a_quote_is_not_in_it(two: Relations) -> None:
    said = [
        (m.target, m.quote) for m in two.mentions if (m.article, m.block, m.language) == ("later", "p1", "ar")
    ]
    assert said == [("council", ""), ("hana", ""), ("town", "fear"), ("council", "")]


def test_the_closest_companions_come_first(two: Relations) -> None:
    assert [(c.actor, c.blocks) for c in two.companions_of("hana")] == [("council", 2), ("town", 2)]
    assert [(c.actor, c.blocks) for c in two.companions_of("town")] == [("hana", 2), ("council", 1)]


def test_newest_first(two: Relations) -> None:
    assert [q.id for q in two.quotes] == ["fear", "hope"]
    assert [a.id for a in two.articles] == ["later", "visit"]


def test_members(relations: Relations) -> None:
    assert [m.actor for m in relations.members_of("council")] == ["hana"]


def test_edition_json_agrees_with_the_content(relations: Relations) -> None:
    data = msgspec.json.decode(edition_json(relations))
    blocks = {
        (a["id"], b["id"], lang): text
        for a in data["articles"]
        for b in a["blocks"]
        for lang, text in b["text"].items()
    }
    hana = next(a for a in data["actors"] if a["id"] == "hana")
    said = [blocks[m["article"], m["block"], m["language"]][m["start"] : m["end"]] for m in hana["mentions"]]
    assert said == ["هناء", "Hana"]
    (quote,) = data["quotes"]
    assert quote["id"] == "visit/hope"
    for span in quote["spans"]:
        words = blocks[quote["article"], span["block"], span["language"]][span["start"] : span["end"]]
        assert words == quote["text"][span["language"]]
    (event,) = data["events"]
    assert (event["earliest"], event["latest"], event["stated"]) == (
        "2020-01-01",
        "2020-01-01",
        {"ar": "أمس"},
    )


def test_the_latest_speeches_are_found_without_going_through_all_quotes(relations: Relations) -> None:
    """Where none is verified, each renewal would look at every quote of the edition, four times."""
    asked: list[str] = []
    database = relations.answers.database
    database.set_trace_callback(asked.append)
    relations.latest_speeches(3)
    database.set_trace_callback(None)
    assert len(asked) == 2
    for query in asked:
        (plan,) = database.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
        assert plan[3] == "SCAN quote USING INDEX quote_verified"


def test_where_all_of_an_actor_is_filed_is_told_by_indexes(relations: Relations) -> None:
    """To look at thousands of rows for it took longer than to make the page."""
    asked: list[str] = []
    database = relations.answers.database
    database.set_trace_callback(asked.append)
    relations.quote_dates("hana")
    relations.places_naming("actor", "hana")
    relations.count_naming("actor", "hana")
    database.set_trace_callback(None)
    plans = [row[3] for query in asked for row in database.execute(f"EXPLAIN QUERY PLAN {query}")]
    looked_up = [plan for plan in plans if "INDEX quote_" in plan or "INDEX mention_" in plan]
    assert len(looked_up) == 4
    assert all("COVERING INDEX" in plan for plan in looked_up), plans
