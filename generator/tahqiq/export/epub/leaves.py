"""Leaves: the XHTML documents of a book, and its two tables of contents, for new reading systems and for old ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from tahqiq.render.escaping import escaped
from tahqiq.render.names import direction

NAVIGATION, NCX, STYLESHEET = "nav.xhtml", "toc.ncx", "style.css"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its text, the text's language (empty: the book's), where it leads, what is under it."""

    text: str
    language: str
    href: str
    under: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A document of a book, by its file name. `landmark` is what it is in EPUB's structural semantics, if anything.

    `lettered` has all letters of the body that no other book has which shares its faces; None: the body itself.
    """

    name: str
    title: str
    body: str
    landmark: str = ""
    lettered: str | None = None


def document(language: str, title: str, body: str) -> str:
    """An XHTML document; `title` is plain text, `body` its elements."""
    tag, way = escaped(language), direction(language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{tag}" xml:lang="{tag}" dir="{way}">\n'
        f'<head><meta charset="utf-8"/><title>{escaped(one_line(title))}</title>'
        f'<link rel="stylesheet" type="text/css" href="{STYLESHEET}"/></head>\n'
        f'<body dir="{way}">\n{body}</body>\n</html>\n'
    )


def one_line(text: str) -> str:
    """A text without breaks, for where only a line can stand."""
    return " ".join(text.split())


def navigation(language: str, title: str, entries: Iterable[Entry], leaves: Iterable[Leaf]) -> Leaf:
    """The navigation document (EPUB 3.3, 7): contents and landmarks."""
    heading = escaped(title)
    marks = "".join(
        f'<li><a epub:type="{leaf.landmark}" href="{leaf.name}">{escaped(one_line(leaf.title))}</a></li>'
        for leaf in leaves
        if leaf.landmark
    )
    body = (
        f'<nav epub:type="toc" role="doc-toc" id="toc_" aria-labelledby="contents_"><h1 id="contents_">{heading}</h1>'
        f"{_list(language, entries)}</nav>\n"
        f'<nav epub:type="landmarks" aria-label="{heading}" hidden="hidden"><ol>'
        f'<li><a epub:type="toc" href="#toc_">{heading}</a></li>{marks}</ol></nav>\n'
    )
    return Leaf(NAVIGATION, title, body)


def _list(language: str, entries: Iterable[Entry]) -> str:
    items = "".join(
        f'<li><a href="{escaped(entry.href)}"{_marks(entry, language)}>{escaped(one_line(entry.text))}</a>'
        f"{_list(language, entry.under) if entry.under else ''}</li>"
        for entry in entries
    )
    return f"<ol>{items}</ol>"


def _marks(entry: Entry, language: str) -> str:
    if not entry.language or entry.language == language:
        return ""
    return f' lang="{escaped(entry.language)}" dir="{direction(entry.language)}"'


def ncx(language: str, identifier: str, title: str, entries: Iterable[Entry]) -> str:
    """The contents as EPUB 2 has them (OPF 2.0.1, 2.4.1), which reading systems of today pass over."""
    numbers = count(1)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{escaped(language)}">'
        f'<head><meta name="dtb:uid" content="{escaped(identifier)}"/></head>'
        f"<docTitle><text>{escaped(one_line(title))}</text></docTitle>"
        f"<navMap>{''.join(_points(entries, numbers))}</navMap></ncx>\n"
    )


def _points(entries: Iterable[Entry], numbers: Iterator[int]) -> Iterator[str]:
    for entry in entries:
        number = next(numbers)
        yield (
            f'<navPoint id="n{number}" playOrder="{number}"><navLabel><text>{escaped(one_line(entry.text))}</text>'
            f'</navLabel><content src="{escaped(entry.href)}"/>'
        )
        yield from _points(entry.under, numbers)
        yield "</navPoint>"
