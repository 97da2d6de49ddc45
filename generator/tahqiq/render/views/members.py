"""Members: who has a role in an actor, by name; where they are many, on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from tahqiq.languages.collation import collation_key, slugs
from tahqiq.model import Actor, Membership
from tahqiq.relate import index
from tahqiq.render.dating import DateView, date_view
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.links import path_of
from tahqiq.render.names import own
from tahqiq.render.views.actors import ActorLink, actor_link
from tahqiq.render.views.sheets import Part, SheetRow, sketched
from tahqiq.render.views.timeline import Telling, tellings

SHOWN = 50
"""How many an actor's own page names."""


class Role(View, frozen=True):
    """A role: the other actor, what as, when, who says so. `during` tells an interval from a day of witness."""

    actor: ActorLink
    role: Markup
    date: DateView | None
    during: bool
    sources: tuple[Telling, ...]


class MembersView(View, frozen=True):
    """A page of those who have a role in an actor. `href` leads to the actor's own page."""

    title: str
    lead: str
    href: str
    roles: tuple[Role, ...]
    rows: tuple[SheetRow, ...]


class Members(View, frozen=True):
    """Those that the actor's own page names; `more` says how many there are in all, where `href` has them."""

    roles: tuple[Role, ...]
    href: str = ""
    more: str = ""


def role(desk: Desk, actor: str, membership: Membership) -> Role:
    """A role in an actor, or of one."""
    date = membership.during or membership.attested
    return Role(
        actor=actor_link(desk, actor),
        role=own(membership.role, desk.language) if membership.role else Markup(""),
        date=date_view(date, desk.words) if date else None,
        during=membership.during is not None,
        sources=tellings(desk, [membership.source]) if membership.source else (),
    )


def members(desk: Desk, actor: Actor) -> Members:
    """What an actor's own page says of them."""
    found = _ordered(desk, actor)
    roles = tuple(role(desk, *member) for member in found[:SHOWN])
    if len(found) <= SHOWN:
        return Members(roles)
    more = desk.words.count("members.all", len(found))
    return Members(roles, desk.links.page(_path(actor)), more)


def sketches(desk: Desk, actor: Actor) -> Iterator[Sketch]:
    """The pages of all members; none where the actor's own page has room for them."""
    found = _ordered(desk, actor)
    if len(found) <= SHOWN:
        return
    language, known = desk.language, {str(n): member for n, member in enumerate(found)}
    names = {n: desk.edition.actors[member].name.best(language) for n, (member, _) in known.items()}
    filed = index((n, tuple(f"letter/{slug}" for slug in slugs(name, language))) for n, name in names.items())
    name = actor.name.best(language)
    title = desk.words("members.title", name=desk.title(name, actor.id))

    def draft(part: Part) -> Draft:
        view = MembersView(
            title=part.title,
            lead=desk.words.count("members.lead", part.sheet.count),
            href=desk.links.to("actor", actor.id),
            roles=tuple(role(desk, *known[n]) for n in part.shown.things),
            rows=part.rows,
        )
        return Draft("members", part.path, part.title, f"{part.title}: {view.lead}", view, "actors/")

    yield from sketched(desk, _path(actor), filed, title, draft)


def _path(actor: Actor) -> str:
    return f"{path_of('actor', actor.id)}members/"


def _ordered(desk: Desk, actor: Actor) -> list[tuple[str, Membership]]:
    """By name; the roles of one in the order of their file."""
    found = [(m.actor, m.membership) for m in desk.relations.members_of(actor.id)]
    names = {member: desk.edition.actors[member].name.best(desk.language) for member, _ in found}
    return sorted(found, key=lambda m: (collation_key(names[m[0]], desk.language), m[0]))
