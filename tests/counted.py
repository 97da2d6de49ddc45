"""The relations of an edition counted by hand: each answer from a walk through all articles, without tables or indexes.

Slow, and short enough to be believed. The questions have the names that they have in `tahqiq.relate`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, TypeVar

from tahqiq.dates import EdtfDate
from tahqiq.model import Article, Dating, Edition, Event, Quote
from tahqiq.read.markdown import spans_in
from tahqiq.relate import Companion, Member, Mention, Tie

T = TypeVar("T")
VERBATIM = ("direct", "partial")


def latest_first(things: Iterable[tuple[EdtfDate, T]]) -> list[T]:
    """Things with their dates, the last first; those of one date as they come."""
    return [thing for _, thing in sorted(things, key=lambda pair: pair[0].order, reverse=True)]


def some(found: Iterable[T], limit: int) -> tuple[T, ...]:
    """The first of them; without a limit (-1) all."""
    whole = tuple(found)
    return whole if limit < 0 else whole[:limit]


class Counted:
    """An edition in memory, asked as `Relations` is."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.of = dict(sorted(edition.articles.items()))

    # ------------------------------------------------------------ articles

    def newest(self, limit: int = -1) -> tuple[str, ...]:
        return some(latest_first((a.source.published.date, name) for name, a in self.of.items()), limit)

    def beside(self, article: str) -> tuple[str, str]:
        order = ("", *self.newest()[::-1], "")
        at = order.index(article, 1)
        return order[at - 1], order[at + 1]

    def latest_corrections(self, limit: int) -> list[tuple[str, int]]:
        every = [
            (c.date, (name, n))
            for name, a in self.of.items()
            for n, c in reversed([*enumerate(a.corrections)])
        ]
        return [*some(latest_first(every), limit)]

    def count_corrections(self) -> int:
        return sum(len(a.corrections) for a in self.of.values())

    def block_order(self, article: str) -> list[str]:
        return list(dict.fromkeys(block.id for text in self.of[article].texts for block in text.blocks))

    def block(self, article: str, block: str) -> dict[str, str]:
        return {t.language: b.plain for t in self.of[article].texts for b in t.blocks if b.id == block}

    def former(self, kind: str) -> list[tuple[str, str]]:
        things: dict[str, Any] = {"actor": self.edition.actors, "article": self.of}.get(kind, {})
        return [(old, name) for name in sorted(things) for old in sorted(things[name].formerly)]

    def shared(self, language: str, text: str) -> bool:
        found = [page.title for page in self.edition.pages if page.language == language]
        found += [actor.name.best(language) for actor in self.edition.actors.values()]
        for article in self.of.values():
            found.append(article.title.best(language))
            found += [article.summary.get(language)] if article.summary else []
        return found.count(text) > 1

    # ------------------------------------------------------------ mentions

    def mentions(self) -> Iterator[Mention]:
        for name in self.of:
            yield from self.mentions_of_article(name)

    def mentions_of_article(self, name: str) -> Iterator[Mention]:
        for text in self.of[name].texts:
            for block in text.blocks:
                spans = spans_in(block.content)
                quotes = [s for s in spans if s.span.key == "quote"]
                for at in spans:
                    around = [q for q in quotes if q.start <= at.start and at.end <= q.end]
                    inner = min(around, key=lambda q: q.end - q.start).span.value if around else ""
                    if at.span.key != "quote":
                        key, value = at.span.key, at.span.value
                        yield Mention(key, value, name, block.id, text.language, at.start, at.end, inner)

    def mentions_of(self, kind: str, target: str) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions() if (m.kind, m.target) == (kind, target))

    def mentions_in(self, article: str, kind: str, target: str) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions_of(kind, target) if m.article == article)

    def places_naming(self, kind: str, target: str) -> tuple[tuple[str, str, str], ...]:
        found = [
            (name, m.block, self.of[name].source.published.date.text)
            for name in self.newest()
            for m in self.mentions_in(name, kind, target)
        ]
        return tuple(dict.fromkeys(found))

    def count_naming(self, kind: str, target: str) -> int:
        return len({(m.article, m.block) for m in self.mentions_of(kind, target)})

    def articles_naming(self, kind: str, target: str) -> tuple[str, ...]:
        return tuple(name for name in self.newest() if self.mentions_in(name, kind, target))

    def times_named(self, kind: str, target: str, language: str) -> int:
        return sum(m.language == language for m in self.mentions_of(kind, target))

    def most_named(self, language: str, without: Iterable[str], limit: int) -> list[tuple[str, int]]:
        passed = tuple(without)
        found = [
            (name, times)
            for name, actor in sorted(self.edition.actors.items())
            if actor.kind not in passed and (times := self.times_named("actor", name, language))
        ]
        return sorted(found, key=lambda pair: -pair[1])[:limit]

    def actors_by_weight(self) -> tuple[str, ...]:
        return tuple(
            sorted(self.edition.actors, key=lambda name: (-len(self.mentions_of("actor", name)), name))
        )

    # ------------------------------------------------------------ quotes

    def quotes(self) -> tuple[Quote, ...]:
        return tuple(latest_first((q.when.date, q) for a in self.of.values() for q in a.quotes))

    def quoting(self) -> tuple[str, ...]:
        return tuple(name for name, article in self.of.items() if article.quotes)

    def spoken_by(self, actor: str, limit: int = -1) -> tuple[Quote, ...]:
        return some((q for q in self.quotes() if q.speaker == actor), limit)

    def quotes_about(self, thing: str, limit: int = -1) -> tuple[Quote, ...]:
        return some((q for q in self.quotes() if thing in q.about), limit)

    def quote_dates(self, actor: str) -> tuple[list[tuple[str, str]], ...]:
        both = self.spoken_by(actor), self.quotes_about(actor)
        return tuple([(q.key, q.when.date.text) for q in quotes] for quotes in both)

    def count_verified(self) -> int:
        return sum(q.evidence is not None and q.mode in VERBATIM for q in self.quotes())

    def latest_speeches(self, limit: int) -> tuple[Quote, ...]:
        verified = [q for q in self.quotes() if q.evidence]
        whole = [q for q in verified if q.mode == "direct"]
        return some(_firsts(whole or verified), limit)

    # ------------------------------------------------------------ events

    def event_order(self) -> tuple[str, ...]:
        return tuple(sorted(self.edition.events, key=lambda name: (self._when(name), name)))

    def _when(self, event: str) -> Any:
        return self.edition.events[event].when.date.order

    def _events(self, names: Iterable[str]) -> tuple[Event, ...]:
        return tuple(self.edition.events[name] for name in names)

    def timeline(self) -> tuple[Event, ...]:
        return self._events(self.event_order())

    def events_of_actor(self, actor: str, limit: int = -1) -> tuple[Event, ...]:
        found = [e for e in self.timeline() if actor in (*e.actors, e.place)]
        return tuple(some(found[::-1], limit)[::-1])

    def telling(self, event: str) -> list[str]:
        sources = {source.article for source in self.edition.events[event].sources}
        return sorted(sources | {m.article for m in self.mentions_of("event", event)})

    def events_of_article(self, article: str) -> tuple[Event, ...]:
        return self._events(name for name in self.event_order() if article in self.telling(name))

    # ------------------------------------------------------------ who is with whom

    def ties(self) -> tuple[Tie, ...]:
        together: Counter[tuple[str, str]] = Counter()
        named: dict[tuple[str, str], set[str]] = {}
        within: dict[tuple[str, str], set[str]] = {}
        for m in self.mentions():
            if m.kind == "actor":
                named.setdefault((m.article, m.block), set()).add(m.target)
                within.setdefault((m.article, m.quote), set()).add(m.target)
        for actors in named.values():
            together.update(combinations(sorted(actors), 2))
        spoken: Counter[tuple[str, str]] = Counter()
        for q in self.quotes():
            whom = within.get((q.article, q.id), set()) | (self.edition.actors.keys() & {*q.about})
            spoken.update((q.speaker, actor) for actor in whom - {q.speaker})
        found = [
            Tie(one, other, together[one, other], spoken[one, other], spoken[other, one])
            for one, other in combinations(sorted(self.edition.actors), 2)
        ]
        found = [tie for tie in found if tie.blocks or tie.said or tie.heard]
        return tuple(sorted(found, key=lambda t: (-(t.blocks + t.said + t.heard), -t.blocks, t.one, t.other)))

    def ties_of(self, actor: str) -> list[Tie]:
        return [tie for tie in self.ties() if actor in (tie.one, tie.other)]

    def ranked(self) -> list[str]:
        weight: Counter[str] = Counter()
        for tie in self.ties():
            for actor in (tie.one, tie.other):
                weight[actor] += tie.blocks + tie.said + tie.heard
        return sorted(weight, key=lambda actor: (-weight[actor], actor))

    def companions_of(self, actor: str, limit: int = -1) -> tuple[Companion, ...]:
        found = [
            Companion(tie.other if tie.one == actor else tie.one, tie.blocks)
            for tie in self.ties_of(actor)
            if tie.blocks
        ]
        return some(sorted(found, key=lambda c: (-c.blocks, c.actor)), limit)

    def members_of(self, actor: str) -> tuple[Member, ...]:
        actors = sorted(self.edition.actors.items())
        return tuple(Member(name, m) for name, a in actors for m in a.memberships if m.of == actor)

    # ------------------------------------------------------------ what is undone

    def undone(self) -> dict[str, list[tuple[str, list[tuple[str, str]]]]]:
        """What is undone, by kind: articles and things, newest first, and each place in them."""
        found: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {}
        for name in self.newest():
            for kind, spots in self._undone_in(self.of[name]).items():
                if spots:
                    found.setdefault(kind, []).append((name, spots))
        for name, actor in sorted(self.edition.actors.items()):
            if not actor.description:
                found.setdefault("undescribed", []).append((name, []))
        for name, event in sorted(self.edition.events.items()):
            if _unexplained(event.when):
                found.setdefault("unexplained", []).append((name, []))
        return found

    def _undone_in(self, article: Article) -> dict[str, list[tuple[str, str]]]:
        blocks = [(t.language, b) for t in article.texts for b in t.blocks]
        there = {(language, b.id) for language, b in blocks}
        every = dict.fromkeys(b.id for _, b in blocks)
        source, tags, quotes = article.source, self.edition.languages, article.quotes
        head = ("", "")
        undated = [("", q.id) for q in quotes if q.own_date and _unexplained(q.when)]
        return {
            "unverified": [("", q.id) for q in quotes if q.mode in VERBATIM and not q.evidence],
            "stale": [(language, b.id) for language, b in blocks if b.stale],
            "unstamped": [(language, b.id) for language, b in blocks if b.unstamped],
            "alone": [(tag, b) for tag in tags for b in every if (tag, b) not in there],
            "undated": undated + ([head] if _unexplained(source.published) else []),
            "unproven": [] if source.sha256 else [head],
            "unaddressed": [] if source.url or source.archived else [head],
            "untold": [] if article.summary else [head],
        }


def _unexplained(when: Dating) -> bool:
    return not (when.date.earliest or when.date.latest) or not (when.stated or when.inferred)


def _firsts(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """The first quote of each speaker."""
    speakers = set()
    for quote in quotes:
        if quote.speaker not in speakers:
            speakers.add(quote.speaker)
            yield quote
