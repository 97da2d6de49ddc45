"""Mentions: words of an article that name actors, terms and events, in full or, once named, in short."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from tahqiq.author.names import Found, Names
from tahqiq.author.suggest.shortened import NOUN, Shortened
from tahqiq.author.suggest.suggestion import Doubt, Draft, Passage, Suggestion

NAMED = ("actor", "term", "event")
LIKELY = 0.6
"""What is at least as likely as this counts as named, and may be named in short after it."""


AllNamed = Mapping[str, Sequence[tuple[Found, ...]]]
"""By language all that each block names, in the order of the blocks."""


def mentions(draft: Draft, names: Names, named: AllNamed) -> tuple[tuple[Suggestion, ...], tuple[Doubt, ...]]:
    """The mentions that an article's texts do not annotate, and names that may be of several things."""
    by_block = {
        language: {p.id: found for p, found in zip(passages, named[language], strict=True)}
        for language, passages in draft.passages.items()
    }
    suggestions: list[Suggestion] = []
    doubts: list[Doubt] = []
    for language, passages in draft.passages.items():
        for passage in passages:
            others = [them[passage.id] for them in _others(draft, language, passage.id, by_block)]
            for found in by_block[language].get(passage.id, ()):
                if free(passage, found.kind, found.start, found.end):
                    spot = passage.spot(found.start, found.end)
                    confidence = _borne_out(found, others)
                    if confidence < LIKELY and len(found.ids) > 1:
                        doubts.append(Doubt(spot, f"it may be {' or '.join(found.ids)}"))
                    why = names.why(spot.words, found.kind, found.ids[0])
                    suggestions.append(
                        Suggestion(found.kind, found.ids[0], (spot,), confidence, why, found.ids[1:])
                    )
    return tuple(suggestions), tuple(doubts)


def _others(
    draft: Draft, language: str, block: str, named: Mapping[str, dict[str, tuple[Found, ...]]]
) -> Iterator[dict[str, tuple[Found, ...]]]:
    """What the other languages name that have words in a block already: a translation may still be blank."""
    for other, passages in draft.passages.items():
        if other != language and any(p.id == block and p.plain.strip() for p in passages):
            yield named[other]


def named_in(passages: Sequence[Passage], names: Names) -> tuple[tuple[Found, ...], ...]:
    """All that each block of a text names."""
    short = Shortened(names)
    return tuple(_in_passage(passage, names, short) for passage in passages)


def _borne_out(found: Found, others: Sequence[Sequence[Found]]) -> float:
    """How likely a name is in the light of the other languages: what is short here must be named there too."""
    if found.confidence > NOUN + 0.2 or not others or found.kind != "actor":
        return found.confidence
    there = any(found.ids[0] in other.ids for them in others for other in them)
    return found.confidence if there else round(found.confidence * 0.75, 3)


def _in_passage(passage: Passage, names: Names, short: Shortened) -> tuple[Found, ...]:
    """All that a block names, annotated or not, in the order of the text; `short` learns who was named."""
    annotated = sorted(
        (Found(a.start, a.end, a.mark, (a.value,), 1.0) for a in passage.traced.spans() if a.mark in NAMED),
        key=lambda f: (f.start, -f.end),
    )
    # Spans lie inside each other, and as deep as they do many lie over one place.
    reach = list(accumulate((a.end for a in annotated), max))
    found = [
        f
        for f in names.nested(passage.plain, passage.language)
        if not any(f.kind == a.kind or _crosses(f, a) for a in _lying_over(f, annotated, reach))
    ]
    both = sorted((*annotated, *found), key=lambda f: (f.start, -f.end))
    return (*both, *_short(passage, both, short))


def _short(passage: Passage, named: list[Found], short: Shortened) -> Iterator[Found]:
    """What is named in short after it was named in full, in this block or before."""
    actors = [f for f in named if f.kind == "actor" and f.confidence >= LIKELY]
    reach = list(accumulate((a.end for a in actors), max))
    at = 0
    for found in short.candidates(passage.plain, passage.language):
        while at < len(actors) and actors[at].end <= found.start:
            short.named(actors[at].ids[0])
            at += 1
        if not any(_lying_over(found, actors, reach)) and (judged := short.judged(found)):
            yield judged
    for actor in actors[at:]:
        short.named(actor.ids[0])


def free(passage: Passage, kind: str, start: int, end: int) -> bool:
    """Whether a span of a kind can stand there: none of its kind is there, and it crosses nothing."""
    if passage.traced.place(start, end) is None or not passage.id:
        return False
    return not any(a.mark == kind and a.start < end and start < a.end for a in passage.traced.spans())


def _lying_over(found: Found, others: Sequence[Found], reach: Sequence[int]) -> Iterator[Found]:
    """Those of others, in the order of the text, that lie over one; `reach`: how far those up to each come."""
    at = bisect_left(others, found.end, key=lambda other: other.start) - 1
    while at >= 0 and reach[at] > found.start:
        if others[at].end > found.start:
            yield others[at]
        at -= 1


def _over(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _crosses(one: Found, other: Found) -> bool:
    inside = other.start <= one.start and one.end <= other.end
    around = one.start <= other.start and other.end <= one.end
    return _over(one, other) and not inside and not around
