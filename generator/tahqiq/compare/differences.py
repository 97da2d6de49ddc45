"""Two states of an edition to all differences: things paired by id, or by the id that they had before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from tahqiq.compare import article_facts, facts
from tahqiq.compare.lost import lost
from tahqiq.compare.side import Side
from tahqiq.compare.texts import Pair, text_changes
from tahqiq.compare.values import Change, Comparison, Difference, Kind, Said, State
from tahqiq.matching import Allowance
from tahqiq.model import Actor, Article, Event, Quote, Term
from tahqiq.problems import Problem

T = TypeVar("T", Actor, Event, Term)
Renamed = Mapping[tuple[str, str], str]
"""The new id of what had another, by kind and old id."""


def compare(
    before: Side,
    after: Side,
    problems: tuple[Iterable[Problem], Iterable[Problem]] = ((), ()),
    names: tuple[str, str] = ("", ""),
    changed: Collection[tuple[str, str]] = (),
) -> Comparison:
    """Everything that differs between two states of an edition; `names` is how their user calls them.

    What has errors cannot be modelled: it is a difference if it is among what is said to have `changed`.
    """
    at = _Comparing(before, after)
    found = [
        d
        for d in at.differences()
        if d.changes or d.state != "changed" or (d.partial and (d.kind, d.id) in changed)
    ]
    new, gone = changed_problems(*problems)
    return Comparison(*names, tuple(found), new, gone, lost(before, after))


def changed_problems(
    before: Iterable[Problem], after: Iterable[Problem]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Problems that are new, and those that are gone; one that only stands on another line is the same."""
    before, after = tuple(before), tuple(after)
    return _more(after, before), _more(before, after)


def _more(one: tuple[Problem, ...], other: tuple[Problem, ...]) -> tuple[Problem, ...]:
    left = Counter(map(_same, other))
    found: list[Problem] = []
    for problem in one:
        if left[_same(problem)]:
            left[_same(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _same(problem: Problem) -> tuple[str, ...]:
    return (problem.place.file, problem.code, problem.message, problem.severity)


class _Comparing:
    """A comparison as it is made: both sides, and what is called otherwise now."""

    def __init__(self, before: Side, after: Side) -> None:
        self.before, self.after = before, after
        self.renamed: dict[tuple[str, str], str] = {}
        for kind in ("article", "actor", "event", "term"):
            old, new = _things(before, kind), _things(after, kind)
            for id, thing in new.items():
                for former in thing.formerly:
                    if id not in old and former in old and former not in new:
                        self.renamed[kind, former] = id

    def differences(self) -> Iterator[Difference]:
        for article in self._ids("article", self.before.articles, self.after.articles):
            yield self._article(*article)
        yield from self._records("actor", self.before.actors, self.after.actors, facts.of_actor)
        yield from self._records("event", self.before.events, self.after.events, facts.of_event)
        yield from self._records("term", self.before.terms, self.after.terms, facts.of_term)
        for id in sorted({*self.before.pages, *self.after.pages}):
            yield self._page(id)
        yield self._edition()

    def _ids(
        self, kind: str, before: Mapping[str, object], after: Mapping[str, object]
    ) -> Iterator[tuple[str, str]]:
        """(old id, new id) of each thing that stands in either state; empty where it does not stand."""
        broken = {id for side in (self.before, self.after) for of, id in side.broken if of == kind}
        here = {*after, *(id for of, id in self.after.broken if of == kind)}
        there = {*before, *(id for of, id in self.before.broken if of == kind)}
        old_of = {new: old for (of, old), new in self.renamed.items() if of == kind}
        gone = there - here - set(old_of.values())
        for id in sorted(here | gone | broken):
            yield (old_of.get(id, id if id in there else ""), id if id in here else "")

    def _records(
        self,
        kind: Kind,
        before: Mapping[str, T],
        after: Mapping[str, T],
        told: Callable[[T, facts.Known], facts.Facts],
    ) -> Iterator[Difference]:
        for old, new in self._ids(kind, before, after):
            was, now = before.get(old), after.get(new)
            if was == now and was is not None:
                continue
            changes: Iterable[Change] = ()
            if now and (was or not old):
                earlier = told(was, self._was) if was else {}
                changes = facts.changes(earlier, told(now, self._is))
            yield self._difference(kind, old, new, changes)

    def _difference(self, kind: Kind, old: str, new: str, changes: Iterable[Change]) -> Difference:
        state: State = (
            "added" if not old else "removed" if not new else "changed" if old == new else "renamed"
        )
        id = new or old
        names = self.after.names(kind, new) or self.before.names(kind, old)
        broken = (kind, old) in self.before.broken or (kind, new) in self.after.broken
        formerly = old if state == "renamed" else ""
        changes = (c for c in changes if not (formerly and c.aspect == "formerly"))
        return Difference(kind, id, state, names, formerly, broken, tuple(changes))

    def _article(self, old: str, new: str) -> Difference:
        was, now = self.before.articles.get(old), self.after.articles.get(new)
        changes: Iterable[Change] = ()
        allowance = Allowance()
        if new:
            pair = Pair(
                was.texts if was else self.before.texts.get(old, ()),
                now.texts if now else self.after.texts.get(new, ()),
                self.before.lock(old),
                self.after.lock(new),
            )
            changes = text_changes(pair, self._target, allowance)
            if now and (was or not old):
                changes = chain(self._head(was, now, allowance), changes, self._quotes(was, now, allowance))
        return self._difference("article", old, new, changes)

    def _head(self, was: Article | None, now: Article, allowance: Allowance) -> Iterator[Change]:
        earlier = article_facts.of_article(was) if was else {}
        return facts.changes(earlier, article_facts.of_article(now), allowance)

    def _quotes(self, was: Article | None, now: Article, allowance: Allowance) -> Iterator[Change]:
        old = {quote.id: quote for quote in was.quotes} if was else {}
        new = {quote.id: quote for quote in now.quotes}
        for id in dict.fromkeys((*new, *old)):
            earlier = self._of_quote(old.get(id), was, self.before, self._was)
            later = self._of_quote(new.get(id), now, self.after, self._is)
            if earlier and later:
                yield from facts.changes(earlier, later, allowance)
            else:
                state: State = "added" if later else "removed"
                said = [tuple(chain.from_iterable(table.values())) for table in (earlier, later)]
                yield Change("quote", state, about=id, before=said[0], after=said[1])

    def _of_quote(
        self, quote: Quote | None, article: Article | None, side: Side, known: facts.Known
    ) -> facts.Facts:
        if not quote or not article:
            return {}
        return article_facts.of_quote(quote, article, side.lock(article.id), known)

    def _page(self, id: str) -> Difference:
        was, now = self.before.pages.get(id, ()), self.after.pages.get(id, ())
        changes = text_changes(Pair(was, now)) if now else ()
        broken = ("page", id) in self.before.broken | self.after.broken
        state: State = "added" if not was else "removed" if not now else "changed"
        return Difference("page", id, state, partial=broken, changes=tuple(changes))

    def _edition(self) -> Difference:
        was, now = self.before.edition, self.after.edition
        broken = ("edition", "") in self.before.broken | self.after.broken
        if broken or not now:
            state: State = "removed" if was and not broken else "changed"
            return Difference("edition", "", state, partial=broken)
        state = "changed" if was else "added"
        changes = facts.changes(facts.of_edition(was) if was else {}, facts.of_edition(now))
        return Difference("edition", "", state, now.title.texts, changes=tuple(changes))

    def _was(self, kind: str, id: str) -> Said:
        """A thing as it was named, under the id that it has now."""
        for of in (kind,) if kind else ("actor", "event", "term"):
            now = self.renamed.get((of, id))
            if now:
                return self._is(kind, now)
        return Said("thing", id, names=self._names(kind, id))

    def _is(self, kind: str, id: str) -> Said:
        return Said("thing", id, names=self._names(kind, id))

    def _names(self, kind: str, id: str) -> tuple[tuple[str, str], ...]:
        """The names of a thing, the same on both sides, so that a name that has changed is told once."""
        for side in (self.after, self.before):
            for of in (kind,) if kind else ("actor", "event", "term"):
                if names := side.names(of, id):
                    return names
        return ()

    def _target(self, key: str, value: str, now: bool) -> Said:
        if key == "date":
            return Said("date", value)
        return self._is(key, value) if now else self._was(key, value)


def _things(side: Side, kind: str) -> Mapping[str, Actor | Event | Term | Article]:
    found: Mapping[str, Mapping[str, Actor | Event | Term | Article]] = {
        "article": side.articles,
        "actor": side.actors,
        "event": side.events,
        "term": side.terms,
    }
    return found[kind]
