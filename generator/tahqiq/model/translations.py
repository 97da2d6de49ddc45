"""Translations: which of their blocks are older than what they go back to, and which nobody has stamped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from tahqiq.evidence import fingerprint
from tahqiq.model.article import Block, Text

Stamps = Mapping[str, Mapping[str, str]]
"""By language and block, the fingerprint of the original's block when the translation was stamped."""


def with_states(texts: Mapping[str, Text], stamps: Stamps) -> dict[str, Text]:
    """The texts of an article by language, each block of a translation with its state."""
    blocks = {tag: {block.id: block for block in text.blocks} for tag, text in texts.items()}
    own = {tag: set(_changed(text, blocks, stamps)) for tag, text in texts.items() if text.of in texts}
    return {
        tag: _marked(text, tag, texts, own, stamps.get(tag, {}), blocks[text.of]) if tag in own else text
        for tag, text in texts.items()
    }


def _changed(text: Text, blocks: Mapping[str, Mapping[str, Block]], stamps: Stamps) -> Iterator[str]:
    """The blocks of a translation whose original has another fingerprint than when they were stamped."""
    original = blocks[text.of]
    for block, stamp in stamps.get(text.language, {}).items():
        if block in original and fingerprint(original[block].plain) != stamp:
            yield block


def _marked(
    text: Text,
    tag: str,
    texts: Mapping[str, Text],
    own: Mapping[str, set[str]],
    stamps: Mapping[str, str],
    original: Mapping[str, Block],
) -> Text:
    """The text with the state of its blocks. What a stale block was translated into is as old as it is."""
    behind = [own[above] for above in _way_back(tag, texts)]
    stale = {block.id for block in text.blocks if any(block.id in changed for changed in behind)}
    fresh = {block.id for block in text.blocks if block.id in original and block.id not in stamps}
    if not stale and not fresh:
        return text
    marked = (replace(b, stale=b.id in stale, unstamped=b.id in fresh) for b in text.blocks)
    return replace(text, blocks=tuple(marked))


def _way_back(tag: str, texts: Mapping[str, Text]) -> Iterator[str]:
    """A translation, and those that it was translated from; nothing twice, should they go in a circle."""
    seen: set[str] = set()
    while tag not in seen and texts[tag].of in texts:
        seen.add(tag)
        yield tag
        tag = texts[tag].of
