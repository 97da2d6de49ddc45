"""What is connected with what: the questions that pages ask of the edition, and their answers from the tables.

Every order has a tie-break, so builds are reproducible. Every answer is written down in the ledger under a fact: the
same fact has the same answer until an article or a thing is changed that it hangs on (changes.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tahqiq.model import Actor, Article, Edition, EditorialPage, Event, Term
from tahqiq.model.stored import unpacked
from tahqiq.relate.company import Company
from tahqiq.relate.ledger import Memory
from tahqiq.relate.network import Network
from tahqiq.relate.places import Places
from tahqiq.relate.questions import names, pairs
from tahqiq.relate.rows import Head, Texts
from tahqiq.relate.sheets import StoredIndex
from tahqiq.relate.stored import Answers, Stored
from tahqiq.relate.undone import AskedUndone
from tahqiq.relate.yearly import Yearly

THINGS: Mapping[str, type[Any]] = {"actor": Actor, "event": Event, "term": Term}
_TEXTS = 1000
"""The texts of how many articles are at hand at once."""


AT_HAND = 2000
"""How many answers are kept that the pages of one thing ask for, one after the other, and no others."""


class Later(str):
    """The date of an article as its key in lists: the newest first."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)


class Relations(Yearly, Company, AskedUndone):
    """The edition with all that follows from it, answered from a database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.answers = Answers(database)
        self.memory = Memory(self.answers.ledger)
        self.at_hand = Memory(self.answers.ledger, AT_HAND)
        self.of_actor = Memory(self.answers.ledger, 1)
        # Several exports of an article are made one after the other.
        self.of_article = Memory(self.answers.ledger, 1)
        self.fresh_years: dict[str, bytes] = {}
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
        self._texts_of: dict[str, Texts] = {}

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
        self.at_hand.kept.clear()
        self.of_actor.kept.clear()
        self.of_article.kept.clear()
        self._texts_of.clear()
        self.fresh_years.clear()
        self.places.forget()

    # ------------------------------------------------------------ articles

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, newest first; those of one date by id."""
        return tuple(self.edition.articles[name] for name in self.newest())

    def newest(self, limit: int = -1) -> tuple[str, ...]:
        """The ids of the newest articles; without a limit of all."""
        query = "SELECT id FROM article ORDER BY date DESC, id LIMIT ?"
        return names(self.answers.rows(f"newest {limit}", query, limit))

    def latest_corrections(self, limit: int) -> list[tuple[str, int]]:
        """(article, place among its corrections from 0) of the latest; of one date by article, its last one first."""
        query = "SELECT article, n FROM correction ORDER BY date DESC, article, n DESC LIMIT ?"
        rows = self.answers.rows(f"corrections {limit}", query, limit)
        return [(article, int(n)) for article, n in pairs(rows)]

    def newest_first(self, articles: Iterable[str]) -> list[str]:
        """Some articles in the order of all."""
        return sorted(articles, key=self.rank)

    def rank(self, article: str) -> tuple[Later, str]:
        """A key that sorts articles: the newest first, those of one date by id."""
        found = self.answers.one(f"head {article}", "SELECT date FROM article WHERE id = ?", article)
        return Later(str(found[0]) if found else ""), article

    def beside(self, article: str) -> tuple[str, str]:
        """The earlier article and the later one; empty where there is none."""
        return self.at_hand.of(("beside", article), lambda: self._beside(article))

    def _beside(self, article: str) -> tuple[str, str]:
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
        found = self._texts_of.get(article)
        if found is None:
            query = "SELECT texts FROM article WHERE id = ?"
            row = self.answers.database.execute(query, (article,)).fetchone()
            if len(self._texts_of) >= _TEXTS:
                del self._texts_of[next(iter(self._texts_of))]
            found = self._texts_of[article] = unpacked(Texts)(row[0])
        return found

    # ------------------------------------------------------------ names and titles

    def former(self, kind: str) -> list[tuple[str, str]]:
        """(earlier name, name of today) of actors or articles."""
        query = "SELECT old, id FROM former WHERE kind = ? ORDER BY id, old"
        return pairs(self.answers.rows(f"former {kind}", query, kind))

    def shared(self, language: str, text: str) -> bool:
        """Whether a text would be the title or the description of several pages."""
        query = "SELECT times FROM shared WHERE language = ? AND text = ?"
        return self.number(f"shared {language} {text}", query, language, text) > 1
