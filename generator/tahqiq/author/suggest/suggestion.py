"""Suggestions as values: what might be annotated, where, as what, why and how surely."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

import msgspec

from tahqiq.dates import EdtfDate, Fault, parse
from tahqiq.limits import SUGGESTED_CHARACTERS
from tahqiq.read import ArticleFolder
from tahqiq.read.markdown.traced import TracedBlock, trace

KINDS = ("actor", "term", "event", "date", "quote")


class Spot(msgspec.Struct, frozen=True, order=True):
    """Words of a block: `plain[start:end]` of its plain text, in code points."""

    language: str
    file: str
    block: str
    start: int
    end: int
    words: str


class Attribution(msgspec.Struct, frozen=True):
    """What article.yml is to say of a quote. `speaker` is empty where nothing tells who speaks.

    `sure`: how surely it is this speaker, from 0 to 1. `date`, `stated`, `inferred`: as in article.yml, where the
    words beside the quote say when.
    """

    speaker: str
    mode: str
    channel: str = ""
    sure: float = 0.0
    date: str = ""
    stated: Mapping[str, str] = {}
    inferred: Mapping[str, str] = {}


class Suggestion(msgspec.Struct, frozen=True):
    """One annotation to accept or not: spans with one key and one value, and for a quote its attribution.

    `value` is an id or, for a date, EDTF. `others` are ids that it may be as well. `marked`: a quote whose words are
    marked already, while article.yml does not say yet who said them.
    """

    kind: str
    value: str
    spots: tuple[Spot, ...]
    confidence: float
    why: str
    others: tuple[str, ...] = ()
    attribution: Attribution | None = None
    marked: bool = False

    @property
    def complete(self) -> bool:
        """Whether the edition is sound with it: a quote needs a speaker."""
        return self.attribution is None or bool(self.attribution.speaker)


class Doubt(msgspec.Struct, frozen=True):
    """Words that look like something to annotate, and why nothing is suggested for them."""

    spot: Spot
    why: str


class Passage(NamedTuple):
    """One top-level block of an article in one language, with the places of its words."""

    language: str
    file: str
    traced: TracedBlock

    @property
    def id(self) -> str:
        """The block's id, empty if it has none."""
        return self.traced.block.id

    @property
    def plain(self) -> str:
        """Its plain text."""
        return self.traced.plain

    def spot(self, start: int, end: int) -> Spot:
        """Some of its words."""
        return Spot(self.language, self.file, self.id, start, end, self.plain[start:end])


class Draft(NamedTuple):
    """An article to make suggestions for.

    `sources`: the text of each of its files as it is read. `passages`: its blocks by language, in the order of the
    edition's languages. `long`: texts of which only the first blocks are among them, for they are very long.
    """

    name: str
    folder: ArticleFolder
    languages: tuple[str, ...]
    sources: Mapping[str, str]
    passages: Mapping[str, tuple[Passage, ...]]
    long: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language of the source; the edition's first one if it is not said."""
        root = self.folder.article.root if self.folder.article else None
        return (root.text("source", "language") if root else "") or self.languages[0]

    @property
    def published(self) -> EdtfDate | None:
        """When the source appeared, if that is said and is a date."""
        root = self.folder.article.root if self.folder.article else None
        parsed = parse(root.text("source", "published")) if root else None
        return None if isinstance(parsed, Fault) else parsed


def draft(name: str, folder: ArticleFolder, languages: tuple[str, ...], sources: Mapping[str, str]) -> Draft:
    """An article, with the places of its words. `sources`: the texts of its files, by their names in places."""
    passages: dict[str, tuple[Passage, ...]] = {}
    long = []
    for language in languages:
        text = folder.texts.get(language)
        if text and text.file in sources:
            blocks = trace(sources[text.file])
            lengths = list(accumulate(len(block.plain) for block in blocks))
            many = bisect_right(lengths, SUGGESTED_CHARACTERS)
            passages[language] = tuple(Passage(language, text.file, block) for block in blocks[:many])
            if many < len(blocks):
                long.append(text.file)
    return Draft(name, folder, languages, sources, passages, tuple(long))
