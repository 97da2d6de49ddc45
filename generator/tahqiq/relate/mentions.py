"""Mentions: where in which block a thing is named, in code points of the block's plain text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tahqiq.model import Article, Edition
from tahqiq.read.markdown import spans_in


class Mention(msgspec.Struct, frozen=True):
    """One span: `kind` is actor, event, term or date, `target` the id (or the EDTF date) it names.

    `start` and `end` count code points of the block's plain text; `quote` is the id of the innermost
    quote that it stands in, or empty.
    """

    kind: str
    target: str
    article: str
    block: str
    language: str
    start: int
    end: int
    quote: str = ""


def mentions_of_article(article: Article) -> Iterator[Mention]:
    """All mentions of an article, text by text, in reading order, outer spans before inner ones."""
    for text in article.texts:
        for block in text.blocks:
            inside: list[tuple[int, str]] = []
            for place in spans_in(block.content):
                inside = [(end, name) for end, name in inside if end > place.start]
                if place.span.key == "quote":
                    inside.append((place.end, place.span.value))
                else:
                    yield Mention(
                        place.span.key,
                        place.span.value,
                        article.id,
                        block.id,
                        text.language,
                        place.start,
                        place.end,
                        inside[-1][1] if inside else "",
                    )


def mentions_of_edition(edition: Edition) -> Iterator[Mention]:
    """All mentions of an edition, by article id."""
    for article in edition.articles.values():
        yield from mentions_of_article(article)
