"""Markdown that is read again before it is trusted: where marks would go wrong, words are kept and marks let go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from tahqiq.author.imports.changed import changed, inlines_in
from tahqiq.author.imports.draft import NOWHERE
from tahqiq.author.imports.written import written
from tahqiq.read.markdown import (
    AnyBlock,
    Emphasis,
    FootnoteRef,
    Inline,
    Link,
    Paragraph,
    Rule,
    Span,
    Strong,
    Text,
    calls_in,
    parse,
    plain_block,
    spans_in,
)

# What an editor has to fill in: a picture's description that the document does not have.
BLANKS = frozenset({"image-alternative"})


def sturdy(block: AnyBlock, labels: Collection[str]) -> tuple[AnyBlock, str, str]:
    """The block that can stand in a text, its Markdown, and a sentence on what it lost, if anything.

    `labels` are those of footnotes that it may call.
    """
    if (text := _trusted(block, labels)) is not None:
        return block, text, ""
    bare = _bare_block(block)
    if (text := _trusted(bare, labels)) is not None:
        return bare, text, f"Stress and links were let go in: {_beginning(block)}"
    flat = Paragraph(place=NOWHERE, inlines=tuple(_flat(block)))
    return flat, written(flat), f"It became a paragraph, with its words alone: {_beginning(block)}"


def sturdy_note(blocks: tuple[AnyBlock, ...], label: str) -> str:
    """The definition of a footnote; its words alone, where its marks would go wrong."""
    text = "\n\n".join(map(written, blocks))
    for body in (text, written(Paragraph(place=NOWHERE, inlines=tuple(_words(blocks))))):
        definition = _definition(label, body)
        read = parse(f"words[^{label}]\n\n{definition}\n", "note")
        notes = read.document.footnotes
        if not read.problems and notes and _lines(notes[0].blocks) == _lines(blocks):
            return definition
    return _definition(label, written(Paragraph(place=NOWHERE, inlines=tuple(_words(blocks)))))


def _definition(label: str, body: str) -> str:
    first, *rest = body.split("\n")
    return "\n".join([f"[^{label}]: {first}", *(f"    {line}".rstrip() for line in rest)])


def _lines(blocks: Iterable[AnyBlock]) -> str:
    return " ".join("\n".join(map(plain_block, blocks)).split())


def _words(blocks: Iterable[AnyBlock]) -> Iterator[Inline]:
    yield Text(_lines(blocks))


def _trusted(block: AnyBlock, labels: Collection[str]) -> str | None:
    """Its Markdown, if that reads as the block does."""
    text = written(block)
    called = "".join(f"\n[^{label}]: words\n" for label in labels if f"[^{label}]" in text)
    name = "" if isinstance(block, Rule) else "{#p1}\n"
    read = parse(f"{name}{text}\n{called}", "block")
    found = read.document.blocks
    same = (
        all(problem.code in BLANKS for problem in read.problems)
        and len(found) == 1
        and found[0].kind == block.kind
        and plain_block(found[0]) == plain_block(block)
        and _marks(found[0]) == _marks(block)
    )
    return text if same else None


def _marks(block: AnyBlock) -> object:
    """Where quotes and footnotes stand, and how often there is stress and a link."""
    spans = [(s.span.value, s.start, s.end) for s in spans_in(block)]
    kinds = [type(node) for node in inlines_in(block) if isinstance(node, (Emphasis, Strong, Link))]
    return spans, [call.at for call in calls_in(block)], sorted(kind.__name__ for kind in kinds)


def _bare_block(block: AnyBlock) -> AnyBlock:
    """A block without stress and links; quotes and calls for footnotes stay."""
    return changed(block, lambda nodes: tuple(_bare(nodes)))


def _bare(nodes: Iterable[Inline]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, (Emphasis, Strong, Link)):
            yield from _bare(node.children)
        elif isinstance(node, Span):
            yield replace(node, children=tuple(_bare(node.children)))
        else:
            yield node


def _flat(block: AnyBlock) -> Iterator[Inline]:
    """The words of a block and its calls for footnotes."""
    yield Text(" ".join(plain_block(block).split()))
    yield from (node for node in inlines_in(block) if isinstance(node, FootnoteRef))


def _beginning(block: AnyBlock) -> str:
    words = " ".join(plain_block(block).split())
    return f"“{words[:60]}{'…' if len(words) > 60 else ''}”"
