"""Tables of quotes: who said what, where the words stand, how they are proved, what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tahqiq.evidence import Interval
from tahqiq.export.format import QUOTES
from tahqiq.export.tables.columns import (
    BLOCK,
    DIGITS,
    FLAG,
    IDENTIFIER,
    PATH,
    PLACE,
    POSITION,
    QUOTE,
    TEXT,
    Column,
    LanguageOf,
    Languages,
    dated,
    one_of,
    said,
)
from tahqiq.export.tables.table import IN_TEXT, Table
from tahqiq.model import Quote
from tahqiq.relate import Relations
from tahqiq.render.publication import Publication
from tahqiq.schema.vocabulary import CHANNELS, MODES, STANCES


class QuoteRow(NamedTuple):
    """A quote, its place in its article, and its pages by language."""

    quote: Quote
    position: int
    pages: dict[str, str]


def _quotes(publication: Publication, name: str) -> Iterator[QuoteRow]:
    for position, quote in enumerate(publication.relations.edition.articles[name].quotes, 1):
        pages = {
            passage.language: publication.address(f"{passage.language}/articles/{name}/#q-{quote.id}")
            for passage in quote.passages
        }
        yield QuoteRow(quote, position, pages)


QUOTE_TABLE = Table[QuoteRow](
    "quotes",
    "Quotes: who said what, how and when.",
    (
        Column("id", QUOTE, "The id of the quote: article/quote.", lambda r: r.quote.key, required=True),
        Column("article", IDENTIFIER, "The article.", lambda r: r.quote.article, required=True, to="articles"),
        Column("position", PLACE, "The place among the article's quotes, from 1.", required=True),
        Column("speaker", IDENTIFIER, "Who said it.", lambda r: r.quote.speaker, required=True, to="actors"),
        Column("mode", one_of(*MODES), "direct: whole words; partial: a part of a sentence; indirect: reported without "
               "the words.", lambda r: r.quote.mode, required=True),
        Column("channel", one_of(*CHANNELS), "By which channel.", lambda r: r.quote.channel),
        *dated(lambda r: r.quote.when.date, "When it was said; if nobody says, the article's date", required=True),
        Languages("inferred", TEXT, "Why the editor put this date on it.",
                  lambda r, tag: said(r.quote.when.inferred, tag)),
        Languages("text", TEXT, "The words; what is left out between them is an ellipsis.",
                  lambda r, tag: r.quote.words(tag)),
        Column("verified", FLAG, "Whether the words were found in the source, character for character.",
               lambda r: r.quote.evidence is not None, required=True),
        Column("source_sha256", DIGITS, "SHA-256 of the bytes of the source's text in which they were found.",
               lambda r: r.quote.evidence.source if r.quote.evidence else None),
        Languages("page", PATH, "Where it can be read: an address, or a path from the folder of the edition.",
                  lambda r, tag: r.pages.get(tag)),
    ),
    {QUOTES: _quotes},
)  # fmt: skip


class SpanRow(NamedTuple):
    """A passage of a quote, as it stands in the table."""

    quote: str
    position: int
    article: str
    block: str
    language: str
    start: int
    end: int
    words: str


def _spans(publication: Publication, name: str) -> Iterator[SpanRow]:
    for quote in publication.relations.edition.articles[name].quotes:
        for position, one in enumerate(quote.passages, 1):
            block = f"{name}#{one.block}"
            yield SpanRow(quote.key, position, name, block, one.language, one.start, one.end, one.text)


SPANS = Table[SpanRow](
    "quote_spans",
    "Where the words of quotes stand in the texts. A quote with gaps has several spans in a language.",
    (
        Column("quote", QUOTE, "The quote.", required=True, to="quotes"),
        Column("position", PLACE, "The place among the quote's spans, from 1.", required=True),
        Column("article", IDENTIFIER, "The article.", required=True, to="articles"),
        Column("block", BLOCK, "The block.", required=True, to="blocks"),
        LanguageOf("The language of the text."),
        Column("start", POSITION, "Where it begins in the block's text, in Unicode code points from 0.", required=True),
        Column("end", POSITION, "Where it ends; the code point at this position is not in it.", required=True),
        Column("words", TEXT, "The words there.", required=True),
    ),
    {QUOTES: _spans},
    key=("quote", "position"),
    references=(IN_TEXT,),
)  # fmt: skip


class EvidenceRow(NamedTuple):
    """A place in the source where words of a quote were found."""

    quote: str
    position: int
    at: Interval


def _evidence(publication: Publication, name: str) -> Iterator[EvidenceRow]:
    for quote in publication.relations.edition.articles[name].quotes:
        for position, interval in enumerate(quote.evidence.at if quote.evidence else (), 1):
            yield EvidenceRow(quote.key, position, interval)


EVIDENCE = Table[EvidenceRow](
    "quote_evidence",
    "Where the words of verified quotes stand in the text of the source, which is not published here.",
    (
        Column("quote", QUOTE, "The quote.", required=True, to="quotes"),
        Column("position", PLACE, "The place among the quote's places, from 1.", required=True),
        Column("start", POSITION, "Where they begin in the source, in Unicode code points from 0.",
               lambda r: r.at.start, required=True),
        Column("end", POSITION, "Where they end; the code point at this position is not in it.",
               lambda r: r.at.end, required=True),
    ),
    {QUOTES: _evidence},
    key=("quote", "position"),
)  # fmt: skip


class AboutRow(NamedTuple):
    """What a quote is about: the same id in each of the tables that have it, as on the pages."""

    quote: str
    position: int
    actor: str
    event: str
    term: str


def _about(publication: Publication, name: str) -> Iterator[AboutRow]:
    for quote in publication.relations.edition.articles[name].quotes:
        for position, thing in enumerate(quote.about, 1):
            yield AboutRow(quote.key, position, *_things(publication.relations, thing))


def _things(relations: Relations, thing: str) -> tuple[str, ...]:
    """An id as an actor's, an event's and a term's, where it is one."""
    kinds = (relations.edition.actors, relations.edition.events, relations.edition.terms)
    return relations.memory.of(
        ("tables", thing), lambda: tuple(thing if thing in kind else "" for kind in kinds)
    )


ABOUT = Table[AboutRow](
    "quote_about",
    "What quotes are about: an actor, an event or a term.",
    (
        Column("quote", QUOTE, "The quote.", required=True, to="quotes"),
        Column(
            "position", PLACE, "The place among what the quote is about, from 1.", lambda r: r.position, True
        ),
        Column("actor", IDENTIFIER, "The actor, if it is one.", to="actors"),
        Column("event", IDENTIFIER, "The event, if it is one.", to="events"),
        Column("term", IDENTIFIER, "The term, if it is one.", to="terms"),
    ),
    {QUOTES: _about},
    key=("quote", "position"),
)


class StanceRow(NamedTuple):
    """A position of a quote towards a term."""

    quote: str
    term: str
    stance: str


def _stances(publication: Publication, name: str) -> Iterator[StanceRow]:
    for quote in publication.relations.edition.articles[name].quotes:
        for term, stance in quote.stance:
            yield StanceRow(quote.key, term, stance)


STANCE_TABLE = Table[StanceRow](
    "quote_stances",
    "Positions that quotes take towards terms: judgements of the editors.",
    (
        Column("quote", QUOTE, "The quote.", required=True, to="quotes"),
        Column("term", IDENTIFIER, "The term.", required=True, to="terms"),
        Column("stance", one_of(*STANCES), "The position.", required=True),
    ),
    {QUOTES: _stances},
    key=("quote", "term"),
)
