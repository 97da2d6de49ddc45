"""Speakers: who said a quotation, by the words beside it, and who spoke before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tahqiq.author.suggest.sentences import Named, Sentences
from tahqiq.languages.saying import SayingWords

_WORD = re.compile(r"[^\W_](?:[^\s,،:;؛“”«»\"]*[^\W_])?")
_COMMA = re.compile(r"[,،;؛:—–]|\s-\s")
_STOPS = (",", "،", ":", ";", "؛")
_NEAR = 5
"""How many words may stand between a verb and the one who says."""
_FAR = 1_500
"""How many characters before a quotation are looked through for who says it: more than sentences have."""
_PIECE = 100
"""Characters in which the word before a name stands."""


class Guess(NamedTuple):
    """Who says a quotation. `speaker` is empty where words name someone whom no one knows.

    `how`: "named" beside it, "carried" on from before, "" for nothing. `verb`: whether a word of saying is there.
    """

    speaker: str
    sure: float
    how: str
    verb: bool


NOBODY = Guess("", 0.0, "", False)
SOMEBODY = Guess("", 0.0, "named", True)
"""Words name somebody whom the register does not have."""


class Scene(Sentences):
    """A block whose quotations are asked for their speakers."""

    def __init__(
        self, text: str, words: SayingWords, quotes: Sequence[tuple[int, int]], names: Sequence[Named]
    ) -> None:
        super().__init__(text, words, quotes, names)
        # The quotations of one sentence ask for the same names.
        self._prepositions: dict[int, bool] = {}
        self._leading: dict[tuple[int, int], bool] = {}

    def guess(self, number: int, before: Guess, last: Guess) -> Guess:
        """Who says the quotation of a number. `before`: who said that before it; `last`: the last who spoke."""
        start, end = self.quotes[number]
        opening, closing = self._sentence(number)
        opening = max(opening, start - _FAR)
        lead_start = max(opening, self.quotes[number - 1][1] if number else 0)
        same = before if number and opening < self.quotes[number - 1][1] else NOBODY
        lead = self._lead(opening, lead_start, start, same, last)
        if lead.verb:
            return lead
        tail_end = min(closing, self.quotes[number + 1][0] if number + 1 < len(self.quotes) else closing)
        tail = self._tail(end, tail_end, last)
        if tail.verb:
            return tail
        return self._without_verb(lead_start, start, end, same, last)

    # ---------------------------------------------------------------- before the quotation

    def _lead(self, opening: int, start: int, end: int, same: Guess, last: Guess) -> Guess:
        verbs = [v for v in self.words.verb.finditer(self.text, start, end) if not self.named_at(v.start())]
        if not verbs:
            return NOBODY
        verb = verbs[-1]
        if self.words.verb_first:
            found = self._after(verb.end(), end)
            if found is not None:
                return found if found.how != "carried" else self._earlier(opening, verb.start(), same, last)
            return self._earlier(opening, verb.start(), same, last)
        return self._before(opening, start, verb.start(), same, last)

    def _after(self, start: int, end: int) -> Guess | None:
        """The subject that follows its verb; None where nothing does, so that it is somebody named before."""
        name = next(iter(self.between(start, end)), None)
        between = self.text[start : name.start if name else end]
        rest = self.words.adverbs.sub(" ", between)
        words = _WORD.findall(rest)
        issued = self.words.issued.search(between)
        near = name is not None and len(words) <= _NEAR and not _COMMA.search(between)
        if name and near and (issued or not self._after_preposition(name)):
            if words and not issued and not name.person:
                return SOMEBODY  # the minister of a country speaks, not the country
            return Guess(name.id, 0.93 if not words else 0.88, "named", True)
        if self._begins(self.words.again, between):
            return Guess("", 0.0, "carried", True)
        first = _COMMA.split(rest)[0]
        words = [w for w in _WORD.findall(first) if w not in self.words.prepositions]
        phrase = re.match(r"\s*(?:[وف]?(?:في|علي|الي|من|عن|ب|ل))", between)
        return None if not words or phrase else SOMEBODY

    def _earlier(self, opening: int, verb: int, same: Guess, last: Guess) -> Guess:
        """Who is meant by a verb that names nobody: the one of the sentence, else the last speaker."""
        here = [
            n
            for n in self.between(opening, verb)
            if not self._after_preposition(n) and (n.person or self._leads(n, opening))
        ]
        if here:
            first = next((v.end() for v in self.words.verb.finditer(self.text, opening, verb)), None)
            after = [n for n in here if first is not None and n.start >= first]
            return Guess((after or here)[0].id, 0.85, "named", True)
        return self._carried(same if same.speaker else last)

    def _before(self, opening: int, start: int, verb: int, same: Guess, last: Guess) -> Guess:
        """The subject that stands before its verb, in the clause of the verb or in one before."""
        cuts = [start, *(c.end() for c in _COMMA.finditer(self.text, start, verb)), verb]
        for number in range(len(cuts) - 2, -1, -1):
            first, end = cuts[number], cuts[number + 1]
            clause = self.text[first:end].strip(" ,;:")
            if number and self.words.aside.match(clause):
                continue
            found = self._clause(first, end, same if same.speaker else last)
            if found:
                return found
        if start > opening and same.speaker:
            return self._carried(same)
        return (
            self._carried(same if same.speaker else last) if start == opening else NOBODY._replace(verb=True)
        )

    def _clause(self, start: int, end: int, last: Guess) -> Guess | None:
        """The subject of a clause; None where it has none."""
        names = self.between(start, end)
        free = [n for n in names if self._subject(n)]
        text = self.text[start:end]
        if free:
            return Guess(free[-1].id, 0.92, "named", True)
        if names and self.words.issued.search(self.text, start, names[-1].start):
            return Guess(names[-1].id, 0.88, "named", True)
        if self.words.verb.match(text.strip()):
            return None
        if self._begins(self.words.pronoun, text) or self._begins(self.words.again, text):
            return self._carried(last)
        rest = _WORD.findall(self.words.adverbs.sub(" ", text))
        if not rest or rest[0] in self.words.prepositions:
            return None
        return SOMEBODY

    @staticmethod
    def _begins(pattern: re.Pattern[str], text: str) -> bool:
        """Whether words stand at the beginning of a text, or after one or two that say little."""
        found = pattern.search(text)
        return found is not None and len(_WORD.findall(text[: found.start()])) < 3

    def _carried(self, last: Guess) -> Guess:
        if not last.speaker:
            return SOMEBODY if last is SOMEBODY else NOBODY._replace(verb=True)
        return Guess(last.speaker, round(min(last.sure, 0.9) * 0.97, 3), "carried", True)

    # ---------------------------------------------------------------- behind it

    def _tail(self, start: int, end: int, last: Guess) -> Guess:
        according = self.words.according.search(self.text, start, end)
        verb = self.words.verb.search(self.text, start, end)
        if according and (not verb or according.start() < verb.start()):
            name = next(iter(self.between(according.end(), end)), None)
            words = _WORD.findall(self.text[according.end() : name.start]) if name else []
            return (
                Guess(name.id, 0.92, "named", True) if name and len(words) < 4 else NOBODY._replace(verb=True)
            )
        if not verb or len(_WORD.findall(self.text[start : verb.start()])) > 9:
            return NOBODY
        if self.words.verb_first or not _WORD.search(self.text, start, verb.start()):
            return self._follows(verb.end(), end, last)
        names = [n for n in self.between(start, verb.start()) if self._subject(n)]
        if names:
            return Guess(names[0].id, 0.93, "named", True)
        text = self.text[start : verb.start()]
        if self.words.pronoun.search(text) or self.words.again.search(text):
            return self._carried(last)
        return SOMEBODY

    def _follows(self, start: int, end: int, last: Guess) -> Guess:
        name = next(iter(self.between(start, end)), None)
        between = self.text[start : name.start if name else end]
        words = _WORD.findall(between)
        if name and len(words) <= _NEAR and not _COMMA.search(between) and not self._after_preposition(name):
            return Guess(name.id, 0.92, "named", True)
        if self.words.pronoun.search(between[:12]) or self.words.again.search(between):
            return self._carried(last)
        return SOMEBODY

    # ---------------------------------------------------------------- no word of saying

    def _without_verb(self, start: int, quote: int, end: int, same: Guess, last: Guess) -> Guess:
        lead = self.text[start:quote]
        according = self.words.according.search(lead)
        names = self.between(start, quote)
        if according:
            after = self.between(start + according.end(), quote)
            return Guess(after[0].id, 0.85, "named", True) if after else NOBODY
        if lead.rstrip().endswith(":") and names:
            return Guess(names[0].id, 0.75, "named", False)
        if not _WORD.search(lead):
            before = same if same.speaker else last
            alone = not _WORD.search(self.text, end)
            return Guess(before.speaker, round(before.sure * 0.8, 3), "carried", False) if alone else NOBODY
        return NOBODY

    # ---------------------------------------------------------------- names

    def _leads(self, name: Named, opening: int) -> bool:
        """Whether no noun stands before a name, to which it would belong (the diplomat of a state)."""
        place = (max(opening, name.start - _PIECE), name.start)
        if place not in self._leading:
            before = _WORD.findall(self.text[slice(*place)])
            self._leading[place] = (
                not before or bool(self.words.verb.match(before[-1])) or before[-1] in self.words.openers
            )
        return self._leading[place]

    def _subject(self, name: Named) -> bool:
        """Whether a name may be who says: not after a preposition, nor before the noun that is (a Trump aide)."""
        if self._after_preposition(name):
            return False
        after = _WORD.search(self.text, name.end)
        if self.words.verb_first or not after or self.text[name.end : after.start()].strip(" "):
            return not self.text.startswith(("'s ", "’s "), name.end)
        at = after.start()
        says_little = self.words.verb.match(self.text, at) or self.words.adverbs.match(self.text, at)
        return bool(says_little) or after[0] in self.words.prepositions or self.named_at(at)

    def _after_preposition(self, name: Named) -> bool:
        """Whether a name stands after a preposition, with its article between them or not, or one is written to it."""
        if name.start not in self._prepositions:
            self._prepositions[name.start] = self._preposition_before(name)
        return self._prepositions[name.start]

    def _preposition_before(self, name: Named) -> bool:
        text = self.text[max(0, name.start - 30) : name.start]
        if self.words.attached.search(text) or self.words.contracted.match(self.text, name.start):
            return True
        before = _WORD.findall(text)
        while before and before[-1] in self.words.articles:
            before.pop()
        if not before or text.rstrip().endswith(_STOPS):
            return False
        return before[-1] in self.words.prepositions
