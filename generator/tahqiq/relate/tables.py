"""Tables: the edition in a database (SQLite), from which every page is made; this module alone writes to it.

An article's rows come and go together. Whatever an order needs stands in a column, so that no step has to look at
the whole edition; what is shown is packed beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from tahqiq.model import Actor, Edition, Event, Term
from tahqiq.model.stored import packed
from tahqiq.relate.orders import order_of
from tahqiq.relate.rows import ArticleRows
from tahqiq.relate.undone import NOWHERE, undone_of

SCHEMA = """
CREATE TABLE thing (kind TEXT, id TEXT, form TEXT, data BLOB, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE article (id TEXT PRIMARY KEY, date TEXT, edtf TEXT, head BLOB, texts BLOB, data BLOB);
CREATE TABLE quote (
  article TEXT, n INTEGER, id TEXT, speaker TEXT, date TEXT, edtf TEXT, verified INTEGER, mode TEXT, data BLOB
);
CREATE TABLE correction (article TEXT, n INTEGER, date TEXT);
CREATE TABLE undone (kind TEXT, date TEXT, thing TEXT, times INTEGER, places BLOB);
CREATE TABLE about (thing TEXT, article TEXT, n INTEGER);
CREATE TABLE mention (
  kind TEXT, target TEXT, article TEXT, n INTEGER, block TEXT, language TEXT, start INTEGER, end INTEGER, quote TEXT
);
CREATE TABLE pair (one TEXT, other TEXT, blocks INTEGER, said INTEGER, heard INTEGER);
CREATE TABLE title (language TEXT, text TEXT, times INTEGER);
CREATE TABLE event (id TEXT PRIMARY KEY, date TEXT, edtf TEXT) WITHOUT ROWID;
CREATE TABLE event_actor (actor TEXT, event TEXT, PRIMARY KEY (actor, event)) WITHOUT ROWID;
CREATE TABLE event_named (article TEXT, event TEXT, PRIMARY KEY (article, event)) WITHOUT ROWID;
CREATE TABLE event_source (article TEXT, event TEXT, PRIMARY KEY (article, event)) WITHOUT ROWID;
CREATE TABLE member (of_actor TEXT, actor TEXT, n INTEGER, PRIMARY KEY (of_actor, actor, n)) WITHOUT ROWID;
CREATE TABLE former (kind TEXT, old TEXT, id TEXT, PRIMARY KEY (kind, old)) WITHOUT ROWID;
CREATE TABLE sheet (place TEXT, n INTEGER, key TEXT, data BLOB, PRIMARY KEY (place, key)) WITHOUT ROWID;
CREATE TABLE filed (place TEXT, thing TEXT, key TEXT, PRIMARY KEY (place, thing)) WITHOUT ROWID;
CREATE TABLE years (actor TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
"""
# Made when the tables are full: to sort once is much faster than to insert in order. Where something is asked of all
# that there is of an actor, who may have thousands of quotes and mentions, the index itself has the answer.
GATHERED = """
CREATE TABLE tie (one TEXT, other TEXT, blocks INTEGER, said INTEGER, heard INTEGER, PRIMARY KEY (one, other))
  WITHOUT ROWID;
INSERT INTO tie SELECT one, other, sum(blocks), sum(said), sum(heard) FROM pair GROUP BY one, other;
DROP TABLE pair;
CREATE TABLE shared (language TEXT, text TEXT, times INTEGER, PRIMARY KEY (language, text)) WITHOUT ROWID;
INSERT INTO shared SELECT language, text, sum(times) FROM title GROUP BY language, text;
DROP TABLE title;
CREATE TABLE named (kind TEXT, target TEXT, language TEXT, times INTEGER, PRIMARY KEY (kind, target, language))
  WITHOUT ROWID;
CREATE INDEX article_date ON article (date DESC, id);
CREATE INDEX quote_article ON quote (article, n, date, id, edtf);
CREATE INDEX quote_date ON quote (date DESC, article, n);
CREATE INDEX quote_verified ON quote (date DESC, article, n, mode, verified) WHERE verified;
CREATE INDEX quote_speaker ON quote (speaker, date DESC, article, n, id, edtf);
CREATE INDEX correction_date ON correction (date DESC, article, n DESC);
CREATE INDEX undone_kind ON undone (kind, date DESC, thing, times);
CREATE INDEX about_thing ON about (thing, article, n);
CREATE INDEX mention_target ON mention (kind, target, article, n, block, language, start, end, quote);
CREATE INDEX event_named_event ON event_named (event, article);
CREATE INDEX event_source_event ON event_source (event, article);
CREATE INDEX event_date ON event (date, id);
CREATE INDEX tie_other ON tie (other, one);
"""


def create(database: sqlite3.Connection) -> None:
    """Makes the tables, empty and without their indexes."""
    _all(database, SCHEMA)


def gather(database: sqlite3.Connection) -> None:
    """Adds up what articles have in common, and makes the indexes, once all rows are in."""
    _all(database, GATHERED)
    # Language by language the index has them in their order; for all at once they would be sorted.
    named = "INSERT INTO named SELECT kind, target, language, count(*) FROM mention WHERE language = ? GROUP BY 1, 2"
    database.executemany(named, database.execute("SELECT DISTINCT language FROM mention").fetchall())


def _all(database: sqlite3.Connection, statements: str) -> None:
    """Within the transaction that is going on, which `executescript` would end."""
    for statement in statements.split(";"):
        database.execute(statement)


def put_things(database: sqlite3.Connection, rest: Edition) -> None:
    """Puts in all that is no article: the edition itself, actors, events, terms, editorial pages."""
    put = database.executemany
    edition = Edition(
        rest.title, rest.languages, {}, {}, {}, {}, (), rest.description, rest.publisher,
        rest.editors, rest.licence, rest.repository, rest.version, rest.released,
    )  # fmt: skip
    put_thing(database, "edition", "", edition)
    for kind, things in (("actor", rest.actors), ("event", rest.events), ("term", rest.terms)):
        for name, thing in things.items():
            put_thing(database, kind, name, thing)
            put_undone(database, thing)
    for n, page in enumerate(rest.pages):
        put_thing(database, "page", f"{n:06d}", page)
    put(
        "INSERT INTO member VALUES (?, ?, ?)",
        (row for actor in rest.actors.values() for row in members(actor)),
    )
    for event in rest.events.values():
        put_event(database, event)
    for actor in rest.actors.values():
        put_former(database, "actor", actor.id, actor.formerly)
    put(
        "INSERT INTO title VALUES (?, ?, 1)",
        (row for row in (*_actor_titles(rest), *((page.language, page.title) for page in rest.pages))),
    )


def put_thing(database: sqlite3.Connection, kind: str, name: str, thing: object) -> None:
    """Puts in one thing."""
    row = (kind, name, getattr(thing, "kind", ""), packed(thing))
    database.execute("INSERT INTO thing VALUES (?, ?, ?, ?)", row)


def put_undone(database: sqlite3.Connection, thing: Actor | Event | Term) -> None:
    """Puts in what a thing lacks, if it lacks anything; things have no date and no places."""
    if kind := undone_of(thing):
        database.execute("INSERT INTO undone VALUES (?, '', ?, 1, ?)", (kind, thing.id, NOWHERE))


def members(actor: Actor) -> Iterator[tuple[str, str, int]]:
    """The rows of an actor's memberships."""
    for n, membership in enumerate(actor.memberships):
        yield membership.of, actor.id, n


def put_event(database: sqlite3.Connection, event: Event) -> None:
    """Puts in when an event was, with whom and where, and which articles tell of it."""
    date = event.when.date
    database.execute("INSERT INTO event VALUES (?, ?, ?)", (event.id, order_of(date), date.text))
    involved = involved_in(event)
    database.executemany("INSERT INTO event_actor VALUES (?, ?)", ((actor, event.id) for actor in involved))
    told = dict.fromkeys(source.article for source in event.sources)
    database.executemany("INSERT INTO event_source VALUES (?, ?)", ((article, event.id) for article in told))


def involved_in(event: Event) -> list[str]:
    """Who took part in an event, and where it was."""
    return list(dict.fromkeys((*event.actors, *filter(None, (event.place,)))))


def put_former(database: sqlite3.Connection, kind: str, name: str, former: Iterable[str]) -> None:
    """Puts in the earlier names of an actor or an article."""
    database.executemany(
        "INSERT OR REPLACE INTO former VALUES (?, ?, ?)", ((kind, old, name) for old in former)
    )


def _actor_titles(rest: Edition) -> Iterator[tuple[str, str]]:
    for actor in rest.actors.values():
        for language in rest.languages:
            yield language, actor.name.best(language)


def put_articles(database: sqlite3.Connection, found: Iterable[ArticleRows]) -> None:
    """Puts in articles, before the tables are gathered."""
    for rows in found:
        put_article(database, rows)
        database.executemany("INSERT INTO pair VALUES (?, ?, ?, ?, ?)", rows.pairs)
        database.executemany("INSERT INTO title VALUES (?, ?, 1)", rows.titles)


def put_article(database: sqlite3.Connection, rows: ArticleRows) -> None:
    """Puts in what is one article's alone."""
    put, name = database.executemany, rows.id
    database.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)",
        (name, rows.order, rows.edtf, rows.head, rows.texts, rows.data),
    )
    put("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ((name, *row) for row in rows.quotes))
    put("INSERT INTO about VALUES (?, ?, ?)", ((thing, name, n) for thing, n in rows.about))
    put(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((kind, target, name, *row) for kind, target, *row in rows.mentions),
    )
    put("INSERT INTO correction VALUES (?, ?, ?)", ((name, *row) for row in rows.corrections))
    put("INSERT INTO undone VALUES (?, ?, ?, ?, ?)", ((k, rows.order, name, *row) for k, *row in rows.undone))
    put_former(database, "article", name, rows.formerly)
    events = dict.fromkeys(target for kind, target, *_ in rows.mentions if kind == "event")
    put("INSERT INTO event_named VALUES (?, ?)", ((name, event) for event in events))
