"""Ways: where a link in a book leads: into the book, to the published site, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from tahqiq.relate import Relations
from tahqiq.render.links import HOME, Links
from tahqiq.render.publication import Publication

_KINDS = ("actor", "article", "event", "page", "term")
Targets = Mapping[tuple[str, str], str]
"""(kind, id) of the things that a book has, and where in it they are."""


# What may stand in no part of an address; a sign of percent that begins no escape.
_AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?://[^/?#]*)?")
_ILLEGAL = re.compile(r"[\s\"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})")


def address(href: str) -> str:
    """An address out of the book, with what the URL Standard lets stand in none escaped: browsers forgive it, books do
    not."""
    start = _AUTHORITY.match(href)
    head = start[0] if start else ""
    rest, mark, fragment = href[len(head) :].partition("#")
    return head + _escaped(rest) + mark + _escaped(fragment).replace("#", "%23")


def _escaped(text: str) -> str:
    return _ILLEGAL.sub(lambda found: quote(found[0], safe=""), text)


@dataclass(frozen=True, slots=True)
class Ways(Links):
    """Links from a text of one language in a book. An empty address: there is nothing to lead to.

    `base` is the site's address or empty. `languages` are those that the book has texts in.
    """

    base: str = ""
    within: Targets = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    relations: Relations | None = None

    def to(self, kind: str, target: str) -> str:
        """A thing in the book or, where it is not in it, on the site."""
        found = self.within.get((kind, target))
        if found is not None or not self.base:
            return found or ""
        return f"{self.base}{self.language}/{Links.to(self, kind, target).removeprefix(HOME)}"

    def written(self, href: str) -> str:
        """A link as an editor wrote it: `actor:iraq`, `article:x#p3`, or an address, which stays."""
        kind, mark, target = href.partition(":")
        if not mark or kind not in _KINDS:
            return address(href)
        name, _, place = target.partition("#")
        found = self.to(kind, name)
        return f"{found}#{place}" if found and place and self._has(kind, name, place) else found

    def _has(self, kind: str, name: str, place: str) -> bool:
        """Whether a page has a place: of an article in the book only the blocks of the book's languages."""
        if (kind, name) not in self.within:
            return kind in ("article", "page", "actor")
        if kind != "article" or self.relations is None:
            return False
        return any(language in self.relations.block(name, place) for language in self.languages)


def ways(publication: Publication, language: str, within: Targets, languages: tuple[str, ...]) -> Ways:
    """The ways from the texts of a language in a book."""
    relations = publication.relations
    return Ways(language, relations.places, publication.base, within, languages, relations)
