"""A feed: what the edition has published and corrected last, in one language, whatever the format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.export.feeds.entry import Entry, article_entry, correction_entry
from tahqiq.export.feeds.instants import instant
from tahqiq.export.feeds.people import publishers
from tahqiq.export.feeds.places import ATOM, place
from tahqiq.render.publication import Publication
from tahqiq.render.views.provenance import licence

NEWEST = 50
"""So many articles, and so many corrections; `relate/changes.py` watches these two questions."""
NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated, which RFC 4287 must be told, if no release of the edition is known."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, before it is written. `home` is the address of the language's home page.

    `base` is the address of the folder that the feeds of the language are in, empty if it is not known. `others` are
    (language, address of the folder) of the other feeds. `licence` is the address of the licence, if we know it.
    """

    language: str
    id: str
    base: str
    home: str
    title: str
    subtitle: str
    updated: str
    authors: tuple[str, ...]
    rights: str
    licence: str
    others: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def feed(publication: Publication, language: str) -> Feed:
    """The feed of a language: the newest articles and the latest corrections, what was changed last first.

    Of one date articles come before corrections, each in the edition's own order. What has no date is left out.
    """
    edition, words = publication.edition, publication.words(language)
    entries = sorted(_entries(publication, language), key=lambda entry: entry.updated, reverse=True)
    text = licence(edition.licence.text)
    home = place(publication, language, f"{language}/")
    others = (other for other in edition.languages if other != language)
    return Feed(
        language=language,
        id=publication.identifier(ATOM.path(language)),
        base=home if publication.base else "",
        home=home,
        title=edition.title.best(language),
        subtitle=edition.description.best(language) if edition.description else "",
        updated=entries[0].updated if entries else instant(edition.released) or NEVER,
        authors=publishers(edition, language),
        rights=words("site.licence-text", licence=edition.licence.text) if text else "",
        licence=text.href if text else "",
        others=tuple((other, place(publication, language, f"{other}/")) for other in others),
        entries=tuple(entries),
    )


def _entries(publication: Publication, language: str) -> Iterator[Entry]:
    relations = publication.relations
    articles = (article_entry(publication, name, language) for name in relations.newest(NEWEST))
    yield from (entry for entry in articles if entry.updated)
    corrections = (
        correction_entry(publication, name, number, language)
        for name, number in relations.latest_corrections(NEWEST)
    )
    yield from (entry for entry in corrections if entry.updated)
