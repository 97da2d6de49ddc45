"""A search index of some entries, in memory: its files by their paths below `assets/tahqiq/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tahqiq.search import Entry, Records, batches, make_sets, make_shards, parts, tally_of
from tahqiq.search.documents import records_of

Often = dict[tuple[str, int], list[int]]


def set_name(entry: Entry) -> str:
    """The name of the set that an entry is of, as its address tells."""
    _, _, thing = entry.url.split("/", 2)
    if "#" in thing and entry.kind != "quote":
        return f"{entry.kind}/{thing.partition('#')[2][2:]}"
    return f"{'article' if entry.kind == 'quote' else entry.kind}/{thing.partition('/')[0]}"


def sets_of(entries: Iterable[Entry]) -> dict[str, Records]:
    """Entries in sets, as documents."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[set_name(entry)].append(entry)
    return {name: records_of(name, some) for name, some in found.items()}


def index(entries: Iterable[Entry], languages: Sequence[str] = ("ar", "en")) -> dict[str, bytes]:
    """The files of an index of some entries."""
    return index_of(sets_of(entries), languages)[0]


def index_of(sets: dict[str, Records], languages: Sequence[str]) -> tuple[dict[str, bytes], Often]:
    """The files of an index of some sets, and what its shards have only in part."""
    tally = tally_of(sets, tuple(languages))
    files: dict[str, bytes] = {}
    pieces: defaultdict[int, list[bytes]] = defaultdict(list)
    for names in batches(sets, tally.layout):
        made = make_sets(((name, sets[name], frozenset()) for name in names), languages, tally.layout)
        files |= made.files
        tally.postings += made.postings
        tally.counts.update(made.counts)
        for part, piece in made.pieces.items():
            pieces[part].append(piece)
    layout = tally.layout
    often: Often = {}
    for some in parts(layout):
        shards = make_shards((piece for part in some for piece in pieces[part]), some, layout)
        files |= shards.files
        tally.words |= shards.words
        often |= {(form, group): memoryview(of).cast("Q").tolist() for form, group, of in shards.often}
    files |= tally.last_files()
    return {path: data for path, data in sorted(files.items()) if data}, often
