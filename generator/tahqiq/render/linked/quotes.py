"""Quotations as nodes: the words in each language, who said them, when, and where they stand.

Where words stand in a text is said as RFC 5147 says it (section 2.1.1): `char=10,42` are the characters between the
positions 10 and 42, which are code points here.
"""

from __future__ import annotations

from tahqiq.model import Quote
from tahqiq.render.linked import iris
from tahqiq.render.linked.actors import agent
from tahqiq.render.linked.iris import Node
from tahqiq.render.linked.mentioned import Thing
from tahqiq.render.linked.values import made, said, value
from tahqiq.render.publication import Publication
from tahqiq.schema.vocabulary import VERBATIM_MODES

_MODES = {"direct": "DirectQuotation", "partial": "PartialQuotation", "indirect": "IndirectQuotation"}


def quote_node(publication: Publication, quote: Quote) -> Node:
    """A quotation. The speaker is the creator of words that are given as said, not of a report of them."""
    speaker = agent(publication, quote.speaker)
    languages = list(dict.fromkeys(passage.language for passage in quote.passages))
    return said(
        {
            "@type": "Quotation",
            "@id": iris.quote(publication, quote.article, quote.id),
            "additionalType": _MODES[quote.mode],
            "genre": quote.channel,
            "text": [value(quote.words(language), language) for language in languages],
            "inLanguage": languages,
            "spokenByCharacter": speaker,
            "creator": speaker if quote.mode in VERBATIM_MODES else None,
            **made("dateCreated", quote.when.date),
            "about": [iris.reference(iris.thing(publication, *thing)) for thing in about(publication, quote)],
            "isPartOf": iris.reference(iris.work(publication, quote.article)),
            "url": [
                f"{publication.base}{language}/articles/{quote.article}/#q-{quote.id}"
                for language in languages
                if publication.base
            ],
            "hasPart": _passages(publication, quote),
            "citation": _evidence(publication, quote),
        }
    )


def about(publication: Publication, quote: Quote) -> list[Thing]:
    """The things that a quotation is about, by kind and id."""
    return [(_kind(publication, name), name) for name in quote.about]


def _kind(publication: Publication, name: str) -> str:
    """Where things of several kinds have an id, the kind that the format names first (schema/files.py)."""
    edition = publication.edition
    return "actor" if name in edition.actors else "term" if name in edition.terms else "event"


def _passages(publication: Publication, quote: Quote) -> list[Node]:
    """Where its words stand in the article's blocks."""
    return [
        _place(iris.block(publication, quote.article, at.language, at.block), at.start, at.end)
        for at in quote.passages
    ]


def _evidence(publication: Publication, quote: Quote) -> list[Node]:
    """Where its words were found in the source."""
    source = iris.source(publication, quote.article)
    return [_place(source, at.start, at.end) for at in (quote.evidence.at if quote.evidence else ())]


def _place(text: str, start: int, end: int) -> Node:
    return {
        "@type": "CreativeWork",
        "isPartOf": iris.reference(text),
        "position": f"char={start},{end}",
    }
