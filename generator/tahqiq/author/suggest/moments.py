"""Moments: when a quotation was said, where its sentence tells, and the date suggestions of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tahqiq.author.suggest.dates import Dated, dates_in, day_of
from tahqiq.author.suggest.mentions import free
from tahqiq.author.suggest.suggestion import Doubt, Draft, Passage, Suggestion
from tahqiq.dates import Fault, parse, words
from tahqiq.languages.dating import date_words

_SURE = 0.85
_BY_DAY = len("2024-08-15")


class Moment(NamedTuple):
    """What article.yml says of when a quote was said: nothing, where nothing tells."""

    date: str = ""
    stated: Mapping[str, str] = {}
    inferred: Mapping[str, str] = {}


class Moments:
    """The dates that an article's texts say, by block."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.published = draft.published
        self.base = day_of(draft.published)
        self._dates: dict[tuple[str, str], tuple[Dated, ...]] = {}

    def of(self, passage: Passage) -> tuple[Dated, ...]:
        """The dates that a block says, and what looks like one but contradicts the calendar."""
        key = (passage.language, passage.id or str(passage.traced.block.place))
        if key not in self._dates:
            found = dates_in(passage.plain, passage.language, self.base, self.draft.language)
            self._dates[key] = found
        return self._dates[key]

    def beside(self, row: Sequence[tuple[Passage, int, int]]) -> Moment:
        """When a quotation was said: on the one day that its sentence in the source's language names."""
        for passage, start, end in row:
            if passage.language != self.draft.language:
                continue
            days = [d for d in self.of(passage) if len(d.edtf) == _BY_DAY and d.confidence >= _SURE]
            near = [d for d in days if not start <= d.start < end and _beside(passage.plain, d, start, end)]
            if len(near) == 1 and self.base and near[0].edtf <= self.base.isoformat():
                return self._moment(passage, near[0])
        return Moment()

    def _moment(self, passage: Passage, dated: Dated) -> Moment:
        printed = passage.plain[dated.start : dated.end]
        inferred = dict(self.reasons(dated, printed))
        whole = inferred if set(inferred) == set(self.draft.languages) else {}
        return Moment(dated.edtf, {passage.language: printed}, whole)

    def reasons(self, dated: Dated, printed: str) -> Iterator[tuple[str, str]]:
        """Why this date, in each language of the edition in which that can be said."""
        for language in self.draft.languages:
            known = date_words(language)
            date = parse(dated.edtf)
            if known and not isinstance(date, Fault):
                published = words(self.published, language) if self.published else ""
                template = known.reasons[dated.how]
                yield (
                    language,
                    template.format(words=printed, published=published, date=words(date, language)),
                )


def _beside(text: str, dated: Dated, start: int, end: int) -> bool:
    """Whether a date stands in the sentence of a quotation, before it."""
    between = text[dated.end : start] if dated.end <= start else "."
    return not any(mark in between for mark in '.!?؟\n“”«»"')


def dates(draft: Draft) -> tuple[tuple[Suggestion, ...], tuple[Doubt, ...]]:
    """The dates that an article's texts say and do not mark, and words that contradict the calendar."""
    moments = Moments(draft)
    suggestions: list[Suggestion] = []
    doubts: list[Doubt] = []
    for passages in draft.passages.values():
        for passage in passages:
            for dated in moments.of(passage):
                spot = passage.spot(dated.start, dated.end)
                if not free(passage, "date", dated.start, dated.end):
                    continue
                if not dated.edtf:
                    doubts.append(Doubt(spot, dated.against))
                elif not isinstance(parse(dated.edtf), Fault):
                    why = _why(dated, spot.words, moments)
                    suggestions.append(Suggestion("date", dated.edtf, (spot,), dated.confidence, why))
    return tuple(suggestions), tuple(doubts)


def _why(dated: Dated, printed: str, moments: Moments) -> str:
    """For an editor, in the language of the command."""
    if dated.how == "stated":
        return "the words say it"
    appeared = moments.published.text if moments.published else ""
    if dated.how == "nearest":
        return f"the words name no year; the nearest to {appeared}, when the text appeared"
    return f"counted from {appeared}, when the text appeared"
