"""The state of reading one block's inline content: a single pass, in which nothing is read twice.

This is the algorithm of the CommonMark specification ("An algorithm for parsing nested emphasis and links"):
an opening bracket waits as text until its closing bracket shows what it was. So there is no lookahead, no
rule runs twice on one place, and each offset is known when its rule runs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from re import compile as pattern

from markdown_it.rules_inline.state_inline import Delimiter

from tahqiq.limits import DEPTH
from tahqiq.problems import Place
from tahqiq.read.bounds import over_limit
from tahqiq.read.markdown.inline.emphasis import join, pair
from tahqiq.read.markdown.nodes import Inline, Text
from tahqiq.read.markdown.places import Where
from tahqiq.read.markdown.reading import Reading

_BACKTICKS = pattern("`+")


class Opener:
    """An opening bracket that waits for its closing one."""

    __slots__ = ("active", "at", "delimiters", "image", "item")

    def __init__(self, at: int, item: int, delimiters: int, image: bool) -> None:
        self.at = at
        self.item = item
        self.delimiters = delimiters
        self.image = image
        self.active = True


class Scanner:
    """Content, how far it has been read, and the items read so far: nodes, and text not yet joined."""

    __slots__ = (
        "after_image",
        "backticks",
        "delimiters",
        "depths",
        "items",
        "last_seen",
        "marks",
        "nested",
        "openers",
        "pos",
        "reading",
        "src",
        "too_deep",
        "where",
    )

    def __init__(self, src: str, where: Where, reading: Reading, nested: bool) -> None:
        self.src = src
        self.pos = 0
        self.where = where
        self.reading = reading
        self.nested = nested
        self.items: list[Inline | str] = []
        self.depths: list[int] = []
        self.delimiters: list[Delimiter] = []
        self.openers: list[Opener] = []
        # Where something stands that may not stand in a link, and what (a rule's code), in order.
        self.marks: list[tuple[int, str]] = []
        self.backticks: Mapping[int, list[int]] | None = None
        self.after_image = -1
        self.last_seen: dict[str, int] = {}
        self.too_deep = False

    def text(self, text: str) -> None:
        """Add text."""
        self.items.append(text)
        self.depths.append(0)

    def add(self, node: Inline, depth: int = 1) -> None:
        """Add a node; `depth` counts its own level and those inside it."""
        self.items.append(node)
        self.depths.append(depth)

    def wrap(self, node: Inline, children: tuple[Inline, ...], depth: int, at: int) -> None:
        """Add a node around children of that depth, or the children alone if that nests too deep."""
        if depth < DEPTH:
            self.add(node, depth + 1)
            return
        self.deep(at)
        self.items.extend(children)
        self.depths.extend([0] * len(children))

    def deep(self, at: int) -> None:
        """Say, once per block, that it nests too deep."""
        if not self.too_deep:
            self.too_deep = True
            message = f"more than {DEPTH} things lie inside one another here"
            self.problem(at, at + 1, "too-deep", message, "close some of them before opening others")

    def take(self, opener: Opener) -> tuple[tuple[Inline, ...], int]:
        """Remove what was read since an opening bracket, and the bracket: finished nodes, their depth.

        In a block that nests too deep the words stay where they are, or each level would move them again.
        """
        if self.too_deep:
            self.items[opener.item] = ""
            return (), 0
        children, depth = self._finish(opener.item + 1, opener.delimiters)
        del self.items[opener.item :], self.depths[opener.item :]
        return children, depth

    def finish(self) -> tuple[Inline, ...]:
        """All that was read."""
        return self._finish(0, 0)[0]

    def _finish(self, item: int, delimiter: int) -> tuple[tuple[Inline, ...], int]:
        items, depths = self.items[item:], self.depths[item:]
        marked = len(self.delimiters) > delimiter
        # Most spans hold words alone.
        if len(items) == 1 and isinstance(words := items[0], str) and not marked:
            return (Text(words),), 0
        if marked:
            delimiters = self.delimiters[delimiter:]
            del self.delimiters[delimiter:]
            items, depths, cut = pair(items, depths, delimiters, item, DEPTH)
            if cut:
                self.deep(0)
        return join(items), max(depths, default=0)

    def place(self, start: int, end: int | None = None) -> Place:
        """The place in the source of src[start:end]."""
        return self.where.place(start, end)

    def problem(self, start: int, end: int, code: str, message: str, hint: str = "") -> None:
        """Say that src[start:end] is wrong."""
        self.reading.problem(self.where.place(start, end), code, message, hint)

    def over_limit(self, start: int, end: int, what: str, most: int, hint: str) -> None:
        """Say that src[start:end] has more characters than a limit allows."""
        self.reading.problems.append(over_limit(self.where.place(start, end), what, most, "characters", hint))

    def next_backticks(self, length: int, after: int) -> int:
        """Where the next run of exactly so many backticks begins, or -1."""
        if self.backticks is None:
            runs: dict[int, list[int]] = {}
            for found in _BACKTICKS.finditer(self.src):
                runs.setdefault(len(found[0]), []).append(found.start())
            self.backticks = runs
        starts = self.backticks.get(length, ())
        index = bisect_right(starts, after - 1)
        return starts[index] if index < len(starts) else -1
