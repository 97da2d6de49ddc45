"""The manual taken apart for tests: its pages in each language, their headings, links and what is typed in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tahqiq import paths
from tahqiq.problems import Problem
from tahqiq.read.manual import manual_text, read_manual
from tahqiq.read.markdown import AnyBlock, CodeBlock, Document, Heading
from tahqiq.read.markdown.nodes import Link, Node
from tahqiq.render.manual.manual import whole

SOURCES = read_manual(paths.manual())
LANGUAGES = sorted({language for texts in SOURCES.values() for language in texts})
EVERY = [(page, language) for page in SOURCES for language in SOURCES[page]]


class Typed(NamedTuple):
    """A code block: what it is, the file that it stands for (if any), its text."""

    kind: str
    file: str
    text: str


def read(page: str, language: str) -> tuple[Document, tuple[Problem, ...]]:
    """A page with what is generated of it, and what is wrong with it."""
    text, problems = manual_text(page, language, whole(page, language, SOURCES[page][language]))
    return text.document, problems


def document(page: str, language: str) -> Document:
    """A page."""
    return read(page, language)[0]


def written(page: str, language: str) -> str:
    """What an author wrote of it."""
    return SOURCES[page][language]


def headings(page: str, language: str) -> list[Heading]:
    """All headings but the title."""
    return [b for b in document(page, language).blocks[1:] if isinstance(b, Heading)]


def typed(page: str, language: str) -> list[Typed]:
    """All that is typed on a page."""
    found = (b for b in document(page, language).blocks if isinstance(b, CodeBlock))
    return [Typed(*_parted(block.info), block.text) for block in found]


def links(page: str, language: str) -> Iterator[str]:
    """Where its links lead, as they are written."""
    for block in document(page, language).blocks:
        yield from _links(block)


def _parted(info: str) -> tuple[str, str]:
    kind, _, file = info.partition(" ")
    return kind, file


def _links(node: AnyBlock | Node | tuple[object, ...]) -> Iterator[str]:
    if isinstance(node, Link):
        yield node.href
    parts = node if isinstance(node, tuple) else [getattr(node, name) for name in node.__struct_fields__]
    for part in parts:
        if isinstance(part, tuple | Node):
            yield from _links(part)
