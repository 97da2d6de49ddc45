"""Wording: the words of a quote in each language, marked and shortened, made up once for all pages of its article."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq import languages
from tahqiq.languages.directions import closed
from tahqiq.model import Quote
from tahqiq.render.desk import Desk, View
from tahqiq.schema.vocabulary import VERBATIM_MODES

OPENING = 5
"""How many words say which quote is meant."""


class Wording(View, frozen=True):
    """A quote in one language: its words, how many, how they begin, how they stand between the language's marks."""

    language: str
    text: str
    length: int
    opening: str
    open: str
    marked: str
    close: str


def wordings(desk: Desk, quote: Quote) -> Mapping[str, Wording]:
    """The words of a quote in all languages that it stands in."""
    return desk.bench.if_it_lies_there(quote.article, ("words", quote.id), lambda: _wordings(quote))


def shown_wording(desk: Desk, quote: Quote) -> Wording:
    """The words in the page's language if the quote stands in it, else in the first that it stands in."""
    known = wordings(desk, quote)
    for tag in desk.tags:
        if tag in known:
            return known[tag]
    return Wording(desk.language, "", 0, "", *_marks(quote, desk.language, ""))


def _wordings(quote: Quote) -> dict[str, Wording]:
    passages: dict[str, list[str]] = {}
    for passage in quote.passages:
        passages.setdefault(passage.language, []).append(passage.text)
    texts = {tag: " … ".join(said) for tag, said in passages.items()}
    return {
        tag: Wording(tag, text, _length(text), _opening(text), *_marks(quote, tag, text))
        for tag, text in texts.items()
        if text
    }


def _length(text: str) -> int:
    return len(text.replace("…", " ").split())


def _opening(text: str) -> str:
    words = text.split(None, OPENING)
    return closed(" ".join(words[:OPENING])) + (" …" if len(words) > OPENING else "")


def _marks(quote: Quote, language: str, text: str) -> tuple[str, str, str]:
    """Opening mark, words, closing mark: marks within the words are of the inner kind; reported speech has none."""
    if quote.mode not in VERBATIM_MODES:
        return "", text, ""
    marks = languages.language(language).quotes
    return marks.open, languages.within_marks(text, language), marks.close
