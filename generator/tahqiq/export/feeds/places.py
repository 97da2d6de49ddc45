"""Places of feeds: where they lie, how a page's head names them, and how what is in them reaches the pages."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.render.links import path_of
from tahqiq.render.publication import Publication
from tahqiq.render.relative import relative
from tahqiq.render.words import Words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of feed: its name, its file under each language, its media type."""

    name: str
    file: str
    type: str

    def path(self, language: str) -> str:
        """Its path in the site."""
        return f"{language}/{self.file}"


ATOM = Kind("Atom", "feed.xml", "application/atom+xml")
JSON = Kind("JSON Feed", "feed.json", "application/feed+json")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A `<link rel="alternate">` of a page's head; `path` is in the site, `title` is plain text."""

    type: str
    path: str
    title: str


def feed_links(language: str, words: Words) -> tuple[FeedLink, ...]:
    """What the head of every page of a language says of its feeds."""
    return tuple(
        FeedLink(kind.type, kind.path(language), words("feed.link", format=kind.name))
        for kind in (ATOM, JSON)
    )


def place(publication: Publication, language: str, path: str) -> str:
    """The address of what lies at a path of the site; without the site's address, the way from a language's feeds."""
    return publication.address(path) if publication.base else relative(ATOM.path(language), path)


def article_place(
    publication: Publication, language: str, article: str, block: str = "", *, of: str = ""
) -> str:
    """An article's page, or a block on it, in the language of a feed or another."""
    page = place(publication, language, f"{of or language}/{path_of('article', article)}")
    return f"{page}#{block}" if block else page
