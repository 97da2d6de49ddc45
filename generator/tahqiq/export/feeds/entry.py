"""Entries of a feed: an article with the opening of its text, or a correction with what was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.export.feeds.instants import corrected, instant, updated
from tahqiq.export.feeds.opening import opening
from tahqiq.export.feeds.people import authors, translators
from tahqiq.export.feeds.places import article_place
from tahqiq.model import Localised
from tahqiq.render.escaping import escaped
from tahqiq.render.links import path_of
from tahqiq.render.names import own
from tahqiq.render.publication import Publication
from tahqiq.render.words import Words


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is about: an id, the IRI of the register that it is in, its name."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Texts are plain but `content`, which is HTML and XML; what is unknown is empty.

    `languages` are those of title and content, where they are not the feed's. `alternates` are (language, address) of
    the same page in the other languages, `source` is the address of what the article goes back to.
    """

    id: str
    address: str
    title: str
    updated: str
    published: str = ""
    summary: str = ""
    content: str = ""
    languages: tuple[str, str] = ("", "")
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    source: str = ""


def article_entry(publication: Publication, name: str, language: str) -> Entry:
    """The entry of an article."""
    edition = publication.edition
    article = edition.articles[name]
    text = article.text(language) or next(iter(article.texts), None)
    return Entry(
        id=publication.identifier(f"{language}/{path_of('article', name)}"),
        address=article_place(publication, language, name),
        title=article.title.best(language),
        updated=updated(article, edition),
        published=instant(article.source.published.date),
        summary=article.summary.get(language) if article.summary else "",
        content=opening(publication, article, text, language) if text and text.blocks else "",
        languages=(_other(article.title, language), text.language if text else ""),
        authors=authors(article, text, language) if text else (),
        translators=translators(article, text, language) if text else (),
        categories=tuple(_categories(publication, name, language)),
        alternates=_alternates(publication, name, "", language),
        source=article.source.url,
    )


def correction_entry(publication: Publication, name: str, number: int, language: str) -> Entry:
    """The entry of a correction of an article; corrections are numbered from 0, and stay as they are."""
    article = publication.edition.articles[name]
    correction = article.corrections[number]
    path = f"{language}/{path_of('article', name)}"
    address = article_place(publication, language, name, correction.block)
    title = article.title.best(language)
    words = publication.words(language)
    when = corrected(correction, publication.edition)
    link = escaped(_named(words, correction.block, title))
    return Entry(
        id=publication.identifier(f"{path}#correction-{number + 1}"),
        address=address,
        title=words("feed.correction", title=title),
        updated=when,
        published=when,
        content=f'<p>{own(correction.text, language)}</p>\n<p><a href="{escaped(address)}">{link}</a></p>\n',
        alternates=_alternates(publication, name, correction.block, language),
    )


def _named(words: Words, block: str, title: str) -> str:
    """What the link to the corrected place says: the article, and which block of it."""
    if not block:
        return title
    number = block.removeprefix("p")
    name = words("block.name", block=words.number(int(number)) if number.isdecimal() else block)
    return words("feed.place", title=title, block=name)


def _other(text: Localised, language: str) -> str:
    """The language of a text, if it is not the one that was asked for."""
    found = text.language_of(language)
    return "" if found == language else found


def _alternates(
    publication: Publication, name: str, block: str, language: str
) -> tuple[tuple[str, str], ...]:
    others = (other for other in publication.edition.languages if other != language)
    return tuple((other, article_place(publication, language, name, block, of=other)) for other in others)


def _categories(publication: Publication, name: str, language: str) -> Iterator[Category]:
    """Who speaks in an article, and which terms its quotes are about, each once: what a reader may want to sort by."""
    edition, quotes = publication.edition, publication.relations.quotes_in(name)
    for speaker in dict.fromkeys(quote.speaker for quote in quotes):
        scheme = publication.identifier(f"{language}/actors/")
        yield Category(speaker, scheme, edition.actors[speaker].name.best(language))
    for term in dict.fromkeys(thing for quote in quotes for thing in quote.about):
        if term in edition.terms:
            scheme = publication.identifier(f"{language}/glossary/")
            yield Category(term, scheme, edition.terms[term].name.best(language))
