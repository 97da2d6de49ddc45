"""Hover: what an id, a date or a key means, where the pointer rests."""

from __future__ import annotations

from lsprotocol import types

from tahqiq.lsp.documents import Document
from tahqiq.lsp.telling import dated, told
from tahqiq.read.markdown import Span
from tahqiq.read.nodes import Mapping, Node, Scalar, Sequence
from tahqiq.schema import FILE_SHAPES, Choice, Dates, Field, Listing, Record, Shape, Table
from tahqiq.schema.written import in_yaml


def hover(document: Document, offset: int) -> types.Hover | None:
    """What is told of what stands at an offset; None if nothing is."""
    site = document.at(offset)
    if site is None:
        found = _date_in_text(document, offset) or _in_yaml(document, offset)
        if found:
            return _shown(document, *found)
        site = document.around(offset)
    if site is None:
        return None
    text = told(document.desk, site.named)
    return _shown(document, text, site.start, site.end) if text else None


def _shown(document: Document, text: str, start: int, end: int) -> types.Hover | None:
    if not text:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, document.positions.range(start, end))


def _date_in_text(document: Document, offset: int) -> tuple[str, int, int] | None:
    """The innermost dated words at an offset, unless other words are annotated more narrowly."""
    best: tuple[int, int, Span] | None = None
    for start, end, node in document.annotated():
        if isinstance(node, Span) and start <= offset <= end and (best is None or start >= best[0]):
            best = (start, end, node)
    if best is None or best[2].key != "date":
        return None
    return dated(best[2].value, document.desk.languages), best[0], best[1]


def _in_yaml(document: Document, offset: int) -> tuple[str, int, int] | None:
    """What a key means, or what a date says."""
    root = document.record.root if document.record else None
    return _within(document, FILE_SHAPES[document.kind], root, offset) if root else None


def _within(document: Document, shape: Shape, node: Node, offset: int) -> tuple[str, int, int] | None:
    if isinstance(node, Scalar):
        dates = _span(document, node, offset) if isinstance(shape, Dates) else None
        return (dated(node.text, document.desk.languages), *dates) if dates else None
    if isinstance(node, Sequence):
        inner = shape.item if isinstance(shape, Listing) else shape
        found_in = (_within(document, inner, item, offset) for item in node.items)
        return next((found for found in found_in if found), None)
    assert isinstance(node, Mapping)
    for entry in node:
        field = _field(shape, entry.key.text)
        at = _span(document, entry.key, offset)
        if at and isinstance(field, Field):
            return described(field), *at
        below = field.shape if isinstance(field, Field) else field
        if below and (found := _within(document, below, entry.value, offset)):
            return found
    return None


def _field(shape: Shape, key: str) -> Field | Shape | None:
    if isinstance(shape, Record):
        return shape.fields.get(key)
    return shape.value if isinstance(shape, Table) else None


def _span(document: Document, node: Scalar, offset: int) -> tuple[int, int] | None:
    start = document.positions.lines.offset(node.place)
    end = start + node.place.length
    return (start, end) if start <= offset <= end and node.place.length else None


def described(field: Field) -> str:
    """What a key is for, whether it must stand, and how it may look."""
    examples = ", ".join(f"`{in_yaml(example)}`" for example in field.examples)
    meanings = field.shape.meanings if isinstance(field.shape, Choice) else ()
    parts = [field.description + (" Required." if field.required else "")]
    parts += [f"- `{value}`: {meaning}" for value, meaning in meanings]
    return "\n\n".join([*parts, f"For example {examples}"] if examples else parts)
