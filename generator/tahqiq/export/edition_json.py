"""edition.json: the whole edition for programs.

Positions (`start`, `end`) count Unicode code points of a block's `text` in that language, from 0, the end
not included. Keys whose value is unknown are left out. The order of everything is fixed, and each thing has a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tahqiq.export.objects import (
    Object,
    actor_object,
    article_object,
    edition_object,
    event_object,
    quote_object,
    term_object,
)
from tahqiq.relate import Relations

VERSION = 1

Piece = tuple[str, str, bytes]


SECTIONS = ("articles", "actors", "quotes", "events", "terms")


def edition_json(relations: Relations) -> bytes:
    """The edition as JSON in UTF-8, with a final line feed."""
    return b"".join(text for _, _, text in edition_pieces(relations))


def edition_pieces(relations: Relations) -> Iterator[Piece]:
    """The same piece by piece: (section, id, text). What stands between pieces has an empty section."""
    for section, name in skeleton(relations):
        yield section, name, piece(relations, section, name) if section else name.encode()


def skeleton(relations: Relations) -> Iterator[tuple[str, str]]:
    """What the file is made of: (section, id) of each piece; what stands between has an empty section, and is given."""
    whole: Object = {"version": VERSION, "edition": edition_object(relations.edition)}
    yield "", msgspec.json.format(msgspec.json.encode(whole), indent=1)[:-2].decode()
    for section in SECTIONS:
        yield "", f',\n "{section}": ['
        before = "\n"
        for name in names(relations, section):
            yield "", before
            yield section, name
            before = ",\n"
        yield "", "]" if before == "\n" else "\n ]"
    yield "", "\n}\n"


def names(relations: Relations, section: str) -> Iterable[str]:
    """The ids of a section's pieces, in order; the quotes of an article are one."""
    if section == "events":
        return relations.event_order()
    edition = relations.edition
    if section == "quotes":
        return relations.quoting()
    if section == "articles":
        return iter(edition.articles)
    return iter(edition.actors if section == "actors" else edition.terms)


def piece(relations: Relations, section: str, name: str) -> bytes:
    """One piece."""
    edition = relations.edition
    found: list[Object]
    if section == "articles":
        found = [article_object(edition.articles[name])]
    elif section == "actors":
        found = [actor_object(edition.actors[name], relations)]
    elif section == "quotes":
        found = [quote_object(q) for q in relations.quotes_in(name)]
    elif section == "events":
        found = [event_object(edition.events[name])]
    else:
        found = [term_object(edition.terms[name], relations)]
    return b",\n".join(b"  " + msgspec.json.encode(thing) for thing in found)
