"""EPUB 3.3: each article as a book to read offline, and the edition in volumes. Enter at `EPUB` or `edition_books`."""

from tahqiq.export.epub.article_books import article_books
from tahqiq.export.epub.edition_books import edition_books
from tahqiq.export.format import Files, Format
from tahqiq.render.publication import Publication

SMALL = 50
"""An edition of so many articles has its own books on the site too; of a larger one they are made for a release."""


def _few(publication: Publication) -> Files:
    if len(publication.edition.articles) <= SMALL:
        yield from edition_books(publication)


EPUB = Format("epub", each=article_books, few=_few)

__all__ = ["EPUB", "article_books", "edition_books"]
