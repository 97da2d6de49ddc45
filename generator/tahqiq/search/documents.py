"""Documents: what the index holds of an entry: its forms with their weights, and its text as it is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

import msgspec

from tahqiq.search.analysis import terms
from tahqiq.search.entry import KINDS, Entry, Kind
from tahqiq.search.folding import fold, tokens
from tahqiq.search.layout import QUOTES, group_of

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
    names: tuple[str, ...] = ()

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
        )


Records = dict[str, list[Record]]
"""By language."""
Postings = dict[str, dict[int, int]]
"""By form, and `document_key`: the weight."""


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
        if any(map(fold, (*tokens(entry.title), *tokens(entry.content)))):
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
                )
            )
    return dict(found)


def _number_of_quote(article: int, url: str) -> int:
    return article >> QUOTES << QUOTES | number_of(url.partition("#")[2]) >> (32 - QUOTES)


def postings_of(language: str, group_language: int, records: Sequence[Record]) -> Postings:
    """All forms of some documents of a language. Where two have one number, the greater weight counts for both."""
    found: Postings = {}
    for record in records:
        entry = record.entry(language)
        key = key_of(group_of(group_language, entry.kind), record.number)
        for form, weight in weights_of(entry).items():
            of_form = found.setdefault(form, {})
            of_form[key] = max(weight, of_form.get(key, 0))
    return found


def weights_of(entry: Entry) -> dict[str, int]:
    """The forms of a document, each with its weight (decision 17)."""
    times: defaultdict[str, int] = defaultdict(int)
    low: set[str] = set()
    length = 0
    for token, count in Counter(tokens(entry.content)).items():
        length += _count(token, count, times, low)
    titled: defaultdict[str, int] = defaultdict(int)
    for token, count in Counter(tokens(entry.title)).items():
        length += _count(token, count, titled, low)
    for form in titled:
        times[form] += _TITLE_COUNTS
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * length / USUAL[entry.kind])
    found = {}
    for form, count in times.items():
        weight = max(1, round(FULL * count / (count + norm)))
        found[form] = weight | (TITLE if form in titled else 0) | (0 if form in low else CAPITAL)
    found.update(dict.fromkeys(entry.filters(), 1))
    return found


def _count(token: str, count: int, times: defaultdict[str, int], low: set[str]) -> int:
    """Counts the forms of a word, and says how many words it is."""
    forms, is_low = _forms(token)
    for form in forms:
        times[form] += count
    if is_low:
        low.update(forms)
    return count if forms else 0


@lru_cache(maxsize=1 << 18)
def _forms(token: str) -> tuple[tuple[str, ...], bool]:
    """The forms of a word as printed, and whether it has no capital."""
    word = fold(token)
    return (terms(word) if word else ()), word == word.lower()
