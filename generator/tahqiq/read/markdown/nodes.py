"""The nodes of a text: what `parse` returns, frozen, and with the place where each thing was written.

Blocks hold inlines or blocks, always in tuples. Only top-level blocks carry an id and classes. Every class
has a `kind` (a short name, also its tag when a tree is stored with msgspec), and no node refers to a parent,
so trees compare, hash, and encode by value.
"""

from __future__ import annotations

import msgspec

from tahqiq.problems import Place, Problem


class Node(msgspec.Struct, frozen=True, gc=False, array_like=True, tag_field="kind"):
    """Anything in the tree."""

    @property
    def kind(self) -> str:
        """The short name of this kind of node."""
        return str(self.__struct_config__.tag)


# ---------------------------------------------------------------- inlines


class Text(Node, frozen=True, gc=False, tag="text"):
    """Words as the reader sees them: escapes and entities are resolved, there is no line break inside."""

    text: str


class Emphasis(Node, frozen=True, gc=False, tag="emphasis"):
    """*Stress*."""

    children: tuple[Inline, ...]


class Strong(Node, frozen=True, gc=False, tag="strong"):
    """**Strong stress**."""

    children: tuple[Inline, ...]


class Code(Node, frozen=True, gc=False, tag="code"):
    """A `code span`."""

    text: str


class Link(Node, frozen=True, gc=False, tag="link"):
    """A link; `href` is a checked address (http, https, mailto), or an id such as `actor:iraq` as written."""

    href: str
    title: str
    children: tuple[Inline, ...]
    place: Place


class Image(Node, frozen=True, gc=False, tag="image"):
    """A picture; `src` is a file name beside the text, `alt` its description (never empty)."""

    src: str
    alt: str
    title: str
    place: Place


class Span(Node, frozen=True, gc=False, tag="span"):
    """Annotated words. `key` is one of attributes.KEYS; `place` is that of the `[`."""

    key: str
    value: str
    children: tuple[Inline, ...]
    place: Place
    value_place: Place


class FootnoteRef(Node, frozen=True, gc=False, tag="footnote-ref"):
    """A call for a footnote; `number` counts notes from 1 in the order in which they are first called."""

    label: str
    number: int
    place: Place


class LineBreak(Node, frozen=True, gc=False, tag="line-break"):
    """A line break that is kept (two spaces or a backslash before the end of a line)."""


class SoftBreak(Node, frozen=True, gc=False, tag="soft-break"):
    """The end of a source line inside a paragraph; it reads as a space."""


Inline = Text | Emphasis | Strong | Code | Link | Image | Span | FootnoteRef | LineBreak | SoftBreak

# ---------------------------------------------------------------- blocks


class Block(Node, frozen=True, gc=False, kw_only=True):
    """What every block has. Nested blocks have neither id nor classes (`""` and `()`)."""

    place: Place
    id: str = ""
    classes: tuple[str, ...] = ()
    id_place: Place | None = None


class Paragraph(Block, frozen=True, gc=False, kw_only=True, tag="paragraph"):
    """A paragraph."""

    inlines: tuple[Inline, ...]


class Heading(Block, frozen=True, gc=False, kw_only=True, tag="heading"):
    """A heading, level 1 to 6."""

    level: int
    inlines: tuple[Inline, ...]


class BulletList(Block, frozen=True, gc=False, kw_only=True, tag="bullet-list"):
    """An unordered list; an item is a tuple of blocks. In a tight list paragraphs have no space between."""

    items: tuple[tuple[AnyBlock, ...], ...]
    tight: bool


class OrderedList(Block, frozen=True, gc=False, kw_only=True, tag="ordered-list"):
    """A numbered list that counts from `start`."""

    items: tuple[tuple[AnyBlock, ...], ...]
    start: int
    tight: bool


class BlockQuote(Block, frozen=True, gc=False, kw_only=True, tag="block-quote"):
    """A quotation set as a block of its own."""

    blocks: tuple[AnyBlock, ...]


class Table(Block, frozen=True, gc=False, kw_only=True, tag="table"):
    """A table; each cell is a tuple of inlines, and all rows have as many cells as the header.

    `alignments` has one of "", "left", "center", "right" per column.
    """

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[str, ...]


class CodeBlock(Block, frozen=True, gc=False, kw_only=True, tag="code-block"):
    """Literal lines, each with its line feed; `info` is what stands after the fence."""

    text: str
    info: str


class Rule(Block, frozen=True, gc=False, kw_only=True, tag="rule"):
    """A thematic break."""


AnyBlock = Paragraph | Heading | BulletList | OrderedList | BlockQuote | Table | CodeBlock | Rule


class Footnote(Node, frozen=True, gc=False, tag="footnote"):
    """A footnote's own text. `place` is that of its definition."""

    label: str
    number: int
    blocks: tuple[AnyBlock, ...]
    place: Place


class Document(Node, frozen=True, gc=False, tag="document"):
    """One text. Footnotes are in the order of their numbers; notes that nothing calls are left out."""

    blocks: tuple[AnyBlock, ...]
    footnotes: tuple[Footnote, ...]


class Parsed(msgspec.Struct, frozen=True, gc=False):
    """A text, and all that is wrong with it. With problems the document is a best effort, not to be shown."""

    document: Document
    problems: tuple[Problem, ...]
