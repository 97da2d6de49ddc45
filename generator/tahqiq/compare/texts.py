"""Texts block by block: what has come, gone, moved, changed, and what of that the other languages know."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from tahqiq.compare.mentioned import Target, mentions, same_target
from tahqiq.compare.side import Locked
from tahqiq.compare.values import Change, Counterpart, Said, State
from tahqiq.compare.wording import word_by_word
from tahqiq.evidence import fingerprint
from tahqiq.matching import Allowance
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


Blocks = Mapping[str, dict[str, Block]]
"""The blocks of each text by id; of two with one id, which is an error, the first."""


class _Pairing:
    """Both states of the texts at hand: what is looked up for each block is made once."""

    __slots__ = ("after", "allowance", "before", "pair", "target")

    def __init__(self, pair: Pair, target: Target, allowance: Allowance) -> None:
        self.pair, self.target, self.allowance = pair, target, allowance
        self.before, self.after = _blocks(pair.before), _blocks(pair.after)


def text_changes(
    pair: Pair, target: Target = same_target, allowance: Allowance | None = None
) -> Iterator[Change]:
    """All that has changed in the texts, by block in the order of reading, then what has moved, then the notes."""
    both = _Pairing(pair, target, allowance or Allowance())
    found = [change for text in _languages(pair) for change in _in_language(both, text)]
    order = {id: n for n, id in enumerate(_blocks_in_order(pair))}
    yield from sorted(found, key=lambda change: order.get(change.block, len(order)))
    yield from _moved(both)
    for language in _languages(pair):
        before, after = _text(pair.before, language), _text(pair.after, language)
        yield from _notes(before, after, language, both.allowance)


def _languages(pair: Pair) -> list[str]:
    return list(dict.fromkeys(text.language for text in (*pair.after, *pair.before)))


def _blocks_in_order(pair: Pair) -> dict[str, None]:
    return dict.fromkeys(block.id for text in (*pair.after, *pair.before) for block in text.blocks)


def _text(texts: Texts, language: str) -> Text | None:
    return next((text for text in texts if text.language == language), None)


def _blocks(texts: Texts) -> Blocks:
    # Of two texts in one language the first counts, too.
    return {text.language: {b.id: b for b in reversed(text.blocks)} for text in reversed(texts)}


def _in_language(both: _Pairing, language: str) -> Iterator[Change]:
    old, new = both.before.get(language, {}), both.after.get(language, {})
    target = both.target
    for id in _blocks_in_order(both.pair):
        before, after = old.get(id), new.get(id)
        if before and after:
            yield from _changed(both, language, before, after)
        elif after:
            words = (Said("words", after.plain, language),)
            yield Change("block", "added", language, id, after.content.kind, after=words)
            yield from mentions(None, after, language, target)
        elif before:
            words = (Said("words", before.plain, language),)
            yield Change("block", "removed", language, id, before.content.kind, before=words)


def _changed(both: _Pairing, language: str, before: Block, after: Block) -> Iterator[Change]:
    id, form, target = after.id, after.content.kind, both.target
    if before.plain != after.plain:
        pieces = word_by_word(before.plain, after.plain, both.allowance)
        known = tuple(_counterparts(both, language, id))
        yield Change("block", "changed", language, id, form, pieces=pieces, counterparts=known)
    elif (stamp := _stamped(both, language, after)) is not None:
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


def _counterparts(both: _Pairing, language: str, id: str) -> Iterator[Counterpart]:
    """What the other languages have of a block whose text has changed."""
    here = _text(both.pair.after, language)
    for text in both.pair.after:
        before = both.before.get(text.language, {}).get(id)
        after = both.after.get(text.language, {}).get(id)
        if text.language == language or after is None or before is None:
            continue
        if before.plain != after.plain:
            yield Counterpart(text.language, "changed")
        elif here and here.of == text.language:
            yield Counterpart(text.language, "original-unchanged")
        elif text.of == language:
            yield Counterpart(text.language, _translation(both, text.language, after, language))


def _translation(
    both: _Pairing, language: str, block: Block, of: str
) -> Literal["stale", "stamped", "unchanged"]:
    """Whether a translation that is as it was has been looked at."""
    if block.stale:
        return "stale"
    original = both.after.get(of, {}).get(block.id)
    stamp = both.pair.new_lock.stamps.get((language, block.id))
    return "stamped" if original and stamp == fingerprint(original.plain) else "unchanged"


def _stamped(both: _Pairing, language: str, block: Block) -> Change | None:
    """A stamp on a block of a translation, where neither it nor its original has changed."""
    pair, id = both.pair, block.id
    text = _text(pair.after, language)
    before, after = (lock.stamps.get((language, id)) for lock in (pair.old_lock, pair.new_lock))
    if before == after or not text or not text.of:
        return None
    was, original = (blocks.get(text.of, {}).get(id) for blocks in (both.before, both.after))
    if not was or not original or was.plain != original.plain:
        return None
    current = after == fingerprint(original.plain)
    kind = "block-stamp" if current else "block-unstamped"
    return Change(kind, "changed", language, id, block.content.kind)


def _moved(both: _Pairing) -> Iterator[Change]:
    """Blocks that stand elsewhere among those that both states have; once, where all languages agree."""
    by_language = {language: _moved_in(both, language) for language in _languages(both.pair)}
    together = len({tuple(moved) for moved in by_language.values()}) == 1
    for language, moved in by_language.items():
        for id in moved:
            form = both.after[language][id].content.kind
            yield Change("block", "moved", "" if together else language, id, form)
        if together:
            return


def _moved_in(both: _Pairing, language: str) -> list[str]:
    """The fewest blocks that must move for one order to become the other."""
    text = _text(both.pair.after, language)
    old = {id: n for n, id in enumerate(reversed(both.before.get(language, {})))}
    new = list(dict.fromkeys(block.id for block in text.blocks if block.id in old)) if text else []
    stay = _longest_rise([old[id] for id in new])
    return [id for n, id in enumerate(new) if n not in stay]


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Positions of a longest rising subsequence."""
    # Positions by the length of the longest that ends there; the numbers at those of one length fall.
    by_length: list[list[int]] = []
    tops: list[int] = []
    for n, number in enumerate(numbers):
        length = bisect_left(tops, number)
        if length == len(tops):
            tops.append(number)
            by_length.append([])
        tops[length] = number
        by_length[length].append(n)
    found: set[int] = set()
    below = max(numbers, default=0) + 1
    for places in reversed(by_length):
        at = next(n for n in places if numbers[n] < below)
        found.add(at)
        below = numbers[at]
    return found


def _notes(before: Text | None, after: Text | None, language: str, allowance: Allowance) -> Iterator[Change]:
    old, new = _by_label(before), _by_label(after)
    for label in dict.fromkeys((*new, *old)):
        was, now = old.get(label), new.get(label)
        said = [(Said("words", note, language),) if note is not None else () for note in (was, now)]
        if was == now:
            continue
        state: State = "added" if was is None else "removed" if now is None else "changed"
        pieces = word_by_word(was, now, allowance) if was is not None and now is not None else ()
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
