"""Marks: how the spans of an article's texts begin and end, and what the article names, for its standOff."""

from __future__ import annotations

from collections import Counter, defaultdict

from tahqiq.export.tei.dating import dated
from tahqiq.export.tei.pointers import TO_REGISTER, text_id
from tahqiq.model import Article, Edition, Quote
from tahqiq.schema.vocabulary import PLACE_KINDS

Tags = tuple[str, str]
"""What stands before and after the words of a span."""
REPORTED = "indirect"


class Marks:
    """Of one article, in all its languages. `named` has (kind, id) of each thing that was pointed at."""

    __slots__ = ("_edition", "_quotes", "_spans", "_tags", "article", "named", "spans")

    def __init__(self, article: Article, edition: Edition) -> None:
        self.article = article
        self.named: set[tuple[str, str]] = set()
        self.spans: defaultdict[str, list[str]] = defaultdict(list)
        self._edition = edition
        self._tags: dict[tuple[str, str], Tags] = {}
        self._quotes = {quote.id: self._said(quote) for quote in article.quotes}
        self._spans = Counter((p.language, quote.id) for quote in article.quotes for p in quote.passages)

    def pointer(self, kind: str, target: str) -> str:
        """The pointer at a thing's entry in the article's own file, where there will be one."""
        self.named.add((kind, target))
        return f"#a.{self.article.id}.{kind}.{target}"

    def pointers(self, targets: tuple[str, ...]) -> str:
        """Pointers at things whose kind is not said; where an actor and a term have one id, at both."""
        edition = self._edition
        kinds = (("actor", edition.actors), ("term", edition.terms), ("event", edition.events))
        return " ".join(
            self.pointer(kind, target) for target in targets for kind, things in kinds if target in things
        )

    def tags(self, key: str, value: str) -> Tags:
        """The tags of a span that is no quote."""
        found = self._tags.get((key, value))
        if found is None:
            found = self._tags[key, value] = self._made(key, value)
        return found

    def _made(self, key: str, value: str) -> Tags:
        if key == "date":
            return f"<date{dated(value)}>", "</date>"
        name, kind = name_of(self._edition.actors[value].kind) if key == "actor" else _NAMES[key]
        return f'<{name}{kind} ref="{self.pointer(key, value)}">', f"</{name}>"

    def _said(self, quote: Quote) -> str:
        direct = "false" if quote.mode == REPORTED else "true"
        who, record = self.pointer("actor", quote.speaker), f"#a.{self.article.id}.quote.{quote.id}"
        return f' who="{who}" direct="{direct}" ana="{manner(quote)}" corresp="{record}">'

    def said(self, quote: str, language: str, number: int) -> str:
        """The tag before the words of a quote's span; it is the span of that number in the language, from 1.

        Spans of one quote are linked to the next and the one before. With 0 it is none of them, as in a footnote.
        """
        if not number:
            return "<said" + self._quotes[quote]
        own = f"{text_id(self.article.id, language)}.q.{quote}."
        self.spans[quote].append(f"{own}{number}")
        following = f' next="#{own}{number + 1}"' if number < self._spans[language, quote] else ""
        before = f' prev="#{own}{number - 1}"' if number > 1 else ""
        return f'<said xml:id="{own}{number}"{following}{before}{self._quotes[quote]}'


_NAMES: dict[str, Tags] = {"term": ("term", ""), "event": ("rs", ' type="event"')}


def name_of(kind: str) -> Tags:
    """The element that a name of an actor of a kind stands in, and its type: an office is neither person nor body."""
    if kind == "person":
        return "persName", ""
    if kind == "office":
        return "rs", ' type="office"'
    return ("placeName", "") if kind in PLACE_KINDS else ("orgName", "")


def manner(quote: Quote) -> str:
    """Pointers at how a quote was said: its mode, and its channel where one is known."""
    channel = f" {TO_REGISTER}channel.{quote.channel}" if quote.channel else ""
    return f"{TO_REGISTER}mode.{quote.mode}{channel}"
