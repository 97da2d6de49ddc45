"""Shortened names: the last name of a person, the common noun of a body, after the whole name was given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tahqiq.author.forms import Form
from tahqiq.author.names import Found, Names
from tahqiq.languages.folding import words
from tahqiq.languages.naming import another, key, readings, short_names, stands_short

BODIES = frozenset({"public-body", "coalition", "organization", "party"})
LAST_NAME, NOUN = 0.9, 0.72


_BEFORE = 16
"""Characters before a word that say whether it stands as a short name."""


class Short(NamedTuple):
    """Words that may be a short name: where, as it is compared, and how surely no letter before belongs to it."""

    start: int
    end: int
    word: str
    likely: float


class Shortened:
    """The short names of an edition's actors, and who of them an article has named so far."""

    def __init__(self, names: Names) -> None:
        self._likely: dict[str, float] = {}
        self._of: dict[str, set[str]] = {}
        self._nouns: dict[str, bool] = {}
        for form in names.registered("actor"):
            for word, likely in _words(form):
                self._likely[form.id] = likely
                self._nouns[word] = likely == NOUN and self._nouns.get(word, True)
                self._of.setdefault(form.id, set()).add(word)
        self._words = Counter(word for them in self._of.values() for word in them)
        self._seen: dict[str, set[str]] = {}

    def named(self, actor: str) -> None:
        """An actor was named in full."""
        for word in self._of.pop(actor, ()):
            self._seen.setdefault(word, set()).add(actor)

    def candidates(self, text: str) -> Iterator[Short]:
        """The words of a text that may be short names, in order."""
        for word in words(text):
            printed = text[word.start : word.end]
            for reading in readings(printed):
                form = key(reading.form)
                if form not in self._words:
                    continue
                start, end, noun = word.start + reading.start, word.start + reading.end, self._nouns[form]
                before = text[max(0, start - _BEFORE) : start]
                name = text[start:end]
                if stands_short(name, before, noun=noun) and not another(text, start, end, noun=noun):
                    yield Short(start, end, form, round(reading.likely, 3))
                    break

    def judged(self, short: Short) -> Found | None:
        """Who is meant, if one actor alone that has the name was named before."""
        seen = self._seen.get(short.word, ())
        if len(seen) != 1:
            return None
        (actor,) = seen
        likely = self._likely[actor] - (0.08 if self._words[short.word] > 1 else 0.0)
        return Found(short.start, short.end, "actor", (actor,), round(short.likely * likely, 3))


def _words(form: Form) -> Iterator[tuple[str, float]]:
    """The short names of a form of a name, with how surely each is one."""
    if form.sort == "person":
        if len(form.key) > 1 and len(form.key[-1]) > 2:
            yield form.key[-1], LAST_NAME
    elif form.sort in BODIES and len(form.key) > 1:
        for word in short_names(form.key, form.language):
            yield word, NOUN
