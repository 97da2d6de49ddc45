"""The desk: what a page of one language is made with, and the draft that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from tahqiq.model import Edition
from tahqiq.relate import Relations
from tahqiq.render.bench import Bench
from tahqiq.render.links import Links
from tahqiq.render.press import Press
from tahqiq.render.words import Table, Words, words_in


class View(msgspec.Struct, frozen=True, gc=False):
    """What a template is given, as `view`: frozen, with all texts ready for the page's language."""


class Draft(msgspec.Struct, frozen=True):
    """A page before its template: `kind` names the template, `path` the address under the language."""

    kind: str
    path: str
    title: str
    description: str
    view: View
    section: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The edition, the words of one language, and the way to all its pages.

    `search` is whether the edition can be searched. `shared` are texts that several pages would have for their
    title or description; `kept` is for views of things that most pages name, by their kind and id;
    `bench` is for what the desks of all languages share.
    """

    relations: Relations
    language: str
    tables: Mapping[str, Table]
    words: Words
    links: Links
    press: Press
    shared: frozenset[str] = frozenset()
    search: bool = True
    kept: dict[tuple[str, str], Any] = field(default_factory=dict)
    bench: Bench = field(default_factory=Bench)
    tags: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """`tags` are all languages of the edition, the page's own first."""
        own, known = self.language, self.relations.edition.languages
        object.__setattr__(self, "tags", (own, *(tag for tag in known if tag != own)))

    @property
    def edition(self) -> Edition:
        """The edition."""
        return self.relations.edition

    @property
    def others(self) -> tuple[str, ...]:
        """All other languages of the edition, in its order."""
        return self.tags[1:]

    def title(self, name: str, identifier: str) -> str:
        """A thing's name as its page's title: namesakes get their id."""
        return f"{name} ({identifier})" if name in self.shared else name

    def words_in(self, language: str) -> Words:
        """The interface in another language."""
        words: Words | None = self.kept.get(("words", language))
        if words is None:
            words = self.kept["words", language] = words_in(language, self.tables)
        return words


def desk(
    relations: Relations,
    language: str,
    tables: Mapping[str, Table],
    press: Press,
    shared: frozenset[str] = frozenset(),
) -> Desk:
    """The desk of a language."""
    links = Links(language, relations.places)
    return Desk(relations, language, tables, words_in(language, tables), links, press, shared)
