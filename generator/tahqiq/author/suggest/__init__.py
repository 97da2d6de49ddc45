"""Suggests annotations of an article: mentions, quotations with their likely speakers, dates. Nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from tahqiq.author.names import Names
from tahqiq.author.suggest.mentions import mentions, named_in
from tahqiq.author.suggest.moments import dates
from tahqiq.author.suggest.quotations import quotes
from tahqiq.author.suggest.suggestion import (
    KINDS,
    Attribution,
    Doubt,
    Draft,
    Spot,
    Suggestion,
    draft,
)
from tahqiq.limits import SUGGESTIONS

__all__ = ["KINDS", "Attribution", "Doubt", "Draft", "Spot", "Suggested", "Suggestion", "draft", "suggest"]


class Suggested(NamedTuple):
    """Suggestions for an article, in the order of its blocks, and what was looked at and not suggested.

    `left`: how many more of both there are, where an article has more than are proposed at a time.
    """

    suggestions: tuple[Suggestion, ...]
    doubts: tuple[Doubt, ...]
    left: int = 0


def suggest(
    draft: Draft,
    names: Names,
    *,
    kinds: Collection[str] = KINDS,
    languages: Collection[str] = (),
    least: float = 0.0,
) -> Suggested:
    """Suggestions of some kinds, in some languages (all, if none are named), at least so sure.

    A quote concerns every language, and is suggested if one of them is asked for.
    """
    suggestions: list[Suggestion] = []
    doubts: list[Doubt] = []
    for found, doubted in _looked_for(draft, names, set(kinds)):
        suggestions += (s for s in found if s.kind in kinds and s.confidence >= least)
        doubts += doubted
    asked = set(languages or draft.languages)
    chosen = [s for s in suggestions if any(spot.language in asked for spot in s.spots)]
    unclear = [d for d in doubts if d.spot.language in asked]
    order = _Order(draft)
    chosen.sort(key=lambda s: (order(s.spots[0]), s.kind, s.value))
    unclear.sort(key=lambda d: order(d.spot))
    left = max(0, len(chosen) - SUGGESTIONS) + max(0, len(unclear) - SUGGESTIONS)
    return Suggested(tuple(chosen[:SUGGESTIONS]), tuple(unclear[:SUGGESTIONS]), left)


def _looked_for(
    draft: Draft, names: Names, kinds: set[str]
) -> Iterator[tuple[tuple[Suggestion, ...], tuple[Doubt, ...]]]:
    """What is found by each way to look that some of these kinds ask for."""
    if kinds - {"date"}:
        named = {language: named_in(passages, names) for language, passages in draft.passages.items()}
        if kinds - {"date", "quote"}:
            yield mentions(draft, names, named)
        if "quote" in kinds:
            yield quotes(draft, names, named)
    if "date" in kinds:
        yield dates(draft)


class _Order:
    """Blocks in the order of the text, each in the order of the languages, and words as they stand."""

    def __init__(self, draft: Draft) -> None:
        self.languages = {language: n for n, language in enumerate(draft.languages)}
        self.blocks: dict[str, int] = {}
        for passages in draft.passages.values():
            for passage in passages:
                self.blocks.setdefault(passage.id, len(self.blocks))

    def __call__(self, spot: Spot) -> tuple[int, int, int, int]:
        return (
            self.blocks.get(spot.block, len(self.blocks)),
            self.languages.get(spot.language, len(self.languages)),
            spot.start,
            -spot.end,
        )
