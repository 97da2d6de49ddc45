"""Names: which words of a text name an actor, a term or an event, by the register and by the edition's habits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tahqiq.author.forms import Form, Forms, forms_of, keyed, words_of
from tahqiq.author.habits import MOST, Habits, habits_of, learnt_forms
from tahqiq.languages import naming
from tahqiq.languages.folding import Word, words
from tahqiq.languages.naming import key, readings
from tahqiq.read import Manuscript

__all__ = ["MOST", "Found", "Names"]


class Found(NamedTuple):
    """Words of a text that are a name: `text[start:end]`, in code points, without letters before the name.

    `ids` are what they may name, all of one `kind` (actor, term, event), the likeliest first. `confidence` is
    that of the first one, from 0 to 1; it is low where others are as likely.
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    confidence: float


class _Match(NamedTuple):
    start: int
    end: int
    form: Form
    likely: float


@dataclass(frozen=True, slots=True)
class Names:
    """All names of an edition's register, and the words that its texts annotate as each thing."""

    forms: Forms
    habits: Habits
    sorts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, manuscript: Manuscript, *, learning: bool = True, unfinished: str = "") -> Names:
        """The names of an edition; `learning`: also from what its articles annotate already.

        `unfinished`: an article that is being annotated, which leaves nothing alone on purpose.
        """
        sorts = {a: r.root.text("kind") for a, r in manuscript.actors.items() if r.root}
        names = cls(forms_of(manuscript), Habits(), sorts)
        if not learning:
            return names
        names = replace(names, forms=names.forms.joined(learnt_forms(manuscript)))
        return replace(names, habits=habits_of(manuscript, names.matched, unfinished))

    def found(self, text: str, language: str) -> tuple[Found, ...]:
        """The names in a plain text, the longest first, none over another."""
        return tuple(_apart(self.everything(text, language)))

    def nested(self, text: str, language: str) -> tuple[Found, ...]:
        """The same, but actors also where they stand inside the name of a term or an event."""
        every = self.everything(text, language)
        actors = list(_apart(f for f in every if f.kind == "actor"))
        others = list(_apart(f for f in every if f.kind != "actor"))
        # None of the actors lies over another, so only those that lie over this one need a look.
        named = Apart(actors)
        whole = [
            o for o in others if not any(_cross(o, a) or _within(o, a) for a in named.over(o.start, o.end))
        ]
        return tuple(sorted((*actors, *whole), key=_longest))

    def everything(self, text: str, language: str) -> tuple[Found, ...]:
        """Every name that the words may be, those inside others too, the longest first."""
        places: dict[tuple[int, int], list[_Match]] = {}
        for match in self.matched(text, language):
            places.setdefault((match.start, match.end), []).append(match)
        found = (self._judged(place, matches, language) for place, matches in places.items())
        return tuple(sorted(found, key=_longest))

    def registered(self, kind: str) -> Iterator[Form]:
        """The forms of a kind that the register has, in a fixed order."""
        for word in sorted(self.forms.by_word):
            yield from (f for f in self.forms.by_word[word] if f.kind == kind and not f.learnt)

    def sort(self, actor: str) -> str:
        """The kind of an actor, empty if it has none."""
        return self.sorts.get(actor, "")

    def why(self, words: str, kind: str, name: str) -> str:
        """Why words may name a thing, as a sentence for an editor."""
        form = keyed(words_of(words))
        known = any(
            f.key == form and f.id == name and f.kind == kind and not f.learnt
            for f in self.forms.beginning(form[0])
        )
        count = self.habits.counts.get((form, (kind, name)))
        said = "a name of it in the register" if known else "a form or a part of its name"
        if count and count.annotated:
            said += (
                f"; annotated so in {count.annotated} of {count.annotated + count.left} texts that have it"
            )
        return said

    def matched(self, text: str, language: str) -> Iterator[_Match]:
        """Each form of the register that begins at some word of the text."""
        tokens = tuple(words(text))
        for at, word in enumerate(tokens):
            for reading in readings(text[word.start : word.end]):
                for form in self.forms.beginning(key(reading.form)):
                    start, end = word.start + reading.start, _end(form, text, tokens, at, reading.end)
                    if end and (likely := reading.likely * form.likeness(text[start:end], language)):
                        yield _Match(start, end, form, likely * _alone(form, text, start, end))

    def _judged(self, place: tuple[int, int], matches: list[_Match], language: str) -> Found:
        """One place: the things that its words may name, with how likely each is."""
        likely: dict[tuple[str, str], float] = {}
        for match in matches:
            judged = self.habits.judged(match.form, language, match.likely)
            thing = (match.form.kind, match.form.id)
            likely[thing] = max(likely.get(thing, 0.0), judged)
        shares = self.habits.shares(matches[0].form.key, likely)
        kind = max(likely, key=lambda t: (likely[t] * shares[t], t[0] == "actor", t[1]))[0]
        things = sorted((t for t in likely if t[0] == kind), key=lambda t: (-likely[t] * shares[t], t))
        first = things[0]
        return Found(*place, kind, tuple(t[1] for t in things), round(likely[first] * shares[first], 3))


def _alone(form: Form, text: str, start: int, end: int) -> float:
    """How likely a name is not part of what another thing is called: US soldiers, New Mexico, Mexico City."""
    if len(form.key) > 1 or form.kind != "actor" or not text[start].isascii():
        return 1.0
    letters = form.sort == "country" and text[start:end].replace(".", "").isupper()
    if letters and re.match(r"[ -][a-z]", text[end : end + 2]):
        return 0.55
    longer = re.match(r" [A-Z][a-z]", text[end : end + 3]) or (
        form.sort != "person" and naming.capital_before(text, start)
    )
    return 0.6 if longer else 1.0


def _end(form: Form, text: str, tokens: tuple[Word, ...], at: int, first_end: int) -> int:
    """Where a form that begins at a word ends in the text; 0 if its other words do not follow."""
    last = len(form.key) - 1
    if at + last >= len(tokens):
        return 0
    if not last:
        return tokens[at].start + first_end
    word = tokens[at]
    if any(map(str.isalpha, text[word.start + first_end : word.end])):
        return 0
    for number in range(1, last + 1):
        before, word = word, tokens[at + number]
        gap = text[before.end : word.start]
        if "\n" in gap or (gap.strip() and gap.strip() not in form.printed):
            return 0
        if number < last and key(word.folded) != form.key[number]:
            return 0
    return _last(form, text, word)


def _last(form: Form, text: str, word: Word) -> int:
    """Where the last word of a form ends, which may carry a sign of possession; 0 if it is another word."""
    for reading in readings(text[word.start : word.end]):
        if not reading.start and key(reading.form) == form.key[-1]:
            return word.start + reading.end
    return 0


def _longest(found: Found) -> tuple[int, int, str]:
    return (found.start - found.end, found.start, found.kind)


def _cross(one: Found, other: Found) -> bool:
    """Whether two lie over each other, neither inside the other."""
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def _within(one: Found, other: Found) -> bool:
    return other.start <= one.start and one.end <= other.end


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Those that lie over none before them."""
    kept = Apart()
    for one in found:
        if not kept.over(one.start, one.end):
            kept.add(one)
            yield one


class Apart:
    """What is found in a text and lies over nothing else of it, in the order of the text."""

    __slots__ = ("_found", "_starts")

    def __init__(self, found: Iterable[Found] = ()) -> None:
        self._found = sorted(found, key=lambda f: f.start)
        self._starts = [f.start for f in self._found]

    def add(self, found: Found) -> None:
        """One more, which lies over none that is there."""
        at = bisect_left(self._starts, found.start)
        self._starts.insert(at, found.start)
        self._found.insert(at, found)

    def over(self, start: int, end: int) -> list[Found]:
        """Those that have a character of a range."""
        first = bisect_right(self._starts, start)
        if first and self._found[first - 1].end > start:
            first -= 1
        return self._found[first : bisect_left(self._starts, end)]
