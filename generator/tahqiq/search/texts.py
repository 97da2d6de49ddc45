"""Texts: the documents of an index as they are shown, in files of several sets; and words for typing errors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from tahqiq.search.analysis import halves
from tahqiq.search.documents import Record
from tahqiq.search.layout import packed, unpacked

_TEXTS = msgspec.json.Decoder(dict[str, list[Record]])
_NEAR = msgspec.json.Decoder(dict[str, list[str]])
_JSON = msgspec.json.Encoder()


def texts_written(sets: Mapping[str, list[Record]]) -> bytes:
    """The documents of some sets as a file; empty if there are none."""
    there = {name: records for name, records in sorted(sets.items()) if records}
    return packed(_JSON.encode(there)) if there else b""


def texts_read(data: bytes) -> dict[str, list[Record]]:
    """The documents of a file by set. Raises as `near_read` does."""
    return _TEXTS.decode(unpacked(data)) if data else {}


def near_of(words: Iterable[str]) -> dict[str, set[str]]:
    """Words by their halves."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        for half in halves(word):
            found[half].add(word)
    return dict(found)


def near_written(words: Mapping[str, set[str]]) -> bytes:
    """Words by their halves as a file, even if there are none: what is not there has been lost."""
    return packed(_JSON.encode({half: sorted(some) for half, some in sorted(words.items()) if some}))


def near_read(data: bytes) -> dict[str, set[str]]:
    """Words by their halves from a file. Raises msgspec.DecodeError, or as `unpacked` does, if it is damaged."""
    return {half: {*words} for half, words in _NEAR.decode(unpacked(data)).items()}
