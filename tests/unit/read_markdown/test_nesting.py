"""Ranges inside each other or apart: what lies over a place is what a look at each of them finds."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.read.markdown.nesting import Apart, Nested


class Span(NamedTuple):
    start: int
    end: int


PLACES = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda p: Span(p[0], p[0] + p[1]))


def over(spans: list[Span], place: Span) -> list[Span]:
    return [span for span in spans if span.start < place.end and place.start < span.end]


def crosses(one: Span, other: Span) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


@given(st.lists(PLACES), PLACES)
def test_nested(spans: list[Span], place: Span) -> None:
    nested: list[Span] = []
    for span in spans:
        if not any(crosses(span, other) for other in nested):
            nested.append(span)
    nested.sort(key=lambda s: (s.start, -s.end))
    assert [*Nested(nested).over(*place)] == over(nested, place)


@given(st.lists(PLACES), PLACES)
def test_apart(spans: list[Span], place: Span) -> None:
    apart, kept = Apart[Span](), []
    for span in spans:
        assert bool(apart.over(*span)) == bool(over(kept, span))
        if not over(kept, span):
            apart.add(span)
            kept.append(span)
    assert apart.over(*place) == sorted(over(kept, place))
