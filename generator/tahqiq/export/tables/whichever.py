"""Tables of what things of several kinds have: the words of sources for dates, and ids that things once had."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tahqiq.export.format import ACTORS, ARTICLES, EVENTS, QUOTES, TERMS
from tahqiq.export.tables.columns import IDENTIFIER, LANGUAGE, QUOTE, TEXT, Column, Kind, one_of
from tahqiq.export.tables.table import Table
from tahqiq.model import Dating
from tahqiq.render.publication import Publication


class WordsRow(NamedTuple):
    """The words of a source for the date of a thing."""

    kind: str
    thing: str
    language: str
    words: str


def _words(kind: str, thing: str, when: Dating) -> Iterator[WordsRow]:
    for language, words in when.stated or ():
        yield WordsRow(kind, thing, language, words)


def _of_article(publication: Publication, name: str) -> Iterator[WordsRow]:
    return _words("article", name, publication.relations.edition.articles[name].source.published)


def _of_quotes(publication: Publication, name: str) -> Iterator[WordsRow]:
    for quote in publication.relations.edition.articles[name].quotes:
        yield from _words("quote", quote.key, quote.when)


def _of_event(publication: Publication, name: str) -> Iterator[WordsRow]:
    return _words("event", name, publication.relations.edition.events[name].when)


def _dated(kind: str, form: Kind, table: str) -> Column[WordsRow]:
    about = f"The {kind} that is dated, if it is one."
    return Column(kind, form, about, lambda r: r.thing if r.kind == kind else None, to=table)


STATED = Table[WordsRow](
    "date_words",
    "Dates in the words of the sources, in the languages of the sources: of articles, quotes and events.",
    (
        Column("kind", one_of("article", "quote", "event"), "What is dated.", required=True),
        _dated("article", IDENTIFIER, "articles"),
        _dated("quote", QUOTE, "quotes"),
        _dated("event", IDENTIFIER, "events"),
        Column("language", LANGUAGE, "The language of the words (BCP 47).", required=True),
        Column("words", TEXT, "The words of the source.", required=True),
    ),
    {ARTICLES: _of_article, QUOTES: _of_quotes, EVENTS: _of_event},
    key=(),
)


class FormerRow(NamedTuple):
    """An id that a thing once had."""

    kind: str
    former: str
    thing: str


_KINDS = {ARTICLES: "article", ACTORS: "actor", EVENTS: "event", TERMS: "term"}


def _former(section: str) -> Callable[[Publication, str], Iterator[FormerRow]]:
    def rows(publication: Publication, name: str) -> Iterator[FormerRow]:
        things = getattr(publication.relations.edition, section)
        for former in things[name].formerly:
            yield FormerRow(_KINDS[section], former, name)

    return rows


def _is_now(section: str) -> Column[FormerRow]:
    kind = _KINDS[section]
    about = f"The {kind} whose id it was, if it was one's."
    return Column(kind, IDENTIFIER, about, lambda r: r.thing if r.kind == kind else None, to=section)


FORMER = Table[FormerRow](
    "former_ids",
    "Ids that things once had: links to them still lead to the things.",
    (
        Column("kind", one_of(*_KINDS.values()), "What had it.", required=True),
        Column("former", IDENTIFIER, "The former id.", required=True),
        *map(_is_now, _KINDS),
    ),
    {section: _former(section) for section in _KINDS},
    key=("kind", "former"),
)
