"""Emphasis: `*` and `_`. Which opens and which closes is markdown-it's own reckoning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.balance_pairs import processDelimiters
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

from tahqiq.read.markdown.nodes import Emphasis, Inline, Strong, Text

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_RUN = re.compile(r"\*+|_+")

_Items = list[Inline | str]


def emphasis(scanner: Scanner) -> None:
    """Take a run of marks; each waits as text of its own until its block, link or span ends."""
    found = cast("re.Match[str]", _RUN.match(scanner.src, scanner.pos))
    run = found[0]
    opens, closes = _flanks(scanner.src, found.start(), found.end())
    for _ in run:
        mark = Delimiter(ord(run[0]), len(run), len(scanner.items), -1, opens, closes)
        scanner.delimiters.append(mark)
        scanner.text(run[0])
    scanner.pos = found.end()


def _flanks(src: str, start: int, end: int) -> tuple[bool, bool]:
    """If a run can open, and if it can close: CommonMark 0.31, section 6.2."""
    before = src[start - 1] if start else " "
    after = src[end] if end < len(src) else " "
    space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if src[start] == "*":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def pair(
    items: _Items, depths: list[int], delimiters: list[Delimiter], offset: int, limit: int
) -> tuple[_Items, list[int], bool]:
    """Wrap what stands between marks that belong together; also if something nested too deep for that.

    `offset` is the index of the first item, as the delimiters count them.
    """
    # It takes a state for symmetry with other rules, and never looks at it.
    processDelimiters(cast("StateInline", None), delimiters)
    opening, closing, inner = _matches(delimiters, offset)
    out: _Items = []
    out_depths: list[int] = []
    begun: list[int] = []
    cut = False
    for index, item in enumerate(items):
        if index in inner:
            continue
        if index in opening:
            begun.append(len(out))
        elif index in closing:
            first = begun.pop()
            # Once cut, nothing more is wrapped: the words would be counted again at each level.
            cut = cut or not _wrap(out, out_depths, first, closing[index], limit)
        else:
            out.append(item)
            out_depths.append(depths[index])
    return out, out_depths, cut


def _wrap(items: _Items, depths: list[int], first: int, strong: bool, limit: int) -> bool:
    """Put the items from `first` on into one node, unless that nests too deep."""
    depth = max(depths[first:], default=0)
    if depth >= limit:
        return False
    children = join(items[first:])
    items[first:] = [Strong(children) if strong else Emphasis(children)]
    depths[first:] = [depth + 1]
    return True


def _matches(delimiters: Sequence[Delimiter], offset: int) -> tuple[set[int], dict[int, bool], set[int]]:
    """Items that open, items that close (and if strongly), and the second marks of strong pairs."""
    opening: set[int] = set()
    closing: dict[int, bool] = {}
    inner: set[int] = set()
    index = len(delimiters) - 1
    while index >= 0:
        start = delimiters[index]
        if start.end < 0:
            index -= 1
            continue
        end = delimiters[start.end]
        strong = _is_strong(delimiters, index)
        opening.add(start.token - offset)
        closing[end.token - offset] = strong
        if strong:
            inner.update((start.token - 1 - offset, end.token + 1 - offset))
            index -= 1
        index -= 1
    return opening, closing, inner


def _is_strong(delimiters: Sequence[Delimiter], index: int) -> bool:
    """If the pair that begins here and the one around it are two adjacent marks of one kind."""
    start, outer = delimiters[index], delimiters[index - 1]
    return (
        index > 0
        and outer.end == start.end + 1
        and outer.marker == start.marker
        and outer.token == start.token - 1
        and delimiters[start.end + 1].token == delimiters[start.end].token + 1
    )


def join(items: Iterable[Inline | str]) -> tuple[Inline, ...]:
    """Nodes, with neighbouring pieces of text made one."""
    out: list[Inline] = []
    words: list[str] = []
    for item in items:
        if isinstance(item, str):
            words.append(item)
            continue
        if words:
            out.append(Text("".join(words)))
            words.clear()
        out.append(item)
    if words:
        out.append(Text("".join(words)))
    return tuple(out)
