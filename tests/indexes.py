"""A search index of some entries, in memory: its files by their paths below `assets/tahqiq/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tahqiq.search import (
    START,
    Entry,
    Records,
    Sizes,
    Start,
    batches,
    halves,
    layout_of,
    make_near,
    make_sets,
    make_shards,
    parts,
)
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
    articles = sum(name.startswith("article/") for name in sets)
    sizes = Sizes(0, 0, articles, len(sets) - articles)
    files: dict[str, bytes] = {}
    pieces: defaultdict[int, list[bytes]] = defaultdict(list)
    counts: defaultdict[int, int] = defaultdict(int)
    postings = 0
    for names in batches(sets, layout_of(sizes)):
        made = make_sets(((name, sets[name], frozenset()) for name in names), languages, layout_of(sizes))
        files |= made.files
        postings += made.postings
        for group, count in made.counts.items():
            counts[group] += count
        for part, piece in made.pieces.items():
            pieces[part].append(piece)
    layout = layout_of(Sizes(postings, 0, articles, len(sets) - articles))
    words: set[str] = set()
    often: Often = {}
    for some in parts(layout):
        shards = make_shards((piece for part in some for piece in pieces[part]), some, layout)
        files |= shards.files
        words |= shards.words
        often |= {(form, group): memoryview(of).cast("Q").tolist() for form, group, of in shards.often}
    sizes = Sizes(postings, sum(bool(halves(word)) for word in words), articles, len(sets) - articles)
    files |= make_near(words, layout_of(sizes))
    files[START] = Start(tuple(languages), dict(counts), sizes).written()
    return {path: data for path, data in sorted(files.items()) if data}, often
