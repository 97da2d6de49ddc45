"""The network: which actors the same blocks name, and whose quotes speak of whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from itertools import combinations

import msgspec

from tahqiq.model import Quote
from tahqiq.relate.mentions import Mention
from tahqiq.relate.stored import Answers

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


def spoken_of(quotes: Iterable[Quote], mentions: Iterable[Mention], actors: Container[str]) -> Counter[Pair]:
    """(speaker, actor) by the quotes of the one that speak of the other.

    A quote speaks of the actors that it is said to be about, and of those named in its words in any
    language; words within a quote within a quote are the innermost speaker's.
    """
    named: defaultdict[Pair, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "actor" and mention.quote:
            named[mention.article, mention.quote].add(mention.target)
    found: Counter[Pair] = Counter()
    for quote in quotes:
        about = {thing for thing in quote.about if thing in actors}
        found.update(
            (quote.speaker, actor) for actor in (named[quote.article, quote.id] | about) - {quote.speaker}
        )
    return found


class Network:
    """The ties of an edition, the strongest first, then those with most blocks, then by id."""

    __slots__ = ("_answers",)

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def ties(self, limit: int = -1) -> tuple[Tie, ...]:
        """The strongest; without a limit all."""
        return self._ties("", limit)

    def among(self, actors: Iterable[str], limit: int) -> tuple[Tie, ...]:
        """The strongest between some actors."""
        names = tuple(actors)
        some = ", ".join("?" * len(names))
        return self._ties(f"WHERE one IN ({some}) AND other IN ({some})", *names, *names, limit)

    def earlier(self, actor: str) -> tuple[Tie, ...]:
        """The ties of an actor with those before it by id, in their order: every tie is so of one actor alone.

        What changes them is what changes the actor's companions, of whom these are some.
        """
        query = "SELECT one, other, blocks, said, heard FROM tie WHERE other = ? ORDER BY one"
        rows = self._answers.rows(f"companions {actor}", query, actor)
        return tuple(Tie(*row) for row in rows)  # type: ignore[arg-type]

    def count(self) -> int:
        """How many ties there are."""
        return self._number("SELECT count(*) FROM tie")

    def count_of(self, actor: str) -> int:
        """How many ties an actor has."""
        return self._number("SELECT count(*) FROM tie WHERE one = ? OR other = ?", actor, actor)

    def ranked(self) -> list[str]:
        """All actors with ties, those with the strongest first, then by id."""
        query = (
            "SELECT actor FROM (SELECT one AS actor, blocks + said + heard AS weight FROM tie "
            "UNION ALL SELECT other, blocks + said + heard FROM tie) GROUP BY actor ORDER BY sum(weight) DESC, actor"
        )
        return [str(row[0]) for row in self._answers.rows("ties", query)]

    def _ties(self, where: str, *given: object) -> tuple[Tie, ...]:
        query = (
            f"SELECT one, other, blocks, said, heard FROM tie {where} "
            "ORDER BY blocks + said + heard DESC, blocks DESC, one, other LIMIT ?"
        )
        return tuple(Tie(*row) for row in self._answers.rows("ties", query, *given))  # type: ignore[arg-type]

    def _number(self, query: str, *given: object) -> int:
        found = self._answers.one("ties", query, *given)
        return int(str(found[0])) if found else 0
