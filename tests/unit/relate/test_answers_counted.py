"""Every question to the tables has the answer that one comes to by going through the whole edition by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

import pytest

import books
from counted import Counted
from odd_edits import WHOLE
from random_edits import ORDINARY, book
from tahqiq.languages.collation import collation_key
from tahqiq.model import Edition, build
from tahqiq.read import read_edition
from tahqiq.relate import Filing, Mention, Relations, Sheet, Tie, head_of, relate
from tahqiq.relate import places as divided
from tahqiq.relate.undone import ANY, OF_ARTICLES, OF_THINGS, PLACES, Extent
from tahqiq.schema.vocabulary import ACTOR_KINDS

SEEDS = range(8)
LIMIT = 4
LIMITS = (-1, 1, 3)
Both = tuple[Relations, Counted]


@pytest.fixture(scope="module", params=SEEDS)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """A made-up edition, related and to be counted; its indexes are divided as those of large editions are."""
    folder, random = tmp_path_factory.mktemp("edition"), Random(request.param)
    made = book(random, 7, 8, 7, 6, 16, 3)
    for _ in range(25):
        random.choice([*ORDINARY.values(), WHOLE["change_former"]])(made, random)
    for n, language in enumerate(books.LANGUAGES):
        # Its title is also the name of others.
        title = books.both("A1")[language]
        made.others[f"content/pages/about/{language}.md"] = f"# {title}\n\n{{#p1}}\nText {n}.\n".encode()
    books.write(folder, {**books.settings(), **made.files()})
    edition = build(read_edition(folder / "content"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(divided, "LIMIT", LIMIT)
        yield relate(edition), Counted(edition)


def things(edition: Edition) -> Iterator[tuple[str, str]]:
    for kind in ("actor", "event", "term"):
        yield from ((kind, name) for name in getattr(edition, f"{kind}s"))


def test_articles(both: Both) -> None:
    asked, counted = both
    order = counted.newest()
    assert [a.id for a in asked.articles] == list(order)
    assert list(asked.edition.articles) == sorted(order)
    assert asked.newest_first(sorted(order)) == list(order)
    for limit in LIMITS:
        assert asked.newest(limit) == counted.newest(limit)
    for name, article in counted.of.items():
        assert asked.edition.articles[name] == article
        assert asked.heads[name] == head_of(article)
        assert asked.beside(name) == counted.beside(name)
        assert asked.block_order(name) == counted.block_order(name)
        for block in counted.block_order(name):
            assert asked.block(name, block) == counted.block(name, block)
        assert asked.block(name, "none-such") == {}


def test_heads(both: Both) -> None:
    _, counted = both
    for article in counted.of.values():
        head, quotes = head_of(article), [q.mode for q in article.quotes]
        assert (head.id, head.title, head.summary) == (article.id, article.title, article.summary)
        assert (head.published, head.language) == (article.source.published, article.source.language)
        assert (head.quotes, head.verbatim) == (len(quotes), len(quotes) - quotes.count("indirect"))
        assert head.verified == sum(q.mode != "indirect" and bool(q.evidence) for q in article.quotes)


def test_corrections(both: Both) -> None:
    asked, counted = both
    assert asked.count_corrections() == counted.count_corrections()
    for limit in LIMITS:
        assert asked.latest_corrections(limit) == counted.latest_corrections(limit)


def test_names_and_titles(both: Both) -> None:
    asked, counted = both
    for kind in ("actor", "article", "event"):
        assert asked.former(kind) == counted.former(kind)
    for letter in "ABCDEM":
        for n in range(6):
            for language, text in books.both(f"{letter}{n}").items():
                assert asked.shared(language, text) == counted.shared(language, text), text
    assert asked.shared("en", books.both("A1")["ar"]) is False


def test_mentions(both: Both) -> None:
    asked, counted = both
    assert asked.mentions == tuple(counted.mentions())
    for kind, name in (*things(counted.edition), ("date", "2020-01-02"), ("actor", "nobody")):
        found = counted.mentions_of(kind, name)
        assert asked.mentions_of(kind, name) == found
        assert asked.places_naming(kind, name) == counted.places_naming(kind, name)
        assert asked.count_naming(kind, name) == counted.count_naming(kind, name)
        assert asked.articles_naming(kind, name) == counted.articles_naming(kind, name)
        for language in (*counted.edition.languages, "fr"):
            assert asked.times_named(kind, name, language) == counted.times_named(kind, name, language)
        for article in counted.of:
            assert asked.mentions_in(article, kind, name) == counted.mentions_in(article, kind, name)


def test_a_mention_is_where_the_plain_text_has_its_words(both: Both) -> None:
    asked, counted = both
    for mention in asked.mentions:
        words = counted.block(mention.article, mention.block)[mention.language][mention.start : mention.end]
        assert words == f"{books.WORDS[mention.language]} {mention.target}"


def test_who_is_named_most(both: Both) -> None:
    asked, counted = both
    assert asked.actors_by_weight() == counted.actors_by_weight()
    for language in counted.edition.languages:
        for without in ((), ("person",), ("place", "country")):
            for limit in (1, 3, 50):
                assert asked.most_named(language, without, limit) == counted.most_named(
                    language, without, limit
                )


def test_quotes(both: Both) -> None:
    asked, counted = both
    every = counted.quotes()
    assert asked.quotes == every
    assert asked.quoting() == counted.quoting()
    assert asked.count_quotes() == len(every)
    assert asked.first_speaker() == next((q.speaker for q in every), "")
    assert asked.count_verified() == counted.count_verified()
    for quote in every:
        assert asked.quote(quote.key) == quote
    for article in counted.of.values():
        assert asked.quotes_in(article.id) == article.quotes
    for limit in (1, 2, 50):
        assert asked.latest_speeches(limit) == counted.latest_speeches(limit)
    for _, name in things(counted.edition):
        assert asked.quote_dates(name) == counted.quote_dates(name)
        assert asked.count_spoken(name) == len(counted.spoken_by(name))
        for limit in LIMITS:
            assert asked.spoken_by(name, limit) == counted.spoken_by(name, limit)
            assert asked.quotes_about(name, limit) == counted.quotes_about(name, limit)


def test_events(both: Both) -> None:
    asked, counted = both
    assert asked.timeline == counted.timeline()
    assert asked.event_order() == counted.event_order()
    for limit in (1, 3, 50):
        assert asked.latest_events(limit) == counted.timeline()[::-1][:limit]
    for actor in counted.edition.actors:
        assert asked.count_events(actor) == len(counted.events_of_actor(actor))
        for limit in LIMITS:
            assert asked.events_of_actor(actor, limit) == counted.events_of_actor(actor, limit)
    for event in counted.edition.events:
        assert asked.telling(event) == counted.telling(event)
    for article in counted.of:
        assert asked.events_of_article(article) == counted.events_of_article(article)


def test_the_network(both: Both) -> None:
    asked, counted = both
    every = counted.ties()
    assert asked.ties == asked.network.ties() == every
    assert asked.network.ties(3) == every[:3]
    assert asked.network.count() == len(every)
    assert asked.network.ranked() == counted.ranked()
    for some in (sorted(counted.edition.actors)[:4], counted.ranked()[:5]):
        among = tuple(tie for tie in every if tie.one in some and tie.other in some)
        assert asked.network.among(some, 50) == among
        assert asked.network.among(some, 2) == among[:2]
    for actor in counted.edition.actors:
        own = counted.ties_of(actor)
        assert asked.network.count_of(actor) == len(own)
        assert asked.network.earlier(actor) == tuple(
            sorted((tie for tie in own if tie.other == actor), key=lambda tie: tie.one)
        )


def test_company(both: Both) -> None:
    asked, counted = both
    for actor in counted.edition.actors:
        assert asked.members_of(actor) == counted.members_of(actor)
        for limit in LIMITS:
            assert asked.companions_of(actor, limit) == counted.companions_of(actor, limit)
        for companion in asked.companions_of(actor):
            (back,) = (c for c in asked.companions_of(companion.actor) if c.actor == actor)
            assert back.blocks == companion.blocks


def test_what_is_undone(both: Both) -> None:
    asked, counted = both
    found = counted.undone()
    for kind in (*OF_ARTICLES, *OF_THINGS):
        every = found.get(kind, [])
        times = [max(len(spots), kind in OF_THINGS) for _, spots in every]
        assert asked.undone(kind) == Extent(sum(times), len(every)), kind
        told = [(one.id, one.times, list(one.places)) for one in asked.lacking(kind, 50)]
        assert told == [(name, n, spots[:PLACES]) for (name, spots), n in zip(every, times, strict=True)], (
            kind
        )
        assert asked.lacking(kind, 2) == asked.lacking(kind, 50)[:2]
    of_articles = [name for kind in OF_ARTICLES for name, spots in found.get(kind, []) for _ in spots]
    assert asked.undone(ANY) == Extent(len(of_articles), len({*of_articles}))
    assert [(one.id, one.times, one.places) for one in asked.lacking(ANY, 50)] == [
        (name, of_articles.count(name), ()) for name in counted.newest() if name in of_articles
    ]


# ---------------------------------------------------------------- indexes


def sound(index: Filing, order: Iterable[str]) -> None:
    """An index has every thing once and in order, no page is too long, and each page knows what is under it."""
    sheets = dict(index.sheets.items())
    assert next(iter(sheets)) == ""
    assert len(index.sheets) == len(sheets) == len(list(index.sheets))
    assert index.divided == (len(sheets) > 1)
    assert sorted(under(sheets, "")) == sorted(order)
    for key, sheet in sheets.items():
        assert sheet.key == key and len(sheet.things) <= LIMIT
        assert sheet.count == len(under(sheets, key))
        assert all(sheets[part].trail == (*sheet.trail, part) for part in sheet.parts)
        assert sheet.trail[-1:] == ((key,) if key else ())
        assert sheet.parts or sheet.count <= LIMIT
        assert [one for one in order if one in sheet.things] == list(sheet.things)
        assert (sheet.first, sheet.last) == ends(sheets, key)


def ends(sheets: dict[str, Sheet], key: str) -> tuple[str, str]:
    """The pages that one would begin and end with: itself where things stand on it, the undated only if need be."""
    sheet = sheets[key]
    if sheet.things or not sheet.parts:
        return key, key
    found = [ends(sheets, part) for part in sheet.parts]
    dated = [one for one in found if "undated" not in one[0].split("/")] or found
    return dated[0][0], dated[-1][1]


def below(sheets: dict[str, Sheet], key: str) -> list[str]:
    """A page and all under it, in their order."""
    return [key, *(inner for part in sheets[key].parts for inner in below(sheets, part))]


def under(sheets: dict[str, Sheet], key: str) -> list[str]:
    """All that stands on a page and under it."""
    return [thing for one in below(sheets, key) for thing in sheets[one].things]


def test_indexes(both: Both) -> None:
    asked, counted = both
    sound(asked.places.articles, counted.newest())
    sound(asked.places.quotes, [q.key for q in counted.quotes()])
    sound(asked.places.timeline, counted.event_order())
    for tag in counted.edition.languages:
        actors = sorted(
            counted.edition.actors.values(),
            key=lambda a: (ACTOR_KINDS.index(a.kind), collation_key(a.name.best(tag), tag), a.id),
        )
        sound(asked.places.actors[tag], [actor.id for actor in actors])
        terms = sorted(
            counted.edition.terms.values(), key=lambda t: (collation_key(t.name.best(tag), tag), t.id)
        )
        sound(asked.places.glossary[tag], [term.id for term in terms])
        for index, begins in (
            (asked.places.glossary[tag], "letter"),
            (asked.places.actors[tag], "kind"),
            (asked.places.articles, "date"),
        ):
            assert {key.partition("/")[0] for key in index.sheets} == {"", begins}


def test_links_lead_to_the_page_that_a_thing_stands_on(both: Both) -> None:
    asked, counted = both
    for tag in counted.edition.languages:
        for kind, base, index in (
            ("event", "timeline", asked.places.timeline),
            ("term", "glossary", asked.places.glossary[tag]),
        ):
            for name in getattr(counted.edition, f"{kind}s"):
                key = index.key(name)
                assert name in index.sheets[key].things
                folder = f"{key}/" if key else ""
                assert asked.places.path(kind, name, tag) == f"{base}/{folder}#{kind[0]}-{name}"
                assert asked.places.has(tag, f"{base}/{folder}")
        assert asked.places.actors[tag].divided
        for actor in counted.edition.actors.values():
            path = f"actors/kind/{actor.kind}/"
            assert asked.places.path("actors", actor.kind, tag) == path
            assert asked.places.has(tag, path)
        assert not asked.places.has(tag, "actors/kind/none-such/")
        assert not asked.places.has(tag, "glossary/letter/none-such/")
    assert not asked.places.has("fr", "actors/kind/person/")
    assert asked.places.has("fr", "articles/none-such/")


def test_all_of_an_actor_is_filed_newest_first(both: Both) -> None:
    asked, counted = both
    for actor in counted.edition.actors:
        years = asked.years(actor)
        named = [f"{article} {block}" for article, block, _ in counted.places_naming("actor", actor)]
        spoken, about = ([key for key, _ in found] for found in counted.quote_dates(actor))
        events = [event.id for event in counted.events_of_actor(actor)]
        sheets = {sheet.key: sheet for sheet in years.sheets}
        assert sorted(under(sheets, "")) == sorted(
            [
                *(f"mention {one}" for one in named),
                *(f"spoken {one}" for one in spoken),
                *(f"about {one}" for one in about),
                *(f"event {one}" for one in events),
            ]
        )
        assert (list(years.spoken), list(years.about), list(years.mentions)) == (spoken, about, named)
        parts = sheets[""].parts
        assert list(parts) == sorted(parts, key=lambda key: (key.isdecimal(), key), reverse=True)


def test_a_tie_weighs_its_blocks_and_quotes() -> None:
    tie = Tie("a", "b", blocks=5, said=2, heard=1)
    assert (tie.quotes, tie.weight) == (3, 8)
    assert Mention("actor", "hana", "visit", "p1", "en", 0, 4).quote == ""
