"""One of the two states that are compared: what of an edition could be modelled, and its locks."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tahqiq.model import Actor, Article, Edition, Event, Term, Text


class Locked(msgspec.Struct, frozen=True):
    """An article's lock: digests of the words of quotes, fingerprints by (language, block) of a translation."""

    proven: Mapping[str, str] = {}
    stamps: Mapping[tuple[str, str], str] = {}


class Side(msgspec.Struct, frozen=True):
    """A state of an edition; of its articles those that are to be compared.

    `edition` is None where edition.yml has errors. `pages` and `texts` are texts by the id of a page, or of an
    article that has errors. `broken` are (kind, id) of what has errors: it stands nowhere else but in `texts`.
    """

    edition: Edition | None = None
    actors: Mapping[str, Actor] = {}
    events: Mapping[str, Event] = {}
    terms: Mapping[str, Term] = {}
    articles: Mapping[str, Article] = {}
    pages: Mapping[str, tuple[Text, ...]] = {}
    texts: Mapping[str, tuple[Text, ...]] = {}
    locks: Mapping[str, Locked] = {}
    broken: frozenset[tuple[str, str]] = frozenset()

    def lock(self, article: str) -> Locked:
        """The lock of an article."""
        return self.locks.get(article, Locked())

    def names(self, kind: str, id: str) -> tuple[tuple[str, str], ...]:
        """The names of a thing by language; none if it is not known here."""
        match kind:
            case "actor":
                actor = self.actors.get(id)
                return actor.name.texts if actor else ()
            case "event":
                event = self.events.get(id)
                return event.title.texts if event else ()
            case "term":
                term = self.terms.get(id)
                return term.name.texts if term else ()
            case "article":
                article = self.articles.get(id)
                return article.title.texts if article else ()
        return ()
