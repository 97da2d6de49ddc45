"""The table of mentions: who or what is named where in the texts, in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tahqiq.dates import EdtfDate, parse
from tahqiq.export.format import ARTICLES
from tahqiq.export.tables.columns import (
    BLOCK,
    BOUND,
    DAY,
    EDTF,
    IDENTIFIER,
    PLACE,
    POSITION,
    QUOTE,
    TEXT,
    Column,
    LanguageOf,
    earliest,
    latest,
    one_of,
)
from tahqiq.export.tables.table import IN_TEXT, Table
from tahqiq.relate.mentions import mentions_of_article
from tahqiq.render.publication import Publication

_Named = tuple[str, str, str, str, str | None, str | None]
"""An actor, an event, a term; a date and its bounds."""


class MentionRow(NamedTuple):
    """A mention as it stands in the table."""

    article: str
    position: int
    block: str
    language: str
    start: int
    end: int
    words: str
    kind: str
    actor: str
    event: str
    term: str
    date: str
    earliest: str | None
    latest: str | None
    quote: str


def _mentions(publication: Publication, name: str) -> Iterator[MentionRow]:
    article = publication.relations.edition.articles[name]
    plain = {(text.language, block.id): block.plain for text in article.texts for block in text.blocks}
    for position, one in enumerate(mentions_of_article(article), 1):
        yield MentionRow(
            name,
            position,
            f"{name}#{one.block}",
            one.language,
            one.start,
            one.end,
            plain[one.language, one.block][one.start : one.end],
            one.kind,
            *_NAMED[one.kind](one.target),
            f"{name}/{one.quote}" if one.quote else "",
        )


def _on_date(text: str) -> _Named:
    date = parse(text)
    assert isinstance(date, EdtfDate), text
    return "", "", "", text, earliest(date), latest(date)


_NAMED: Mapping[str, Callable[[str], _Named]] = {
    "actor": lambda actor: (actor, "", "", "", None, None),
    "event": lambda event: ("", event, "", "", None, None),
    "term": lambda term: ("", "", term, "", None, None),
    "date": _on_date,
}
MENTIONS = Table[MentionRow](
    "mentions",
    "Mentions of actors, events, terms and dates in the texts: who or what is named where, in which words.",
    (
        Column("article", IDENTIFIER, "The article.", required=True, to="articles"),
        Column("position", PLACE, "The place among the article's mentions, from 1: text by text, in reading order.",
               required=True),
        Column("block", BLOCK, "The block.", required=True, to="blocks"),
        LanguageOf("The language of the text."),
        Column("start", POSITION, "Where it begins in the block's text, in Unicode code points from 0.",
               required=True),
        Column("end", POSITION, "Where it ends; the code point at this position is not in it.", required=True),
        Column("words", TEXT, "The words there."),
        Column("kind", one_of(*_NAMED), "What is named.", required=True),
        Column("actor", IDENTIFIER, "The actor, if one is named.", to="actors"),
        Column("event", IDENTIFIER, "The event, if one is named.", to="events"),
        Column("term", IDENTIFIER, "The term, if one is named.", to="terms"),
        Column("date", EDTF, "The date, if one is named, as EDTF (ISO 8601-2)."),
        Column("earliest", DAY, f"The first day that the date names. {BOUND}"),
        Column("latest", DAY, f"The last day that the date names. {BOUND}"),
        Column("quote", QUOTE, "The innermost quote that it stands in, if it stands in one.", to="quotes"),
    ),
    {ARTICLES: _mentions},
    key=("article", "position"),
    references=(IN_TEXT,),
)  # fmt: skip
