"""Block tokens to blocks: a walk along markdown-it's flat list, with the inline content of each block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markdown_it.token import Token

from tahqiq.problems import Place
from tahqiq.read.markdown import cells, places
from tahqiq.read.markdown.blocks.attribute import TOKEN, BlockAttribute
from tahqiq.read.markdown.inline import inlines
from tahqiq.read.markdown.inline.entity import unescaped
from tahqiq.read.markdown.nodes import (
    AnyBlock,
    BlockQuote,
    BulletList,
    CodeBlock,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Rule,
    Table,
)
from tahqiq.read.markdown.places import Where
from tahqiq.read.markdown.reading import Reading

_NOTE = "footnote_reference"


class Walk:
    """A position in the list of tokens; everything before it has become blocks."""

    __slots__ = ("at", "depth", "notes", "reading", "tokens")

    def __init__(self, tokens: list[Token], reading: Reading) -> None:
        self.tokens = tokens
        self.reading = reading
        self.at = 0
        self.depth = 0
        # Footnote definitions that were passed over: the indices of their tokens.
        self.notes: list[int] = []

    def blocks(self, end: str = "") -> tuple[AnyBlock, ...]:
        """The blocks up to the token of type `end`, and past it."""
        out: list[AnyBlock] = []
        attribute: Token | None = None
        next_line = -1
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == end:
                break
            if token.type == TOKEN:
                attribute = self._attribute(attribute, token, next_line)
                next_line = _lines(token)[1]
                self.at += 1
                continue
            fields = self._fields(token, attribute, next_line)
            attribute = None
            block = _BLOCKS[token.type](self, token, fields)
            if block is not None:
                out.append(block)
        self._without_block(attribute)
        self.at += 1
        return tuple(out)

    def note(self, index: int) -> tuple[AnyBlock, ...]:
        """The blocks of a footnote definition whose tokens begin at `index`."""
        self.at, self.depth = index + 1, 1
        return self.blocks(_NOTE + "_close")

    def _attribute(self, before: Token | None, token: Token, next_line: int) -> Token:
        """The attribute that the next block has; a second one right below the first is reported."""
        if before is None or next_line != _lines(token)[0]:
            self._without_block(before)
            return token
        hint = "put the name and all classes on one line"
        place = token.meta["attribute"].place
        self.reading.problem(place, "block-attribute-twice", "two lines of names before one block", hint)
        return before

    def _without_block(self, attribute: Token | None, gap: bool = False) -> None:
        """A name that stands alone; with a `gap` there is a block, but further below."""
        if attribute is not None:
            hint = "put it on the line before its block, without an empty line between"
            if not gap:
                hint = "write the block's words on the line below it"
            message = "no block follows this name"
            place = attribute.meta["attribute"].place
            self.reading.problem(place, "block-attribute-without-block", message, hint)

    def _fields(self, token: Token, attribute: Token | None, next_line: int) -> dict[str, Any]:
        """Place, id and classes of the block that begins with this token."""
        fields: dict[str, Any] = {"place": self.place(self.at)}
        if attribute is None:
            return fields
        if next_line != _lines(token)[0] or token.type == _NOTE + "_open":
            self._without_block(attribute, gap=token.type != _NOTE + "_open")
        named: BlockAttribute = attribute.meta["attribute"]
        return fields | {"id": named.id, "classes": named.classes, "id_place": named.id_place}

    def place(self, index: int) -> Place:
        """Where the block of a token begins."""
        return self.reading.place(self.reading.starts.get(index, 0))

    def inlines(self, where: Where, token: Token) -> tuple[Inline, ...]:
        """The content of an inline token."""
        return inlines(token.content, where, self.reading, nested=self.depth > 0)

    def inner(self, end: str) -> tuple[AnyBlock, ...]:
        """The blocks inside the block whose first token is here, up to its last."""
        self.at += 1
        self.depth += 1
        blocks = self.blocks(end)
        self.depth -= 1
        return blocks


def _lines(token: Token) -> tuple[int, int]:
    """The lines of a block's token, from 0, the end exclusive."""
    first, end = token.map or (0, 0)
    return first, end


def _paragraph(walk: Walk, token: Token, fields: dict[str, Any]) -> AnyBlock:
    content = walk.tokens[walk.at + 1]
    where = _where_of_lines(walk.reading, content)
    walk.at += 3
    return Paragraph(inlines=walk.inlines(where, content), **fields)


def _heading(walk: Walk, token: Token, fields: dict[str, Any]) -> AnyBlock:
    content = walk.tokens[walk.at + 1]
    reading, line = walk.reading, _lines(content)[0]
    if token.markup.startswith("#"):
        where = places.of_heading(reading.file, content.content, reading.lines[line], line + 1)
    else:
        where = _where_of_lines(reading, content)
    walk.at += 3
    return Heading(level=int(token.tag[1:]), inlines=walk.inlines(where, content), **fields)


def _where_of_lines(reading: Reading, content: Token) -> Where:
    return places.of_lines(reading.file, content.content, reading.lines, _lines(content)[0])


def _list(walk: Walk, token: Token, fields: dict[str, Any]) -> AnyBlock:
    end = token.type.replace("open", "close")
    first = walk.at
    walk.at += 1
    items = []
    while walk.tokens[walk.at].type != end:
        items.append(walk.inner("list_item_close"))
    level = token.level + 2
    paragraphs = (t for t in walk.tokens[first : walk.at] if t.type == "paragraph_open" and t.level == level)
    tight = all(t.hidden for t in paragraphs)
    walk.at += 1
    if token.type == "bullet_list_open":
        return BulletList(items=tuple(items), tight=tight, **fields)
    return OrderedList(items=tuple(items), start=int(token.attrs.get("start", 1)), tight=tight, **fields)


def _quote(walk: Walk, token: Token, fields: dict[str, Any]) -> AnyBlock:
    return BlockQuote(blocks=walk.inner("blockquote_close"), **fields)


def _table(walk: Walk, token: Token, fields: dict[str, Any]) -> AnyBlock:
    walk.depth += 1
    first = walk.at
    rows = list(_rows(walk, first))
    walk.depth -= 1
    aligned = (t for t in walk.tokens[first : walk.at] if t.type == "th_open")
    alignments = tuple(str(t.attrs.get("style", "")).removeprefix("text-align:") for t in aligned)
    return Table(header=rows[0], rows=tuple(rows[1:]), alignments=alignments, **fields)


def _rows(walk: Walk, first: int) -> Iterator[tuple[tuple[Inline, ...], ...]]:
    """The rows of the table whose first token has the index `first`."""
    reading = walk.reading
    header = _lines(walk.tokens[first])[0]
    row: list[tuple[Inline, ...]] = []
    where: list[Where] = []
    while (token := walk.tokens[walk.at]).type != "table_close":
        if token.type == "tr_open":
            number = _lines(token)[0]
            line = reading.lines[number]
            start = walk.place(first).column - 1 if number == header else cells.row_start(line)
            where, row = cells.of_row(reading.file, line, number + 1, start), []
        elif token.type == "inline":
            # A row may be shorter than the header; the cells it lacks are empty.
            here = where[min(len(row), len(where) - 1)]
            row.append(walk.inlines(here, token))
        elif token.type == "tr_close":
            yield tuple(row)
        walk.at += 1
    walk.at += 1


def _code(walk: Walk, token: Token, fields: dict[str, Any]) -> AnyBlock:
    walk.at += 1
    return CodeBlock(text=token.content, info=unescaped(token.info).strip(), **fields)


def _rule(walk: Walk, token: Token, fields: dict[str, Any]) -> AnyBlock:
    walk.at += 1
    return Rule(**fields)


def _html(walk: Walk, token: Token, fields: dict[str, Any]) -> None:
    walk.at += 1
    hint = "use Markdown, or write \\< for the sign itself"
    walk.reading.problem(fields["place"], "raw-html", "HTML in a text", hint)


def _note(walk: Walk, token: Token, fields: dict[str, Any]) -> None:
    """Pass over a footnote definition: its content is read when its number is known."""
    walk.notes.append(walk.at)
    open_notes = 1
    while open_notes:
        walk.at += 1
        kind = walk.tokens[walk.at].type
        open_notes += (kind == _NOTE + "_open") - (kind == _NOTE + "_close")
    walk.at += 1


_BLOCKS: Mapping[str, Callable[[Walk, Token, dict[str, Any]], AnyBlock | None]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "blockquote_open": _quote,
    "table_open": _table,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "html_block": _html,
    _NOTE + "_open": _note,
}
