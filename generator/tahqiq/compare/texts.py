"""Texts block by block: what has come, gone, moved, changed, and what of that the other languages know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from tahqiq.compare.mentioned import Target, mentions, same_target
from tahqiq.compare.side import Locked
from tahqiq.compare.values import Change, Counterpart, Said, State
from tahqiq.compare.wording import word_by_word
from tahqiq.evidence import fingerprint
from tahqiq.model import Block, Text
from tahqiq.problems import Place
from tahqiq.read.markdown import Footnote, Span, plain_block

Texts = Sequence[Text]


class Pair(msgspec.Struct, frozen=True):
    """The texts of one article, or page, in both states, with the locks."""

    before: tuple[Text, ...]
    after: tuple[Text, ...]
    old_lock: Locked = Locked()
    new_lock: Locked = Locked()


def text_changes(pair: Pair, target: Target = same_target) -> Iterator[Change]:
    """All that has changed in the texts, by block in the order of reading, then what has moved, then the notes."""
    found = [change for text in _languages(pair) for change in _in_language(pair, text, target)]
    order = {id: n for n, id in enumerate(_blocks_in_order(pair))}
    yield from sorted(found, key=lambda change: order.get(change.block, len(order)))
    yield from _moved(pair)
    for language in _languages(pair):
        yield from _notes(_text(pair.before, language), _text(pair.after, language), language)


def _languages(pair: Pair) -> list[str]:
    return list(dict.fromkeys(text.language for text in (*pair.after, *pair.before)))


def _blocks_in_order(pair: Pair) -> dict[str, None]:
    return dict.fromkeys(block.id for text in (*pair.after, *pair.before) for block in text.blocks)


def _text(texts: Texts, language: str) -> Text | None:
    return next((text for text in texts if text.language == language), None)


def blocks_of(texts: Texts, language: str) -> dict[str, Block]:
    """The blocks of the text in a language by id; of two with one id, which is an error, the first."""
    text = _text(texts, language)
    return {block.id: block for block in reversed(text.blocks if text else ())}


def _in_language(pair: Pair, language: str, target: Target) -> Iterator[Change]:
    old, new = blocks_of(pair.before, language), blocks_of(pair.after, language)
    for id in _blocks_in_order(pair):
        before, after = old.get(id), new.get(id)
        if before and after:
            yield from _changed(pair, language, before, after, target)
        elif after:
            words = (Said("words", after.plain, language),)
            yield Change("block", "added", language, id, after.content.kind, after=words)
            yield from mentions(None, after, language, target)
        elif before:
            words = (Said("words", before.plain, language),)
            yield Change("block", "removed", language, id, before.content.kind, before=words)


def _changed(pair: Pair, language: str, before: Block, after: Block, target: Target) -> Iterator[Change]:
    id, form = after.id, after.content.kind
    if before.plain != after.plain:
        pieces = word_by_word(before.plain, after.plain)
        known = tuple(_counterparts(pair, language, id))
        yield Change("block", "changed", language, id, form, pieces=pieces, counterparts=known)
    elif (stamp := _stamped(pair, language, id)) is not None:
        yield stamp
    if before.content.kind != form:
        said = [(Said("choice", f"diff.form.{block.content.kind}"),) for block in (before, after)]
        yield Change("block-form", "changed", language, id, form, before=said[0], after=said[1])
    linked = list(mentions(before, after, language, target))
    yield from linked
    if (
        before.plain == after.plain
        and not linked
        and _written(before, target, False) != _written(after, target, True)
    ):
        yield Change("block-markup", "changed", language, id, form)


def _counterparts(pair: Pair, language: str, id: str) -> Iterator[Counterpart]:
    """What the other languages have of a block whose text has changed."""
    here = _text(pair.after, language)
    for text in pair.after:
        before = blocks_of(pair.before, text.language).get(id)
        after = blocks_of(pair.after, text.language).get(id)
        if text.language == language or after is None or before is None:
            continue
        if before.plain != after.plain:
            yield Counterpart(text.language, "changed")
        elif here and here.of == text.language:
            yield Counterpart(text.language, "original-unchanged")
        elif text.of == language:
            yield Counterpart(text.language, _translation(pair, text.language, after, language))


def _translation(
    pair: Pair, language: str, block: Block, of: str
) -> Literal["stale", "stamped", "unchanged"]:
    """Whether a translation that is as it was has been looked at."""
    if block.stale:
        return "stale"
    original = blocks_of(pair.after, of).get(block.id)
    stamp = pair.new_lock.stamps.get((language, block.id))
    return "stamped" if original and stamp == fingerprint(original.plain) else "unchanged"


def _stamped(pair: Pair, language: str, id: str) -> Change | None:
    """A stamp on a block of a translation, where neither it nor its original has changed."""
    text = _text(pair.after, language)
    before, after = (lock.stamps.get((language, id)) for lock in (pair.old_lock, pair.new_lock))
    if before == after or not text or not text.of:
        return None
    was, original = (blocks_of(texts, text.of).get(id) for texts in (pair.before, pair.after))
    if not was or not original or was.plain != original.plain:
        return None
    current = after == fingerprint(original.plain)
    form = next(block.content.kind for block in text.blocks if block.id == id)
    return Change("block-stamp" if current else "block-unstamped", "changed", language, id, form)


def _moved(pair: Pair) -> Iterator[Change]:
    """Blocks that stand elsewhere among those that both states have; once, where all languages agree."""
    by_language = {language: _moved_in(pair, language) for language in _languages(pair)}
    together = len({tuple(moved) for moved in by_language.values()}) == 1
    for language, moved in by_language.items():
        for id in moved:
            form = blocks_of(pair.after, language)[id].content.kind
            yield Change("block", "moved", "" if together else language, id, form)
        if together:
            return


def _moved_in(pair: Pair, language: str) -> list[str]:
    """The fewest blocks that must move for one order to become the other."""
    text = _text(pair.after, language)
    old = {id: n for n, id in enumerate(reversed(blocks_of(pair.before, language)))}
    new = list(dict.fromkeys(block.id for block in text.blocks if block.id in old)) if text else []
    stay = _longest_rise([old[id] for id in new])
    return [id for n, id in enumerate(new) if n not in stay]


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Positions of a longest rising subsequence."""
    best: list[int] = [1] * len(numbers)
    came: list[int] = [-1] * len(numbers)
    for n, number in enumerate(numbers):
        for m in range(n):
            if numbers[m] < number and best[m] + 1 > best[n]:
                best[n], came[n] = best[m] + 1, m
    at = max(range(len(numbers)), key=best.__getitem__, default=-1)
    found: set[int] = set()
    while at >= 0:
        found.add(at)
        at = came[at]
    return found


def _notes(before: Text | None, after: Text | None, language: str) -> Iterator[Change]:
    old, new = _by_label(before), _by_label(after)
    for label in dict.fromkeys((*new, *old)):
        was, now = old.get(label), new.get(label)
        said = [(Said("words", note, language),) if note is not None else () for note in (was, now)]
        if was == now:
            continue
        state: State = "added" if was is None else "removed" if now is None else "changed"
        pieces = word_by_word(was, now) if was is not None and now is not None else ()
        yield Change("note", state, language, about=label, before=said[0], after=said[1], pieces=pieces)
    if old == new and before and after and bare(before.footnotes) != bare(after.footnotes):
        yield Change("note-markup", "changed", language)


def _by_label(text: Text | None) -> dict[str, str]:
    return {note.label: _plain(note) for note in (text.footnotes if text else ())}


def _plain(note: Footnote) -> str:
    return "\n".join(plain_block(block) for block in note.blocks)


def _written(block: Block, target: Target, now: bool) -> object:
    """A block as it is written, but that a thing is the same whatever its id."""
    return bare(block.content, lambda span: target(span.key, span.value, now).value)


def bare(node: object, value: Callable[[Span], str] = lambda span: span.value) -> object:
    """A tree without the places where its nodes were written; `value` is what a span leads to."""
    if isinstance(node, tuple):
        return tuple(bare(inner, value) for inner in node)
    if isinstance(node, Span):
        return (node.key, value(node), bare(node.children, value))
    if isinstance(node, msgspec.Struct):
        # The number of a note follows from the notes before it.
        names = (name for name in node.__struct_fields__ if name != "number")
        values = [getattr(node, name) for name in names]
        return (
            type(node).__name__,
            *(bare(inner, value) for inner in values if not isinstance(inner, Place)),
        )
    return node
