"""IRIs: the one name that each thing of the edition has in linked data, whatever file or page speaks of it.

An article's text is named by its page, and a block by its place there. What is the same in all languages is named by a
place in the data file that describes it, so that whoever follows the name finds the description.
"""

from __future__ import annotations

from tahqiq.render.links import path_of
from tahqiq.render.publication import Publication

Node = dict[str, object]
"""A node of JSON-LD, or a value of one."""

GRAPH = "data/edition.jsonld"
"""The graph of the whole edition."""


def article_file(article: str) -> str:
    """The path of an article's own graph."""
    return f"data/json-ld/{article}.jsonld"


def edition(publication: Publication) -> str:
    """The edition: the site."""
    return publication.identifier("")


def of_edition(publication: Publication, name: str) -> str:
    """What there is one of in an edition: `publisher`, `glossary`, `dataset`, `editor-1`."""
    return publication.identifier(f"{GRAPH}#{name}")


def thing(publication: Publication, kind: str, name: str) -> str:
    """An actor, an event or a term."""
    return publication.identifier(f"{GRAPH}#{kind}-{name}")


def work(publication: Publication, article: str) -> str:
    """An article as a work, whatever the language."""
    return publication.identifier(f"{article_file(article)}#article")


def source(publication: Publication, article: str) -> str:
    """The text that an article goes back to."""
    return publication.identifier(f"{article_file(article)}#source")


def quote(publication: Publication, article: str, name: str) -> str:
    """A quotation."""
    return publication.identifier(f"{article_file(article)}#q-{name}")


def text(publication: Publication, article: str, language: str) -> str:
    """An article's text in a language."""
    return publication.identifier(f"{language}/{path_of('article', article)}")


def block(publication: Publication, article: str, language: str, name: str) -> str:
    """A block of it."""
    return publication.identifier(f"{language}/{path_of('article', article)}#{name}")


def page(publication: Publication, path: str) -> str | None:
    """The address of a page or file; None where nobody has said where the edition is published."""
    return publication.base + path if publication.base else None


def pages(publication: Publication, path: str) -> list[str]:
    """The addresses of a page in all languages, by its path under them."""
    languages = publication.edition.languages if publication.base else ()
    return [f"{publication.base}{language}/{path}" for language in languages]


def reference(iri: str) -> Node:
    """A node that is described elsewhere."""
    return {"@id": iri}


def blocks(publication: Publication, article: str, name: str) -> list[Node]:
    """A block in each language that has it; without a name the article."""
    if not name:
        return [reference(work(publication, article))]
    found = publication.relations.block(article, name)
    return [reference(block(publication, article, language, name)) for language in found]
