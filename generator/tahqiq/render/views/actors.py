"""The index of actors, by kind and letter; and an actor as other pages name it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec
from markupsafe import Markup

from tahqiq.languages.collation import Key, collation_key, initial, slug
from tahqiq.model import Actor
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.names import foreign, isolated, own
from tahqiq.render.views.sheets import Part, SheetRow, sketched, whereabouts

JUMPS = 12
"""A list that is longer is worth links to its letters; a shorter one is seen whole, with nearly a letter a name."""


class ActorLink(View, frozen=True):
    """An actor where another page names it. `count`, where there is one, says how often, in words."""

    id: str
    href: str
    name: Markup
    kind: str
    count: str = ""


class ActorEntry(View, frozen=True):
    """An actor in the index."""

    link: ActorLink
    names: tuple[Markup, ...]
    description: Markup
    mentions: str
    quotes: str


class Jump(View, frozen=True):
    """A link to the first name of a letter."""

    href: str
    letter: str


class LetterGroup(View, frozen=True):
    """Actors whose names begin with one letter."""

    id: str
    letter: str
    actors: tuple[ActorEntry, ...]


class KindGroup(View, frozen=True):
    """Actors of one kind."""

    kind: str
    title: str
    count: str
    letters: tuple[LetterGroup, ...]
    jumps: tuple[Jump, ...] = ()


class ActorsView(View, frozen=True):
    """The index."""

    title: str
    lead: str
    kinds: tuple[KindGroup, ...]
    rows: tuple[SheetRow, ...] = ()
    places: str = ""


def actor_link(desk: Desk, actor: str, count: str = "") -> ActorLink:
    """A link to an actor's page."""
    link = desk.once("link", actor, lambda: _link(desk, actor))
    return msgspec.structs.replace(link, count=count) if count else link


def _link(desk: Desk, actor: str) -> ActorLink:
    found = desk.edition.actors[actor]
    name, kind = own(found.name, desk.language), desk.words(f"kind.{found.kind}")
    return ActorLink(actor, desk.links.to("actor", actor), name, kind)


def actor_links(desk: Desk, actors: tuple[str, ...]) -> tuple[ActorLink, ...]:
    """Links to several, in the order given."""
    return tuple(actor_link(desk, actor) for actor in actors)


def mention_count(desk: Desk, kind: str, target: str) -> int:
    """How often a thing is mentioned in the page's language."""
    return desk.relations.times_named(kind, target, desk.language)


def by_name(desk: Desk, actor: str) -> tuple[Key, str]:
    """By what an actor is sorted among others: the name, and the id of those who share it."""
    return desk.once("by name", actor, lambda: _by_name(desk, actor))


def _by_name(desk: Desk, actor: str) -> tuple[Key, str]:
    name = desk.edition.actors[actor].name.best(desk.language)
    return collation_key(name, desk.language), actor


def sketches(desk: Desk) -> Iterator[Sketch]:
    """The index, and its further pages."""
    words, known = desk.words, desk.edition.actors
    places = desk.relations.places.actors[desk.language]

    def draft(part: Part) -> Draft:
        key = "count.actors" if part.sheet.key else "actors.lead"
        lead = words.count(key, part.sheet.count)
        kinds = groupby((known[a] for a in part.shown.things), lambda a: a.kind)
        groups = tuple(_kind(desk, kind, list(actors)) for kind, actors in kinds)
        view = ActorsView(part.title, lead, groups, part.rows, whereabouts(desk, "actors/", places))
        return Draft("actors", part.path, part.title, part.said(lead), view, "actors/")

    return sketched(desk, "actors/", places, words("actors.title"), draft)


def _kind(desk: Desk, kind: str, actors: list[Actor]) -> KindGroup:
    groups = groupby(actors, lambda a: initial(a.name.best(desk.language), desk.language))
    letters = tuple(
        LetterGroup(f"{kind}-{slug(letter)}", letter, tuple(_entry(desk, a) for a in group))
        for letter, group in groups
    )
    jumps = tuple(Jump(f"#{group.id}", group.letter) for group in letters)
    title, count = desk.words(f"kinds.{kind}"), desk.words.number(len(actors))
    return KindGroup(kind, title, count, letters, jumps if len(actors) > JUMPS else ())


def _entry(desk: Desk, actor: Actor) -> ActorEntry:
    mentions = mention_count(desk, "actor", actor.id)
    quotes = desk.relations.count_spoken(actor.id)
    return ActorEntry(
        link=actor_link(desk, actor.id),
        names=foreign(actor.name, desk.language),
        description=own(actor.description, desk.language) if actor.description else Markup(""),
        mentions=desk.words.count("count.mentions", mentions) if mentions else "",
        quotes=desk.words.count("count.quotes", quotes) if quotes else "",
    )


def aliases(pairs: tuple[tuple[str, str], ...], language: str) -> tuple[Markup, ...]:
    """Other forms of a name: those of the page's language first, each marked with its own."""
    ordered = sorted(pairs, key=lambda pair: pair[0] != language)
    return tuple(isolated(text, tag, language) for tag, text in ordered)
