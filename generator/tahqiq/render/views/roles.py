"""Roles: what somebody was in another actor, as a line beside their name says it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from tahqiq import dates
from tahqiq.model import Membership, Quote
from tahqiq.render.desk import Desk
from tahqiq.render.names import own

_NOTHING = Markup("")


def role_line(desk: Desk, actor: str) -> Markup:
    """The latest role that is known of an actor; empty if none is."""
    return _line(desk, desk.edition.actors[actor].memberships)


def role_at(desk: Desk, quote: Quote) -> Markup:
    """The latest role that the speaker had when the words were said.

    One that the quote's own article attests counts, whatever its date: the article names the speaker so.
    """
    memberships = desk.edition.actors[quote.speaker].memberships
    return _line(desk, [m for m in memberships if _held(m, quote)])


def _line(desk: Desk, memberships: Sequence[Membership]) -> Markup:
    if not memberships:
        return _NOTHING
    dated = [(date.order, m) for m in memberships if (date := m.during or m.attested)]
    latest = max(dated, key=lambda pair: pair[0])[1] if dated else memberships[0]
    of = desk.edition.actors[latest.of]
    if not latest.role:
        return own(of.name, desk.language)
    role = own(latest.role, desk.language)
    if of.kind == "office":
        return role  # the office's name says the same again
    return desk.words.markup("card.role", role=role, actor=own(of.name, desk.language))


def _held(membership: Membership, quote: Quote) -> bool:
    if membership.source and membership.source.article == quote.article:
        return True
    said = quote.when.date
    if membership.during:
        return _begins_before(membership.during, said) and _begins_before(said, membership.during)
    return membership.attested is not None and _begins_before(membership.attested, said)


def _begins_before(one: dates.EdtfDate, other: dates.EdtfDate) -> bool:
    """Whether one date begins no later than the other ends; open ends reach everywhere."""
    return one.earliest is None or other.latest is None or one.earliest <= other.latest
