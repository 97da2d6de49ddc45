"""The index of actors, by kind and letter; and an actor as other pages name it."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from tahqiq.model import Actor
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.names import foreign, isolated, own
from tahqiq.render.order import collation_key, initial
from tahqiq.schema.vocabulary import ACTOR_KINDS


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


class LetterGroup(View, frozen=True):
    """Actors whose names begin with one letter."""

    letter: str
    actors: tuple[ActorEntry, ...]


class KindGroup(View, frozen=True):
    """Actors of one kind."""

    kind: str
    title: str
    count: str
    letters: tuple[LetterGroup, ...]


class ActorsView(View, frozen=True):
    """The index."""

    title: str
    lead: str
    kinds: tuple[KindGroup, ...]


def actor_link(desk: Desk, actor: str, count: str = "") -> ActorLink:
    """A link to an actor's page."""
    found = desk.edition.actors[actor]
    name = own(found.name, desk.language)
    return ActorLink(actor, desk.links.to("actor", actor), name, desk.words(f"kind.{found.kind}"), count)


def actor_links(desk: Desk, actors: tuple[str, ...]) -> tuple[ActorLink, ...]:
    """Links to several, in the order given."""
    return tuple(actor_link(desk, actor) for actor in actors)


def mention_count(desk: Desk, kind: str, target: str) -> int:
    """How often a thing is mentioned in the page's language."""
    return sum(m.language == desk.language for m in desk.relations.mentions_of(kind, target))


def draft(desk: Desk) -> Draft:
    """The page."""
    desk = desk.at("actors/")
    title = desk.words("actors.title")
    lead = desk.words.count("actors.lead", len(desk.edition.actors))
    view = ActorsView(title, lead, tuple(_kinds(desk)))
    return Draft("actors", "actors/", title, lead, view, "actors/")


def _kinds(desk: Desk) -> list[KindGroup]:
    found = []
    for kind in ACTOR_KINDS:
        actors = [a for a in desk.edition.actors.values() if a.kind == kind]
        if actors:
            title = desk.words(f"kinds.{kind}")
            count = desk.words.number(len(actors))
            found.append(KindGroup(kind, title, count, tuple(_letters(desk, actors))))
    return found


def _letters(desk: Desk, actors: list[Actor]) -> list[LetterGroup]:
    def name(actor: Actor) -> str:
        return actor.name.best(desk.language)

    ordered = sorted(actors, key=lambda a: (collation_key(name(a), desk.language), a.id))
    groups = groupby(ordered, lambda a: initial(name(a), desk.language))
    return [LetterGroup(letter, tuple(_entry(desk, a) for a in group)) for letter, group in groups]


def _entry(desk: Desk, actor: Actor) -> ActorEntry:
    mentions = mention_count(desk, "actor", actor.id)
    quotes = len(desk.relations.spoken_by(actor.id))
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
