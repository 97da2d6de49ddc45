"""The books of one article: one in each of its languages, and one with all of them, block by block."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.export.epub.beside import Part, parts
from tahqiq.export.epub.chapter import Written, chapter, headings, languages_of, write_texts
from tahqiq.export.epub.front import (
    article_dates,
    cover_leaf,
    modified,
    people,
    rights,
    said,
    title_leaf,
)
from tahqiq.export.epub.leaves import Entry, Leaf
from tahqiq.export.epub.package import About, Said
from tahqiq.export.epub.pictures import pictures
from tahqiq.export.epub.things import actor_list, anchor, term_list
from tahqiq.export.epub.volume import Book, Volume, bound, volume
from tahqiq.export.epub.ways import Targets
from tahqiq.model import Article
from tahqiq.relate import mentions_of_article
from tahqiq.render.dating import html_date, in_words
from tahqiq.render.names import own
from tahqiq.render.publication import Publication

FOLDER = "data/epub/"
PARALLEL = "parallel"
_TEXT, _ABOUT = "text.xhtml", "about.xhtml"
_WHOLE = "edition"


def article_books(publication: Publication, name: str) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of an article's books; it has no parallel one if it has a text in one language only."""
    edition = publication.edition
    article = edition.articles[name]
    own_languages = languages_of(article, edition.languages)
    things = _things(publication, article)
    within = _within(article, things)
    names, files = pictures(article)
    texts = write_texts(publication, article, within, names)
    # No id of an article has an underscore: one that is called `edition` does not take the edition's own name.
    stem = f"{FOLDER}{name}{'_article' if name == _WHOLE else ''}"
    wanted: list[tuple[str, tuple[str, ...]]] = [(tag, (tag,)) for tag in own_languages]
    if len(own_languages) > 1:
        wanted.append((PARALLEL, own_languages))
    books = [
        _book(volume(publication, languages, within), article, texts, things, f"{stem}.{kind}.epub", files)
        for kind, languages in wanted
    ]
    yield from bound(books, publication)


_Things = dict[str, list[str]]


def _things(publication: Publication, article: Article) -> _Things:
    """The actors, events and terms of an article, in the order in which it first names them."""
    found: dict[str, dict[str, None]] = {"actor": {}, "event": {}, "term": {}}
    for mention in mentions_of_article(article):
        if mention.kind in found:
            found[mention.kind][mention.target] = None
    for quote in article.quotes:
        found["actor"][quote.speaker] = None
        found["term"].update((term, None) for term, _ in quote.stance)
    events = [event.id for event in publication.relations.events_of_article(article.id)]
    return {"actor": [*found["actor"]], "event": events, "term": [*found["term"]]}


def _within(article: Article, things: _Things) -> Targets:
    found = {
        (kind, name): f"{_ABOUT}#{anchor(kind, name)}" for kind, names in things.items() for name in names
    }
    return {**found, ("article", article.id): _TEXT}


def _book(
    of: Volume,
    article: Article,
    texts: dict[str, Written],
    things: _Things,
    path: str,
    files: dict[str, bytes],
) -> Book:
    words, language = of.desk.words, of.language
    of.lay_out(article)
    listed = [*_lists(of, things), *parts(of, article, _TEXT)]
    date = article.source.published.date
    shown = (in_words(date.text, language),) if date.earliest or date.latest else ()
    cover, cover_leaves = cover_leaf(of, [article.title] * len(of.languages), of.desk.edition.title, shown)
    above = str(own(of.desk.edition.title, language))
    text = chapter(of, article, texts)
    # Beside its head, a book of several languages says what those of each of them say.
    alone, head = len(of.languages) == 1, text.index("</header>")
    leaves = (
        *cover_leaves,
        title_leaf(of, article.title, above, address=f"{language}/articles/{article.id}/"),
        Leaf(_TEXT, article.title.best(language), text, "bodymatter", text[: len(text) if alone else head]),
        Leaf(_ABOUT, words("article.beside"), _beside(of, listed), "backmatter", None if alone else ""),
    )
    entries = (
        of.entry(article.title, _TEXT, headings(of, article, _TEXT)),
        Entry(
            words("article.beside"),
            "",
            _ABOUT,
            tuple(Entry(part.title, "", f"{_ABOUT}#{part.anchor}") for part in listed),
        ),
    )
    return Book(path, _about(of, article, path), leaves, entries, of.said("contents"), cover, files)


def _lists(of: Volume, things: _Things) -> Iterator[Part]:
    words = of.desk.words
    if things["actor"]:
        yield Part("actors_", words("article.who"), actor_list(of, things["actor"]))
    if things["term"]:
        yield Part("terms_", words("glossary.title"), term_list(of, things["term"]))


def _beside(of: Volume, listed: list[Part]) -> str:
    title = of.desk.words.markup("article.beside")
    return f"<h1>{title}</h1>\n{''.join(part.section(2) for part in listed)}"


def _about(of: Volume, article: Article, path: str) -> About:
    edition, language = of.desk.edition, of.language
    title = said(article.title, language) or Said(article.id)
    others = (Said(text, tag) for tag, text in article.title if tag in of.languages and tag != title.language)
    source = article.source
    return About(
        identifier=of.publication.identifier(path),
        title=title,
        languages=of.languages,
        modified=modified(article_dates(edition, article)),
        accessibility=of.said("accessibility"),
        other_titles=tuple(others),
        people=tuple(people(edition, article, of.languages)),
        publisher=said(edition.publisher, language),
        description=said(article.summary, language),
        rights=rights(of, source.rights),
        sources=tuple(filter(None, (source.url, source.archived))),
        date=html_date(source.published.date.text),
        collection=said(edition.title, language),
    )
