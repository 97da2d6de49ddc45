"""Rule: what the texts refer to exists: the ids in spans and links, the dates, the pictures."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.check.part import Named
from tahqiq.check.rules.references import unknown_in
from tahqiq.check.walk import References
from tahqiq.dates import Fault, parse
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import ArticleFolder
from tahqiq.read.markdown import Link, Span
from tahqiq.read.nodes import within

CODES = {
    "picture-missing": ProblemCode(
        "text",
        "A picture file does not lie beside the text.",
        {"text": "{#p3 .only}\n![The town hall](hall.jpg)\n", "folder": "articles/visit/Hall.JPG\n"},
        {"text": "{#p3 .only}\n![The town hall](hall.jpg)\n", "folder": "articles/visit/hall.jpg\n"},
        remedy="Put the file into the article's folder, under exactly this name: capitals count.",
    ),
    "span-date": ProblemCode(
        "text",
        "A date in a span is not EDTF.",
        "{#p1}\n[Hana]{actor=hana} visited the town [yesterday]{date=2020-1-1}.\n",
        "{#p1}\n[Hana]{actor=hana} visited the town [yesterday]{date=2020-01-01}.\n",
        remedy='Year, month, day, each with all its digits; `{date="2020-01~"}` is about January 2020.',
    ),
    "quote-on-page": ProblemCode(
        "page",
        "A quote's words are marked on an editorial page; quotes belong to articles.",
        "# About\n\nShe [hopes]{quote=hope} for a truce.\n",
        "# About\n\nShe [hopes](article:visit#p2) for a truce.\n",
        why="Who said the words, when, and where they stand in the source is told in an article.yml only.",
    ),
}
INTERNAL = ("actor", "event", "term")


def check(context: Context) -> Found:
    """Problems of references in every text."""
    m = context.manuscript
    for folder in m.articles.values():
        for text in folder.texts.values():
            yield from _text(context.references_in(text), context, folder)
    for texts in m.pages.values():
        for text in texts.values():
            yield from _text(context.references_in(text), context, None)


def _text(references: References, context: Context, folder: ArticleFolder | None) -> Found:
    for node in (*references.in_blocks, *references.in_notes):
        if isinstance(node, Span):
            if node.key == "date" or node.key == "quote":
                yield from _words(node, in_article=folder is not None)
            elif node.value not in context.register.ids(node.key):
                yield unknown_in(context, node.value, _value_place(node), (node.key,))
        elif isinstance(node, Link):
            yield from _link(node, context)
        elif node.src not in (folder.images if folder else ()):
            hint = (
                context.hints.nearest(node.src, folder.images)
                if folder
                else "editorial pages have no pictures"
            )
            message = f'there is no picture "{node.src}" beside this text'
            yield Problem(node.place, "picture-missing", message, hint)


def _value_place(span: Span) -> Place:
    return Place(span.value_place.file, span.value_place.line, span.value_place.column, len(span.value))


def _words(span: Span, *, in_article: bool) -> Iterator[Problem]:
    """Problems of a span that dates words, or marks them as a quote's."""
    if span.key == "date":
        fault = parse(span.value)
        if isinstance(fault, Fault):
            at = within(_value_place(span), span.value, *fault.meant(span.value))
            yield Problem(at, "span-date", f'"{span.value}" is no EDTF date: {fault.message}', fault.hint)
    elif not in_article:
        message = "quotes belong to articles"
        yield Problem(_value_place(span), "quote-on-page", message, "cite it with a link instead")


def _link(link: Link, context: Context) -> Found:
    kind, _, target = link.href.partition(":")
    if kind == "article":
        yield Named(target, Place(link.place.file, link.place.line, link.place.column))
    elif kind in INTERNAL and target not in context.register.ids(kind):
        yield unknown_in(context, target, link.place, (kind,))
