"""Heads: what pages say to programs, each in its head; an edition's exports are named where there are any."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from tahqiq.render import linked
from tahqiq.render.citations import head_of_article
from tahqiq.render.desk import Desk

GRAPH = "json-ld"
"""The format whose files the heads name."""
_TYPES = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".epub": "application/epub+zip",
    ".graphml": "application/graphml+xml",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ris": "application/x-research-info-systems",
    ".xml": "application/xml",
}
"""Media types, by the ends of names; of others nothing is said."""


def article(desk: Desk, name: str) -> str:
    """An article's page."""
    graph = linked.article_head(desk.publication, name, desk.language, GRAPH in desk.exports)
    return head_of_article(desk.publication, name, desk.language, desk.exports) + graph


def actor(desk: Desk, name: str) -> str:
    """An actor's page."""
    return linked.actor_head(desk.publication, name, desk.language, GRAPH in desk.exports)


def home(desk: Desk) -> str:
    """The home page of a language."""
    return linked.home_head(desk.publication, desk.language, GRAPH in desk.exports)


def glossary(desk: Desk, terms: Sequence[str]) -> str:
    """A page of the glossary, by the ids of its terms."""
    return linked.glossary_head(desk.publication, desk.language, terms)


def data(desk: Desk) -> str:
    """The data page: the edition as a dataset, with the files that it is in."""
    files = [
        (path, media_type, PurePosixPath(path).name)
        for path in desk.downloads
        if path.startswith("data/") and (media_type := _TYPES.get(PurePosixPath(path).suffix))
    ]
    return linked.data_head(desk.publication, desk.language, files)
