"""Addresses that would disappear: what people cite of the first state, and what nothing in the second leads on from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from tahqiq.compare.side import Side
from tahqiq.model import Actor, Article, Event, Term
from tahqiq.schema.vocabulary import QUOTE_PLACE

Why = Literal["thing", "page", "place", "correction", "language"]
_INDEXED = {"event": "timeline/#e-", "term": "glossary/#t-"}


class Lost(msgspec.Struct, frozen=True, order=True):
    """An address below each language (of a language: the language) that is gone, and what kind of thing it was."""

    address: str
    why: Why


def lost(before: Side, after: Side) -> tuple[Lost, ...]:
    """What is gone, in the order of addresses. What cannot be modelled in either state is left to its problems."""
    return tuple(
        sorted(
            {
                *_languages(before, after),
                *_pages(before, after),
                *_things(before, after),
                *_articles(before, after),
            }
        )
    )


def _languages(before: Side, after: Side) -> Iterator[Lost]:
    if before.edition and after.edition:
        for language in {*before.edition.languages} - {*after.edition.languages}:
            yield Lost(f"{language}/", "language")


def _pages(before: Side, after: Side) -> Iterator[Lost]:
    for id in before.pages.keys() - after.pages.keys():
        if ("page", id) not in after.broken:
            yield Lost(f"{id}/", "page")


def _things(before: Side, after: Side) -> Iterator[Lost]:
    for actor in _gone("actor", before.actors, after.actors, after):
        yield Lost(f"actors/{actor}/", "thing")
    for event in _gone("event", before.events, after.events, after):
        yield Lost(_INDEXED["event"] + event, "thing")
    for term in _gone("term", before.terms, after.terms, after):
        yield Lost(_INDEXED["term"] + term, "thing")


Cited = Mapping[str, Actor] | Mapping[str, Event] | Mapping[str, Term] | Mapping[str, Article]


def _gone(kind: str, before: Cited, after: Cited, now: Side) -> Iterator[str]:
    """Ids, former ones too, that nothing has any more. What has errors may still have them."""
    kept = {name for id, thing in after.items() for name in (id, *thing.formerly)}
    unknown = any(of == kind for of, _ in now.broken)
    for id, thing in before.items():
        for name in (id, *thing.formerly):
            if name not in kept and not unknown:
                yield name


def _articles(before: Side, after: Side) -> Iterator[Lost]:
    for id in _gone("article", before.articles, after.articles, after):
        yield Lost(f"articles/{id}/", "thing")
    now = {name: article for id, article in after.articles.items() for name in (id, *article.formerly)}
    for id, was in before.articles.items():
        if is_now := now.get(id):
            page = f"articles/{id}/#"
            yield from (Lost(page + place, "place") for place in places(was) - places(is_now))
            for number in range(len(is_now.corrections), len(was.corrections)):
                yield Lost(f"{page}tq-correction-{number + 1}", "correction")


def places(article: Article) -> set[str]:
    """All that a link to an article's page may end in: what stands there, and what stood there once."""
    found = {block.id for text in article.texts for block in text.blocks}
    found.update(QUOTE_PLACE + quote.id for quote in article.quotes)
    found.update(old for old, _ in article.moved)
    found.update(place for correction in article.corrections for place in correction.removed)
    return found
