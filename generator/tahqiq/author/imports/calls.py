"""Footnotes and the calls for them: each that stays has words and is called, and each call has its footnote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tahqiq.author.imports.changed import changed, inlines_in
from tahqiq.author.imports.draft import Draft
from tahqiq.read.markdown import AnyBlock, Emphasis, FootnoteRef, Inline, Link, Strong, plain_block


def settled(draft: Draft) -> Draft:
    """The draft without empty footnotes and calls for them, and without notes that nothing calls, which are told."""
    notes = {label: blocks for label, blocks in draft.footnotes.items() if _words(blocks)}
    blocks = tuple(_without(block, notes) for block in draft.blocks)
    # A note is no place to call another from: the edition shows notes beside the text.
    notes = {label: tuple(_without(block, ()) for block in inner) for label, inner in notes.items()}
    every = (node for block in blocks for node in inlines_in(block))
    called = dict.fromkeys(node.label for node in every if isinstance(node, FootnoteRef))
    lost = [
        f"A footnote was left out, for it stands at no block: “{_words(inner)[:60]}”"
        for label, inner in notes.items()
        if label not in called
    ]
    kept = {label: notes[label] for label in called}
    return replace(draft, blocks=blocks, footnotes=kept, lost=(*draft.lost, *lost))


def _words(blocks: Iterable[AnyBlock]) -> str:
    return " ".join(" ".join(map(plain_block, blocks)).split())


def _without(block: AnyBlock, notes: Iterable[str]) -> AnyBlock:
    """A block without calls for other notes than these."""
    known = frozenset(notes)
    return changed(block, lambda nodes: tuple(_kept(nodes, known)))


def _kept(nodes: Iterable[Inline], known: frozenset[str]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, FootnoteRef) and node.label not in known:
            continue
        if isinstance(node, (Emphasis, Strong, Link)):
            node = replace(node, children=tuple(_kept(node.children, known)))
        yield node
