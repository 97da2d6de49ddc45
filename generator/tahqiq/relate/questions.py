"""Questions: what those to the edition have in common, whatever they are about."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.model import Edition
from tahqiq.relate.ledger import Memory
from tahqiq.relate.stored import Answers


class Questions:
    """Has what is needed to answer questions about the edition."""

    answers: Answers
    at_hand: Memory
    edition: Edition

    def number(self, fact: str, query: str, *given: object) -> int:
        """The number that a query comes to; 0 without a row."""
        found = self.answers.one(fact, query, *given)
        return int(str(found[0])) if found else 0


def names(rows: Iterable[tuple[object, ...]]) -> tuple[str, ...]:
    """The first column of rows."""
    return tuple(str(row[0]) for row in rows)


def pairs(rows: Iterable[tuple[object, ...]]) -> list[tuple[str, str]]:
    """The two columns of rows."""
    return [(str(one), str(other)) for one, other in rows]
