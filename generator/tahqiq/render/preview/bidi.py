"""The order of letters in a line of both directions: the Unicode Bidirectional Algorithm.

UAX #9, revision 50, of one paragraph, with isolates but without the older embeddings and overrides, which
`letters` takes out as the standard advises writers to do: BD9, P2, P3, X5 to X6, W1 to W7, N0 to N2, I1, I2, L1, L2.
HarfBuzz shapes one direction at a time and leaves this to its callers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

_LEFT, _RIGHT = "L", "R"
# BidiBrackets.txt, each pair in its canonical form (BD14, BD15).
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "《》「」『』【】〔〕〖〗〘〙〚〛⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSED_BY = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_CLOSING = frozenset(_BRACKETS[1::2])
_DEEPEST = 63
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_DIRECTIONS = {"L": 0, "R": 1, "AL": 1}
_HIGHEST = 125
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character; `base` is that of the paragraph: 0 left to right, 1 right to left."""
    kinds = [unicodedata.bidirectional(letter) or _LEFT for letter in text]
    found = [base] * len(text)
    _resolve(text, kinds, [at for at, kind in enumerate(kinds) if kind != "BN"], base, found)
    for at, kind in enumerate(kinds):
        if kind == "BN" and at:  # a joiner goes with what it stands after (5.2)
            found[at] = found[at - 1]
    last = True
    for at in range(len(text) - 1, -1, -1):  # L1: separators, and space before them or the end
        last = kinds[at] in ("B", "S") or (last and kinds[at] in ("WS", "PDI", "BN", *_ISOLATES))
        if last:
            found[at] = base
    return found


def _resolve(text: str, kinds: Sequence[str], places: list[int], level: int, found: list[int]) -> None:
    """The levels of the characters at `places`, into `found`: for what is around an isolate it is one neutral."""
    around: list[int] = []
    at = 0
    while at < len(places):
        around.append(places[at])
        if kinds[places[at]] in _ISOLATES:
            end = _isolate_end(kinds, places, at)
            inside = places[at + 1 : end]
            inner = _inner_level(kinds, kinds[places[at]], inside, level)
            if inner <= _HIGHEST:
                _resolve(text, kinds, inside, inner, found)
                at = end - 1
        at += 1
    line = ["ON" if kinds[p] in ("PDI", *_ISOLATES) else kinds[p] for p in around]
    for place, own in zip(around, _levels("".join(text[p] for p in around), line, level), strict=True):
        found[place] = own


def _isolate_end(kinds: Sequence[str], places: Sequence[int], start: int) -> int:
    """The index in `places` of the PDI that closes an isolate, or of the end (BD9)."""
    depth = 0
    for at in range(start, len(places)):
        kind = kinds[places[at]]
        depth += (kind in _ISOLATES) - (kind == "PDI")
        if not depth:
            return at
    return len(places)


def _inner_level(kinds: Sequence[str], initiator: str, inside: Sequence[int], level: int) -> int:
    """The next level of the isolate's direction: for FSI that of its first strong letter (P2, P3)."""
    right = initiator == "RLI"
    if initiator == "FSI":
        depth = 0
        for place in inside:
            kind = kinds[place]
            if not depth and kind in _DIRECTIONS:
                right = bool(_DIRECTIONS[kind])
                break
            depth = max(0, depth + (kind in _ISOLATES) - (kind == "PDI"))
    return level + 1 if level % 2 != right else level + 2


def _levels(text: str, kinds: list[str], base: int) -> list[int]:
    """The levels of one isolating run sequence."""
    original = kinds.copy()
    embedding = _RIGHT if base % 2 else _LEFT
    _weak(kinds, embedding)
    _brackets(text, kinds, original, embedding)
    _neutral(kinds, embedding)
    return [_implied(kind, base) for kind in kinds]


def visual(levels: Sequence[int], base: int) -> list[tuple[int, int, int]]:
    """The runs of a line from left to right: (start, end, level). L2, by runs instead of letters."""
    runs: list[tuple[int, int, int]] = []
    for level, group in groupby(enumerate(levels), itemgetter(1)):
        places = [at for at, _ in group]
        runs.append((places[0], places[-1] + 1, level))
    highest = max((level for _, _, level in runs), default=base)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][2] >= level:
                end += 1
            runs[start:end] = reversed(runs[start:end])
            start = max(end, start + 1)
    return runs


def _implied(kind: str, base: int) -> int:
    """I1 and I2."""
    if kind == _RIGHT:
        return base | 1
    if kind in ("AN", "EN"):
        return base + 2 - base % 2
    return base + base % 2


def _weak(kinds: list[str], embedding: str) -> None:
    """W1 to W7: marks, numbers and what stands between them."""
    before = strong = embedding
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before
        before = kinds[at]
        if before in (_LEFT, _RIGHT, "AL"):
            strong = before
        elif before == "EN" and strong == "AL":
            kinds[at] = "AN"
    # W2 looks at what W1 has made, and W3 comes after it.
    kinds[:] = [_RIGHT if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        number = kinds[at - 1]
        if number == kinds[at + 1] and (number, kinds[at]) in (("EN", "ES"), ("EN", "CS"), ("AN", "CS")):
            kinds[at] = number
    for start, end in _stretches(kinds, frozenset({"ET"})):
        if "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""):
            kinds[start:end] = ["EN"] * (end - start)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]
    strong = embedding
    for at, kind in enumerate(kinds):
        if kind in (_LEFT, _RIGHT):
            strong = kind
        elif kind == "EN" and strong == _LEFT:
            kinds[at] = _LEFT


def _stretches(kinds: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for among, group in groupby(list(kinds), wanted.__contains__):
        end = at + len(list(group))
        if among:
            yield at, end
        at = end


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: the bracket pairs, in the order of what opens them."""
    found: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    for at, written in enumerate(text):
        if kinds[at] != "ON":
            continue
        letter = unicodedata.normalize("NFC", written)
        if letter in _CLOSED_BY:
            if len(open_) == _DEEPEST:
                break
            open_.append((_CLOSED_BY[letter], at))
        elif letter in _CLOSING:
            depth = next((n for n in range(len(open_) - 1, -1, -1) if open_[n][0] == letter), None)
            if depth is not None:
                found.append((open_[depth][1], at))
                del open_[depth:]
    return sorted(found)


def _strong(kind: str) -> str:
    """The direction of a type, numbers counting as right to left; empty for what has none."""
    return kind if kind == _LEFT else _RIGHT if kind in (_RIGHT, "EN", "AN") else ""


def _brackets(text: str, kinds: list[str], original: Sequence[str], embedding: str) -> None:
    """N0: both brackets of a pair go the way of what they hold, or of what stands before them."""
    for start, end in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]}
        if embedding in inside:
            way = embedding
        elif inside & {_LEFT, _RIGHT}:
            way = next((s for s in map(_strong, reversed(kinds[:start])) if s), embedding)
        else:
            continue
        for bracket in (start, end):
            kinds[bracket] = way
            for at in range(bracket + 1, len(kinds)):  # marks on a bracket follow it
                if original[at] != "NSM":
                    break
                kinds[at] = way


def _neutral(kinds: list[str], embedding: str) -> None:
    """N1 and N2: what has no direction takes that of both its neighbours, or else the paragraph's."""
    for start, end in _stretches(kinds, _NEUTRAL):
        before = _strong(kinds[start - 1]) if start else embedding
        after = _strong(kinds[end]) if end < len(kinds) else embedding
        kinds[start:end] = [before if before == after else embedding] * (end - start)
