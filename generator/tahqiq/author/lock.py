"""An article's lock: evidence of its quotes, stamps of its translations, and its YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tahqiq.evidence import Interval, fingerprint
from tahqiq.model import Article
from tahqiq.read import Record
from tahqiq.read.nodes import Scalar, entries, items

HEADER = """\
# Written by `tahqiq verify` and `tahqiq stamp`; reviewed like any other change, but never edited by hand.
"""
_IN_A_ROW = 10


class Proven(msgspec.Struct, frozen=True):
    """Evidence of one quote: the digest of its words, and where they stand in the source."""

    sha256: str
    at: tuple[Interval, ...]


class Lock(msgspec.Struct, frozen=True):
    """What article.lock.yml says: `stamps` are (language, block) to the fingerprint of the original block.

    `lines` are the marks of the lines of the source (evidence/lines.py).
    """

    source: str = ""
    quotes: Mapping[str, Proven] = {}
    stamps: Mapping[tuple[str, str], str] = {}
    lines: tuple[str, ...] = ()


def lock_of(record: Record | None) -> Lock:
    """The lock as it was read; what is not well-formed in it is left out, for it is written anew anyway."""
    root = record.root if record else None
    if root is None:
        return Lock()
    quotes: dict[str, Proven] = {}
    for entry in entries(root.get("quotes")):
        found = entry.value
        sha256 = found.get("sha256") if hasattr(found, "get") else None
        at = [
            _interval(i.text)
            for i in items(found.get("at") if hasattr(found, "get") else None)
            if isinstance(i, Scalar)
        ]
        if isinstance(sha256, Scalar):
            quotes[entry.key.text] = Proven(sha256.text, tuple(i for i in at if i))
    stamps = {
        (language.key.text, block.key.text): block.value.text
        for language in entries(root.get("translations"))
        for block in entries(language.value)
        if isinstance(block.value, Scalar)
    }
    lines = tuple(mark for i in items(root.get("lines")) if isinstance(i, Scalar) for mark in i.text.split())
    return Lock(root.text("source"), quotes, stamps, lines)


def _interval(text: str) -> Interval | None:
    start, _, end = text.partition("-")
    return Interval(int(start), int(end)) if start.isdigit() and end.isdigit() else None


def with_stamps(lock: Lock, article: Article, language: str, blocks: Iterable[str]) -> Lock:
    """The lock, saying that these blocks of a translation are of the original as it is now."""
    text = article.text(language)
    original = article.text(text.of) if text else None
    now = {b.id: fingerprint(b.plain) for b in original.blocks} if original else {}
    stamps = dict(lock.stamps) | {(language, block): now[block] for block in blocks if block in now}
    return without_strays(msgspec.structs.replace(lock, stamps=stamps), article)


def without_strays(lock: Lock, article: Article) -> Lock:
    """The lock without stamps of what is no translation, and of blocks that are gone from it or its original."""
    translated = _translated(article)
    kept = {key: value for key, value in lock.stamps.items() if key in translated}
    return msgspec.structs.replace(lock, stamps=kept)


def _translated(article: Article) -> set[tuple[str, str]]:
    """(language, block) of all that is a translation of a block."""
    blocks = {text.language: {block.id for block in text.blocks} for text in article.texts}
    return {(t.language, b) for t in article.texts for b in blocks[t.language] & blocks.get(t.of, set())}


def lock_text(lock: Lock) -> str:
    """The lock as YAML, in a fixed order: quotes by id, blocks in the order they were stamped in."""
    lines = [HEADER.rstrip("\n")]
    if lock.quotes:
        lines += [f"source: {lock.source}", "quotes:"]
        for name, proven in sorted(lock.quotes.items()):
            at = ", ".join(f"{i.start}-{i.end}" for i in proven.at)
            lines += [f"  {name}:", f"    sha256: {proven.sha256}", f"    at: [{at}]"]
        if lock.lines:
            lines.append("lines:")
            starts = range(0, len(lock.lines), _IN_A_ROW)
            lines += [f"  - {' '.join(lock.lines[n : n + _IN_A_ROW])}" for n in starts]
    if lock.stamps:
        lines.append("translations:")
        for language in dict.fromkeys(language for language, _ in lock.stamps):
            lines.append(f"  {language}:")
            lines += [f"    {b}: {value}" for (tag, b), value in lock.stamps.items() if tag == language]
    return "\n".join(lines) + "\n"
