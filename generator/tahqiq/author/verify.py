"""Quotations against the source: what stands in it goes into the lock, what does not is a problem."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

import msgspec

from tahqiq.author.departed import nearest, told
from tahqiq.author.lock import Lock, Proven
from tahqiq.evidence import digest, locate, words
from tahqiq.evidence.lines import marks
from tahqiq.matching import Allowance, Matching, common_beginning
from tahqiq.model import Article, Quote
from tahqiq.problems import Place, Problem
from tahqiq.read.sources import UTF_8, SourceText
from tahqiq.schema.vocabulary import VERBATIM_MODES

_ALIKE = 8
"""Fewer characters than that stand in any source."""


class Verified(msgspec.Struct, frozen=True):
    """The outcome for one article: its new lock, how many quotes stand in the source, what does not.

    `kept`: the source is not here, but every quote is the one that was verified in it before. `changed`: what is here
    is the source as it has become since; the quotes were looked up there, and the lock is the old one.
    """

    lock: Lock
    found: int
    asked: int
    problems: tuple[Problem, ...]
    kept: bool = False
    changed: bool = False


def verify(
    article: Article, lock: Lock, sources: Mapping[str, SourceText], strangers: Sequence[SourceText] = ()
) -> Verified:
    """Looks up every direct and partial quote of an article, in reading order, in its source.

    `sources` are known by their digests; among the `strangers`, which no article names, may be the source as it has
    become since it was verified. The stamps of the lock stay as they are.
    """
    quotes = [q for q in _in_reading_order(article) if q.mode in VERBATIM_MODES]
    if not quotes:
        return Verified(Lock(stamps=lock.stamps), 0, 0, ())
    place, named = Place(article.file), article.source.sha256
    if not named:
        hint = "add `sha256:` under `source:`"
        return _none(lock, len(quotes), Problem(place, "source-unnamed", "no source is named", hint))
    source = sources.get(named)
    if source and source.encoding == UTF_8:
        return _verified(article, quotes, lock, source.text)
    if lock.source == named:
        sayings = [said(quote, article) for quote in quotes]
        if near := nearest(lock.lines, sayings, strangers):
            return _departed(article, quotes, lock, near)
    if _stands(article, quotes, lock):
        return Verified(lock, 0, len(quotes), (), kept=True)
    message = f"no file among the sources has the SHA-256 {named[:12]}…"
    hint = "put the text there, byte for byte as it was imported, or pass another folder with --sources"
    return _none(lock, len(quotes), Problem(place, "source-not-found", message, hint))


def _stands(article: Article, quotes: list[Quote], lock: Lock) -> bool:
    """Whether the lock proves the quotes as they are: who adds one article has not the sources of all others."""
    return lock.source == article.source.sha256 and all(
        (proven := lock.quotes.get(quote.id)) and proven.sha256 == digest(said(quote, article))
        for quote in quotes
    )


def _none(lock: Lock, asked: int, problem: Problem) -> Verified:
    return Verified(lock, 0, asked, (problem,))


def _departed(article: Article, quotes: list[Quote], lock: Lock, source: SourceText) -> Verified:
    """What differs in a source that has changed, and which quotes no longer stand in it. Nothing is recorded."""
    _, problems = _looked_up(article, quotes, source.text)
    differing = (*told(lock.lines, lock.source, source), *problems)
    return Verified(lock, len(quotes) - len(problems), len(quotes), differing, changed=True)


def _verified(article: Article, quotes: list[Quote], lock: Lock, source: str) -> Verified:
    proven, problems = _looked_up(article, quotes, source)
    new = Lock(article.source.sha256, proven, lock.stamps, marks(source))
    return Verified(new, len(proven), len(quotes), tuple(problems))


def _looked_up(article: Article, quotes: list[Quote], source: str) -> tuple[dict[str, Proven], list[Problem]]:
    source = unicodedata.normalize("NFC", source)
    proven: dict[str, Proven] = {}
    problems: list[Problem] = []
    after = 0
    allowance = Allowance()
    for quote in quotes:
        passages = said(quote, article)
        at = locate(passages, source, after)
        if at is None:
            problems.append(_absent(quote, article, passages, source, allowance))
        else:
            proven[quote.id] = Proven(digest(passages), at)
            after = at[-1].end
    return proven, problems


def said(quote: Quote, article: Article) -> tuple[str, ...]:
    """The words of a quote in the language of the source."""
    return tuple(p.text for p in quote.passages if p.language == article.source.language)


def _in_reading_order(article: Article) -> list[Quote]:
    text = article.text(article.source.language)
    order = {b.id: n for n, b in enumerate(text.blocks)} if text else {}

    def place(quote: Quote) -> tuple[int, int]:
        return min(
            (
                (order.get(p.block, 0), p.start)
                for p in quote.passages
                if p.language == article.source.language
            ),
            default=(len(order), 0),
        )

    return sorted(article.quotes, key=place)


def _absent(
    quote: Quote, article: Article, passages: tuple[str, ...], source: str, allowance: Allowance
) -> Problem:
    text = article.text(article.source.language)
    lines = {b.id: b.line for b in text.blocks} if text else {}
    first = next((p for p in quote.passages if p.language == article.source.language), None)
    place = Place(text.file, lines.get(first.block, 0)) if text and first else Place(article.file)
    missing = next((p for p in words(passages) if p not in source), "")
    message = f'the words of the quote "{quote.id}" do not stand in the source'
    return Problem(place, "quote-not-in-source", message, _difference(missing, source, allowance))


def _difference(passage: str, source: str, allowance: Allowance) -> str:
    """Where a passage departs from the source: the part of it that stands there, and what is other beside that."""
    if not passage:
        return "its passages stand there in another order"
    at, length = _standing(passage, source, allowance)
    if length < _ALIKE:
        return "nothing like it stands there"
    there = source[max(at, 0) : at + len(passage)]
    same = common_beginning(passage, there)
    return (
        f'character {same + 1} differs: here "{passage[same : same + 20]}", there "{there[same : same + 20]}"'
    )


def _standing(passage: str, source: str, allowance: Allowance) -> tuple[int, int]:
    """(where in the source the passage would begin, length) of the longest part of it that stands there.

    Of long ones, and once the allowance is used up, the longest beginning: to find that takes no time.
    """
    # Before it looks, difflib notes the place of each character of the source.
    if allowance.spend(len(source)):
        found = Matching(passage, source, allowance).find_longest_match()
        if found.size:
            return found.b - found.a, found.size
    fits, fails = 0, len(passage)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        fits, fails = (middle, fails) if passage[:middle] in source else (fits, middle)
    return source.find(passage[:fits]), fits
