"""Publication: an edition and where it is published, for what is said of it outside its own pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from tahqiq.model import Edition
from tahqiq.relate import Relations
from tahqiq.render.words import Table, Words, words_in


@dataclass(frozen=True, slots=True)
class Publication:
    """The edition with all that follows from it, the words of the interface, and the site's address.

    `base` ends with a slash; it is empty where nobody has said where the edition is published (`site_url`).
    `faces` are font files (TrueType, OpenType) by their name without its ending, as they lie in `previews/` and
    `books/` of the template folders: books embed parts of them and draw their covers with them, or do without.
    """

    relations: Relations
    base: str
    tables: Mapping[str, Table]
    faces: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def edition(self) -> Edition:
        """The edition."""
        return self.relations.edition

    def words(self, language: str) -> Words:
        """The interface in a language."""
        return self.relations.memory.of(("words", language), lambda: words_in(language, self.tables))

    def address(self, path: str) -> str:
        """The address of what lies at a path of the site; without a `base` the path itself."""
        return self.base + path

    def identifier(self, path: str) -> str:
        """An IRI that names what lies at a path: its address, or without a `base` a UUID of title and path."""
        if self.base:
            return self.base + path
        titles = "\n".join(f"{language}:{text}" for language, text in self.edition.title)
        return uuid5(NAMESPACE_URL, f"{titles}\n{path}").urn


def publication(relations: Relations, address: str, tables: Mapping[str, Table]) -> Publication:
    """The edition at a site's address, which may lack its last slash or be unknown."""
    return Publication(relations, f"{address.rstrip('/')}/" if address else "", tables)
