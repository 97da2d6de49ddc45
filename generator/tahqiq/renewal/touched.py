"""What was touched: the block of a text in which it is another than before, for whoever is led there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tahqiq.model import Article, EditorialPage
from tahqiq.read.markdown import AnyBlock


def article_touched(before: Article | None, now: Article | None) -> dict[str, str]:
    """The first block that has changed in each text, by the text's file; none where all of it is new, or nothing is."""
    found = {}
    for text in now.texts if before and now else ():
        assert before
        was = before.text(text.language)
        if was:
            plain = {block.id: block.plain for block in was.blocks}
            content = {block.id: block.content for block in was.blocks}
            # Words first: those after them may only stand on other lines.
            block = next((b.id for b in text.blocks if plain.get(b.id) != b.plain), "") or next(
                (b.id for b in text.blocks if content.get(b.id) != b.content), ""
            )
            if block:
                found[text.file] = block
    return found


def pages_touched(before: Iterable[EditorialPage], now: Iterable[EditorialPage]) -> Mapping[str, str]:
    """The same of editorial pages."""
    was = {page.file: page for page in before}
    found = {}
    for page in now:
        if page.file in was and (block := _first_other(was[page.file].blocks, page.blocks)):
            found[page.file] = block
    return found


def _first_other(before: tuple[AnyBlock, ...], now: tuple[AnyBlock, ...]) -> str:
    same = {block.id: block for block in before}
    return next((block.id for block in now if block.id and same.get(block.id) != block), "")
