"""What is connected with what: the questions that pages ask of the edition, and their answers from the tables.

Every order has a tie-break, so builds are reproducible. Every answer is written down in the ledger under a fact: the
same fact has the same answer until an article or a thing is changed that it hangs on (facts.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tahqiq.model import Actor, Article, Edition, EditorialPage, Event, Membership, Quote, Term
from tahqiq.model.stored import unpacked
from tahqiq.relate.ledger import Memory
from tahqiq.relate.mentions import Mention
from tahqiq.relate.network import Network, Tie
from tahqiq.relate.places import Places
from tahqiq.relate.rows import Head, Texts
from tahqiq.relate.sheets import StoredIndex
from tahqiq.relate.stored import Answers, Stored

THINGS: Mapping[str, type[Any]] = {"actor": Actor, "event": Event, "term": Term}
_MENTION = "SELECT kind, target, article, block, language, start, end, quote FROM mention "


class Companion(msgspec.Struct, frozen=True):
    """Another actor, and in how many blocks both are mentioned."""

    actor: str
    blocks: int


class Member(msgspec.Struct, frozen=True):
    """Who has a role in an actor, and which."""

    actor: str
    membership: Membership


class Later(str):
    """The date of an article as its key in lists: the newest first."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)


class Relations:
    """The edition with all that follows from it, answered from a database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.answers = Answers(database)
        self.memory = Memory(self.answers.ledger)
        self.heads = Stored(
            self.answers,
            "head",
            "SELECT head FROM article WHERE id = ?",
            "SELECT id FROM article ORDER BY id",
            unpacked(Head),
        )
        self.edition = self._edition()
        self.places = self._places()
        self.network = Network(self.answers)
        self._text: tuple[str, Texts] = ("", {})

    def _edition(self) -> Edition:
        (data,) = self.answers.database.execute("SELECT data FROM thing WHERE kind = 'edition'").fetchone()
        bare: Edition = unpacked(Edition)(data)
        things: dict[str, Stored[Any]] = {
            kind: Stored(
                self.answers,
                kind,
                f"SELECT data FROM thing WHERE kind = '{kind}' AND id = ?",
                f"SELECT id FROM thing WHERE kind = '{kind}' ORDER BY id",
                unpacked(type_),
            )
            for kind, type_ in THINGS.items()
        }
        articles = Stored(
            self.answers,
            "article",
            "SELECT data FROM article WHERE id = ?",
            "SELECT id FROM article ORDER BY id",
            unpacked(Article),
        )
        self._stored = (*things.values(), articles, self.heads)
        pages = self.answers.database.execute(
            "SELECT data FROM thing WHERE kind = 'page' ORDER BY id"
        ).fetchall()
        return msgspec.structs.replace(
            bare,
            actors=things["actor"],
            events=things["event"],
            terms=things["term"],
            articles=articles,
            pages=tuple(map(unpacked(EditorialPage), (row[0] for row in pages))),
        )

    def _places(self) -> Places:
        def stored(place: str) -> StoredIndex:
            return StoredIndex(self.answers, place)

        languages = self.edition.languages
        return Places(
            articles=stored("articles"),
            quotes=stored("quotes"),
            timeline=stored("timeline"),
            actors={tag: stored(f"actors {tag}") for tag in languages},
            glossary={tag: stored(f"glossary {tag}") for tag in languages},
        )

    def reopened(self, database: sqlite3.Connection) -> None:
        """Goes on with another connection to the same database, as a process of its own must."""
        self.answers.database = database

    def forget(self) -> None:
        """Forgets what was unpacked and made: the tables have changed."""
        for stored in self._stored:
            stored.forget()
        self.memory.kept.clear()
        self._text = ("", {})
        self.places.forget()

    # ------------------------------------------------------------ articles

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, newest first; those of one date by id."""
        return tuple(self.edition.articles[name] for name in self.newest())

    def newest(self, limit: int = -1) -> tuple[str, ...]:
        """The ids of the newest articles; without a limit of all."""
        query = "SELECT id FROM article ORDER BY date DESC, id LIMIT ?"
        return _names(self.answers.rows(f"newest {limit}", query, limit))

    def newest_first(self, articles: Iterable[str]) -> list[str]:
        """Some articles in the order of all."""
        return sorted(articles, key=self.rank)

    def rank(self, article: str) -> tuple[Later, str]:
        """A key that sorts articles: the newest first, those of one date by id."""
        found = self.answers.one(f"head {article}", "SELECT date FROM article WHERE id = ?", article)
        return Later(str(found[0]) if found else ""), article

    def beside(self, article: str) -> tuple[str, str]:
        """The earlier article and the later one; empty where there is none."""
        fact = f"beside {article}"
        date, _ = self.rank(article)
        order = "SELECT id FROM article WHERE date {} ? {} ORDER BY date {}, id {} LIMIT 1"

        def first(same: str, other: str, way: str, by: str) -> str:
            found = self.answers.one(
                fact,
                f"SELECT id FROM article WHERE date = ? AND id {same} ? ORDER BY id {by} LIMIT 1",
                date,
                article,
            ) or self.answers.one(fact, order.format(other, "", way, by), date)
            return str(found[0]) if found else ""

        return first(">", "<", "DESC", "ASC"), first("<", ">", "ASC", "DESC")

    def block(self, article: str, block: str) -> Mapping[str, str]:
        """The plain text of a block in each language that has it."""
        self.answers.ledger.page.add(f"block {article}#{block}")
        return self._texts(article).get(block, {})

    def block_order(self, article: str) -> list[str]:
        """The ids of an article's blocks, in the order of its texts."""
        self.answers.ledger.page.add(f"blocks {article}")
        return list(self._texts(article))

    def _texts(self, article: str) -> Texts:
        if self._text[0] != article:
            row = self.answers.database.execute(
                "SELECT texts FROM article WHERE id = ?", (article,)
            ).fetchone()
            self._text = article, unpacked(Texts)(row[0])
        return self._text[1]

    # ------------------------------------------------------------ mentions

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, by article id, in the order of the text."""
        return _mentions(self.answers.rows("mentions", _MENTION + "ORDER BY article, n"))

    def mentions_of(self, kind: str, target: str) -> tuple[Mention, ...]:
        """Every mention of a thing, by article id, language, block and position."""
        query = _MENTION + "WHERE kind = ? AND target = ? ORDER BY article, n"
        return _mentions(self.answers.rows(f"mentions {kind} {target}", query, kind, target))

    def mentions_in(self, article: str, kind: str, target: str) -> tuple[Mention, ...]:
        """The mentions of a thing in one article, in the order of the text."""
        query = _MENTION + "WHERE kind = ? AND target = ? AND article = ? ORDER BY n"
        fact = f"mentions-in {article} {kind} {target}"
        return _mentions(self.answers.rows(fact, query, kind, target, article))

    def places_naming(self, kind: str, target: str) -> list[tuple[str, str, str]]:
        """(article, block, date of the article) of all blocks that name a thing, those of the newest article first."""
        query = (
            "SELECT m.article, m.block, a.edtf FROM mention m JOIN article a ON a.id = m.article "
            "WHERE m.kind = ? AND m.target = ? ORDER BY a.date DESC, a.id, m.n"
        )
        rows = self.answers.rows(f"naming {kind} {target}", query, kind, target)
        return list(dict.fromkeys(rows))  # type: ignore[arg-type]

    def times_named(self, kind: str, target: str, language: str) -> int:
        """How often a thing is mentioned in a language."""
        found = self.answers.one(
            f"named {kind} {target}",
            "SELECT times FROM named WHERE kind = ? AND target = ? AND language = ?",
            kind,
            target,
            language,
        )
        return int(str(found[0])) if found else 0

    def most_named(self, language: str, without: Iterable[str], limit: int) -> list[tuple[str, int]]:
        """The actors named most in a language, but for some kinds, with how often; those named alike by id."""
        rows = self.answers.rows(
            f"most-named {language}",
            "SELECT target, times FROM named WHERE kind = 'actor' AND language = ? ORDER BY times DESC, target",
            language,
        )
        passed, found = frozenset(without), []
        for target, times in rows:
            if self.edition.actors[str(target)].kind not in passed:
                found.append((str(target), int(str(times))))
                if len(found) == limit:
                    break
        return found

    def articles_naming(self, kind: str, target: str) -> tuple[str, ...]:
        """The ids of the articles that mention a thing, newest first."""
        query = (
            "SELECT DISTINCT a.id FROM mention m JOIN article a ON a.id = m.article "
            "WHERE m.kind = ? AND m.target = ? ORDER BY a.date DESC, a.id"
        )
        return _names(self.answers.rows(f"mentions {kind} {target}", query, kind, target))

    # ------------------------------------------------------------ quotes

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes, newest first; those of one date by article, in the order of its article.yml."""
        return tuple(
            self._quotes("quotes", "SELECT article, id, data FROM quote ORDER BY date DESC, article, n")
        )

    def quoting(self) -> tuple[str, ...]:
        """The ids of the articles with quotes, in order."""
        return _names(self.answers.rows("quotes", "SELECT DISTINCT article FROM quote ORDER BY article"))

    def quote(self, key: str) -> Quote:
        """One quote by its id in the whole edition."""
        article, _, name = key.partition("/")
        return next(
            self._quotes(
                f"quote {key}",
                "SELECT article, id, data FROM quote WHERE article = ? AND id = ?",
                article,
                name,
            )
        )

    def spoken_by(self, actor: str, limit: int = -1) -> tuple[Quote, ...]:
        """The quotes of a speaker, newest first."""
        query = "SELECT article, id, data FROM quote WHERE speaker = ? ORDER BY date DESC, article, n LIMIT ?"
        return tuple(self._quotes(f"spoken {actor}", query, actor, limit))

    def quotes_about(self, thing: str, limit: int = -1) -> tuple[Quote, ...]:
        """The quotes about an actor, a term or an event, newest first."""
        query = (
            "SELECT q.article, q.id, q.data FROM about a JOIN quote q ON q.article = a.article AND q.n = a.n "
            "WHERE a.thing = ? ORDER BY q.date DESC, q.article, q.n LIMIT ?"
        )
        return tuple(self._quotes(f"about {thing}", query, thing, limit))

    def quote_dates(self, actor: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """(key, date) of the quotes of a speaker, and of those about them, newest first."""
        spoken = (
            "SELECT article || '/' || id, edtf FROM quote WHERE speaker = ? ORDER BY date DESC, article, n"
        )
        about = (
            "SELECT q.article || '/' || q.id, q.edtf FROM about a JOIN quote q ON q.article = a.article AND q.n = a.n "
            "WHERE a.thing = ? ORDER BY q.date DESC, q.article, q.n"
        )
        return (
            _pairs(self.answers.rows(f"spoken {actor}", spoken, actor)),
            _pairs(self.answers.rows(f"about {actor}", about, actor)),
        )

    def count_spoken(self, actor: str) -> int:
        """How many quotes a speaker has."""
        found = self.answers.one(f"spoken {actor}", "SELECT count(*) FROM quote WHERE speaker = ?", actor)
        return int(str(found[0])) if found else 0

    def count_quotes(self) -> int:
        """How many quotes there are."""
        found = self.answers.one("count quote", "SELECT count(*) FROM quote")
        return int(str(found[0])) if found else 0

    def first_speaker(self) -> str:
        """Who said the newest quote; empty without quotes."""
        found = self.answers.one("latest", "SELECT speaker FROM quote ORDER BY date DESC, article, n LIMIT 1")
        return str(found[0]) if found else ""

    def latest_speeches(self, limit: int) -> tuple[Quote, ...]:
        """The newest verified quote of each of the latest speakers, of those given whole if there are any."""
        order = " ORDER BY date DESC, article, n"
        verified = "SELECT article, id, data, speaker FROM quote WHERE verified"
        newest: dict[str, Quote] = {}
        for query in (f"{verified} AND mode = 'direct'{order}", verified + order):
            self.answers.ledger.page.add("latest")
            for article, name, data, speaker in self.answers.database.execute(query):
                if speaker not in newest:
                    self.answers.ledger.page.add(f"quote {article}/{name}")
                    newest[speaker] = unpacked(Quote)(data)
                    if len(newest) == limit:
                        break
            if newest:
                break
        return tuple(newest.values())

    def _quotes(self, fact: str, query: str, *given: object) -> Iterator[Quote]:
        page = self.answers.ledger.page
        for article, name, data in self.answers.rows(fact, query, *given):
            page.add(f"quote {article}/{name}")
            yield unpacked(Quote)(data)  # type: ignore[arg-type]

    # ------------------------------------------------------------ events, companions, members

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What joins actors, the strongest first."""
        return self.network.ties()

    @property
    def timeline(self) -> tuple[Event, ...]:
        """All events in order of time."""
        return self._events("timeline", "SELECT id FROM event ORDER BY date, id")

    def latest_events(self, limit: int) -> tuple[Event, ...]:
        """The last events, the last one first."""
        return self._events("timeline", "SELECT id FROM event ORDER BY date DESC, id DESC LIMIT ?", limit)

    def events_of_actor(self, actor: str) -> tuple[Event, ...]:
        """The events that an actor took part in, or that happened there, in order of time."""
        query = "SELECT e.id FROM event_actor a JOIN event e ON e.id = a.event WHERE a.actor = ? ORDER BY e.date, e.id"
        return self._events(f"events {actor}", query, actor)

    def events_of_article(self, article: str) -> tuple[Event, ...]:
        """The events that an article tells of or names, in order of time."""
        query = (
            "SELECT id FROM event WHERE id IN (SELECT event FROM event_named WHERE article = ? "
            "UNION SELECT event FROM event_source WHERE article = ?) ORDER BY date, id"
        )
        return self._events(f"told-in {article}", query, article, article)

    def telling(self, event: str) -> list[str]:
        """The ids of the articles that tell of an event or name it, in order of id."""
        query = (
            "SELECT article FROM event_named WHERE event = ? "
            "UNION SELECT article FROM event_source WHERE event = ? ORDER BY 1"
        )
        return list(_names(self.answers.rows(f"telling {event}", query, event, event)))

    def companions_of(self, actor: str, limit: int = -1) -> tuple[Companion, ...]:
        """The actors mentioned in the same blocks, those with most blocks first."""
        query = (
            "SELECT other, blocks FROM tie WHERE one = ? AND blocks "
            "UNION ALL SELECT one, blocks FROM tie WHERE other = ? AND blocks ORDER BY 2 DESC, 1 LIMIT ?"
        )
        rows = self.answers.rows(f"companions {actor}", query, actor, actor, limit)
        return tuple(Companion(str(other), int(str(blocks))) for other, blocks in rows)

    def members_of(self, actor: str) -> tuple[Member, ...]:
        """Who has a role in an actor, by id."""
        rows = self.answers.rows(
            f"members {actor}", "SELECT actor, n FROM member WHERE of_actor = ? ORDER BY actor, n", actor
        )
        found = ((str(name), int(str(n))) for name, n in rows)
        return tuple(Member(name, self.edition.actors[name].memberships[n]) for name, n in found)

    def former(self, kind: str) -> list[tuple[str, str]]:
        """(earlier name, name of today) of actors or articles."""
        query = "SELECT old, id FROM former WHERE kind = ? ORDER BY id, old"
        return _pairs(self.answers.rows(f"former {kind}", query, kind))

    def shared(self, language: str, text: str) -> bool:
        """Whether a text would be the title or the description of several pages."""
        found = self.answers.one(
            f"shared {language} {text}",
            "SELECT times FROM shared WHERE language = ? AND text = ?",
            language,
            text,
        )
        return found is not None and int(str(found[0])) > 1

    def _events(self, fact: str, query: str, *given: object) -> tuple[Event, ...]:
        return tuple(self.edition.events[name] for name in _names(self.answers.rows(fact, query, *given)))


def _names(rows: Iterable[tuple[object, ...]]) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in rows)


def _pairs(rows: Iterable[tuple[object, ...]]) -> list[tuple[str, str]]:
    return [(str(one), str(other)) for one, other in rows]


def _mentions(rows: Iterable[tuple[object, ...]]) -> tuple[Mention, ...]:
    return tuple(Mention(*row) for row in rows)  # type: ignore[arg-type]
