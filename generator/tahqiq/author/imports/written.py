"""Blocks as Markdown that says the same: read again, it gives the same words without a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from tahqiq.read.markdown import (
    AnyBlock,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Rule,
    Span,
    Strong,
    Table,
    Text,
)

SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~$^@!]")
BLOCK_START = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+#:=]))")
_COLUMN = {"left": ":--", "right": "--:", "center": ":-:"}


def escaped(text: str, *, starts: bool = False) -> str:
    """Text as Markdown that says the same; `starts`: it opens a block or a line."""
    text = SPECIAL.sub(r"\\\g<0>", text)
    if starts:
        text = BLOCK_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)
    return text


def written(block: AnyBlock) -> str:
    """A block as Markdown, without the line that names it, and without a line feed at its end."""
    if isinstance(block, Paragraph):
        return inlines(block.inlines)
    if isinstance(block, Heading):
        # Number signs at a heading's end would count as its closing.
        return f"{'#' * block.level} {inlines(block.inlines, starts=False)}".replace("\n", " ") + (
            " #" if _ends_with_sign(block) else ""
        )
    if isinstance(block, BulletList):
        return _items("- ", block.items, block.tight)
    if isinstance(block, OrderedList):
        return _numbered(block)
    if isinstance(block, BlockQuote):
        return "\n".join(f"> {line}".rstrip() for line in _blocks(block.blocks).split("\n"))
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, CodeBlock):
        return _fenced(block)
    assert isinstance(block, Rule)
    return "***"


def _ends_with_sign(block: Heading) -> bool:
    last = block.inlines[-1] if block.inlines else None
    return isinstance(last, Text) and last.text.endswith("#")


def _blocks(blocks: Iterable[AnyBlock], *, tight: bool = False) -> str:
    return ("\n" if tight else "\n\n").join(map(written, blocks))


def _items(mark: str, items: Sequence[tuple[AnyBlock, ...]], tight: bool) -> str:
    return ("\n" if tight else "\n\n").join(indented(mark, _blocks(item, tight=tight)) for item in items)


def _numbered(block: OrderedList) -> str:
    each = (
        indented(f"{block.start + number}. ", _blocks(item, tight=block.tight))
        for number, item in enumerate(block.items)
    )
    return ("\n" if block.tight else "\n\n").join(each)


def indented(mark: str, text: str) -> str:
    """A text behind a mark, its other lines below its first one."""
    first, *rest = text.split("\n")
    return "\n".join([mark + first, *(f"{' ' * len(mark)}{line}".rstrip() for line in rest)])


def _table(block: Table) -> str:
    columns = [_COLUMN.get(alignment, "---") for alignment in block.alignments]
    rows = [[inlines(cell, starts=False, cell=True) for cell in row] for row in (block.header, *block.rows)]
    lines = [rows[0], columns, *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _fenced(block: CodeBlock) -> str:
    longest = max(map(len, re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    text = block.text if block.text.endswith("\n") else f"{block.text}\n"
    return f"{fence}{block.info if '`' not in block.info else ''}\n{text}{fence}"


def inlines(nodes: Iterable[Inline], *, starts: bool = True, cell: bool = False) -> str:
    """Inlines as Markdown; `starts`: they open a line; `cell`: they stand in a cell of a table."""
    parts: list[str] = []
    for node in nodes:
        parts.append(_inline(node, starts=starts, cell=cell))
        starts = isinstance(node, LineBreak)
    return "".join(parts)


def _inline(node: Inline, *, starts: bool, cell: bool) -> str:
    if isinstance(node, Text):
        return escaped(node.text, starts=starts)
    if isinstance(node, Code):
        return _code(node.text).replace("|", "\\|") if cell else _code(node.text)
    if isinstance(node, LineBreak):
        return "\\\n"
    if isinstance(node, FootnoteRef):
        return f"[^{node.label}]"
    if isinstance(node, Image):
        return f"![{escaped(node.alt)}]({node.src})"
    inner = inlines(getattr(node, "children", ()), starts=False, cell=cell)
    if isinstance(node, Emphasis):
        return f"*{inner}*"
    if isinstance(node, Strong):
        return f"**{inner}**"
    if isinstance(node, Span):
        return f"[{inner}]{{{node.key}={node.value}}}"
    return f"[{inner}]({_address(node)})" if isinstance(node, Link) else inner


def _code(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks = "`" * (longest + 1)
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marks}{edge}{text}{edge}{marks}"


def _address(link: Link) -> str:
    href = re.sub(r"[\s<>()|\\\[\]{}*_`]", lambda found: quote(found[0], safe="") or found[0], link.href)
    if not link.title:
        return href
    title = link.title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'{href} "{title}"'
