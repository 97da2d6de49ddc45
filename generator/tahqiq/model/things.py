"""Actors, events and terms: what the articles speak of."""

from __future__ import annotations

import msgspec

from tahqiq.dates import EdtfDate
from tahqiq.model.localised import Localised


class Dating(msgspec.Struct, frozen=True, array_like=True):
    """A date and how it is known: the source's words, the editor's reasoning."""

    date: EdtfDate
    stated: Localised | None = None
    inferred: Localised | None = None


class BlockReference(msgspec.Struct, frozen=True, array_like=True):
    """A block of an article; with an empty block the article as a whole."""

    article: str
    block: str = ""

    def __str__(self) -> str:
        return f"{self.article}#{self.block}" if self.block else self.article


class Membership(msgspec.Struct, frozen=True, array_like=True):
    """A role in another actor: attested on a date, or during an interval."""

    of: str
    role: Localised | None = None
    attested: EdtfDate | None = None
    during: EdtfDate | None = None
    source: BlockReference | None = None


class Actor(msgspec.Struct, frozen=True, array_like=True):
    """A person, body, group or place; `aliases` by language, `identifiers` as (register, id)."""

    id: str
    kind: str
    name: Localised
    aliases: tuple[tuple[str, str], ...] = ()
    description: Localised | None = None
    memberships: tuple[Membership, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    formerly: tuple[str, ...] = ()
    file: str = ""


class Event(msgspec.Struct, frozen=True, array_like=True):
    """One dated event."""

    id: str
    title: Localised
    when: Dating
    sources: tuple[BlockReference, ...]
    actors: tuple[str, ...] = ()
    place: str = ""
    formerly: tuple[str, ...] = ()
    file: str = ""


class Term(msgspec.Struct, frozen=True, array_like=True):
    """One term of the glossary."""

    id: str
    name: Localised
    definition: Localised
    aliases: tuple[tuple[str, str], ...] = ()
    formerly: tuple[str, ...] = ()
    file: str = ""
