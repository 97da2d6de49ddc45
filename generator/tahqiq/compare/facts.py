"""Facts: what a thing says, as a flat table, so that two states of it are compared key by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tahqiq.compare.values import Change, Piece, Said, State
from tahqiq.compare.wording import word_by_word
from tahqiq.dates import EdtfDate
from tahqiq.matching import Allowance
from tahqiq.model import Actor, Dating, Edition, Event, Localised, Membership, Term

Key = tuple[str, str, str]
"""(aspect, about, language)."""
Facts = Mapping[Key, tuple[Said, ...]]
Known = Callable[[str, str], Said]
"""A thing of a kind by its id."""
_Found = Iterator[tuple[Key, tuple[Said, ...]]]


def changes(before: Facts, after: Facts, allowance: Allowance | None = None) -> Iterator[Change]:
    """What is said now and was not, and the other way round, in the order of the tables.

    The allowance is that of the thing whose facts they are; its own, where these are all of them.
    """
    allowance = allowance or Allowance()
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key, ()), after.get(key, ())
        if old != new:
            yield change(key, old, new, allowance)


def change(key: Key, old: tuple[Said, ...], new: tuple[Said, ...], allowance: Allowance) -> Change:
    """One change; of a list only what has come or gone, unless only its order has changed."""
    aspect, about, language = key
    state: State = "changed" if old and new else "added" if new else "removed"
    pieces: tuple[Piece, ...] = ()
    if len(old) == len(new) == 1 and old[0].kind == new[0].kind == "words":
        pieces = word_by_word(old[0].value, new[0].value, allowance)
    names = (new or old)[0].names if aspect == "membership" else ()
    gone, come = tuple(s for s in old if s not in new), tuple(s for s in new if s not in old)
    if gone or come:
        old, new = gone, come
    return Change(aspect, state, language, about=about, names=names, before=old, after=new, pieces=pieces)


def localised(aspect: str, text: Localised | None, about: str = "") -> _Found:
    """A text in each of its languages."""
    for language, words in text or ():
        yield (aspect, about, language), (Said("words", words, language),)


def literal(aspect: str, text: str, about: str = "") -> _Found:
    """Letters that are no language."""
    if text:
        yield (aspect, about, ""), (Said("literal", text),)


def literals(aspect: str, texts: Iterable[str], about: str = "") -> _Found:
    """A list of such."""
    if found := tuple(Said("literal", text) for text in texts):
        yield (aspect, about, ""), found


def choice(aspect: str, family: str, value: str, about: str = "", language: str = "") -> _Found:
    """A value of a closed list."""
    if value:
        yield (aspect, about, language), (Said("choice", f"{family}.{value}"),)


def date(aspect: str, value: EdtfDate | None, about: str = "") -> _Found:
    """A date."""
    if value:
        yield (aspect, about, ""), (Said("date", value.text),)


def dating(aspect: str, when: Dating, about: str = "") -> _Found:
    """A date and how it is known."""
    where = aspect.rpartition(".")[0]
    before = f"{where}." if where else ""
    yield from date(aspect, when.date, about)
    yield from localised(f"{before}stated", when.stated, about)
    yield from localised(f"{before}inferred", when.inferred, about)


def things(aspect: str, kind: str, ids: Iterable[str], known: Known, about: str = "") -> _Found:
    """A list of things."""
    if found := tuple(known(kind, id) for id in ids):
        yield (aspect, about, ""), found


def of_actor(actor: Actor, known: Known) -> Facts:
    """What is said of an actor."""
    return dict(_actor(actor, known))


def _actor(actor: Actor, known: Known) -> _Found:
    yield from choice("kind", "kind", actor.kind)
    yield from localised("name", actor.name)
    yield from _aliases(actor.aliases)
    yield from localised("description", actor.description)
    numbers: dict[str, int] = {}
    for membership in actor.memberships:
        number = numbers[membership.of] = numbers.get(membership.of, 0) + 1
        about = membership.of if number == 1 else f"{membership.of} ({number})"
        yield ("membership", about, ""), tuple(_membership(membership, known))
    for register, id in actor.identifiers:
        yield from literal("identifier", id, register)
    yield from literals("formerly", actor.formerly)


def _membership(membership: Membership, known: Known) -> Iterator[Said]:
    yield known("actor", membership.of)
    for language, role in membership.role or ():
        yield Said("words", role, language)
    for said in (membership.attested, membership.during):
        if said:
            yield Said("date", said.text)
    if membership.source:
        yield Said("literal", str(membership.source))


def _aliases(aliases: Iterable[tuple[str, str]]) -> _Found:
    found: dict[str, list[Said]] = {}
    for language, alias in aliases:
        found.setdefault(language, []).append(Said("words", alias, language))
    for language, said in found.items():
        yield ("aliases", "", language), tuple(said)


def of_event(event: Event, known: Known) -> Facts:
    """What is said of an event."""
    return dict(_event(event, known))


def _event(event: Event, known: Known) -> _Found:
    yield from localised("title", event.title)
    yield from dating("date", event.when)
    yield from things("actors", "actor", event.actors, known)
    yield from things("place", "actor", filter(None, (event.place,)), known)
    yield from literals("sources", map(str, event.sources))
    yield from literals("formerly", event.formerly)


def of_term(term: Term, known: Known) -> Facts:
    """What is said of a term."""
    return dict(_term(term))


def _term(term: Term) -> _Found:
    yield from localised("name", term.name)
    yield from _aliases(term.aliases)
    yield from localised("definition", term.definition)
    yield from literals("formerly", term.formerly)


def of_edition(edition: Edition) -> Facts:
    """What edition.yml says."""
    return dict(_edition(edition))


def _edition(edition: Edition) -> _Found:
    yield from localised("title", edition.title)
    yield from localised("description", edition.description)
    yield from literals("languages", edition.languages)
    yield from localised("publisher", edition.publisher)
    for number, editor in enumerate(edition.editors, 1):
        yield from localised("editor", editor, str(number))
    yield from literal("licence", edition.licence.text, "text")
    yield from literal("licence", edition.licence.data, "data")
    if edition.repository:
        at = edition.repository
        yield from literal("repository", " ".join(filter(None, (at.url, at.branch, at.folder, at.forge))))
    yield from literal("version", edition.version)
    yield from date("released", edition.released)
