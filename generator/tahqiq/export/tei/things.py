"""Entries of things: actors, events and terms as the register has them, and in short as an article's file has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tahqiq.export.tei.dating import datable, date_element
from tahqiq.export.tei.marks import name_of
from tahqiq.export.tei.pointers import block_from_data
from tahqiq.export.tei.xml import attribute, content, in_language, localised
from tahqiq.model import Actor, Dating, Event, Membership, Term
from tahqiq.schema.vocabulary import PLACE_KINDS

LISTS = {"person": "listPerson", "org": "listOrg", "place": "listPlace"}
"""The list that an actor's element stands in."""


def element_of(kind: str) -> str:
    """The element that an actor of a kind is: an office is an `org`, for TEI has no other for it."""
    if kind == "person":
        return "person"
    return "place" if kind in PLACE_KINDS else "org"


def _name(kind: str) -> str:
    """The element of a name in an entry."""
    return "orgName" if kind == "office" else name_of(kind)[0]


def _opening(actor: Actor, attributes: str) -> str:
    name = element_of(actor.kind)
    kind = f"role={_quoted(actor.kind)}" if name == "person" else f"type={_quoted(actor.kind)}"
    return f"<{name}{attributes} {kind}>{localised(_name(actor.kind), actor.name)}"


def _quoted(text: str) -> str:
    return f'"{attribute(text)}"'


def _identifiers(actor: Actor) -> str:
    return "".join(f"<idno type={_quoted(kind)}>{content(text)}</idno>" for kind, text in actor.identifiers)


def actor_in_short(actor: Actor, attributes: str) -> str:
    """Names, kind and identifiers."""
    return f"{_opening(actor, attributes)}{_identifiers(actor)}</{element_of(actor.kind)}>"


def actor_in_full(actor: Actor, addresses: Iterable[tuple[str, str]]) -> str:
    """A list of one: the actor and, of one that is no person, its roles in others after it.

    `addresses` are those of its pages, by language.
    """
    name = element_of(actor.kind)
    person = name == "person"
    roles = "".join(_affiliation(m) if person else _relation(actor, m) for m in actor.memberships)
    entry = (
        _opening(actor, f' xml:id="actor.{actor.id}"')
        + _aliases(_name(actor.kind), actor.aliases)
        + (roles if person else "")
        + (_numbers(actor, addresses) if name != "place" else "")
        + localised("note", actor.description, ' type="description"')
        + (_numbers(actor, addresses) if name == "place" else "")
        + f"</{name}>"
    )
    return f"<{LISTS[name]}>{entry}{'' if person else roles}</{LISTS[name]}>"


def _aliases(tag: str, aliases: Iterable[tuple[str, str]]) -> str:
    return "".join(in_language(tag, language, form, ' type="alias"') for language, form in aliases)


def _numbers(actor: Actor, addresses: Iterable[tuple[str, str]]) -> str:
    return _identifiers(actor) + _formerly(actor.formerly) + pages(addresses)


def _formerly(names: Iterable[str]) -> str:
    return "".join(f'<idno type="formerly">{name}</idno>' for name in names)


def pages(addresses: Iterable[tuple[str, str]]) -> str:
    """The addresses of a thing's pages, by language."""
    return "".join(in_language("idno", language, text, ' type="URI"') for language, text in addresses)


def _affiliation(membership: Membership) -> str:
    roles = localised("roleName", membership.role)
    return f'<affiliation ref="#actor.{membership.of}"{_attested(membership)}>{roles}</affiliation>'


def _relation(actor: Actor, membership: Membership) -> str:
    """A relation has one description: a role in several languages is several names in it."""
    roles = localised("name", membership.role, ' type="role"')
    return (
        f'<relation name="member" active="#actor.{actor.id}" passive="#actor.{membership.of}"'
        f"{_attested(membership)}>{f'<desc>{roles}</desc>' if roles else ''}</relation>"
    )


def _attested(membership: Membership) -> str:
    date, source = membership.attested or membership.during, membership.source
    place = f' source="{block_from_data(source.article, source.block)}"' if source else ""
    return (datable(date) if date else "") + place


def how_known(when: Dating) -> str:
    """The source's words for a date, and the editor's reasoning, as notes."""
    return localised("note", when.stated, ' type="stated"') + localised(
        "note", when.inferred, ' type="inferred"'
    )


def event_entry(event: Event, attributes: str, actors: str, block: Callable[[str, str], str]) -> str:
    """An event. Pointers at actors begin with `actors`; `block` makes those at the blocks that tell of it.

    `event` has no `precision`: an approximate date is said once more in a note.
    """
    place = f' where="{actors}actor.{event.place}"' if event.place else ""
    date = event.when.date
    about = f'<note type="date">{date_element(date)}</note>' if date.approximate else ""
    sources = (block(source.article, source.block) for source in event.sources)
    return (
        f"<event{attributes}{place}{datable(date)}>{localised('label', event.title)}"
        + about
        + how_known(event.when)
        + "".join(f'<ptr type="participant" target="{actors}actor.{name}"/>' for name in event.actors)
        + "".join(f'<ptr type="source" target="{source}"/>' for source in sources)
        + _formerly(event.formerly)
        + "</event>"
    )


def term_in_short(term: Term, attributes: str) -> str:
    """A term's names."""
    return f"<entry{attributes}>{_forms(term)}</entry>"


def term_in_full(term: Term, addresses: Iterable[tuple[str, str]]) -> str:
    """A term with other forms of it, and its definition."""
    aliases = "".join(_form("variant", language, form) for language, form in term.aliases)
    numbers = _formerly(term.formerly) + pages(addresses)
    return (
        f'<entry xml:id="term.{term.id}">{_forms(term)}{aliases}'
        f'<sense>{localised("def", term.definition)}</sense><note type="identifiers">{numbers}</note></entry>'
    )


def _forms(term: Term) -> str:
    return "".join(_form("lemma", language, form) for language, form in term.name)


def _form(kind: str, language: str, form: str) -> str:
    return f'<form type="{kind}">{in_language("orth", language, form)}</form>'
