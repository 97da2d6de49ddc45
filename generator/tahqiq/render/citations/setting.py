"""Settings: how the pieces of a citation become text: as HTML, or plain with isolates where directions meet.

Both keep a name apart from what stands around it. Titles of works are slanted in scripts that have a slant, which are
those with two cases of letters (Latin, Greek, Cyrillic); Arabic has neither.
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import lru_cache

from tahqiq import languages
from tahqiq.model import Dating
from tahqiq.render.citations.reference import Name
from tahqiq.render.dating import in_words
from tahqiq.render.escaping import escaped
from tahqiq.render.names import isolated
from tahqiq.render.words import Words

FSI, PDI = "\u2068", "\u2069"
STOPS = ".?!؟…"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CLOSING = re.compile(r"(?:</\w+>|[\u2069”’»›\"'])*$")

_TAIL = 80
"""Closing tags and marks are within so many characters of the end."""


class Setting(ABC):
    """The words of a language, and what a style makes a citation with; all that it gives is ready to be joined."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.language = words.language
        self.comma = words("list.comma")
        self.patterns: dict[str, tuple[str, ...]] = {}

    @abstractmethod
    def name(self, name: Name) -> str:
        """A name or title."""

    @abstractmethod
    def work(self, name: Name) -> str:
        """The title of a work that holds others."""

    @abstractmethod
    def own(self, text: str) -> str:
        """Text of the interface: words, a date, a version."""

    def fill(self, key: str, **values: str) -> str:
        """The words of a key, with values that are ready."""
        pieces = self.patterns.get(key)
        if pieces is None:
            pieces = self.patterns[key] = tuple(_PLACEHOLDER.split(self.own(self.words(key))))
        filled = [*pieces]
        for place in range(1, len(pieces), 2):
            filled[place] = values[pieces[place]]
        return "".join(filled)

    def names(self, names: Iterable[Name], last: str = "") -> str:
        """Names in a list; empty without names. `last` stands before the last one, in place of the language's and."""
        items = [self.name(name) for name in names]
        if len(items) < 2:
            return "".join(items)
        joint = last or languages.language(self.language).conjunction
        return self.comma.join(items[:-1]) + joint + items[-1]

    def title(self, name: Name, stop: str) -> str:
        """A title between marks, with what stands after it inside or outside of them, as the language has it."""
        text = languages.within_marks(name.text, self.language)
        stop = "" if stop == "." and text.endswith(tuple(STOPS)) else stop
        return self.fill("citation.title", title=self.name(Name(text, name.language)), stop=stop)

    def date(self, dating: Dating) -> str:
        """A date in words; whether the editors inferred it."""
        date = in_words(dating.date.text, self.language)
        return self.own(self.words("citing.inferred", date=date) if dating.inferred else date)

    def listed(self, parts: Iterable[str]) -> str:
        """The parts that there are, with commas."""
        return self.comma.join(filter(None, parts))


class Html(Setting):
    """HTML."""

    def name(self, name: Name) -> str:
        return _isolated(name.text, name.language, self.language)

    def work(self, name: Name) -> str:
        html = _isolated(name.text, name.language, self.language)
        return f"<cite>{html}</cite>" if has_cases(name.text) else html

    def own(self, text: str) -> str:
        return escaped(text)


class Plain(Setting):
    """Plain text; `isolating`: with isolates, to be shown or copied, else without, for files of data."""

    def __init__(self, words: Words, isolating: bool = True) -> None:
        super().__init__(words)
        self.isolating = isolating

    def name(self, name: Name) -> str:
        text = name.text
        return f"{FSI}{text}{PDI}" if self.isolating and runs_against(text, self.language) else text

    def work(self, name: Name) -> str:
        return self.name(name)

    def own(self, text: str) -> str:
        return text


@lru_cache(maxsize=4096)
def _isolated(text: str, of: str, within: str) -> str:
    """A name as HTML, no Markup: names of speakers and outlets stand in many citations."""
    return "".join(("", isolated(text, of, within)))


def has_cases(text: str) -> bool:
    """Whether a text has letters of a script with two cases."""
    return text.upper() != text.lower()


def runs_against(text: str, language: str) -> bool:
    """Whether anything in a text is written in the other direction than its surroundings."""
    against = ("L",) if languages.language(language).direction == "rtl" else ("R", "AL")
    return any(unicodedata.bidirectional(character) in against for character in text)


def sentence(text: str) -> str:
    """Words of the interface as they begin a sentence, in scripts that have capitals."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """A text with a full stop, unless it ends with one or with a mark that stands for one."""
    bare = _CLOSING.sub("", text[-_TAIL:])
    return text if not bare or bare[-1] in STOPS else f"{text}."


def sentences(parts: Iterable[str]) -> str:
    """The parts that there are, each a sentence."""
    return " ".join(stopped(part) for part in parts if part)
