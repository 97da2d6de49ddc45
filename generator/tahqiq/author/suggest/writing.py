"""Writing: accepted suggestions as edits of an article's files, each proved by reading what comes of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tahqiq.author.suggest.attributing import NoPlace, attributed
from tahqiq.author.suggest.suggestion import KINDS, Draft, Passage, Spot, Suggestion
from tahqiq.edits import Edit, edited
from tahqiq.read.markdown import Document, parse, plain_block, plain_with_spans
from tahqiq.read.markdown.nesting import Apart

_BARE = re.compile(r"[a-z0-9-]+")
_OVER = "it lies over another one that was accepted"
_PIECE = 100
"""Characters before a place that are looked through for backslashes."""
_UNTRIED = "too many others cannot stand where they are: accept this one without them"
_READ_AGAIN = 5_000_000
"""Characters that are read again to find out which suggestions cannot stand in the texts."""
_UNSOUND = "a span cannot stand there: the text around it would be read otherwise"


class Written(NamedTuple):
    """What comes of suggestions: edits, the texts of the files after them, and those left out, each with why."""

    edits: tuple[Edit, ...]
    files: Mapping[str, str]
    refused: tuple[tuple[Suggestion, str], ...]


def written(draft: Draft, suggestions: Sequence[Suggestion]) -> Written:
    """The edits of accepted suggestions. Those that lie over others, or would change how a text reads, are refused.

    What was read must come out the same, word for word, with the new spans and nothing else: the texts are read
    again to prove it.
    """
    chosen, refused = _apart(draft, suggestions)
    chosen, edits, unsound = _sound(draft, chosen)
    refused += unsound
    done = {id(s) for s in chosen}
    quotes = [s for s in suggestions if s.attribution and id(s) in done]
    if quotes:
        try:
            edits = (*edits, *attributed(draft, quotes))
        except NoPlace as fault:
            rest = [s for s in chosen if not s.attribution]
            return _with(written(draft, rest), [*refused, *((s, str(fault)) for s in quotes)])
    return Written(edits, _files(draft, edits), tuple(refused))


def _with(done: Written, refused: Iterable[tuple[Suggestion, str]]) -> Written:
    return done._replace(refused=(*done.refused, *refused))


def _files(draft: Draft, edits: Iterable[Edit]) -> dict[str, str]:
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.file].append(edit)
    return {file: edited(draft.sources[file], them) for file, them in sorted(by_file.items())}


# ---------------------------------------------------------------- which


def _sound(
    draft: Draft, suggestions: Sequence[Suggestion]
) -> tuple[list[Suggestion], tuple[Edit, ...], list[tuple[Suggestion, str]]]:
    """Those that leave the texts as they read, with their edits, and the others.

    All are tried together; where some would not leave a text so, halves of them are tried alone.
    """
    kept: list[Suggestion] = []
    edits: tuple[Edit, ...] = ()
    refused: list[tuple[Suggestion, str]] = []
    tries = 1 + _READ_AGAIN // (1 + sum(map(len, draft.sources.values())))
    waiting = [list(suggestions)]
    while waiting:
        some = waiting.pop()
        tries -= 1
        if tries < 0:
            refused += ((one, _UNTRIED) for one in some)
        elif (proved := _proved(draft, [*kept, *some])) is not None:
            kept, edits = [*kept, *some], proved
        elif len(some) == 1:
            refused.append((some[0], _UNSOUND))
        else:
            half = len(some) // 2
            waiting += (some[half:], some[:half])
    return kept, edits, refused


def _apart(
    draft: Draft, suggestions: Sequence[Suggestion]
) -> tuple[list[Suggestion], list[tuple[Suggestion, str]]]:
    """The suggestions that do not get into each other's way, the surer first."""
    passages = {(p.language, p.id): p for them in draft.passages.values() for p in them if p.id}
    chosen: list[Suggestion] = []
    refused: list[tuple[Suggestion, str]] = []
    # Of one kind none lies over another, so that each kind of a block is looked through by itself.
    taken: dict[tuple[str, str, str], Apart[Spot]] = defaultdict(Apart)
    # What is marked already needs no room of its own in the text.
    chosen += (one for one in suggestions if one.marked)
    for one in sorted(
        (s for s in suggestions if not s.marked), key=lambda s: (-s.confidence, KINDS.index(s.kind), s.spots)
    ):
        over = any(
            _collide(one.kind, spot, kind, other)
            for spot in one.spots
            for kind in KINDS
            for other in taken[spot.language, spot.block, kind].over(spot.start, spot.end)
        )
        if over or not all(_stands(passages.get((s.language, s.block)), s) for s in one.spots):
            refused.append((one, _OVER if over else _UNSOUND))
            continue
        chosen.append(one)
        for spot in one.spots:
            taken[spot.language, spot.block, one.kind].add(spot)
    return chosen, refused


def _collide(kind: str, spot: Spot, other_kind: str, other: Spot) -> bool:
    """Whether two spans that have a character in common cross, or are of one kind."""
    inside = other.start <= spot.start and spot.end <= other.end
    around = spot.start <= other.start and other.end <= spot.end
    return kind == other_kind or not (inside or around)


def _stands(passage: Passage | None, spot: Spot) -> bool:
    return passage is not None and passage.traced.place(spot.start, spot.end) is not None


# ---------------------------------------------------------------- where


def _proved(draft: Draft, suggestions: Sequence[Suggestion]) -> tuple[Edit, ...] | None:
    """The edits of the texts; None if one of the texts would be read otherwise after them."""
    edits: list[Edit] = []
    for passages in draft.passages.values():
        spots = [
            (spot, s)
            for s in suggestions
            for spot in s.spots
            if not s.marked and passages and spot.file == passages[0].file
        ]
        if not spots:
            continue
        file = passages[0].file
        source = draft.sources[file]
        here = list(_edits(file, source, passages, spots))
        if not _same(source, edited(source, here), file, spots):
            return None
        edits += here
    return tuple(edits)


def _edits(
    file: str, source: str, passages: Sequence[Passage], spots: Sequence[tuple[Spot, Suggestion]]
) -> Iterable[Edit]:
    """One edit for each place, with all that is put in there: what ends before what begins, the inner first."""
    by_id = {passage.id: passage for passage in passages}
    opening: Counter[int] = Counter()
    closing: dict[int, list[tuple[int, str]]] = defaultdict(list)
    why: dict[int, str] = {}
    for spot, suggestion in spots:
        place = by_id[spot.block].traced.place(spot.start, spot.end)
        assert place, "asked before"
        start, end = place
        opening[start] += 1
        closing[end].append((-start, f"]{{{suggestion.kind}={_value(suggestion.value)}}}"))
        why.setdefault(start, suggestion.why)
    for at in sorted({*opening, *closing}):
        ends = "".join(text for _, text in sorted(closing[at]))
        if opening[at] and not ends and _makes_image(source, at):
            yield Edit(file, at - 1, at, "\\!" + "[" * opening[at], why[at])
        else:
            yield Edit(file, at, at, ends + "[" * opening[at], why.get(at, ""))


def _makes_image(source: str, at: int) -> bool:
    """Whether a bracket there would make an image: after an exclamation mark that is not escaped."""
    if source[at - 1 : at] != "!":
        return False
    before = source[max(0, at - _PIECE) : at - 1]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 0


def _value(value: str) -> str:
    return value if _BARE.fullmatch(value) else f'"{value}"'


def _same(before: str, after: str, file: str, spots: Sequence[tuple[Spot, Suggestion]]) -> bool:
    """Whether a text reads as it did, with the new spans where they are meant to be, and no new problem."""
    old, new = parse(before, file), parse(after, file)
    if Counter(p.code for p in new.problems) - Counter(p.code for p in old.problems):
        return False
    if [plain_block(b) for b in old.document.blocks] != [plain_block(b) for b in new.document.blocks]:
        return False
    added = Counter((spot.block, spot.start, spot.end, s.kind, s.value) for spot, s in spots)
    return _spans(new.document) - _spans(old.document) == added


def _spans(document: Document) -> Counter[tuple[str, int, int, str, str]]:
    return Counter(
        (block.id, at.start, at.end, at.span.key, at.span.value)
        for block in document.blocks
        for at in plain_with_spans(block)[1]
    )
