"""Documents: what the index holds of an entry: its forms with their weights, and its text as it is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b

import msgspec

from tahqiq.languages.folding import fold, tokens
from tahqiq.search.analysis import terms
from tahqiq.search.entry import KINDS, Entry, Kind
from tahqiq.search.layout import QUOTES, group_of
from tahqiq.search.order import LAST

USUAL: Mapping[Kind, int] = {"article": 500, "actor": 12, "quote": 25, "event": 15, "term": 30}
"""How many words a document of a kind usually has: a measure that does not hang on other documents."""
TITLE, CAPITAL, FULL = 128, 64, 63
_SATURATION, _LENGTH = 1.2, 0.75  # BM25's k1 and b (Robertson and Zaragoza, 2009)
_TITLE_COUNTS = 2


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A document as it is shown: `kind` is its place in KINDS, `number` tells it from others of its group."""

    kind: int
    number: int
    url: str
    title: str
    content: str
    actors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    order: int = LAST

    def entry(self, language: str) -> Entry:
        """What it was made of."""
        return Entry(
            self.url,
            language,
            KINDS[self.kind],
            self.title,
            self.content,
            self.actors,
            self.speakers,
            self.years,
            self.names,
            self.sort,
            self.order,
        )


Records = dict[str, list[Record]]
"""By language."""


def number_of(name: str) -> int:
    """The number of a set: 32 bits of a digest of its name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big")


def key_of(group: int, number: int) -> int:
    """A document by its group and its number in it."""
    return group << 32 | number


def records_of(name: str, entries: Iterable[Entry]) -> Records:
    """The documents of a set, language by language, but for entries without a single word."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    number = number_of(name)
    for entry in entries:
        if any(map(fold, tokens(entry.title))) or any(map(fold, tokens(entry.content))):
            found[entry.language].append(
                Record(
                    KINDS.index(entry.kind),
                    _number_of_quote(number, entry.url) if entry.kind == "quote" else number,
                    entry.url,
                    entry.title,
                    entry.content,
                    entry.actors,
                    entry.speakers,
                    entry.years,
                    entry.names,
                    entry.sort,
                    entry.order,
                )
            )
    return dict(found)


def _number_of_quote(article: int, url: str) -> int:
    return article >> QUOTES << QUOTES | number_of(url.partition("#")[2]) >> (32 - QUOTES)


def weighed(record: Record, language: str, place: int) -> tuple[int, dict[str, int]]:
    """The key of a document in a language, which has a `place` among all, and its forms with their weights."""
    entry = record.entry(language)
    return key_of(group_of(place, entry.kind), record.number), weights_of(entry)


def weights_of(entry: Entry) -> dict[str, int]:
    """The forms of a document, each with its weight (decision 17)."""
    low: set[str] = set()
    times, length = _counted("\n".join([*(name for _, name in entry.names), entry.content]), low)
    titled, more = _counted(entry.title, low)
    for form in titled:
        times[form] += _TITLE_COUNTS
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * (length + more) / USUAL[entry.kind])
    found = {
        form: (round(FULL * count / (count + norm)) or 1) | (0 if form in low else CAPITAL)
        for form, count in times.items()
    }
    for form in titled:
        found[form] |= TITLE
    found.update(dict.fromkeys(entry.filters(), entry.order))
    return found


def _counted(text: str, low: set[str]) -> tuple[defaultdict[str, int], int]:
    """How often each form stands in a text, and how many words that has; those without a capital are `low`."""
    times: defaultdict[str, int] = defaultdict(int)
    length = 0
    for token, count in Counter(tokens(text)).items():
        forms, is_low = _forms(token)
        if forms:
            length += count
            for form in forms:
                times[form] += count
            if is_low:
                low.update(forms)
    return times, length


@lru_cache(maxsize=1 << 18)
def _forms(token: str) -> tuple[tuple[str, ...], bool]:
    """The forms of a word as printed, and whether it has no capital."""
    word = fold(token)
    return (terms(word) if word else ()), word == word.lower()
