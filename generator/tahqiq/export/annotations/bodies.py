"""Bodies: what annotations say of a passage: the thing or date it names, who speaks and how, the editor's notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tahqiq.model import Localised, Quote
from tahqiq.read.markdown import Footnote, plain_block
from tahqiq.render.links import path_of
from tahqiq.render.names import direction
from tahqiq.render.publication import Publication

MOTIVATIONS = {"actor": "identifying", "event": "identifying", "term": "linking", "date": "tagging"}
"""What a mention of each kind does to its passage (Web Annotation Data Model 3.3.5)."""

EDTF = "https://www.loc.gov/standards/datetime/"
"""The specification that dates conform to."""

_REGISTERS = {
    "wikidata": "http://www.wikidata.org/entity/{}",
    "viaf": "http://viaf.org/viaf/{}",
    "geonames": "https://sws.geonames.org/{}/",
}
"""The IRIs that registers give to what they name; a country's code has none."""

Body = dict[str, Any]


def mention_bodies(
    publication: Publication, kind: str, target: str, language: str
) -> list[Body] | msgspec.Raw:
    """What a mention names: a date, or a thing with its names."""
    if kind == "date":
        return [date_body(target)]
    key = ("annotation", publication.base, kind, target, language)
    return publication.relations.memory.of(
        key,
        lambda: msgspec.Raw(msgspec.json.encode(list(_thing_bodies(publication, kind, target, language)))),
    )


def date_body(date: str) -> Body:
    """A date in EDTF."""
    return {
        "type": "TextualBody",
        "purpose": "tagging",
        "value": date,
        "format": "text/plain",
        "conformsTo": EDTF,
    }


def quote_bodies(publication: Publication, quote: Quote, language: str) -> list[Body]:
    """Who speaks, in which mode and channel, when and about what.

    Mode and channel are words of closed lists that have none in common; a channel may be unknown.
    """
    kinds = [
        "actor" if thing in publication.edition.actors else _other(publication, thing)
        for thing in quote.about
    ]
    return [
        thing_body(publication, "actor", quote.speaker, language, "linking"),
        text_body(_said(publication, quote, language), language, "describing"),
        *(_classifying(value) for value in (quote.mode, quote.channel) if value),
        *([date_body(quote.when.date.text)] if quote.own_date else []),
        *(
            thing_body(publication, kind, thing, language, "tagging")
            for kind, thing in zip(kinds, quote.about, strict=True)
        ),
    ]


def note_body(note: Footnote, language: str) -> Body:
    """What the editor notes."""
    return text_body("\n".join(map(plain_block, note.blocks)), language, "commenting")


def thing_body(publication: Publication, kind: str, target: str, language: str, purpose: str) -> Body:
    """A thing of the edition: its place in a language and, as what it has in common, in the edition's first."""
    body: Body = {
        "type": "SpecificResource",
        "purpose": purpose,
        "source": _thing(publication, kind, target, language),
    }
    first = publication.edition.languages[0]
    if language != first:
        body["canonical"] = _thing(publication, kind, target, first)
    return body


def text_body(value: str, language: str, purpose: str) -> Body:
    """Words in a language, which is unknown of a plain name."""
    body: Body = {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
    if language:
        body |= {"language": language, "textDirection": direction(language)}
    return body


def _thing_bodies(publication: Publication, kind: str, target: str, language: str) -> Iterator[Body]:
    yield thing_body(publication, kind, target, language, MOTIVATIONS[kind])
    yield from (text_body(name, tag, "tagging") for tag, name in _name(publication, kind, target))
    if kind == "actor":
        for register, value in publication.edition.actors[target].identifiers:
            if register in _REGISTERS:
                address = _REGISTERS[register].format(value)
                yield {"type": "SpecificResource", "purpose": "identifying", "source": address}


def _thing(publication: Publication, kind: str, target: str, language: str) -> str:
    """The IRI of a thing's page, or of its place on an index."""
    on_page = kind == "actor"
    path = path_of(kind, target) if on_page else publication.relations.places.path(kind, target, language)
    return publication.identifier(f"{language}/{path}")


def _name(publication: Publication, kind: str, target: str) -> Localised:
    edition = publication.edition
    if kind == "event":
        return edition.events[target].title
    return edition.actors[target].name if kind == "actor" else edition.terms[target].name


def _other(publication: Publication, thing: str) -> str:
    return "term" if thing in publication.edition.terms else "event"


def _classifying(value: str) -> Body:
    return {"type": "TextualBody", "purpose": "classifying", "value": value, "format": "text/plain"}


def _said(publication: Publication, quote: Quote, language: str) -> str:
    """The speaker, the channel and the mode in the words of the interface."""
    words = publication.words(language)
    how = [words(f"channel.{quote.channel}")] if quote.channel else []
    how.append(words(f"mode.{quote.mode}"))
    return f"{publication.edition.actors[quote.speaker].name.best(language)}: {words('list.comma').join(how)}"
