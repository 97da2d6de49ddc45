"""Mentions in a block: which have been linked, unlinked, or linked to another thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from tahqiq.compare.values import Change, Said, State
from tahqiq.model import Block
from tahqiq.read.markdown import SpanAt, spans_in

Target = Callable[[str, str, bool], Said]
"""What a span of a kind leads to, by its value; the last says whether it stands in the new state."""


def same_target(key: str, value: str, now: bool) -> Said:
    """The value of a span as it stands."""
    return Said("date" if key == "date" else "literal", value)


def mentions(before: Block | None, after: Block, language: str, target: Target) -> Iterator[Change]:
    """Spans of actors, events, terms and dates that both states of a block do not share.

    Where the words of the block have changed too, a mention is known by what it leads to; else by its words as well.
    Quotes are compared by themselves.
    """
    placed = before is not None and before.plain == after.plain
    old = _spans(before, target, placed, now=False) if before else {}
    new = _spans(after, target, placed, now=True)
    gone = _more(old, new)
    for name in _more(new, old):
        key, said, words = new[name][0]
        twin = next((other for other in gone if old[other][0][2] == words), None)
        was: tuple[Said, ...] = ()
        if twin is not None:
            gone.remove(twin)
            was = (old[twin][0][1],)
        yield _change(after, language, key, words, was, (said,))
    for name in gone:
        key, said, words = old[name][0]
        yield _change(after, language, key, words, (said,), ())


def _change(
    block: Block, language: str, key: str, words: str, was: tuple[Said, ...], now: tuple[Said, ...]
) -> Change:
    state: State = "changed" if was and now else "added" if now else "removed"
    return Change(
        f"mention.{key}", state, language, block.id, block.content.kind, words, before=was, after=now
    )


_Named = tuple[str, Said, str]


def _spans(block: Block, target: Target, placed: bool, *, now: bool) -> dict[object, list[_Named]]:
    found: dict[object, list[_Named]] = {}
    for at in spans_in(block.content):
        if at.span.key == "quote":
            continue
        said = target(at.span.key, at.span.value, now)
        named = (at.span.key, said, block.plain[at.start : at.end])
        found.setdefault(_name(at, said, placed), []).append(named)
    return found


def _name(at: SpanAt, said: Said, placed: bool) -> object:
    return (at.span.key, said.value, at.start, at.end) if placed else (at.span.key, said.value)


def _more(one: dict[object, list[_Named]], other: dict[object, list[_Named]]) -> list[object]:
    """The names that stand oftener in the one than in the other, as often as they do."""
    counted = Counter({name: len(spans) for name, spans in one.items()})
    counted.subtract({name: len(spans) for name, spans in other.items()})
    return [name for name in one for _ in range(max(counted[name], 0))]
