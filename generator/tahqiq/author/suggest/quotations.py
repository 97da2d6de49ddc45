"""Quotations that are no quotes yet: their words in every language, who may have said them, and how."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tahqiq.author.names import Found, Names
from tahqiq.author.suggest.ids import Ids
from tahqiq.author.suggest.mentions import LIKELY, AllNamed, free
from tahqiq.author.suggest.moments import Moments
from tahqiq.author.suggest.sentences import Named
from tahqiq.author.suggest.speakers import NOBODY, SOMEBODY, Guess, Scene
from tahqiq.author.suggest.suggestion import Attribution, Doubt, Draft, Passage, Spot, Suggestion
from tahqiq.languages.saying import quotations, saying_words
from tahqiq.read.nodes import Mapping as MappingNode
from tahqiq.read.nodes import entries

SPEAKER_LIKELY = 0.7
"""A speaker that is less likely than this is left to the editor."""
_FEW = 3
_ROOM = 5
"""Characters around a name, marks and all, from which on what is between marks is more than the name."""
_ALONE = "a quote has its words in every language, and this block stands in some only"
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


class _Found(NamedTuple):
    """One quotation in one language: where, who may speak, which channel; the annotated ones have their `id`.

    It has several `places` where words of saying stand between its parts.
    """

    passage: Passage
    places: tuple[tuple[int, int], ...]
    guess: Guess
    channel: str
    leads: bool
    id: str

    @property
    def spots(self) -> tuple[Spot, ...]:
        return tuple(self.passage.spot(start, end) for start, end in self.places)

    @property
    def length(self) -> int:
        return sum(len(_WORD.findall(spot.words)) for spot in self.spots)


def quotes(draft: Draft, names: Names, named: AllNamed) -> tuple[tuple[Suggestion, ...], tuple[Doubt, ...]]:
    """The quotations of an article that its texts do not mark, each in all languages, and those that do not match."""
    told = _attributed(draft)
    found = {
        language: _in_text(passages, names, named[language], told)
        for language, passages in draft.passages.items()
    }
    ids, moments = Ids(told), Moments(draft)
    suggestions: list[Suggestion] = []
    doubts: list[Doubt] = []
    for block in dict.fromkeys(p.id for passages in draft.passages.values() for p in passages if p.id):
        here = {language: blocks[block] for language, blocks in found.items() if block in blocks}
        if len(here) < len(found):
            doubts += (Doubt(one.spots[0], _ALONE) for them in here.values() for one in them if not one.id)
            continue
        rows, unmatched = _aligned(here)
        suggestions += (s for row in rows if (s := _suggestion(row, ids, moments)))
        doubts += (Doubt(one.spots[0], _unmatched(here)) for one in unmatched if not one.id)
    suggestions += _unattributed(found, told)
    return tuple(suggestions), tuple(doubts)


def _unattributed(
    found: Mapping[str, Mapping[str, Sequence[_Found]]], told: Mapping[str, tuple[str, str]]
) -> Iterator[Suggestion]:
    """Quotes that are marked, as an import leaves them, and of which nothing says who said them, but their texts."""
    marked: dict[str, list[_Found]] = {}
    for one in (one for blocks in found.values() for them in blocks.values() for one in them if one.id):
        marked.setdefault(one.id, []).append(one)
    for name, (speaker, _) in told.items():
        row = [] if speaker else [one for one in marked.get(name, ()) if one.length]
        if not row:
            continue
        guess, why = _agreed([one.guess for one in row])
        if guess.speaker:
            attribution = Attribution(guess.speaker, _mode(row), sure=round(guess.sure, 2))
            spots = tuple(spot for one in row for spot in one.spots)
            yield Suggestion("quote", name, spots, round(guess.sure, 2), why, (), attribution, marked=True)


def _mode(row: Sequence[_Found]) -> str:
    whole = min(one.length for one in row) >= 5 and all(one.leads for one in row)
    return "direct" if whole else "partial"


def _unmatched(here: Mapping[str, Sequence[_Found]]) -> str:
    counts = ", ".join(f"{len(them)} in {language}" for language, them in here.items())
    return f"the languages do not have as many quotations in this block: {counts}"


def _attributed(draft: Draft) -> dict[str, tuple[str, str]]:
    """The quotes that article.yml has: id to speaker and channel."""
    root = draft.folder.article.root if draft.folder.article else None
    return {
        e.key.text: (e.value.text("speaker"), e.value.text("channel"))
        for e in entries(root.get("quotes") if root else None)
        if isinstance(e.value, MappingNode)
    }


# ---------------------------------------------------------------- one language


def _in_text(
    passages: Sequence[Passage],
    names: Names,
    named: Sequence[tuple[Found, ...]],
    told: Mapping[str, tuple[str, str]],
) -> dict[str, list[_Found]]:
    """The quotations of a text by block, each with its likely speaker."""
    before, channel = NOBODY, ""
    found: dict[str, list[_Found]] = {}
    for passage, here in zip(passages, named, strict=True):
        actors = [
            Named(f.start, f.end, f.ids[0], names.sort(f.ids[0]) == "person")
            for f in sorted(here, key=lambda f: (f.start, -f.end))
            if f.kind == "actor" and (f.confidence >= LIKELY or _only(f.ids, names))
        ]
        them = _in_block(passage, list(_outer(actors)), before, channel, told)
        for one in them:
            if one.guess.speaker or one.guess is SOMEBODY:
                before, channel = one.guess, one.channel
        found.setdefault(passage.id, []).extend(them)
    return found


def _only(ids: tuple[str, ...], names: Names) -> bool:
    """Whether of several things that words may name only one can speak: a city does not, its state does."""
    speaking = [name for name in ids if names.sort(name) != "place"]
    return len(speaking) == 1 and speaking[0] == ids[0]


def _outer(actors: Iterable[Named]) -> Iterator[Named]:
    """Those that lie inside no longer one; in the order of the text, the longer first."""
    last = None
    for one in actors:
        if last is None or one.end > last.end or (one.start, one.end) == (last.start, last.end):
            last = one
            yield one


def _in_block(
    passage: Passage,
    actors: Sequence[Named],
    before: Guess,
    channel: str,
    told: Mapping[str, tuple[str, str]],
) -> list[_Found]:
    words = saying_words(passage.language)
    starts = [actor.start for actor in actors]
    places = [
        (q.start, q.end) for q in quotations(passage.plain) if not _mere_name(q.start, q.end, actors, starts)
    ]
    if words is None:
        return [_Found(passage, (p,), NOBODY, "", False, _quote_at(passage, *p)) for p in places]
    scene = Scene(passage.plain, words, places, actors)
    guess = NOBODY
    found: list[_Found] = []
    for number, (start, end) in enumerate(places):
        name = _quote_at(passage, start, end)
        guess = scene.guess(number, guess, before)
        by = scene.channel(number)
        if not by and guess.how == "carried":
            by = found[-1].channel if found else channel
        if name in told and told[name][0]:
            guess, by = Guess(told[name][0], 1.0, "named", True), told[name][1]
        if guess.speaker or guess is SOMEBODY:
            before = guess
        lead = scene.lead(number)
        leads = bool(words.lead.search(lead)) or not lead.strip()
        if not name and found and not found[-1].id and scene.goes_on(number):
            found[-1] = found[-1]._replace(places=(*found[-1].places, (start, end)))
        else:
            found.append(_Found(passage, ((start, end),), guess, by, leads, name))
    return found


def _mere_name(start: int, end: int, actors: Sequence[Named], starts: Sequence[int]) -> bool:
    """Whether marks stand around a mere name. `starts`: where the actors begin, in the order of the text."""
    first = bisect_right(starts, start)
    beside = actors[first : bisect_left(starts, start + _ROOM, first)]
    return any(actor.end < end and end - start - (actor.end - actor.start) < _ROOM for actor in beside)


def _quote_at(passage: Passage, start: int, end: int) -> str:
    """The id of the quote that these words are marked as already, or lie over."""
    over = (a.value for a in passage.traced.spans_over(start, end) if a.mark == "quote")
    return next(over, "")


# ---------------------------------------------------------------- all languages


def _aligned(here: Mapping[str, list[_Found]]) -> tuple[list[tuple[_Found, ...]], list[_Found]]:
    """The quotations of a block side by side, in every language that has the block; and those without a partner.

    Where the languages have as many, they match in order. Else marks around a few words are put aside, which
    one language may use and another not, and what is left must be as many.
    """
    every = list(here.values())
    long = [[one for one in them if one.length >= _FEW or one.id] for them in every]
    for them in (every, long):
        if len({len(t) for t in them}) == 1 and all(
            len({o.id for o in row}) == 1 for row in zip(*them, strict=True)
        ):
            rows = list(zip(*them, strict=True))
            return [row for row in rows if not row[0].id], []
    return [], [one for them in every for one in them]


def _suggestion(row: tuple[_Found, ...], ids: Ids, moments: Moments) -> Suggestion | None:
    if not all(free(one.passage, "quote", *place) for one in row for place in one.places):
        return None
    guess, why = _agreed([one.guess for one in row])
    shortest = min(one.length for one in row)
    verb = any(one.guess.verb for one in row)
    if shortest < _FEW and not verb:
        return None
    confidence = (
        0.95 if verb and shortest >= _FEW else 0.85 if shortest >= _FEW else 0.65 if shortest > 1 else 0.5
    )
    channel = next((one.channel for one in row if one.channel), "")
    moment = moments.beside([(one.passage, *one.places[0]) for one in row])
    attribution = Attribution(guess.speaker, _mode(row), channel, round(guess.sure, 2), *moment)
    spots = tuple(spot for one in row for spot in one.spots)
    return Suggestion("quote", ids.new(guess.speaker, spots), spots, confidence, why, attribution=attribution)


def _agreed(guesses: Sequence[Guess]) -> tuple[Guess, str]:
    """What the languages say together of who speaks, and why."""
    named = [g for g in guesses if g.speaker]
    if not named:
        return NOBODY, "nothing beside it tells who said it"
    best = max(named, key=lambda g: (g.sure, g.speaker))
    others = [g for g in named if g.speaker != best.speaker]
    agree = [g for g in named if g.speaker == best.speaker]
    sure = min(best.sure + 0.04 * (len(agree) - 1), 0.98)
    if others:
        clear = best.how == "named" and all(g.how == "carried" for g in others)
        sure = min(sure, 0.75 if clear else 0.5)
    elif len(agree) < len(guesses) and any(g.how == "named" and not g.speaker for g in guesses):
        sure = min(sure, 0.72 if best.sure >= 0.9 and best.how == "named" else 0.5)
    how = "named beside it" if best.how == "named" else "who spoke before it"
    why = f"{best.speaker} is {how}" + ("" if not others else f"; but it may be {others[0].speaker}")
    return (best._replace(sure=sure) if sure >= SPEAKER_LIKELY else NOBODY), why
