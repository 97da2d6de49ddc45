"""Rule: what grows faster than the files that ask for it has a limit: names, lists, actors in a block, pages."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Lookup
from itertools import islice

from tahqiq.check.context import Context, Found
from tahqiq.check.values import Value
from tahqiq.limits import BLOCK_ACTORS, PAGES
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import ArticleFolder
from tahqiq.read.bounds import over_limit
from tahqiq.read.markdown import AnyBlock, spans_in
from tahqiq.read.nodes import Mapping, Node, Scalar, Sequence
from tahqiq.schema import Line, Listing, Localised, NameOrLocalised

CODES: Lookup[str, ProblemCode] = {}
"""None of its own: `over-limit` is declared where files are read."""


def check(context: Context) -> Found:
    """Problems of size in every YAML file and in the texts of articles; too many editorial pages."""
    for written in context.records:
        for value in written.values:
            yield from _value(value)
    for folder in context.manuscript.articles.values():
        yield from _actors(folder)
    yield from _pages(context)


def _value(value: Value) -> Iterator[Problem]:
    shape, node = value.shape, value.node
    if isinstance(shape, Listing):
        # Longer lists than any were left by the reader, which has said so.
        if isinstance(node, Sequence) and len(node.items) > shape.most:
            what = f'"{value.key}"'
            yield over_limit(node.items[shape.most].place, what, shape.most, "items", "delete some")
    elif isinstance(shape, (Line, Localised, NameOrLocalised)):
        for text in _texts(node):
            # A longer one was cut by the reader to as many as any value may have: of a name it is said twice.
            if len(text.text) > shape.most:
                yield over_limit(text.place, f'"{value.key}"', shape.most, "characters", "shorten it")


def _texts(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        yield from (entry.value for entry in node if isinstance(entry.value, Scalar))


def _actors(folder: ArticleFolder) -> Iterator[Problem]:
    """Blocks that name too many actors; a block is the same one in each language."""
    named: dict[str, set[str]] = {}
    for text in folder.texts.values():
        for block in text.document.blocks:
            actors = named.setdefault(block.id, set()) if block.id else set()
            before = len(actors)
            actors.update(_named_in(block))
            if before <= BLOCK_ACTORS < len(actors):
                yield over_limit(
                    block.place, "this block", BLOCK_ACTORS, "different actors", "divide it by empty lines"
                )


def _pages(context: Context) -> Iterator[Problem]:
    """The first page too many, at its first text."""
    for texts in islice(context.manuscript.pages.values(), PAGES, PAGES + 1):
        for text in islice(texts.values(), 1):
            yield over_limit(
                Place(text.file), "the edition", PAGES, "editorial pages", "put several into one"
            )


def _named_in(block: AnyBlock) -> Iterator[str]:
    return (place.span.value for place in spans_in(block) if place.span.key == "actor")
