"""Mentions: words of an article that name actors, terms and events, in full or, once named, in short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tahqiq.author.names import Found, Names
from tahqiq.author.suggest.shortened import NOUN, Shortened
from tahqiq.author.suggest.suggestion import Doubt, Draft, Passage, Suggestion
from tahqiq.read.markdown.nesting import Nested

NAMED = ("actor", "term", "event")
LIKELY = 0.6
"""What is at least as likely as this counts as named, and may be named in short after it."""


AllNamed = Mapping[str, Sequence[tuple[Found, ...]]]
"""By language all that each block names, in the order of the blocks."""


def mentions(draft: Draft, names: Names, named: AllNamed) -> tuple[tuple[Suggestion, ...], tuple[Doubt, ...]]:
    """The mentions that an article's texts do not annotate, and names that may be of several things."""
    there = {language: _there(passages, named[language]) for language, passages in draft.passages.items()}
    suggestions: list[Suggestion] = []
    doubts: list[Doubt] = []
    # A text says the same words of the same thing again and again.
    why = lru_cache(maxsize=1 << 12)(names.why)
    for language, passages in draft.passages.items():
        for passage, everything in zip(passages, named[language], strict=True):
            others = [
                blocks[passage.id]
                for other, blocks in there.items()
                if other != language and passage.id in blocks
            ]
            for found in everything:
                if free(passage, found.kind, found.start, found.end):
                    spot = passage.spot(found.start, found.end)
                    confidence = _borne_out(found, others)
                    if confidence < LIKELY and len(found.ids) > 1:
                        doubts.append(Doubt(spot, f"it may be {' or '.join(found.ids)}"))
                    reason = why(spot.words, found.kind, found.ids[0])
                    suggestions.append(
                        Suggestion(found.kind, found.ids[0], (spot,), confidence, reason, found.ids[1:])
                    )
    return tuple(suggestions), tuple(doubts)


def _there(passages: Sequence[Passage], named: Sequence[tuple[Found, ...]]) -> dict[str, frozenset[str]]:
    """What each block names that has words already: a translation may still be blank."""
    return {
        passage.id: frozenset(name for found in them for name in found.ids)
        for passage, them in zip(passages, named, strict=True)
        if passage.plain.strip()
    }


def named_in(passages: Sequence[Passage], names: Names) -> tuple[tuple[Found, ...], ...]:
    """All that each block of a text names."""
    short = Shortened(names)
    return tuple(_in_passage(passage, names, short) for passage in passages)


def _borne_out(found: Found, others: Sequence[frozenset[str]]) -> float:
    """How likely a name is in the light of the other languages: what is short here must be named there too."""
    if found.confidence > NOUN + 0.2 or not others or found.kind != "actor":
        return found.confidence
    there = any(found.ids[0] in them for them in others)
    return found.confidence if there else round(found.confidence * 0.75, 3)


def _in_passage(passage: Passage, names: Names, short: Shortened) -> tuple[Found, ...]:
    """All that a block names, annotated or not, in the order of the text; `short` learns who was named."""
    annotated = Nested(
        Found(a.start, a.end, a.mark, (a.value,), 1.0) for a in passage.traced.spans() if a.mark in NAMED
    )
    found = [
        f
        for f in names.nested(passage.plain, passage.language)
        if not any(f.kind == a.kind or _crosses(f, a) for a in annotated.over(f.start, f.end))
    ]
    both = sorted((*annotated.ranges, *found), key=lambda f: (f.start, -f.end))
    return (*both, *_short(passage, both, short))


def _short(passage: Passage, named: list[Found], short: Shortened) -> Iterator[Found]:
    """What is named in short after it was named in full, in this block or before."""
    actors = [f for f in named if f.kind == "actor" and f.confidence >= LIKELY]
    nested = Nested(actors)
    at = 0
    for found in short.candidates(passage.plain):
        while at < len(actors) and actors[at].end <= found.start:
            short.named(actors[at].ids[0])
            at += 1
        if not nested.over(found.start, found.end) and (judged := short.judged(found)):
            yield judged
    for actor in actors[at:]:
        short.named(actor.ids[0])


def free(passage: Passage, kind: str, start: int, end: int) -> bool:
    """Whether a span of a kind can stand there: none of its kind is there, and it crosses nothing."""
    if passage.traced.place(start, end) is None or not passage.id:
        return False
    return not any(a.mark == kind for a in passage.traced.spans_over(start, end))


def _crosses(one: Found, other: Found) -> bool:
    """Whether of two that have a character in common each has some of its own."""
    inside = other.start <= one.start and one.end <= other.end
    around = one.start <= other.start and other.end <= one.end
    return not inside and not around
