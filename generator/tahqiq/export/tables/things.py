"""Tables of actors, events and terms: their names, roles, parts and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from tahqiq.export.format import ACTORS, EVENTS, TERMS
from tahqiq.export.tables.columns import (
    BLOCK,
    BOUND,
    DAY,
    EDTF,
    FLAG,
    IDENTIFIER,
    LANGUAGE,
    PATH,
    PLACE,
    TEXT,
    AnyColumn,
    Column,
    Languages,
    dated,
    earliest,
    edtf,
    latest,
    matching,
    one_of,
    said,
)
from tahqiq.export.tables.table import Table
from tahqiq.model import Actor, BlockReference, Event, Membership, Term
from tahqiq.render.publication import Publication
from tahqiq.schema.vocabulary import ACTOR_KINDS, IDENTIFIERS

_PAGE = "Its page: an address, or a path from the folder of the edition."


def _block(source: BlockReference | None) -> str | None:
    return str(source) if source and source.block else None


class ActorRow(NamedTuple):
    """An actor, and where its page is in a language."""

    actor: Actor
    page: Callable[[str], str]


def _actors(publication: Publication, name: str) -> Iterator[ActorRow]:
    actor = publication.relations.edition.actors[name]
    yield ActorRow(actor, lambda tag: publication.address(f"{tag}/actors/{name}/"))


def _register(name: str, pattern: str) -> Column[ActorRow]:
    about = f"Its identifier in {name}, where it was verified."
    return Column(name, matching(pattern), about, lambda r: dict(r.actor.identifiers).get(name))


ACTOR_TABLE = Table[ActorRow](
    "actors",
    "Actors: persons, bodies, groups and places that the articles name.",
    (
        Column("id", IDENTIFIER, "The id of the actor.", lambda r: r.actor.id, required=True),
        Column("kind", one_of(*ACTOR_KINDS), "What the actor is.", lambda r: r.actor.kind, required=True),
        Languages("name", TEXT, "The name.", lambda r, tag: said(r.actor.name, tag), required=True),
        Languages("description", TEXT, "Who or what this is.", lambda r, tag: said(r.actor.description, tag)),
        *(_register(name, pattern) for name, pattern in IDENTIFIERS.items()),
        Languages("page", PATH, _PAGE, lambda r, tag: r.page(tag), required=True),
    ),
    {ACTORS: _actors},
)


class NameRow(NamedTuple):
    """A form of a thing's name."""

    thing: str
    position: int
    language: str
    name: str
    main: bool


def _names(thing: Actor | Term) -> Iterator[NameRow]:
    forms = [(*form, True) for form in thing.name] + [(*form, False) for form in thing.aliases]
    for position, (language, name, main) in enumerate(forms, 1):
        yield NameRow(thing.id, position, language, name, main)


def _naming(kind: str, table: str) -> tuple[AnyColumn[NameRow], ...]:
    return (
        Column(kind, IDENTIFIER, f"The {kind}.", lambda r: r.thing, required=True, to=table),
        Column("position", PLACE, f"The place among the {kind}'s names, from 1.", required=True),
        Column("language", LANGUAGE, "The language of the form (BCP 47).", required=True),
        Column("name", TEXT, "The form.", required=True),
        Column("main", FLAG, "Whether it is the name that the edition uses.", required=True),
    )


ACTOR_NAMES = Table[NameRow](
    "actor_names",
    "All names of actors: the one that the edition uses, and other forms.",
    _naming("actor", "actors"),
    {ACTORS: lambda publication, name: _names(publication.relations.edition.actors[name])},
    key=("actor", "position"),
)


class MembershipRow(NamedTuple):
    """A role of an actor in another."""

    actor: str
    position: int
    membership: Membership


def _memberships(publication: Publication, name: str) -> Iterator[MembershipRow]:
    for position, one in enumerate(publication.relations.edition.actors[name].memberships, 1):
        yield MembershipRow(name, position, one)


_M = Column[MembershipRow]
MEMBERSHIPS = Table[MembershipRow](
    "memberships",
    "Roles that actors have in other actors, as a source attests them.",
    (
        _M("actor", IDENTIFIER, "Who has the role.", required=True, to="actors"),
        _M("position", PLACE, "The place among the actor's roles, from 1.", required=True),
        _M("of", IDENTIFIER, "In which actor.", lambda r: r.membership.of, required=True, to="actors"),
        Languages("role", TEXT, "What the actor is in it.", lambda r, tag: said(r.membership.role, tag)),
        _M("attested", EDTF, "When a source says so, as EDTF (ISO 8601-2).", lambda r: edtf(r.membership.attested)),
        _M("during", EDTF, "From when to when, as EDTF (ISO 8601-2).", lambda r: edtf(r.membership.during)),
        _M("earliest", DAY, f"The first day that this date names. {BOUND}",
           lambda r: earliest(r.membership.attested or r.membership.during)),
        _M("latest", DAY, f"The last day that this date names. {BOUND}",
           lambda r: latest(r.membership.attested or r.membership.during)),
        _M("article", IDENTIFIER, "The article that says so.",
           lambda r: r.membership.source.article if r.membership.source else None, to="articles"),
        _M("block", BLOCK, "The block of it that does, if one is named.", lambda r: _block(r.membership.source),
           to="blocks"),
    ),
    {ACTORS: _memberships},
    key=("actor", "position"),
)  # fmt: skip


def _events(publication: Publication, name: str) -> Iterator[Event]:
    yield publication.relations.edition.events[name]


EVENT_TABLE = Table[Event](
    "events",
    "Events: what happened, when and where; in order of time.",
    (
        Column("id", IDENTIFIER, "The id of the event.", lambda e: e.id, required=True),
        Languages("title", TEXT, "What happened.", lambda e, tag: said(e.title, tag), required=True),
        *dated(lambda e: e.when.date, "When", required=True),
        Languages("inferred", TEXT, "Why the editor put this date on it.",
                  lambda e, tag: said(e.when.inferred, tag)),
        Column("place", IDENTIFIER, "Where: a place or a country.", lambda e: e.place, to="actors"),
    ),
    {EVENTS: _events},
)  # fmt: skip


class PartRow(NamedTuple):
    """Who took part in an event."""

    event: str
    position: int
    actor: str


def _parts(publication: Publication, name: str) -> Iterator[PartRow]:
    for position, actor in enumerate(publication.relations.edition.events[name].actors, 1):
        yield PartRow(name, position, actor)


EVENT_ACTORS = Table[PartRow](
    "event_actors",
    "Who took part in events.",
    (
        Column("event", IDENTIFIER, "The event.", required=True, to="events"),
        Column("position", PLACE, "The place among those of the event, from 1.", required=True),
        Column("actor", IDENTIFIER, "Who took part.", required=True, to="actors"),
    ),
    {EVENTS: _parts},
    key=("event", "position"),
)


class SourceRow(NamedTuple):
    """What tells of an event."""

    event: str
    position: int
    source: BlockReference


def _sources(publication: Publication, name: str) -> Iterator[SourceRow]:
    for position, source in enumerate(publication.relations.edition.events[name].sources, 1):
        yield SourceRow(name, position, source)


EVENT_SOURCES = Table[SourceRow](
    "event_sources",
    "What tells of events: an article, and in it a block.",
    (
        Column("event", IDENTIFIER, "The event.", required=True, to="events"),
        Column("position", PLACE, "The place among those of the event, from 1.", required=True),
        Column(
            "article", IDENTIFIER, "The article.", lambda r: r.source.article, required=True, to="articles"
        ),
        Column("block", BLOCK, "The block of it, if one is named.", lambda r: _block(r.source), to="blocks"),
    ),
    {EVENTS: _sources},
    key=("event", "position"),
)


class TermRow(NamedTuple):
    """A term, and where it stands in a language's glossary."""

    term: Term
    page: Callable[[str], str]


def _term_page(publication: Publication, name: str, language: str) -> str:
    return publication.address(f"{language}/{publication.relations.places.path('term', name, language)}")


def _terms(publication: Publication, name: str) -> Iterator[TermRow]:
    yield TermRow(publication.relations.edition.terms[name], partial(_term_page, publication, name))


TERM_TABLE = Table[TermRow](
    "terms",
    "Terms of the glossary.",
    (
        Column("id", IDENTIFIER, "The id of the term.", lambda r: r.term.id, required=True),
        Languages("name", TEXT, "The term.", lambda r, tag: said(r.term.name, tag), required=True),
        Languages("definition", TEXT, "What it means.", lambda r, tag: said(r.term.definition, tag), True),
        Languages("page", PATH, _PAGE, lambda r, tag: r.page(tag), required=True),
    ),
    {TERMS: _terms},
)


TERM_NAMES = Table[NameRow](
    "term_names",
    "All names of terms: the one that the edition uses, and other forms.",
    _naming("term", "terms"),
    {TERMS: lambda publication, name: _names(publication.relations.edition.terms[name])},
    key=("term", "position"),
)
