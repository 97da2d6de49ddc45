"""Rule: what the texts refer to exists: the ids in spans and links, the dates, the pictures."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found, Register, nearest
from tahqiq.check.part import Named
from tahqiq.check.rules.references import unknown_in
from tahqiq.check.walk import references_in
from tahqiq.dates import Fault, parse
from tahqiq.problems import Place, Problem
from tahqiq.read import ArticleFolder, Text
from tahqiq.read.markdown import Image, Link, Span

CODES = {
    "picture-missing": "A picture file does not lie beside the text.",
    "span-date": "A date in a span is not EDTF.",
    "quote-on-page": "A quote's words are marked on an editorial page; quotes belong to articles.",
}
INTERNAL = ("actor", "event", "term")


def check(context: Context) -> Found:
    """Problems of references in every text."""
    m = context.manuscript
    for folder in m.articles.values():
        for text in folder.texts.values():
            yield from _text(text, context.register, folder)
    for texts in m.pages.values():
        for text in texts.values():
            yield from _text(text, context.register, None)


def _text(text: Text, register: Register, folder: ArticleFolder | None) -> Found:
    for node in references_in(text.document):
        if isinstance(node, Span):
            yield from _span(node, register, in_article=folder is not None)
        elif isinstance(node, Link):
            yield from _link(node, register)
        elif isinstance(node, Image) and node.src not in (folder.images if folder else ()):
            hint = nearest(node.src, tuple(folder.images)) if folder else "editorial pages have no pictures"
            message = f'there is no picture "{node.src}" beside this text'
            yield Problem(node.place, "picture-missing", message, hint)


def _span(span: Span, register: Register, *, in_article: bool) -> Iterator[Problem]:
    place = Place(span.value_place.file, span.value_place.line, span.value_place.column, len(span.value))
    if span.key == "date":
        fault = parse(span.value)
        if isinstance(fault, Fault):
            at = Place(place.file, place.line, place.column + fault.offset, 1)
            yield Problem(at, "span-date", f'"{span.value}" is no EDTF date: {fault.message}', fault.hint)
    elif span.key == "quote":
        if not in_article:
            yield Problem(place, "quote-on-page", "quotes belong to articles", "cite it with a link instead")
    elif span.value not in register.ids(span.key):
        yield unknown_in(register, span.value, place, (span.key,))


def _link(link: Link, register: Register) -> Found:
    kind, _, target = link.href.partition(":")
    if kind == "article":
        yield Named(target, Place(link.place.file, link.place.line))
    elif kind in INTERNAL and target not in register.ids(kind):
        yield unknown_in(register, target, link.place, (kind,))
