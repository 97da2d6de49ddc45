"""Rows: the text of an article, block by block in all languages, with the lines under each block."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup

from tahqiq.model import Article, Block
from tahqiq.read.markdown.nodes import Footnote
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction
from tahqiq.render.text import TextWriter
from tahqiq.render.views.quotes import Attribution, said
from tahqiq.render.views.timeline import block_label, block_number


class Cell(View, frozen=True):
    """A block in one language; `column` counts from 1, so that a block without counterpart keeps its side.

    `notes` are the footnotes that the block calls first.
    """

    column: int
    language: str
    direction: str
    html: Markup
    notes: Markup
    stale: str = ""


SHORT = 420
"""Code points, ten lines or so of a column: a block that is no longer is not divided between two sheets of paper."""


class Row(View, frozen=True):
    """A block in all languages, the page's own first. `name` says what the number is a link to,
    `called` is what a citation calls the block.

    `quotes` begin in this block, `continued` began in an earlier one.
    """

    id: str
    number: str
    name: str
    called: str
    classes: str
    cells: tuple[Cell, ...]
    quotes: tuple[Attribution, ...]
    continued: tuple[Attribution, ...]
    corrected: str = ""


def block_order(article: Article, first: str) -> tuple[str, ...]:
    """The ids of all blocks in the order of one language's text; others' own blocks follow their neighbours."""
    texts = sorted(article.texts, key=lambda t: t.language != first)
    order: list[str] = []
    for text in texts:
        at = 0
        for block in text.blocks:
            if block.id in order:
                at = order.index(block.id) + 1
            else:
                order.insert(at, block.id)
                at += 1
    return tuple(order)


def rows(desk: Desk, article: Article, writers: dict[str, TextWriter]) -> tuple[Row, ...]:
    """All blocks of an article; `writers` are the texts' own, the page's language first."""
    texts = {text.language: {block.id: block for block in text.blocks} for text in article.texts}
    footnotes = {text.language: text.footnotes for text in article.texts}
    corrected = {c.block for c in article.corrections}
    told: set[str] = set()
    found_rows = []
    for block in block_order(article, desk.language):
        found = {tag: texts[tag][block] for tag in writers if block in texts.get(tag, {})}
        quotes = _quotes_in(desk, article, block)
        found_rows.append(
            Row(
                id=block,
                number=block_number(desk, block),
                name=desk.words("block.link", block=block_label(desk, block)),
                called=desk.words("block.name", block=block_label(desk, block)),
                classes=_classes(found.values()),
                cells=tuple(
                    _cell(desk, n, writers[tag], found[tag], footnotes.get(tag, ()))
                    for n, tag in enumerate(writers, start=1)
                    if tag in found
                ),
                quotes=tuple(a for a in quotes if a.key not in told),
                continued=tuple(a for a in quotes if a.key in told),
                corrected=desk.words("block.corrected") if block in corrected else "",
            )
        )
        told.update(a.key for a in quotes)
    return tuple(found_rows)


def _cell(desk: Desk, column: int, writer: TextWriter, block: Block, footnotes: Sequence[Footnote]) -> Cell:
    before = frozenset(writer.called)
    html = writer.block(block.content)
    notes = writer.beside(footnotes, before)
    stale = desk.words("block.stale") if block.stale else ""
    return Cell(column, writer.language, direction(writer.language), html, notes, stale)


def _classes(blocks: Collection[Block]) -> str:
    names = dict.fromkeys(name for block in blocks for name in block.content.classes)
    if all(len(block.plain) <= SHORT for block in blocks):
        names["short"] = None
    return " ".join(f"tq-row--{name}" for name in names)


def _quotes_in(desk: Desk, article: Article, block: str) -> tuple[Attribution, ...]:
    """The quotes of a block, in the order in which the page's language has them."""
    places = sorted(
        (p.language != desk.language, p.start, n)
        for n, quote in enumerate(article.quotes)
        for p in quote.passages
        if p.block == block
    )
    return tuple(said(desk, article.quotes[n]) for n in dict.fromkeys(n for _, _, n in places))
