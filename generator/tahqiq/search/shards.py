"""Shards of words: the forms that lie together, the documents that hold each, and the names that they stand for."""

from __future__ import annotations

import heapq
import struct
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from tahqiq.search.documents import FULL, TITLE
from tahqiq.search.entry import is_list
from tahqiq.search.layout import MOST, NUMBER, packed, unpacked

Posting = int
"""A document and a weight: `number << WEIGHT | weight`."""
WEIGHT = 24
_WEIGHT = (1 << WEIGHT) - 1
Name = tuple[str, str, str]
"""A form, another that it stands for in a name, and whose name that is."""


@dataclass(slots=True)
class Listed:
    """The postings of a form in a group, by number; `of` documents hold it, the best of which are here."""

    postings: list[Posting]
    of: int


Forms = dict[str, dict[int, Listed]]


@dataclass(slots=True)
class Shard:
    """What is in one file of words."""

    forms: Forms = field(default_factory=dict)
    names: set[Name] = field(default_factory=set)


class _Head(msgspec.Struct):
    forms: list[list[str | int]]
    names: list[Name]


_HEAD = msgspec.json.Decoder(_Head)
_JSON = msgspec.json.Encoder()


def listed(form: str, postings: list[Posting]) -> Listed:
    """The best of all postings of a form in a group, which come by number."""
    if len(postings) <= MOST:
        return Listed(postings, len(postings))
    worth = weight_of if is_list(form) else _worth
    best = heapq.nsmallest(MOST, postings, key=lambda posting: (-worth(posting), posting))
    return Listed(sorted(best), len(postings))


def _worth(posting: Posting) -> int:
    return (posting & FULL) + (FULL if posting & TITLE else 0)


def weight_of(posting: Posting) -> int:
    """The weight of a form in a document, in WEIGHT bits."""
    return posting & _WEIGHT


def by_group(values: Iterable[int]) -> dict[int, list[Posting]]:
    """Sorted values of `key << WEIGHT | weight` to the postings of each group; of a document, the greater weight."""
    found: dict[int, list[Posting]] = {}
    last = -1
    for value in values:
        group, posting = value >> (NUMBER + WEIGHT), value & ((1 << (NUMBER + WEIGHT)) - 1)
        if value >> WEIGHT == last:
            # Sorted, the greater weight comes last, but for what the bits of title and capital add.
            found[group][-1] = max(found[group][-1], posting)
            continue
        last = value >> WEIGHT
        of_group = found.get(group)
        if of_group is None:
            found[group] = [posting]
        else:
            of_group.append(posting)
    return found


def written(shard: Shard) -> bytes:
    """A shard as a file. One in which there is nothing is written too: what is not there has been lost."""
    head: list[list[str | int]] = []
    body = bytearray()
    for form in sorted(shard.forms):
        row: list[str | int] = [form]
        for group, found in sorted(shard.forms[form].items()):
            row += [group, len(found.postings), found.of]
            body += struct.pack(
                f">{len(found.postings)}I", *[posting >> WEIGHT for posting in found.postings]
            )
            body += struct.pack(_weights(form, len(found.postings)), *map(weight_of, found.postings))
        head.append(row)
    encoded = _JSON.encode({"forms": head, "names": sorted(shard.names)})
    return packed(struct.pack(">I", len(encoded)) + encoded + bytes(body))


def read(data: bytes) -> Shard:
    """A shard from its file. Raises ValueError, or what `unpacked` raises, if it is damaged."""
    content = unpacked(data)
    (length,) = struct.unpack_from(">I", content)
    head = _HEAD.decode(content[4 : 4 + length])
    at = 4 + length
    forms: Forms = {}
    for form, *numbers in head.forms:
        groups: dict[int, Listed] = {}
        for group, count, of in _triples(numbers):
            found = struct.unpack_from(f">{count}I", content, at)
            weights = struct.unpack_from(_weights(str(form), count), content, at + 4 * count)
            at += (8 if is_list(str(form)) else 5) * count
            groups[group] = Listed([n << WEIGHT | w for n, w in zip(found, weights, strict=True)], of)
        forms[str(form)] = groups
    return Shard(forms, set(head.names))


def _triples(numbers: list[str | int]) -> Iterator[tuple[int, int, int]]:
    whole = [int(number) for number in numbers]
    return zip(whole[::3], whole[1::3], whole[2::3], strict=True)


def _weights(form: str, count: int) -> str:
    return f">{count}{'I' if is_list(form) else 'B'}"


# ------------------------------------------------------------ spilled on the way

Row = tuple[int, str, bytes]
"""The digest of a home, a form in it, and values of `key << WEIGHT | weight` as unsigned 64 bits."""


class Spilled(msgspec.Struct, array_like=True):
    """What some documents put into some homes."""

    rows: list[Row]
    names: list[tuple[int, Name]]


_SPILLED = msgspec.msgpack.Decoder(Spilled)
_PACKED = msgspec.msgpack.Encoder()


def spilled(rows: list[Row], names: list[tuple[int, Name]]) -> bytes:
    """As bytes."""
    return _PACKED.encode(Spilled(rows, names))


def gathered(pieces: Iterable[bytes]) -> tuple[dict[tuple[int, str], bytearray], list[tuple[int, Name]]]:
    """Spilled pieces put together: values by home and form, and names by home."""
    rows: dict[tuple[int, str], bytearray] = {}
    names: list[tuple[int, Name]] = []
    for piece in pieces:
        found = _SPILLED.decode(piece)
        names += found.names
        for home, form, values in found.rows:
            there = rows.get((home, form))
            if there is None:
                rows[home, form] = bytearray(values)
            else:
                there += values
    return rows, names


def sorted_values(values: bytearray) -> list[int]:
    """Spilled values in order."""
    found = array("Q")
    found.frombytes(values)
    return sorted(found)
