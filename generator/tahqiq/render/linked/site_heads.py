"""Heads of the home page, the page of data, the glossary.

The timeline has none: search engines want an event's first day, and of most events here it is not sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from tahqiq.render.linked import iris
from tahqiq.render.linked.edition import dataset, site
from tahqiq.render.linked.iris import Node
from tahqiq.render.linked.script import file_of, script, site_of
from tahqiq.render.linked.values import licence_address, plain, value
from tahqiq.render.publication import Publication

TERMS = 50
"""The most terms that a head names."""
Download = tuple[str, str, str]
"""A file of data: its path in the site, its media type, its name in the page's language."""


def home_head(publication: Publication, language: str, data: bool = True) -> str:
    """The home page: the edition. `data`: whether the file of the whole edition is there."""
    title = publication.edition.title
    node = {
        **site(publication, plain, language),
        "alternateName": [value(text, tag) for tag, text in title if tag not in (language, "")],
        "mainEntityOfPage": iris.page(publication, f"{language}/"),
        "subjectOf": file_of(publication, iris.GRAPH) if data else None,
    }
    return script(node)


def data_head(publication: Publication, language: str, downloads: Sequence[Download]) -> str:
    """The page of data: the edition as a data set, with the files in which it can be had."""
    known = dataset(publication, plain, language)
    title = publication.edition.title.best(language)
    node = {
        **known,
        "description": known.get("description")
        or publication.words(language)("home.description", edition=title),
        "url": iris.page(publication, f"{language}/data/"),
        "isBasedOn": site_of(publication, language),
        "distribution": [file_of(publication, *download) for download in downloads],
    }
    return script(node)


def glossary_head(publication: Publication, language: str, terms: Iterable[str] = ()) -> str:
    """The glossary: the set of its terms, and the first of those that stand on the page, by their ids."""
    path = f"{language}/glossary/"
    node: Node = {
        "@type": "DefinedTermSet",
        "@id": iris.of_edition(publication, "glossary"),
        "name": publication.words(language)("glossary.title"),
        "inLanguage": language,
        "url": iris.page(publication, path),
        "license": licence_address(publication.edition.licence.text),
        "isPartOf": site_of(publication, language),
        "hasDefinedTerm": [_term(publication, term, language) for term in islice(terms, TERMS)],
    }
    return script(node)


def _term(publication: Publication, name: str, language: str) -> Node:
    return {
        "@type": "DefinedTerm",
        "@id": iris.thing(publication, "term", name),
        "name": plain(publication.edition.terms[name].name, language),
    }
