"""An actor's page: names, roles, quotes by and about, every mention in context, events, companions."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.model import Actor
from tahqiq.render import heads
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import path_of
from tahqiq.render.names import direction, own
from tahqiq.render.views.actor_years import mentions_at
from tahqiq.render.views.actors import ActorLink, actor_link, aliases, mention_count
from tahqiq.render.views.concordance import Place, concordance
from tahqiq.render.views.members import Members, Role, members, role
from tahqiq.render.views.quotes import card
from tahqiq.render.views.sheets import SheetRow, rows
from tahqiq.render.views.timeline import EventLine, event_lines

COMPANIONS = 24
QUOTES, EVENTS, MENTIONS = 10, 20, 30
"""How much of each, the newest, an actor's page shows of one who has pages by year."""

_REGISTERS = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
    "geonames": ("GeoNames", "https://www.geonames.org/{}"),
    "iso3166": ("ISO 3166", ""),
}


class Name(View, frozen=True):
    """The actor's name in one language."""

    language: str
    direction: str
    label: str
    text: str


class Register(View, frozen=True):
    """The actor in another register; without `href` it has no page there."""

    name: str
    value: str
    href: str


class ActorView(View, frozen=True):
    """The page."""

    names: tuple[Name, ...]
    kind: str
    kind_href: str
    description: Markup
    aliases: tuple[Markup, ...]
    figures: tuple[str, ...]
    roles: tuple[Role, ...]
    members: Members
    registers: tuple[Register, ...]
    spoken: tuple[Markup, ...]
    about: tuple[Markup, ...]
    events: tuple[EventLine, ...]
    companions: tuple[ActorLink, ...]
    places: tuple[Place, ...]
    rows: tuple[SheetRow, ...] = ()


def draft(desk: Desk, actor: Actor) -> Draft:
    """The page."""
    path = path_of("actor", actor.id)
    name = actor.name.best(desk.language)
    figures = _figures(desk, actor)
    about = actor.description.best(desk.language) if actor.description else desk.words(f"kind.{actor.kind}")
    key = "actor.description" if figures else "actor.description-bare"
    description = desk.words(key, name=name, about=about, figures=desk.words("list.comma").join(figures))
    title = desk.title(name, actor.id)
    description = description if title == name else f"{title}: {description}"
    view, head = _view(desk, actor, figures), heads.actor(desk, actor.id)
    return Draft("actor", path, title, description, view, "actors/", actor.file, head)


def _view(desk: Desk, actor: Actor, figures: tuple[str, ...]) -> ActorView:
    relations = desk.relations
    found = relations.years(actor.id)
    index = found.index
    quotes, events, mentions = (QUOTES, EVENTS, MENTIONS) if index.divided else (None, -1, None)
    return ActorView(
        names=tuple(
            Name(tag, direction(tag), desk.words.language_name(tag), actor.name.get(tag))
            for tag in (desk.language, *desk.others)
            if actor.name.get(tag)
        ),
        kind=desk.words(f"kind.{actor.kind}"),
        kind_href=desk.links.kind(actor.kind),
        description=own(actor.description, desk.language) if actor.description else Markup(""),
        aliases=aliases(actor.aliases, desk.language),
        figures=figures,
        roles=tuple(role(desk, m.of, m) for m in actor.memberships),
        members=members(desk, actor),
        registers=tuple(_register(name, value) for name, value in actor.identifiers),
        spoken=tuple(card(desk, key, speaker=False) for key in found.spoken[:quotes]),
        about=tuple(card(desk, key) for key in found.about[:quotes]),
        events=event_lines(desk, relations.events_of_actor(actor.id, events)),
        companions=tuple(
            actor_link(desk, c.actor, desk.words.number(c.blocks))
            for c in relations.companions_of(actor.id, COMPANIONS)
        ),
        places=concordance(desk, mentions_at(desk, actor.id, found.mentions[:mentions])),
        rows=rows(desk, path_of("actor", actor.id), index),
    )


def _figures(desk: Desk, actor: Actor) -> tuple[str, ...]:
    """How much there is of an actor, in words; nothing is not mentioned."""
    relations = desk.relations
    counts = (
        ("count.quotes", relations.count_spoken(actor.id)),
        ("count.mentions", mention_count(desk, "actor", actor.id)),
        ("count.events", relations.count_events(actor.id)),
    )
    return tuple(desk.words.count(key, n) for key, n in counts if n)


def _register(name: str, value: str) -> Register:
    label, address = _REGISTERS[name]
    return Register(label, value, address.format(value) if address else "")
