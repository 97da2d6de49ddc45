"""Sentences about the archive, in a language of the edition, as plain text."""

from __future__ import annotations

from tahqiq.export.archive.licences import spdx
from tahqiq.render.publication import Publication


def held(publication: Publication, language: str) -> str:
    """How many of what the archive holds."""
    words, relations = publication.words(language), publication.relations
    edition = relations.edition
    counts = (
        words.count("count.articles", len(edition.articles)),
        words.count("count.quotes", relations.count_quotes()),
        words.count("count.actors", len(edition.actors)),
        words.count("count.events", len(edition.events)),
        words.count("count.terms", len(edition.terms)),
    )
    return words("archive.held", counts=words("list.comma").join(counts))


def rights(publication: Publication, language: str) -> list[str]:
    """Under which licences texts and data are, and that quoted words are under neither."""
    words, licence = publication.words(language), publication.edition.licence
    text, data = spdx(licence.text), spdx(licence.data)
    return [
        words("archive.texts", licence=text) if text else words("archive.texts-unlicensed"),
        words("archive.data", licence=data) if data else words("archive.data-unlicensed"),
        words("archive.quoted"),
    ]
