"""What was touched: the block of a text in which it is another than before, for whoever is led there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import TypeVar

from tahqiq.model import Article, Block, EditorialPage
from tahqiq.read.markdown import AnyBlock

Some = TypeVar("Some", Block, AnyBlock)


def article_touched(before: Article | None, now: Article | None) -> dict[str, str]:
    """The first block that has changed in each text, by the text's file; none where all of it is new, or nothing is."""
    found = {}
    for text in now.texts if before and now else ():
        assert before
        was = before.text(text.language)
        if was:
            # Words first: those after them may only stand on other lines.
            block = _first_other(was.blocks, text.blocks, attrgetter("plain")) or _first_other(
                was.blocks, text.blocks, attrgetter("content")
            )
            if block:
                found[text.file] = block
    return found


def pages_touched(before: Iterable[EditorialPage], now: Iterable[EditorialPage]) -> Mapping[str, str]:
    """The same of editorial pages."""
    was = {page.file: page for page in before}
    found = {}
    for page in now:
        if page.file in was and (
            block := _first_other(was[page.file].blocks, page.blocks, lambda block: block)
        ):
            found[page.file] = block
    return found


def _first_other(before: Iterable[Some], now: Iterable[Some], said: Callable[[Some], object]) -> str:
    was = {block.id: block for block in before}

    def is_other(block: Some) -> bool:
        old = was.get(block.id)
        # Most blocks are the very same, and what they say is not worked out.
        return old is None or (old != block and said(old) != said(block))

    return next((block.id for block in now if block.id and is_other(block)), "")
