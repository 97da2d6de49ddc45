"""What an export consists of: files of each article, files of the whole edition piece by piece, files made at once.

Whatever a function here is given, it asks only of the publication's relations: the ledger then knows what each piece
and file was made from, and a renewal makes those anew that hang on what has changed (architecture.md, invariant 11).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from tahqiq.relate import Relations
from tahqiq.render.publication import Publication

ARTICLES, ACTORS, QUOTES, EVENTS, TERMS = SECTIONS = ("articles", "actors", "quotes", "events", "terms")
"""What there can be a piece of for each; of QUOTES one piece is all quotes of an article."""
START = "start"
"""The section of what stands first in a file; it has one piece, without a name."""

Making = Callable[[Publication, str], bytes]
"""Makes a piece, by the name of a thing."""
Files = Iterable[tuple[str, bytes]]
"""Paths in the site, and what stands there."""


class Section(msgspec.Struct, frozen=True):
    """A part of a whole file: a piece for each thing of a kind (SECTIONS), in the order of ids; events by date.

    A piece may be empty. What stands between pieces stands between empty ones too.
    """

    of: str
    piece: Making
    before: bytes = b""
    between: bytes = b""
    after: bytes = b""


class Whole(msgspec.Struct, frozen=True):
    """A file of the whole edition."""

    path: str
    start: Callable[[Publication], bytes]
    sections: tuple[Section, ...]
    end: bytes = b""

    def skeleton(self, relations: Relations) -> Iterator[tuple[str, str]]:
        """What it is made of: (section, id) of each piece; what stands between has no section, and is given."""
        yield START, ""
        for section in self.sections:
            yield "", section.before.decode()
            between = ""
            for name in names(relations, section.of):
                yield "", between
                yield section.of, name
                between = section.between.decode()
            yield "", section.after.decode()
        yield "", self.end.decode()

    def making(self, section: str) -> Making | None:
        """What makes the pieces of a section, if the file has it."""
        if section == START:
            return lambda publication, _: self.start(publication)
        return next((found.piece for found in self.sections if found.of == section), None)


class Format(msgspec.Struct, frozen=True):
    """An export: its name in settings and commands, and what makes its files.

    `wholes` grow with the edition and are made piece by piece. `each` makes the files of one article, by its id.
    `few` makes files that have a fixed size, more or less, however large the edition is: all of them at once.
    """

    name: str
    wholes: tuple[Whole, ...] = ()
    each: Callable[[Publication, str], Files] | None = None
    few: Callable[[Publication], Files] | None = None


def names(relations: Relations, section: str) -> Iterable[str]:
    """The ids of a section's pieces, in order."""
    edition = relations.edition
    if section == EVENTS:
        return relations.event_order()
    if section == QUOTES:
        return relations.quoting()
    if section == ARTICLES:
        return iter(edition.articles)
    return iter(edition.actors if section == ACTORS else edition.terms)


def whole_file(whole: Whole, publication: Publication) -> bytes:
    """A whole file at once, for small editions."""
    makers = {section: whole.making(section) for section in (START, *SECTIONS)}
    return b"".join(
        making(publication, name) if (making := makers.get(section)) else name.encode()
        for section, name in whole.skeleton(publication.relations)
    )


def all_files(format: Format, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """All files of a format, for small editions."""
    for whole in format.wholes:
        yield whole.path, whole_file(whole, publication)
    if format.each:
        for article in publication.edition.articles:
            yield from format.each(publication, article)
    if format.few:
        yield from format.few(publication)
