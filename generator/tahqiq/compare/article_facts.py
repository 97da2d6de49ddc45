"""What an article says of itself and of its quotes, as facts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from tahqiq.compare.facts import (
    Facts,
    Key,
    Known,
    choice,
    date,
    dating,
    literal,
    literals,
    localised,
    things,
)
from tahqiq.compare.side import Locked
from tahqiq.compare.values import Said
from tahqiq.evidence import digest
from tahqiq.model import Article, Quote, Source

_Found = Iterator[tuple[Key, tuple[Said, ...]]]


def of_article(article: Article) -> Facts:
    """All but the texts and the quotes."""
    return dict(_article(article))


def _article(article: Article) -> _Found:
    yield from localised("title", article.title)
    yield from localised("summary", article.summary)
    yield from _source(article.source)
    for text in article.texts:
        yield from choice("text-kind", "text", text.kind, language=text.language)
        if text.of:
            yield ("text-of", "", text.language), (Said("choice", f"language.{text.of}"),)
        yield from localised("text-by", text.by, text.language)
    known: Counter[str] = Counter()
    for correction in article.corrections:
        about = f"{correction.date.text} {correction.block}".strip()
        known[about] += 1
        about = about if known[about] == 1 else f"{about} ({known[about]})"
        yield from localised("correction", correction.text, about)
        yield from literals("correction-removed", correction.removed, about)
    for picture in article.pictures:
        yield from literal("picture", hashlib.sha256(picture.data).hexdigest()[:12], picture.name)
    for old, now in article.moved:
        yield from literal("moved", now, old)
    yield from literals("formerly", article.formerly)


def _source(source: Source) -> _Found:
    if source.language:
        yield ("source-language", "", ""), (Said("choice", f"language.{source.language}"),)
    yield from dating("published", source.published)
    yield from choice("rights", "rights", source.rights)
    yield from localised("outlet", source.outlet)
    yield from localised("author", source.author)
    yield from literal("url", source.url)
    yield from literal("archived", source.archived)
    yield from date("retrieved", source.retrieved)
    yield from literal("sha256", source.sha256)
    yield from localised("notice", source.notice)


def of_quote(quote: Quote, article: Article, lock: Locked, known: Known) -> Facts:
    """What is said of a quote, and its words in each language."""
    return dict(_quote(quote, article, lock, known))


def _quote(quote: Quote, article: Article, lock: Locked, known: Known) -> _Found:
    id = quote.id
    yield from things("quote.speaker", "actor", (quote.speaker,), known, id)
    for text in article.texts:
        if words := quote.words(text.language):
            yield ("quote.words", id, text.language), (Said("words", words, text.language),)
    yield from choice("quote.mode", "mode", quote.mode, id)
    yield from choice("quote.channel", "channel", quote.channel, id)
    if quote.own_date:
        yield from dating("quote.date", quote.when, id)
    yield from things("quote.about", "", quote.about, known, id)
    if quote.stance:
        stances = (
            Said("stance", f"{t} {stance}", names=known("term", t).names) for t, stance in quote.stance
        )
        yield ("quote.stance", id, ""), tuple(stances)
    if quote.evidence:
        yield ("quote.evidence", id, ""), (_evidence(quote, article, lock),)


def _evidence(quote: Quote, article: Article, lock: Locked) -> Said:
    """Where the words stand in the source, if they are still those that were verified."""
    words = [p.text for p in quote.passages if p.language == article.source.language]
    if lock.proven.get(quote.id) != digest(words):
        return Said("choice", "diff.evidence.broken")
    assert quote.evidence
    return Said("places", " ".join(f"{at.start}-{at.end}" for at in quote.evidence.at))
