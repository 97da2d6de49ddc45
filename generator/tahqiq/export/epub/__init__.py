"""EPUB 3.3: each article as a book to read offline, and the edition in volumes. Enter at `EPUB` or `edition_books`."""

from tahqiq.export.epub.article_books import article_books
from tahqiq.export.epub.edition_books import edition_books
from tahqiq.export.format import Format

EPUB = Format("epub", each=article_books)

__all__ = ["EPUB", "article_books", "edition_books"]
