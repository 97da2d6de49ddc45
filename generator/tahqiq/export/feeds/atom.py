"""Atom: a feed as RFC 4287 has it, with the licence as a link (RFC 4946)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tahqiq.export.feeds.entry import Entry
from tahqiq.export.feeds.feed import Feed
from tahqiq.export.feeds.places import ATOM
from tahqiq.render.escaping import escaped
from tahqiq.render.names import direction

XHTML = "http://www.w3.org/1999/xhtml"


def atom(feed: Feed) -> bytes:
    """The feed in UTF-8, with a final line feed."""
    return "\n".join(_feed(feed)).encode()


def _feed(feed: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_value(feed.language)}">'
    yield _text("id", feed.id)
    yield _text("title", feed.title)
    if feed.subtitle:
        yield _text("subtitle", feed.subtitle)
    yield _text("updated", feed.updated)
    yield from _people("author", feed.authors)
    if feed.base:
        yield _link("self", feed.base + ATOM.file, ATOM.type)
    yield _link("alternate", feed.home, "text/html", feed.language)
    for language, folder in feed.others:
        yield _link("alternate", folder + ATOM.file, ATOM.type, language)
    if feed.licence:
        yield _link("license", feed.licence)
    if feed.rights:
        yield _text("rights", feed.rights)
    yield _text("generator", "Tahqiq")
    for entry in feed.entries:
        yield "<entry>"
        yield from _entry(entry, feed.language)
        yield "</entry>"
    yield "</feed>\n"


def _entry(entry: Entry, language: str) -> Iterator[str]:
    title, text = entry.languages
    yield _text("id", entry.id)
    yield _text("title", entry.title, title)
    yield _text("updated", entry.updated)
    if entry.published:
        yield _text("published", entry.published)
    yield _link("alternate", entry.address, "text/html", language)
    for other, address in entry.alternates:
        yield _link("alternate", address, "text/html", other)
    if entry.source:
        yield _link("via", entry.source)
    yield from _people("author", entry.authors)
    yield from _people("contributor", entry.translators)
    for category in entry.categories:
        term, scheme, label = map(_value, (category.term, category.scheme, category.label))
        yield f'<category term="{term}" scheme="{scheme}" label="{label}"/>'
    if entry.summary:
        yield _text("summary", entry.summary)
    if entry.content:
        of = text or language
        opening = f'<div xmlns="{XHTML}" xml:lang="{of}" lang="{of}" dir="{direction(of)}">'
        yield f'<content type="xhtml">{opening}\n{entry.content}</div></content>'


def _text(name: str, text: str, language: str = "") -> str:
    attribute = f' xml:lang="{_value(language)}"' if language else ""
    return f"<{name}{attribute}>{escaped(text)}</{name}>"


def _people(name: str, people: Iterable[str]) -> Iterator[str]:
    return (f"<{name}><name>{escaped(person)}</name></{name}>" for person in people)


def _link(rel: str, href: str, type: str = "", language: str = "") -> str:
    found = (("rel", rel), ("type", type), ("hreflang", language), ("href", href))
    return "".join(("<link", *(f' {key}="{_value(value)}"' for key, value in found if value), "/>"))


def _value(text: str) -> str:
    """A text as the value of an attribute, in which a parser makes spaces of tabs and line feeds."""
    return escaped(text).replace("\n", "&#10;").replace("\t", "&#9;")
