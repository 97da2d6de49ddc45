"""Rows: what one article puts into the edition's tables. Pure, so that any process can work it out for any article."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from tahqiq.model import Article, Dating, Localised, Quote
from tahqiq.model.stored import packed, unpacked
from tahqiq.relate.mentions import Mention, mentions_of_article
from tahqiq.relate.network import Pair, shared_blocks, spoken_of
from tahqiq.relate.orders import order_of
from tahqiq.relate.undone import Undone, undone_in
from tahqiq.schema.vocabulary import VERBATIM_MODES


class Head(msgspec.Struct, frozen=True):
    """What other pages say of an article: how many quotes, how many word for word, how many of those verified."""

    id: str
    title: Localised
    published: Dating
    language: str
    summary: Localised | None = None
    quotes: int = 0
    verbatim: int = 0
    verified: int = 0


Texts = dict[str, dict[str, str]]
"""The plain text of each block in each language, blocks in the order of the texts."""


class ArticleRows(msgspec.Struct, frozen=True):
    """An article as it is stored. `data`, `head`, `texts` are packed; the rest are rows of their tables.

    `quotes` are (n, id, speaker, order, date, verified, mode, data), `about` (thing, n), `mentions` (kind, target, n,
    block, language, start, end, quote), `pairs` (one, other, blocks, said, heard), `titles` (language, text),
    `corrections` (n, order of its date), `undone` (kind, how many, the first places).
    """

    id: str
    order: str
    edtf: str
    head: bytes
    texts: bytes
    data: bytes
    quotes: tuple[tuple[int, str, str, str, str, bool, str, bytes], ...]
    about: tuple[tuple[str, int], ...]
    mentions: tuple[tuple[str, str, int, str, str, int, int, str], ...]
    pairs: tuple[tuple[str, str, int, int, int], ...]
    titles: tuple[tuple[str, str], ...]
    formerly: tuple[str, ...] = ()
    corrections: tuple[tuple[int, str], ...] = ()
    undone: tuple[Undone, ...] = ()

    def blocks(self) -> Texts:
        """The plain text of each block."""
        return unpacked(Texts)(self.texts)


def head_of(article: Article) -> Head:
    """What other pages say of an article."""
    verbatim = [q for q in article.quotes if q.mode in VERBATIM_MODES]
    return Head(
        id=article.id,
        title=article.title,
        published=article.source.published,
        language=article.source.language,
        summary=article.summary,
        quotes=len(article.quotes),
        verbatim=len(verbatim),
        verified=sum(q.evidence is not None for q in verbatim),
    )


def texts_of(article: Article) -> Texts:
    """The plain text of its blocks."""
    found: Texts = {}
    for text in article.texts:
        for block in text.blocks:
            found.setdefault(block.id, {})[text.language] = block.plain
    return found


def rows_of(article: Article, languages: tuple[str, ...], actors: Container[str]) -> ArticleRows:
    """All rows of an article; `actors` are the ids of all actors."""
    mentions = tuple(mentions_of_article(article))
    return ArticleRows(
        id=article.id,
        order=order_of(article.source.published.date),
        edtf=article.source.published.date.text,
        head=packed(head_of(article)),
        texts=packed(texts_of(article)),
        data=packed(article),
        quotes=tuple(_quote(n, quote) for n, quote in enumerate(article.quotes)),
        about=tuple((thing, n) for n, q in enumerate(article.quotes) for thing in dict.fromkeys(q.about)),
        mentions=tuple(
            (m.kind, m.target, n, m.block, m.language, m.start, m.end, m.quote)
            for n, m in enumerate(mentions)
        ),
        pairs=tuple(_pairs(article, mentions, actors)),
        titles=tuple(_titles(article, languages)),
        formerly=article.formerly,
        corrections=tuple((n, order_of(c.date)) for n, c in enumerate(article.corrections)),
        undone=undone_in(article, languages),
    )


def _quote(n: int, quote: Quote) -> tuple[int, str, str, str, str, bool, str, bytes]:
    date = quote.when.date
    return (
        n,
        quote.id,
        quote.speaker,
        order_of(date),
        date.text,
        bool(quote.evidence),
        quote.mode,
        packed(quote),
    )


def _pairs(
    article: Article, mentions: tuple[Mention, ...], actors: Container[str]
) -> Iterator[tuple[str, str, int, int, int]]:
    """Actors that this article ties, `one` before `other` by id: blocks that name both, quotes of one on the other."""
    together, spoken = shared_blocks(mentions), spoken_of(article.quotes, mentions, actors)
    pairs: set[Pair] = set(together) | {(min(pair), max(pair)) for pair in spoken}
    for one, other in sorted(pairs):
        yield one, other, together[one, other], spoken[one, other], spoken[other, one]


def _titles(article: Article, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The texts that no two pages should have for their title or description."""
    for language in languages:
        yield language, article.title.best(language)
        if article.summary:
            yield language, article.summary.get(language)
