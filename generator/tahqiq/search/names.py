"""Stand-in until the names are merged."""

from __future__ import annotations

from collections.abc import Iterable


def pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    return set()
