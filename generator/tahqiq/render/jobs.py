"""Jobs: all pages of an edition in pieces of work that need nothing of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tahqiq.relate import Relations
from tahqiq.render.desk import Desk, Draft
from tahqiq.render.views import (
    actor,
    actor_years,
    actors,
    article,
    articles,
    editorial,
    glossary,
    home,
    members,
    network,
    plain,
    quotes_page,
    timeline,
)

ARTICLE, ACTOR, QUOTES, INDEXES, EVERYWHERE = "article", "actor", "quotes", "indexes", "everywhere"
_AT_ONCE = {ARTICLE: 50, ACTOR: 5, QUOTES: 20}


class Job(msgspec.Struct, frozen=True):
    """Some pages of one kind in one language: articles or actors by id, or pages of the index of quotes by key."""

    language: str
    kind: str
    things: tuple[str, ...] = ()


def waves(relations: Relations) -> tuple[tuple[Job, ...], ...]:
    """All jobs. What the first wave presses serves for the second, which works without it too, but longer."""
    languages, edition = relations.edition.languages, relations.edition
    quotes = tuple(relations.places.quotes.sheets)
    first = (job for tag in languages for job in _jobs(tag, ARTICLE, tuple(a.id for a in relations.articles)))
    second = (
        job
        for tag in languages
        for job in (
            Job(tag, INDEXES),
            *_jobs(tag, QUOTES, quotes),
            *_jobs(tag, ACTOR, tuple(edition.actors)),
        )
    )
    return tuple(first), (*second, Job(languages[0], EVERYWHERE))


def _jobs(language: str, kind: str, things: Sequence[str]) -> Iterator[Job]:
    step = _AT_ONCE[kind]
    for start in range(0, len(things), step):
        yield Job(language, kind, tuple(things[start : start + step]))


def drafts(desk: Desk, job: Job) -> Iterator[Draft]:
    """The drafts of a job's pages."""
    edition = desk.edition
    if job.kind == ARTICLE:
        yield from (article.draft(desk, edition.articles[name]) for name in job.things)
    elif job.kind == ACTOR:
        for name in job.things:
            yield actor.draft(desk, edition.actors[name])
            yield from actor_years.drafts(desk, edition.actors[name])
            yield from members.drafts(desk, edition.actors[name])
    elif job.kind == QUOTES:
        yield from quotes_page.drafts(desk, job.things)
    elif job.kind == INDEXES:
        yield from _indexes(desk)


def _indexes(desk: Desk) -> Iterator[Draft]:
    yield home.draft(desk)
    for module in (articles, actors, timeline, glossary):
        yield from module.drafts(desk)
    yield network.draft(desk)
    yield plain.data(desk)
    if desk.search:
        yield plain.search(desk)
    for page in desk.edition.pages:
        if page.language == desk.language:
            yield editorial.draft(desk, page)


def shared_texts(relations: Relations, language: str, titles: Iterable[str]) -> frozenset[str]:
    """The titles and summaries that several things have, or a thing and one of the `titles` of the indexes."""
    edition = relations.edition
    seen: set[str] = set()
    shared: set[str] = set()
    texts = (
        *titles,
        *(a.title.best(language) for a in edition.articles.values()),
        *(a.name.best(language) for a in edition.actors.values()),
        *(p.title for p in edition.pages if p.language == language),
        *(a.summary.get(language) for a in edition.articles.values() if a.summary),
    )
    for text in texts:
        (shared if text in seen else seen).add(text)
    return frozenset(shared)
