"""The files of the export: three of each article, with all its entries, and three of all articles as such."""

from __future__ import annotations

from collections.abc import Callable

from tahqiq.export.citations.bibtex import bibtex
from tahqiq.export.citations.csl import csl
from tahqiq.export.citations.entries import Group, article_group, groups
from tahqiq.export.citations.ris import ris
from tahqiq.export.format import ARTICLES, Files, Format, Section, Whole
from tahqiq.render.publication import Publication

FOLDER = "data/citations/"


def _files(publication: Publication, article_id: str) -> Files:
    found = list(groups(publication, publication.edition.articles[article_id]))
    path = f"{FOLDER}{article_id}"
    yield f"{path}.bib", "".join(map(bibtex, found)).encode()
    yield f"{path}.ris", "".join(map(ris, found)).encode()
    items = b",\n".join(item for group in found for item in csl(group))
    yield f"{path}.json", b"[\n%b\n]\n" % items


def _texts(publication: Publication, article_id: str) -> list[Group]:
    """The texts of an article, each with its one entry as a whole."""
    article = publication.edition.articles[article_id]
    return [article_group(publication, article, text.language) for text in article.texts]


def _lines(made: Callable[[Group], str]) -> Callable[[Publication, str], bytes]:
    return lambda publication, name: "".join(map(made, _texts(publication, name))).encode()


def _items(publication: Publication, name: str) -> bytes:
    return b",\n".join(item for group in _texts(publication, name) for item in csl(group))


def _nothing(publication: Publication) -> bytes:
    return b""


CITATIONS = Format(
    "citations",
    wholes=(
        Whole("data/edition.bib", _nothing, (Section(ARTICLES, _lines(bibtex)),)),
        Whole("data/edition.ris", _nothing, (Section(ARTICLES, _lines(ris)),)),
        Whole("data/edition.csl.json", _nothing, (Section(ARTICLES, _items, b"[\n", b",\n", b"\n]\n"),)),
    ),
    each=_files,
)
