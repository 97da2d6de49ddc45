"""Compares two states of an edition: what has changed in its own terms, as values, and those in words. Pure."""

from tahqiq.compare.differences import compare
from tahqiq.compare.side import Locked, Side
from tahqiq.compare.values import Change, Comparison, Counterpart, Difference, Piece, Said

__all__ = [
    "Change",
    "Comparison",
    "Counterpart",
    "Difference",
    "Locked",
    "Piece",
    "Said",
    "Side",
    "compare",
]
