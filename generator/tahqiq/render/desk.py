"""The desk: what a page of one language is made with, and the draft that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from tahqiq.model import Article, Edition
from tahqiq.relate import Mention, Relations, mentions_of_article
from tahqiq.render.bench import Bench
from tahqiq.render.links import Links
from tahqiq.render.press import Press
from tahqiq.render.publication import Publication
from tahqiq.render.words import Table, Words, words_in

if TYPE_CHECKING:
    from tahqiq.render.manual.manual import Manual

V = TypeVar("V")


class View(msgspec.Struct, frozen=True, gc=False):
    """What a template is given, as `view`: frozen, with all texts ready for the page's language."""


class Draft(msgspec.Struct, frozen=True):
    """A page before its template: `kind` names the template, `path` the address under the language.

    `head` is HTML that stands in the page's head: what the page says to programs. `languages` are those that have such
    a page, if not all have.
    """

    kind: str
    path: str
    title: str
    description: str
    view: View
    section: str = ""
    source: str = ""
    head: str = ""
    languages: tuple[str, ...] = ()


class Sketch(NamedTuple):
    """A page that can be made: its path under the language, and what makes its draft."""

    path: str
    make: Callable[[], Draft]


@dataclass(frozen=True, slots=True)
class Desk:
    """The edition, the words of one language, and the way to all its pages.

    `search` is whether the edition can be searched, `exports` are the names of the formats that it is exported to.
    `base` is the site's address (render/publication.py), `downloads` are size and SHA-256 of exports
    by path. `manual` is that of the tool, if it is published. `own_titles` are those of the edition's own pages;
    `bench` is for what the desks of all languages share.
    """

    relations: Relations
    language: str
    tables: Mapping[str, Table]
    words: Words
    links: Links
    press: Press
    own_titles: frozenset[str] = frozenset()
    search: bool = True
    exports: frozenset[str] = frozenset()
    base: str = ""
    downloads: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    manual: Manual | None = None
    bench: Bench = field(default_factory=Bench)
    tags: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """`tags` are all languages of the edition, the page's own first."""
        own, known = self.language, self.relations.edition.languages
        object.__setattr__(self, "tags", (own, *(tag for tag in known if tag != own)))

    @property
    def publication(self) -> Publication:
        """The edition and where it is published, for what the page says to programs."""
        return Publication(self.relations, self.base, self.tables)

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
        return f"{name} ({identifier})" if self.shared(name) else name

    def shared(self, text: str) -> bool:
        """Whether several pages would have a text for their title or description."""
        return text in self.own_titles or self.relations.shared(self.language, text)

    def once(self, what: str, name: Hashable, make: Callable[[], V]) -> V:
        """What most pages show, made once for the language: of a kind, by its name."""
        return self.relations.memory.of((what, self.language, type(self.links), name), make)

    def pressed(self, key: str, make: Callable[[], str]) -> str:
        """A part that several pages of the language show, with what it was made from."""
        ledger, shelf = self.relations.answers.ledger, self.press.shelf
        found = shelf.taken(self.language, key)
        if found is None:
            with ledger.opened() as facts:
                ledger.read(f"quote {key}")
                text = make()
            found = shelf.put(self.language, key, text, facts)
        ledger.reads(found.facts)
        return found.text

    def mentions_in(self, article: Article) -> tuple[Mention, ...]:
        """All mentions of an article, text by text, in reading order, outer spans before inner ones."""
        return self.bench.of(article, "mentions", lambda: tuple(mentions_of_article(article)))

    def words_in(self, language: str) -> Words:
        """The interface in another language."""
        return self.once("words", language, lambda: words_in(language, self.tables))


def desk(
    relations: Relations,
    language: str,
    tables: Mapping[str, Table],
    press: Press,
    own_titles: frozenset[str] = frozenset(),
) -> Desk:
    """The desk of a language."""
    links = Links(language, relations.places)
    return Desk(relations, language, tables, words_in(language, tables), links, press, own_titles)
