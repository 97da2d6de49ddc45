"""What is connected with what, computed once: mentions, quotes by speaker, timelines, companions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from tahqiq.model import Article, Edition, Event, Membership, Quote
from tahqiq.relate.mentions import Mention, mentions_of_edition
from tahqiq.relate.network import Pair, Tie, shared_blocks, spoken_of, ties
from tahqiq.relate.places import Places, places

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Companion(msgspec.Struct, frozen=True):
    """Another actor, and in how many blocks both are mentioned."""

    actor: str
    blocks: int


class Member(msgspec.Struct, frozen=True):
    """Who has a role in an actor, and which."""

    actor: str
    membership: Membership


@dataclass(frozen=True, slots=True)
class Relations:
    """The edition with all that follows from it. Every order has a tie-break, so builds are reproducible.

    `articles` and `quotes` are newest first; `rank` is each article's place among them, from 0.
    """

    edition: Edition
    mentions: tuple[Mention, ...]
    articles: tuple[Article, ...]
    rank: Mapping[str, int]
    quotes: tuple[Quote, ...]
    timeline: tuple[Event, ...]
    places: Places
    ties: tuple[Tie, ...]
    _mentions: Mapping[tuple[str, str], tuple[Mention, ...]]
    _named_in: Mapping[str, tuple[Mention, ...]]
    _spoken: Mapping[str, tuple[Quote, ...]]
    _about: Mapping[str, tuple[Quote, ...]]
    _actor_events: Mapping[str, tuple[Event, ...]]
    _article_events: Mapping[str, tuple[Event, ...]]
    _companions: Mapping[str, tuple[Companion, ...]]
    _members: Mapping[str, tuple[Member, ...]]

    def mentions_of(self, kind: str, target: str) -> tuple[Mention, ...]:
        """Every mention of a thing, by article id, language, block and position."""
        return self._mentions.get((kind, target), ())

    def mentions_in(self, article: str) -> tuple[Mention, ...]:
        """All mentions of an article, text by text, in reading order, outer spans before inner ones."""
        return self._named_in.get(article, ())

    def spoken_by(self, actor: str) -> tuple[Quote, ...]:
        """The quotes of a speaker, newest first."""
        return self._spoken.get(actor, ())

    def quotes_about(self, thing: str) -> tuple[Quote, ...]:
        """The quotes about an actor, a term or an event, newest first."""
        return self._about.get(thing, ())

    def events_of_actor(self, actor: str) -> tuple[Event, ...]:
        """The events that an actor took part in, or that happened there, in order of time."""
        return self._actor_events.get(actor, ())

    def events_of_article(self, article: str) -> tuple[Event, ...]:
        """The events that an article tells of or names, in order of time."""
        return self._article_events.get(article, ())

    def companions_of(self, actor: str) -> tuple[Companion, ...]:
        """The actors mentioned in the same blocks, those with most blocks first."""
        return self._companions.get(actor, ())

    def members_of(self, actor: str) -> tuple[Member, ...]:
        """Who has a role in an actor, by id."""
        return self._members.get(actor, ())

    def articles_naming(self, kind: str, target: str) -> tuple[Article, ...]:
        """The articles that mention a thing, newest first."""
        named = {m.article for m in self.mentions_of(kind, target)}
        return tuple(self.edition.articles[a] for a in sorted(named, key=self.rank.__getitem__))


def relate(edition: Edition) -> Relations:
    """All relations of an edition."""
    mentions = tuple(mentions_of_edition(edition))
    quotes = _newest_first((q for a in edition.articles.values() for q in a.quotes), edition)
    timeline = tuple(sorted(edition.events.values(), key=lambda e: (e.when.date.order, e.id)))
    articles = _articles(edition)
    together = shared_blocks(mentions)
    return Relations(
        edition=edition,
        mentions=mentions,
        articles=articles,
        rank={article.id: n for n, article in enumerate(articles)},
        quotes=quotes,
        timeline=timeline,
        places=places(edition, articles, quotes, timeline),
        ties=ties(together, spoken_of(quotes, mentions, edition.actors)),
        _mentions=_grouped(((m.kind, m.target), m) for m in mentions),
        _named_in=_grouped((m.article, m) for m in mentions),
        _spoken=_grouped((q.speaker, q) for q in quotes),
        _about=_grouped((thing, q) for q in quotes for thing in dict.fromkeys(q.about)),
        _actor_events=_grouped(
            (actor, e) for e in timeline for actor in dict.fromkeys((*e.actors, *filter(None, (e.place,))))
        ),
        _article_events=_article_events(timeline, mentions),
        _companions=_companions(together),
        _members=_grouped((m.of, Member(a.id, m)) for a in edition.actors.values() for m in a.memberships),
    )


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _articles(edition: Edition) -> tuple[Article, ...]:
    """Newest first; those of one date by id."""
    by_id = sorted(edition.articles.values(), key=lambda a: a.id)
    return tuple(sorted(by_id, key=lambda a: a.source.published.date.order, reverse=True))


def _newest_first(quotes: Iterable[Quote], edition: Edition) -> tuple[Quote, ...]:
    """By date, newest first; those of one date by article, in the order that article.yml gives."""
    return tuple(sorted(quotes, key=lambda q: q.when.date.order, reverse=True))


def _article_events(
    timeline: tuple[Event, ...], mentions: tuple[Mention, ...]
) -> dict[str, tuple[Event, ...]]:
    named = {(m.article, m.target) for m in mentions if m.kind == "event"}
    named |= {(source.article, e.id) for e in timeline for source in e.sources}
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for article, event in named:
        articles[event].add(article)
    return _grouped((article, e) for e in timeline for article in sorted(articles[e.id]))


def _companions(together: Mapping[Pair, int]) -> dict[str, tuple[Companion, ...]]:
    found: defaultdict[str, list[Companion]] = defaultdict(list)
    for (one, other), count in together.items():
        found[one].append(Companion(other, count))
        found[other].append(Companion(one, count))
    return {actor: tuple(sorted(c, key=lambda c: (-c.blocks, c.actor))) for actor, c in found.items()}
