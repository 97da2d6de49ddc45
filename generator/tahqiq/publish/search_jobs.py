"""The search index of a whole edition, made by whoever does the work of a build, and written into its site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

import msgspec

from tahqiq.crew import Crew
from tahqiq.publish.hangs import FOUND, digests
from tahqiq.publish.printer import Sheet
from tahqiq.publish.workshop import Order, workshop
from tahqiq.publish.writer import Writer
from tahqiq.relate import Relations
from tahqiq.search import Layout, batches, make_sets, make_shards, parts, set_of, sets, tally_of
from tahqiq.store import store_at

INDEX = "assets/tahqiq/"
"""Where the index lies in a site; `search.START` and all paths of the index are below it."""


class SetsMade(msgspec.Struct, frozen=True):
    """What came of some sets: the SHA-256 of the files written, by path; `pieces` are where they lie in the file
    `spilled` of the shelf, by part.
    """

    sheets: list[Sheet]
    files: dict[str, str]
    counts: dict[int, int]
    postings: int
    spilled: str
    pieces: dict[int, tuple[int, int]]


class ShardsMade(msgspec.Struct, frozen=True):
    """What came of some parts: the SHA-256 of the files written, by path, words for typing errors, and what shards
    have only in part.
    """

    files: dict[str, str]
    words: list[str]
    often: list[tuple[str, int, bytes]]


@dataclass(slots=True)
class Indexed:
    """An index that was written: its sets and what they hang on, the SHA-256 of its files by path, and what shards have
    only in part.
    """

    sheets: list[Sheet] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    often: list[tuple[str, int, bytes]] = field(default_factory=list)


class _Sets(msgspec.Struct, frozen=True):
    order: Order
    layout: Layout


class _Shards(msgspec.Struct, frozen=True):
    order: Order
    layout: Layout
    pieces: Mapping[int, Sequence[tuple[str, int, int]]]


def index_job(given: _Sets, names: tuple[str, ...]) -> SetsMade:
    """Makes some sets, writes their texts, and spills what they put into homes."""
    order = given.order
    relations = workshop(order).printing.relations
    found = ((name, *set_of(relations, name)) for name in names)
    made = make_sets(found, relations.edition.languages, given.layout)
    files = _write(order, made.files)
    spilled, pieces = bytearray(), {}
    for part, piece in made.pieces.items():
        pieces[part] = len(spilled), len(piece)
        spilled += piece
    name = uuid4().hex
    store_at(order.shelf).write({name: bytes(spilled)})
    sheets = [set_sheet(thing, facts) for thing, facts in made.facts.items()]
    return SetsMade(sheets, files, dict(made.counts), made.postings, name, pieces)


def shard_job(given: _Shards, some: range) -> ShardsMade:
    """Makes the shards of some parts."""
    store = store_at(given.order.shelf)
    pieces = (store.piece(*place) for part in some for place in given.pieces.get(part, ()))
    made = make_shards(pieces, some, given.layout)
    files = _write(given.order, made.files)
    return ShardsMade(files, sorted(made.words), made.often)


def set_sheet(name: str, facts: frozenset[str]) -> Sheet:
    """A set, with what it hangs on."""
    return Sheet(f"{FOUND} {name}", (), FOUND, name, digests(facts))


def indexed(order: Order, crew: Crew, relations: Relations, made: Indexed) -> Iterator[tuple[int, int]]:
    """Makes the index and writes it; what there is of it is `made`. How many jobs are done, and of how many."""
    names = list(sets(relations))
    tally = tally_of(names, relations.edition.languages)
    pieces: defaultdict[int, list[tuple[str, int, int]]] = defaultdict(list)
    jobs = list(batches(names, tally.layout))
    for done, some in enumerate(crew.each(index_job, _Sets(order, tally.layout), jobs), 1):
        made.sheets += some.sheets
        made.files |= some.files
        tally.counts.update(some.counts)
        tally.postings += some.postings
        for part, place in some.pieces.items():
            pieces[part].append((some.spilled, *place))
        yield done, 2 * len(jobs)
    layout = tally.layout
    shards = list(parts(layout))
    for done, found in enumerate(crew.each(shard_job, _Shards(order, layout, pieces), shards), 1):
        made.files |= found.files
        tally.words.update(found.words)
        made.often += found.often
        yield len(jobs) + done * len(jobs) // len(shards), 2 * len(jobs)
    made.files |= _write(order, tally.last_files())


def _write(order: Order, files: Mapping[str, bytes]) -> dict[str, str]:
    """Writes files of the index into the site, but for empty ones; their SHA-256 by their paths in it."""
    writer = Writer(order.site, order.fresh)
    there = {INDEX + path: writer.file(INDEX + path, data) for path, data in files.items() if data}
    writer.flush()
    return there
