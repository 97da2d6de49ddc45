"""Actors as nodes: what kind of thing each is to schema.org, its names, its roles, itself in other registers."""

from __future__ import annotations

from tahqiq.model import Actor, Membership
from tahqiq.render.linked import iris
from tahqiq.render.linked.iris import Node
from tahqiq.render.linked.values import Say, ends, every, said, telling, value
from tahqiq.render.links import path_of
from tahqiq.render.publication import Publication

_TYPES: dict[str, object] = {
    "person": "Person",
    "organization": "Organization",
    "public-body": "GovernmentOrganization",
    "party": "PoliticalParty",
    "coalition": "Organization",
    "armed-group": "Organization",
    "office": "Organization",
    "country": ["Country", "Organization"],
    "place": "Place",
}
_SPOKEN_FOR = ["Place", "Organization"]
"""A place that speaks or acts stands for those who do. Of countries that is always so."""
_NARROWER = {"coalition": "Coalition", "armed-group": "ArmedGroup", "office": "Office"}
"""Kinds that schema.org has no type for."""
_REGISTERS = {
    "wikidata": "http://www.wikidata.org/entity/{}",
    "viaf": "http://viaf.org/viaf/{}",
    "geonames": "https://sws.geonames.org/{}/",
}
"""The IRIs that registers give to what they describe."""


def actor_node(publication: Publication, actor: Actor) -> Node:
    """All that is known of an actor; who mentions it is said by those who do."""
    return said(
        {
            **named(publication, actor),
            "alternateName": [value(form, language) for language, form in actor.aliases],
            "description": every(actor.description),
            "url": iris.pages(publication, path_of("actor", actor.id)),
            "memberOf": [_role(publication, m) for m in memberships(publication, actor)],
            **elsewhere(actor),
        }
    )


def named(publication: Publication, actor: Actor) -> Node:
    """What an actor is, and its names."""
    return said({**kind(publication, actor), "name": every(actor.name)})


def kind(publication: Publication, actor: Actor) -> Node:
    """What an actor is. One that has a role is a body, even if it is a place."""
    return {
        "@type": _SPOKEN_FOR if actor.kind == "place" and actor.memberships else _TYPES[actor.kind],
        "@id": iris.thing(publication, "actor", actor.id),
        "additionalType": _NARROWER.get(actor.kind),
    }


def agent(publication: Publication, name: str) -> Node:
    """An actor that speaks, takes part or has members."""
    found = iris.reference(iris.thing(publication, "actor", name))
    return {"@type": _SPOKEN_FOR, **found} if publication.edition.actors[name].kind == "place" else found


def named_agent(publication: Publication, name: str, say: Say, language: str) -> Node:
    """An actor that speaks or has members, with its name, for a page that says no more of it."""
    actor = publication.edition.actors[name]
    return said({**kind(publication, actor), **agent(publication, name), "name": say(actor.name, language)})


def elsewhere(actor: Actor) -> Node:
    """An actor in other registers."""
    return {
        "sameAs": [
            _REGISTERS[name].format(number) for name, number in actor.identifiers if name in _REGISTERS
        ],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "ISO 3166", "value": code}
            for name, code in actor.identifiers
            if name == "iso3166"
        ],
    }


def memberships(publication: Publication, actor: Actor) -> list[Membership]:
    """An actor's roles in bodies; schema.org has no word for a role that one has in a person."""
    actors = publication.edition.actors
    return [m for m in actor.memberships if actors[m.of].kind != "person"]


def _role(publication: Publication, membership: Membership) -> Node:
    """A role. That a source attests it on a day says neither when it began nor when it ended."""
    start, end = ends(membership.during) if membership.during else (None, None)
    date, source = membership.attested or membership.during, membership.source
    blocks = iris.blocks(publication, source.article, source.block) if source else None
    return said(
        {
            "@type": "OrganizationRole",
            "roleName": every(membership.role),
            "memberOf": agent(publication, membership.of),
            "startDate": start,
            "endDate": end,
            "subjectOf": telling(date, blocks) if date else blocks,
        }
    )
