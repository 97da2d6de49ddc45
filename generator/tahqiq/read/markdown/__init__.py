"""Markdown with annotations to located nodes: the texts of articles and the editorial pages.

CommonMark with tables and footnotes, without HTML, and with two forms of attributes: a line `{#p3 .only}`
before a block, and `[words]{key=value}`. `parse` accepts exactly that (design: the content format, "Text");
whatever looks like an attempt at an attribute and isn't one is a problem at its character.
"""

from __future__ import annotations

from tahqiq.read.bounds import too_much
from tahqiq.read.conflicts import conflict
from tahqiq.read.markdown import references
from tahqiq.read.markdown.attributes import CLASSES, KEYS, is_id
from tahqiq.read.markdown.blocks import tokens
from tahqiq.read.markdown.codes import CODES
from tahqiq.read.markdown.footnotes import footnotes
from tahqiq.read.markdown.nodes import (
    AnyBlock,
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Footnote,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Parsed,
    Rule,
    SoftBreak,
    Span,
    Strong,
    Table,
    Text,
)
from tahqiq.read.markdown.plain import (
    CallAt,
    SpanAt,
    calls_in,
    plain,
    plain_block,
    plain_with_spans,
    spans_in,
)
from tahqiq.read.markdown.reading import Reading
from tahqiq.read.markdown.tree import Walk

__all__ = [
    "CLASSES",
    "CODES",
    "KEYS",
    "AnyBlock",
    "Block",
    "BlockQuote",
    "BulletList",
    "CallAt",
    "Code",
    "CodeBlock",
    "Document",
    "Emphasis",
    "Footnote",
    "FootnoteRef",
    "Heading",
    "Image",
    "Inline",
    "LineBreak",
    "Link",
    "OrderedList",
    "Paragraph",
    "Parsed",
    "Rule",
    "SoftBreak",
    "Span",
    "SpanAt",
    "Strong",
    "Table",
    "Text",
    "calls_in",
    "is_id",
    "parse",
    "plain",
    "plain_block",
    "plain_with_spans",
    "spans_in",
]


def parse(text: str, file: str) -> Parsed:
    """Read one text; never raises. `file` is what its problems' places name, relative to the edition."""
    if problem := too_much(text, file):
        return Parsed(Document((), ()), (problem,))
    reading = Reading(text, file)
    flow = tokens(reading)
    walk = Walk(flow, reading)
    blocks = walk.blocks()
    notes = footnotes(walk)
    references.check(reading)
    # What else is wrong comes of there being two versions; within code they are shown.
    code = [token.map for token in flow if token.type in ("fence", "code_block") and token.map]
    torn = conflict(text, file)
    if torn and not any(begin < torn.place.line <= end for begin, end in code):
        return Parsed(Document(blocks, notes), (torn,))
    return Parsed(Document(blocks, notes), reading.sorted_problems())
