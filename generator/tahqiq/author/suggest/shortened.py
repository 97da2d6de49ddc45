"""Shortened names: the last name of a person, the common noun of a body, after the whole name was given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tahqiq.author.forms import Form
from tahqiq.author.names import Found, Names
from tahqiq.languages.folding import words
from tahqiq.languages.naming import another, key, readings, short_names, stands_short

BODIES = frozenset({"public-body", "coalition", "organization", "party"})
LAST_NAME, NOUN = 0.9, 0.72


class _Short(NamedTuple):
    start: int
    end: int
    word: str


class Shortened:
    """The short names of an edition's actors, and who of them an article has named so far."""

    def __init__(self, names: Names) -> None:
        self._ids: dict[str, dict[str, float]] = {}
        self._seen: list[str] = []
        for form in names.registered("actor"):
            for word, likely in _words(form):
                self._ids.setdefault(word, {}).setdefault(form.id, likely)

    def named(self, actor: str) -> None:
        """An actor was named in full."""
        self._seen.append(actor)

    def candidates(self, text: str, language: str) -> Iterator[Found]:
        """The words of a text that may be short names, in order."""
        for word in words(text):
            printed = text[word.start : word.end]
            for reading in readings(printed):
                ids = self._ids.get(key(reading.form))
                name = printed[reading.start : reading.end]
                start, end = word.start + reading.start, word.start + reading.end
                likely = max(ids.values()) if ids else 0.0
                if (
                    ids
                    and stands_short(name, text[:start], noun=likely == NOUN)
                    and not another(text, start, end, noun=likely == NOUN)
                ):
                    yield Found(start, end, "actor", tuple(sorted(ids)), round(reading.likely, 3))
                    break

    def judged(self, found: Found) -> Found | None:
        """A short name, if one actor alone that has it was named before."""
        before = [name for name in dict.fromkeys(reversed(self._seen)) if name in found.ids]
        if len(before) != 1:
            return None
        return found._replace(
            ids=(before[0],), confidence=round(found.confidence * self._likely(found, before[0]), 3)
        )

    def _likely(self, found: Found, actor: str) -> float:
        shared = len(found.ids) > 1
        likely = max(ids[actor] for ids in self._ids.values() if set(ids) == set(found.ids))
        return likely - 0.08 if shared else likely


def _words(form: Form) -> Iterator[tuple[str, float]]:
    """The short names of a form of a name, with how surely each is one."""
    if form.sort == "person":
        if len(form.key) > 1 and len(form.key[-1]) > 2:
            yield form.key[-1], LAST_NAME
    elif form.sort in BODIES and len(form.key) > 1:
        for word in short_names(form.key, form.language):
            yield word, NOUN
