"""A volume: what its parts are written with; and its binding into one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import jinja2

from tahqiq.export.epub.archive import archive
from tahqiq.export.epub.faces import FOLDER, embedded, rules
from tahqiq.export.epub.leaves import NCX, STYLESHEET, Entry, Leaf, document, navigation, ncx
from tahqiq.export.epub.package import COVER, About, package
from tahqiq.export.epub.style import STYLE
from tahqiq.export.epub.ways import Targets, Ways, ways
from tahqiq.model import Article, Localised
from tahqiq.render.bench import Bench
from tahqiq.render.desk import Desk
from tahqiq.render.escaping import escaped
from tahqiq.render.links import Links
from tahqiq.render.press import press
from tahqiq.render.publication import Publication

WORDS = "exports-epub.book."


@dataclass(frozen=True, slots=True)
class Volume:
    """A book that is being written: the languages of its texts, the first one its own; where its links lead."""

    publication: Publication
    languages: tuple[str, ...]
    desk: Desk
    ways: Ways

    @property
    def language(self) -> str:
        """The language of headings and notes."""
        return self.languages[0]

    def lay_out(self, article: Article) -> None:
        """Puts an article on the bench, where the wording of its quotes is kept from one book to the next."""
        self.desk.bench.of(article, "laid out", lambda: True)

    def said(self, key: str, **values: object) -> str:
        """A text of the books' own words."""
        return self.desk.words(WORDS + key, **values)

    def link(self, kind: str, target: str, html: str) -> str:
        """Words under a link to a thing; alone where there is nothing to lead to."""
        href = self.ways.to(kind, target)
        return f'<a href="{escaped(href)}">{html}</a>' if href else html

    def entry(self, text: Localised, href: str, under: tuple[Entry, ...] = ()) -> Entry:
        """A line of the contents."""
        return Entry(text.best(self.language), text.language_of(self.language), href, under)


def volume(publication: Publication, languages: tuple[str, ...], within: Targets) -> Volume:
    """A volume with texts of some languages."""
    own = languages[0]
    return Volume(publication, languages, _desk(publication, own), ways(publication, own, within, languages))


def _desk(publication: Publication, language: str) -> Desk:
    """What the site's views of citations and provenance are made with; no template is pressed at it."""
    relations = publication.relations

    def made() -> Desk:
        return Desk(
            relations,
            language,
            publication.tables,
            publication.words(language),
            Links(language, relations.places),
            press(jinja2.DictLoader({})),
            bench=relations.memory.of(("books", "bench"), Bench),
        )

    return relations.memory.of(("books", "desk", language), made)


@dataclass(frozen=True, slots=True)
class Book:
    """A book ready to be bound: `entries` are its contents, `files` its pictures, `cover` an SVG or empty."""

    path: str
    about: About
    leaves: tuple[Leaf, ...]
    entries: tuple[Entry, ...]
    contents: str
    cover: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)

    def documents(self) -> tuple[Leaf, ...]:
        """All leaves in order: the contents stand before the first that is text."""
        place = next((n for n, leaf in enumerate(self.leaves) if leaf.landmark == "bodymatter"), 0)
        nav = navigation(self.about.language, self.contents, self.entries, self.leaves)
        return (*self.leaves[:place], nav, *self.leaves[place:])


def bound(books: Iterable[Book], publication: Publication) -> Iterable[tuple[str, bytes]]:
    """(path, bytes) of books that share their faces: these are divided once for all."""
    known = [(book, book.documents()) for book in books]
    faces = embedded(publication.faces, _lettered(known))
    style = (rules(faces) + STYLE).encode()
    fonts = {f"{FOLDER}/{name}": data for name, data in faces.items()}
    for book, documents in known:
        yield book.path, _bound(book, documents, {**book.files, **fonts, STYLESHEET: style})


def _lettered(known: Iterable[tuple[Book, tuple[Leaf, ...]]]) -> Iterator[str]:
    """All texts that the faces have to have letters for."""
    for _, documents in known:
        yield from (leaf.body if leaf.lettered is None else leaf.lettered for leaf in documents)


def _bound(book: Book, documents: tuple[Leaf, ...], files: dict[str, bytes]) -> bytes:
    about = book.about
    if book.cover:
        files[COVER] = book.cover.encode()
    files[NCX] = ncx(about.language, about.identifier, about.title.text, book.entries).encode()
    opf = package(about, documents, files)
    for leaf in documents:
        files[leaf.name] = document(about.language, leaf.title, leaf.body).encode()
    files["package.opf"] = opf.encode()
    return archive(files)
