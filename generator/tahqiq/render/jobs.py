"""Jobs: all pages of an edition in pieces of work that need nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Protocol

import msgspec

from tahqiq.relate import Relations
from tahqiq.render.desk import Desk, Sketch
from tahqiq.render.links import STATUS, path_of
from tahqiq.render.views import actor, actor_years, actors, article, members, quotes_page

ARTICLE, ACTOR, QUOTES, TIMELINE, INDEXES, EVERYWHERE = (
    "article",
    "actor",
    "quotes",
    "timeline",
    "indexes",
    "everywhere",
)
PARTS = ("home", "network", "articles", "actors", "glossary", "data", "evidence", "status", "pages", "manual")
_AT_ONCE = {ARTICLE: 25, ACTOR: 4, QUOTES: 15, TIMELINE: 5}


class Job(msgspec.Struct, frozen=True):
    """Some pages in all languages: those of articles or actors by id, pages of the index of quotes or events by key.

    `only` are the addresses of the pages that are asked for; without any, all are, but for those that are `done`.
    """

    kind: str
    things: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()

    def wants(self, address: str) -> bool:
        """Whether the page at an address is asked for."""
        return address not in self.done and (not self.only or address in self.only)


def waves(relations: Relations) -> tuple[tuple[Job, ...], ...]:
    """All jobs. What the first wave presses serves for the second, which works without it too, but longer."""
    places = relations.places
    quotes = tuple(places.quotes.sheets)
    events = tuple(places.timeline.sheets)
    first = jobs(ARTICLE, relations.newest())
    second = (
        *(Job(INDEXES, (name,)) for name in PARTS),
        *jobs(QUOTES, quotes),
        *jobs(TIMELINE, events),
        *jobs(ACTOR, relations.actors_by_weight()),
        Job(EVERYWHERE),
    )
    return tuple(first), second


def jobs(kind: str, things: Sequence[str]) -> Iterator[Job]:
    """Jobs of a size that is worth sending to another process."""
    step = _AT_ONCE[kind]
    for start in range(0, len(things), step):
        yield Job(kind, tuple(things[start : start + step]))


def sketches(desk: Desk, job: Job, thing: str) -> Iterator[Sketch]:
    """The pages of one thing of a job, in one language."""
    edition = desk.edition
    if job.kind == ARTICLE:
        yield Sketch(path_of("article", thing), lambda: article.draft(desk, edition.articles[thing]))
    elif job.kind == ACTOR:
        found = edition.actors[thing]
        yield Sketch(path_of("actor", thing), partial(actor.draft, desk, found))
        yield from actor_years.sketches(desk, found)
        yield from members.sketches(desk, found)
    elif job.kind == QUOTES:
        yield quotes_page.sketch(desk, thing)
    elif job.kind == TIMELINE:
        yield _timeline(desk, thing)
    elif job.kind == INDEXES:
        yield from _INDEXES[thing](desk)


# What few edits change is loaded when it is asked for: most of the time of a small edit is that of loading.


def _timeline(desk: Desk, key: str) -> Sketch:
    from tahqiq.render.views.timeline_page import sketch

    return sketch(desk, key)


def _home(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.views import home

    yield Sketch("", partial(home.draft, desk))


def _network(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.views import network

    yield Sketch("network/", partial(network.draft, desk))


def _articles(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.views import articles

    return articles.sketches(desk)


def _glossary(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.views import glossary

    return glossary.sketches(desk)


def _data(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.views import data_page

    yield Sketch("data/", partial(data_page.data, desk))


def _evidence(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.views import evidence, provenance

    yield Sketch(provenance.PROOF, partial(evidence.draft, desk))


def _status(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.views import status

    yield Sketch(STATUS, partial(status.draft, desk))


def _pages(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.views import editorial, plain

    if desk.search:
        yield Sketch("search/", partial(plain.search, desk))
    for page in desk.edition.pages:
        if page.language == desk.language:
            yield Sketch(path_of("page", page.id), partial(editorial.draft, desk, page))


def _manual(desk: Desk) -> Iterator[Sketch]:
    from tahqiq.render.manual import page

    return page.sketches(desk)


_INDEXES: Mapping[str, Callable[[Desk], Iterator[Sketch]]] = {
    "home": _home,
    "network": _network,
    "articles": _articles,
    "actors": actors.sketches,
    "glossary": _glossary,
    "data": _data,
    "evidence": _evidence,
    "status": _status,
    "pages": _pages,
    "manual": _manual,
}


class Addressed(Protocol):
    """Knows the addresses of the pages of a job."""

    def addresses(self, job: Job) -> Iterator[str]:
        """The addresses of a job's pages."""


def addresses_by_shape(printing: Addressed, wave: Sequence[Job]) -> Iterator[Job]:
    """One page for each kind of job, language and depth, as jobs of their own: all others look like one of them.

    A shape that is found too late is made by one process. Of actors the first are looked at, those named most: pages
    of an actor's years are deeper than the actor's own, and others may have none.
    """
    seen: set[tuple[str, str, str, int]] = set()
    looked_at: set[str] = set()
    for job in wave:
        index = job.things[0] if job.kind == INDEXES else ""
        if job.kind in (ARTICLE, ACTOR) and job.kind in looked_at:
            continue
        looked_at.add(job.kind)
        for thing in job.things if job.kind != ARTICLE else job.things[:1]:
            one = msgspec.structs.replace(job, things=(thing,))
            only: set[str] = set()
            for address in printing.addresses(one):
                language, _, path = address.partition("/")
                shape = (job.kind, index, language, path.count("/"))
                if shape not in seen:
                    seen.add(shape)
                    only.add(address)
            if only:
                yield msgspec.structs.replace(one, only=frozenset(only))
        if not job.things:
            yield job


def still_to_do(wave: Sequence[Job], done: Mapping[tuple[str, str], Set[str]]) -> tuple[Job, ...]:
    """A wave without the pages that are made already: their addresses by kind of job and thing."""
    none: frozenset[str] = frozenset()
    return tuple(
        msgspec.structs.replace(
            job, done=none.union(*(done.get((job.kind, t), none) for t in job.things or ("",)))
        )
        for job in wave
    )
