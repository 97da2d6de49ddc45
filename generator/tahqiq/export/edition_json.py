"""edition.json: the whole edition for programs.

Positions (`start`, `end`) count Unicode code points of a block's `text` in that language, from 0, the end
not included. Keys whose value is unknown are left out. The order of everything is fixed, and each thing has a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import msgspec

from tahqiq.export.format import (
    ACTORS,
    ARTICLES,
    EVENTS,
    QUOTES,
    SECTIONS,
    TERMS,
    Files,
    Format,
    Section,
    Whole,
    whole_file,
)
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
from tahqiq.render.links import DATA
from tahqiq.render.publication import Publication

VERSION = 1
SCHEMA = "edition.schema.json"
"""What may stand in it; it lies beside it."""

_OBJECTS: dict[str, Callable[[Relations, str], Iterable[Object]]] = {
    ARTICLES: lambda relations, name: [article_object(relations.edition.articles[name])],
    ACTORS: lambda relations, name: [actor_object(relations.edition.actors[name], relations)],
    QUOTES: lambda relations, name: map(quote_object, relations.quotes_in(name)),
    EVENTS: lambda relations, name: [event_object(relations.edition.events[name])],
    TERMS: lambda relations, name: [term_object(relations.edition.terms[name], relations)],
}


def _start(publication: Publication) -> bytes:
    whole: Object = {
        "$schema": SCHEMA,
        "version": VERSION,
        "edition": edition_object(publication.edition),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)[:-2]


def _piece(section: str, publication: Publication, name: str) -> bytes:
    objects = _OBJECTS[section](publication.relations, name)
    return b",\n".join(b"  " + msgspec.json.encode(thing) for thing in objects)


WHOLE = Whole(
    DATA,
    _start,
    tuple(
        Section(section, partial(_piece, section), f',\n "{section}": [\n'.encode(), b",\n", b"\n ]")
        for section in SECTIONS
    ),
    b"\n}\n",
)


def _few(publication: Publication) -> Files:
    # Here, for most builds that make a few pages need no schema.
    from tahqiq.export import edition_schema

    yield edition_schema.PATH, edition_schema.edition_schema(publication, VERSION)


EDITION_JSON = Format("edition.json", (WHOLE,), few=_few)


def edition_json(relations: Relations) -> bytes:
    """The edition as JSON in UTF-8, with a final line feed."""
    return whole_file(WHOLE, Publication(relations, "", {}))
