"""The package document: what a book is, its files, their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tahqiq.export.epub.leaves import NAVIGATION, NCX, Leaf, one_line
from tahqiq.render.escaping import escaped
from tahqiq.render.names import direction

COVER = "cover.svg"
_TYPES = {
    "css": "text/css",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "ncx": "application/x-dtbncx+xml",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "webp": "image/webp",
    "xhtml": "application/xhtml+xml",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the package, and its language; empty where nobody said which."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who had a part in the book: a MARC relator says which; `creator` whether the book is theirs."""

    name: Said
    role: str
    creator: bool


@dataclass(frozen=True, slots=True)
class About:
    """What a book says of itself. `languages` are those of its texts, the first that of its interface.

    `modified` is a moment (dcterms:modified), `date` empty or a day, a month or a year; the rest may be empty.
    """

    identifier: str
    title: Said
    languages: tuple[str, ...]
    modified: str
    accessibility: str
    other_titles: tuple[Said, ...] = ()
    people: tuple[Person, ...] = ()
    publisher: Said | None = None
    description: Said | None = None
    rights: str = ""
    sources: tuple[str, ...] = ()
    date: str = ""
    collection: Said | None = None
    position: str = ""

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self.languages[0]


def package(about: About, leaves: Iterable[Leaf], files: Mapping[str, bytes]) -> str:
    """The package document (EPUB 3.3, 5); `files` are all others, by path."""
    tag, way = escaped(about.language), direction(about.language)
    spine = [leaf.name for leaf in leaves]
    numbers = {path: f"f{number}" for number, path in enumerate(sorted({*files, *spine}), start=1)}
    items = "".join(
        f'<item id="{name}" href="{path}" media-type="{_TYPES[path.rpartition(".")[2]]}"{_properties(path)}/>\n'
        for path, name in numbers.items()
    )
    order = "".join(f'<itemref idref="{numbers[name]}"/>\n' for name in spine)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{tag}" dir="{way}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{''.join(_metadata(about, files))}</metadata>\n"
        f"<manifest>\n{items}</manifest>\n"
        f'<spine toc="{numbers[NCX]}" page-progression-direction="{way}">\n{order}</spine>\n</package>\n'
    )


def _properties(path: str) -> str:
    if path == NAVIGATION:
        return ' properties="nav"'
    return ' properties="cover-image"' if path == COVER else ""


def _metadata(about: About, files: Mapping[str, bytes]) -> Iterator[str]:
    yield f'<dc:identifier id="id">{escaped(about.identifier)}</dc:identifier>\n'
    yield _element("dc:title", about.title, ' id="title"')
    for other in about.other_titles:
        yield _element("meta", other, ' refines="#title" property="alternate-script"')
    for language in about.languages:
        yield f"<dc:language>{escaped(language)}</dc:language>\n"
    yield f'<meta property="dcterms:modified">{about.modified}</meta>\n'
    for number, person in enumerate(about.people, start=1):
        kind = "creator" if person.creator else "contributor"
        yield _element(f"dc:{kind}", person.name, f' id="p{number}"')
        yield f'<meta refines="#p{number}" property="role" scheme="marc:relators">{person.role}</meta>\n'
    for name, said in (("publisher", about.publisher), ("description", about.description)):
        if said:
            yield _element(f"dc:{name}", said)
    for name, text in (
        ("rights", about.rights),
        ("date", about.date),
        *(("source", s) for s in about.sources),
    ):
        if text:
            yield f"<dc:{name}>{escaped(one_line(text))}</dc:{name}>\n"
    if about.collection:
        yield _element("meta", about.collection, ' property="belongs-to-collection" id="collection"')
        yield '<meta refines="#collection" property="collection-type">series</meta>\n'
        if about.position:
            yield f'<meta refines="#collection" property="group-position">{about.position}</meta>\n'
    yield from _accessibility(about, files)
    if COVER in files:
        yield '<meta property="schema:accessibilityFeature">alternativeText</meta>\n'


def _accessibility(about: About, files: Mapping[str, bytes]) -> Iterator[str]:
    """What EPUB Accessibility 1.1 (3.2) asks for. Nobody has evaluated the books, so conformance is not claimed."""
    pictured = any(path.endswith((".gif", ".jpg", ".png", ".webp")) for path in files)
    said = [("accessMode", "textual"), *([("accessMode", "visual")] if pictured else [])]
    said += [
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "ARIA"),
        ("accessibilityFeature", "displayTransformability"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityHazard", "none"),
    ]
    for name, value in said:
        yield f'<meta property="schema:{name}">{value}</meta>\n'
    yield f'<meta property="schema:accessibilitySummary">{escaped(about.accessibility)}</meta>\n'


def _element(name: str, said: Said, attributes: str = "") -> str:
    language = (
        f' xml:lang="{escaped(said.language)}" dir="{direction(said.language)}"' if said.language else ""
    )
    return f"<{name}{attributes}{language}>{escaped(one_line(said.text))}</{name}>\n"
