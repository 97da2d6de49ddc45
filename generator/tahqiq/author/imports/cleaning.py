"""Drafts made clean: no invisible marks, no empty paragraphs, one space between words, no heading of level 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tahqiq.author.imports.calls import settled
from tahqiq.author.imports.draft import Draft
from tahqiq.read.controls import CONTROL
from tahqiq.read.markdown import (
    AnyBlock,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    SoftBreak,
    Span,
    Strong,
    Table,
    Text,
    plain,
    plain_block,
)

# Marks of direction, soft hyphens, zero-width spaces and byte order marks: word processors leave them, and nobody sees
# them. The joiners (U+200C, U+200D) are letters' business and stay.
INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# A no-break space means something beside French marks and between digits; elsewhere it is a slip of the keyboard.
NO_BREAK = re.compile("(?<![«\\d])[\u00a0\u202f](?![:;!?»%\\d])|(?<=\\d)[\u00a0\u202f](?![\\d%:;!?»])")
SPACES = re.compile("[ \t\n\r\u2028\u2029]+")


def cleaned(draft: Draft, *, marks: bool) -> Draft:
    """A draft without control characters and what is empty; `marks`: and without invisible marks, too."""
    cleaner = _Cleaner(marks=marks)
    # What is empty once a call is gone is gone with it, so notes come first.
    notes = {label: tuple(cleaner.blocks(inner)) for label, inner in draft.footnotes.items()}
    called = settled(replace(draft, footnotes=notes))
    blocks = tuple(cleaner.blocks(called.blocks))
    title = cleaner.text(draft.title).strip()
    authors = tuple(filter(None, (cleaner.text(name).strip() for name in draft.authors)))
    date = cleaner.text(draft.date).strip()
    if not title and blocks and isinstance(blocks[0], (Heading, Paragraph)):
        title = " ".join(plain_block(blocks[0]).split())
    # Pages often begin with what the document says of itself.
    said = {title, *authors, date}
    while blocks and " ".join(plain_block(blocks[0]).split()) in said:
        blocks = blocks[1:]
    # The title, and what was dropped with it, may have had notes.
    kept = replace(called, title=title, blocks=_levels(blocks), authors=authors, date=date)
    return settled(kept)


def _levels(blocks: tuple[AnyBlock, ...]) -> tuple[AnyBlock, ...]:
    """The first level is the title's: where a heading has it, all go one level down."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    if not any(heading.level == 1 for heading in headings):
        return blocks
    return tuple(
        replace(block, level=min(block.level + 1, 6)) if isinstance(block, Heading) else block
        for block in blocks
    )


class _Cleaner:
    """One way of cleaning, for every text of a draft."""

    def __init__(self, *, marks: bool) -> None:
        self.marks = marks

    def text(self, text: str) -> str:
        """A text of one line."""
        text = CONTROL.sub("", text)
        if self.marks:
            text = NO_BREAK.sub(" ", INVISIBLE.sub("", text))
        return SPACES.sub(" ", text)

    def blocks(self, blocks: Iterable[AnyBlock]) -> Iterator[AnyBlock]:
        """What has something in it."""
        for block in blocks:
            clean = self.block(block)
            if clean is not None:
                yield clean

    def block(self, block: AnyBlock) -> AnyBlock | None:
        """One block, or nothing."""
        if isinstance(block, (Paragraph, Heading)):
            inlines = self.inlines(block.inlines)
            if isinstance(block, Heading):
                inlines = one_line(inlines)
            return replace(block, inlines=inlines) if inlines else None
        if isinstance(block, (BulletList, OrderedList)):
            items = tuple(filter(None, (tuple(self.blocks(item)) for item in block.items)))
            return replace(block, items=items) if items else None
        if isinstance(block, BlockQuote):
            inner = tuple(self.blocks(block.blocks))
            return replace(block, blocks=inner) if inner else None
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, CodeBlock):
            return replace(block, text=CONTROL.sub("", block.text))
        return block

    def table(self, block: Table) -> Table | None:
        """A table with words in it."""
        rows = [tuple(one_line(self.inlines(cell)) for cell in row) for row in (block.header, *block.rows)]
        return replace(block, header=rows[0], rows=tuple(rows[1:])) if any(map(any, rows)) else None

    def inlines(self, nodes: Iterable[Inline]) -> tuple[Inline, ...]:
        """Inlines with one space between words, none at the ends and beside line breaks."""
        return self.trimmed(_joined(self.each(nodes)))

    def trimmed(self, joined: list[Inline]) -> tuple[Inline, ...]:
        """Inlines that are clean by themselves, without spaces where none belongs."""
        found: list[Inline] = []
        for at, node in enumerate(joined):
            if isinstance(node, Text):
                text = SPACES.sub(" ", node.text)
                if not at or isinstance(joined[at - 1], LineBreak):
                    text = text.lstrip(" ")
                if at + 1 == len(joined) or isinstance(joined[at + 1], LineBreak):
                    text = text.rstrip(" ")
                node = Text(text)
                if not text:
                    continue
            found.append(node)
        while found and isinstance(found[-1], LineBreak):
            found.pop()
        while found and isinstance(found[0], LineBreak):
            found.pop(0)
        return tuple(found)

    def each(self, nodes: Iterable[Inline]) -> Iterator[Inline]:
        """Every inline clean by itself; spaces at the ends of stress and links stand outside of it."""
        for node in nodes:
            if isinstance(node, Text):
                yield Text(self.text(node.text))
            elif isinstance(node, SoftBreak):
                yield Text(" ")
            elif isinstance(node, Span):
                yield from self.each(node.children)
            elif isinstance(node, (Emphasis, Strong, Link)):
                yield from self.around(node)
            elif isinstance(node, Code):
                text = self.text(node.text).strip()
                yield from (Code(text),) if text else ()
            else:
                yield node

    def around(self, node: Emphasis | Strong | Link) -> Iterator[Inline]:
        clean = _joined(self.each(node.children))
        words, children = plain(clean), self.trimmed(clean)
        if words[:1].isspace():
            yield Text(" ")
        if children:
            yield replace(node, children=children)
        if words[-1:].isspace() and words.strip():
            yield Text(" ")


def one_line(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Inlines for where a line cannot break."""
    return tuple(_joined(Text(" ") if isinstance(node, LineBreak) else node for node in nodes))


def _joined(nodes: Iterable[Inline]) -> list[Inline]:
    """Texts, and stress of one kind, that touch each other become one."""
    found: list[Inline] = []
    for node in nodes:
        last = found[-1] if found else None
        if isinstance(node, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + node.text)
        elif isinstance(node, Emphasis) and isinstance(last, Emphasis):
            found[-1] = Emphasis(tuple(_joined((*last.children, *node.children))))
        elif isinstance(node, Strong) and isinstance(last, Strong):
            found[-1] = Strong(tuple(_joined((*last.children, *node.children))))
        else:
            found.append(node)
    return found
