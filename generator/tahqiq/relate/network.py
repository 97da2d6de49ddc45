"""The network: which actors the same blocks name, and whose quotes speak of whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from tahqiq.model import Quote
from tahqiq.relate.mentions import Mention

Pair = tuple[str, str]


class Tie(msgspec.Struct, frozen=True):
    """What joins two actors, `one` before `other` by id.

    `blocks` name both, in whatever language, each counted once. `said` quotes of `one` speak of `other`,
    `heard` quotes of `other` speak of `one`.
    """

    one: str
    other: str
    blocks: int
    said: int = 0
    heard: int = 0

    @property
    def quotes(self) -> int:
        """Quotes of either that speak of the other."""
        return self.said + self.heard

    @property
    def weight(self) -> int:
        """How strong the tie is: blocks and quotes alike."""
        return self.blocks + self.quotes


def shared_blocks(mentions: Iterable[Mention]) -> Counter[Pair]:
    """Pairs of actors, in order of id, by the blocks that name both; a block counts once for all languages."""
    blocks: defaultdict[Pair, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "actor":
            blocks[mention.article, mention.block].add(mention.target)
    together: Counter[Pair] = Counter()
    for actors in blocks.values():
        together.update(combinations(sorted(actors), 2))
    return together


def spoken_of(quotes: Iterable[Quote], mentions: Iterable[Mention], actors: Iterable[str]) -> Counter[Pair]:
    """(speaker, actor) by the quotes of the one that speak of the other.

    A quote speaks of the actors that it is said to be about, and of those named in its words in any
    language; words within a quote within a quote are the innermost speaker's.
    """
    named: defaultdict[Pair, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "actor" and mention.quote:
            named[mention.article, mention.quote].add(mention.target)
    known = frozenset(actors)
    found: Counter[Pair] = Counter()
    for quote in quotes:
        of = (named[quote.article, quote.id] | known.intersection(quote.about)) - {quote.speaker}
        found.update((quote.speaker, actor) for actor in of)
    return found


def ties(together: Mapping[Pair, int], spoken: Mapping[Pair, int]) -> tuple[Tie, ...]:
    """All ties, the strongest first, then those with most blocks, then by id."""
    pairs = set(together) | {(min(pair), max(pair)) for pair in spoken}
    found = (
        Tie(
            one,
            other,
            together.get((one, other), 0),
            spoken.get((one, other), 0),
            spoken.get((other, one), 0),
        )
        for one, other in pairs
    )
    return tuple(sorted(found, key=lambda t: (-t.weight, -t.blocks, t.one, t.other)))
