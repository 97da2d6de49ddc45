"""The shapes of what edition.json says, declared beside the functions that say it (objects.py).

What an editor writes is said there as it was written: its shapes and descriptions are those of the content files
(schema/files.py). Here stands what is added, left out or otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from tahqiq.read.markdown import AnyBlock
from tahqiq.schema import (
    ACTOR,
    ARTICLE,
    EDITION,
    EVENT,
    TERM,
    Choice,
    Dates,
    Digest,
    Field,
    Identifier,
    Record,
    Shape,
)
from tahqiq.schema.files import CORRECTION, QUOTE, SOURCE, TEXT
from tahqiq.schema.vocabulary import BLOCK_CLASSES


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, 0 or more."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the edition, which can be empty."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A calendar day, with a year of any size."""


@dataclass(frozen=True, slots=True)
class Path:
    """A path from the folder of the edition."""


@dataclass(frozen=True, slots=True)
class QuoteKey:
    """`<article>/<quote>`."""


@dataclass(frozen=True, slots=True)
class OneLanguage:
    """One of the edition's languages."""


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A mapping from languages of the edition, some or all."""

    value: AnyShape


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    item: AnyShape


@dataclass(frozen=True, slots=True)
class Member:
    """One key of an object."""

    shape: AnyShape
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """An object with known keys."""

    description: str
    members: Mapping[str, Member]


AnyShape = Shape | Thing | Items | ByLanguage | Number | Words | Bound | Path | QuoteKey | OneLanguage


def _taken(record: Record, *without: str) -> dict[str, Member]:
    """The keys of a content file that are said as they stand there."""
    return {key: _as_written(field) for key, field in record.fields.items() if key not in without}


def _as_written(field: Field) -> Member:
    return Member(field.shape, field.description, field.required)


def _bounds(of: str) -> dict[str, Member]:
    no = "Without it the date has none."
    return {
        "earliest": Member(Bound(), f"The first day that {of} names. {no}"),
        "latest": Member(Bound(), f"The last day that {of} names. {no}"),
    }


def _id(of: str) -> dict[str, Member]:
    return {"id": Member(Identifier(), f"The id of the {of}.", required=True)}


def _url(of: str) -> dict[str, Member]:
    about = f"The page of the {of} in each language: a path from the folder of the edition."
    return {"url": Member(ByLanguage(Path()), about, required=True)}


_INTERVAL = {
    "start": Member(Number(), "Where it begins, in Unicode code points from 0.", required=True),
    "end": Member(Number(), "Where it ends; the code point at this position is not in it.", required=True),
}
_PLACE = {
    "block": Member(Identifier(), "The block of the article.", required=True),
    "language": Member(OneLanguage(), "The language of the text.", required=True),
    **_INTERVAL,
}
MENTION = Thing(
    "Where something is named.", {"article": Member(Identifier(), "The article.", required=True), **_PLACE}
)
_MENTIONS = {
    "mentions": Member(Items(MENTION), "Every mention, by article, in the order of the text.", required=True)
}
BLOCK_KINDS = tuple(str(kind.__struct_config__.tag) for kind in get_args(AnyBlock))
BLOCK = Thing(
    "A block of an article, in all languages that have it.",
    {
        **_id("block"),
        "kind": Member(Choice(BLOCK_KINDS), "What the block is.", required=True),
        "classes": Member(Items(Choice(BLOCK_CLASSES)), "What more it is."),
        "text": Member(
            ByLanguage(Words()), "Its plain text in each language, in which positions count.", required=True
        ),
        "fingerprint": Member(
            ByLanguage(Words()),
            "In each language the first 16 hexadecimal digits of the SHA-256 of its plain text (UTF-8, NFC, every run "
            "of white space as one space, none at the ends). A cited link has the first 8 of them as `seen`.",
            required=True,
        ),
        "stale": Member(
            Items(OneLanguage()), "The languages in which it is a translation of what has changed since."
        ),
    },
)
TEXT_OF = Thing(
    TEXT.description,
    {
        **_taken(TEXT, "of"),
        "of": Member(OneLanguage(), TEXT.fields["of"].description),
    },
)
ARTICLE_OBJECT = Thing(
    ARTICLE.description,
    {
        **_id("article"),
        **_taken(ARTICLE, "source", "texts", "quotes", "corrections", "silenced"),
        **_url("article"),
        "source": Member(
            Thing(SOURCE.description, _taken(SOURCE) | _bounds("its date")),
            ARTICLE.fields["source"].description,
            True,
        ),
        "texts": Member(ByLanguage(TEXT_OF), ARTICLE.fields["texts"].description, required=True),
        "blocks": Member(Items(BLOCK), "Its blocks, in order."),
        "quotes": Member(Items(QuoteKey()), "The ids of its quotes."),
        "corrections": Member(
            Items(Thing(CORRECTION.description, _taken(CORRECTION))),
            ARTICLE.fields["corrections"].description,
        ),
    },
)
ACTOR_OBJECT = Thing(ACTOR.description, {**_id("actor"), **_taken(ACTOR), **_url("actor"), **_MENTIONS})
EVIDENCE = Thing(
    "Proof that the words stand in the source.",
    {
        "source": Member(Digest(), "SHA-256 of the bytes of the source's text."),
        "at": Member(
            Items(Thing("A place in that text.", _INTERVAL)), "Where the words stand in it.", required=True
        ),
    },
)
QUOTE_OBJECT = Thing(
    QUOTE.description,
    {
        "id": Member(QuoteKey(), "The id of the quote in the whole edition.", required=True),
        "article": Member(Identifier(), "The article that it stands in.", required=True),
        **_taken(QUOTE, "date"),
        "date": Member(Dates(), "When; if nobody says, the article's date.", required=True),
        **_bounds("its date"),
        "text": Member(
            ByLanguage(Words()),
            "Its words in each language; an ellipsis stands for what is between.",
            required=True,
        ),
        "spans": Member(Items(Thing("Words in one block.", _PLACE)), "Where the words stand.", required=True),
        "evidence": Member(EVIDENCE, "Only of quotes whose words were found in the source."),
        **_url("quote"),
    },
)
EVENT_OBJECT = Thing(EVENT.description, {**_id("event"), **_taken(EVENT), **_bounds("its date")})
TERM_OBJECT = Thing(TERM.description, {**_id("term"), **_taken(TERM), **_url("term"), **_MENTIONS})
EDITION_OBJECT = Thing(EDITION.description, _taken(EDITION))

LISTS: Mapping[str, tuple[Thing, str]] = {
    "articles": (ARTICLE_OBJECT, "All articles, by id."),
    "actors": (ACTOR_OBJECT, "All actors, by id."),
    "quotes": (QUOTE_OBJECT, "All quotes, by article, in the order of its file."),
    "events": (EVENT_OBJECT, "All events, in order of time."),
    "terms": (TERM_OBJECT, "All terms, by id."),
}
"""The lists of edition.json, and what each holds."""
