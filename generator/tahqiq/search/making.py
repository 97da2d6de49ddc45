"""Making an index: some sets to their texts and what they put into homes; what was put into some homes to shards."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tahqiq.relate import Relations
from tahqiq.search.analysis import bare, halves, homes
from tahqiq.search.documents import Record, Records, number_of, records_of, weighed
from tahqiq.search.entries import entries_of
from tahqiq.search.entry import is_list
from tahqiq.search.layout import START, Layout, Sizes, Start, digest_of, layout_of
from tahqiq.search.names import pairs
from tahqiq.search.shards import (
    WEIGHT,
    Name,
    Row,
    Shard,
    by_group,
    gathered,
    listed,
    sorted_values,
    spilled,
    written,
)
from tahqiq.search.texts import near_of, near_written, texts_written

PARTS = 256
"""The homes are divided into so many parts, each of which one worker makes the shards of."""
_AT_ONCE = 100
Often = tuple[str, int, bytes]
"""A form, a group, and all of the form's postings there (unsigned 64 bits), where a shard has only the best."""


@dataclass(slots=True)
class Made:
    """What came of some sets: files, pieces by part, documents by group, postings, the facts each set hangs on."""

    files: dict[str, bytes] = field(default_factory=dict)
    pieces: dict[int, bytes] = field(default_factory=dict)
    counts: Counter[int] = field(default_factory=Counter)
    postings: int = 0
    facts: dict[str, frozenset[str]] = field(default_factory=dict)


def batches(names: Iterable[str], layout: Layout) -> Iterator[tuple[str, ...]]:
    """All sets in pieces of work; those that share a file of texts stay together."""

    def place(name: str) -> tuple[str, int]:
        family, bits = layout.family(name)
        return family, number_of(name) >> (32 - bits)

    batch: list[str] = []
    last = ("", 0)
    for name in sorted(names, key=lambda name: (*place(name), name)):
        if len(batch) >= _AT_ONCE and place(name) != last:
            yield tuple(batch)
            batch = []
        batch.append(name)
        last = place(name)
    if batch:
        yield tuple(batch)


def make_sets(
    sets: Iterable[tuple[str, Records, frozenset[str]]], languages: Sequence[str], layout: Layout
) -> Made:
    """Makes some sets, all those of each file of texts that any of them is in; the facts are those they hang on."""
    made = Made()
    texts: defaultdict[str, dict[str, list[Record]]] = defaultdict(dict)
    rows: defaultdict[str, list[int]] = defaultdict(list)
    stood: list[tuple[int, Name]] = []
    for name, records, made.facts[name] in sets:
        stood += [(digest_of(home), row) for row in named(name, records) for home in homes(row[0])]
        for language, shown in records.items():
            texts[layout.texts(name, language, number_of(name))][name] = shown
            for record in shown:
                key, weights = weighed(record, language, languages.index(language))
                made.counts[key >> 32] += 1
                shifted = key << WEIGHT
                for form, weight in weights.items():
                    rows[form].append(shifted | weight)
    made.postings = sum(len(values) * len(homes(form)) for form, values in rows.items() if not is_list(form))
    made.files = {path: texts_written(found) for path, found in texts.items()}
    made.pieces = _by_part(rows, stood)
    return made


@dataclass(slots=True)
class Tally:
    """What is counted while an index is made: its layout and its last files follow from it.

    `articles` and `things` are how many sets there are of articles and of others.
    """

    languages: tuple[str, ...]
    articles: int
    things: int
    postings: int = 0
    counts: Counter[int] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)

    @property
    def sizes(self) -> Sizes:
        """How much there is, as far as it has been counted."""
        return Sizes(
            self.postings, sum(bool(halves(word)) for word in self.words), self.articles, self.things
        )

    @property
    def layout(self) -> Layout:
        """Where texts lie, before anything is counted; where homes do, when all sets are made."""
        return layout_of(self.sizes)

    def last_files(self) -> dict[str, bytes]:
        """The words for typing errors, and what a search has to know first."""
        start = Start(self.languages, dict(self.counts), self.sizes)
        return {**make_near(self.words, self.layout), START: start.written()}


def tally_of(names: Collection[str], languages: tuple[str, ...]) -> Tally:
    """A tally of nothing yet, for sets of these names."""
    articles = sum(name.startswith("article/") for name in names)
    return Tally(languages, articles, len(names) - articles)


def set_of(relations: Relations, name: str) -> tuple[Records, frozenset[str]]:
    """A set's documents, and the facts that it hangs on."""
    with relations.answers.ledger.opened() as facts:
        records = records_of(name, entries_of(relations, name))
    return records, frozenset(facts)


def named(name: str, records: Records) -> list[Name]:
    """The words of an actor's names that stand for each other."""
    kind, _, thing = name.partition("/")
    if kind != "actor":
        return []
    names = {text for found in records.values() for record in found for _, text in record.names}
    return [(one, other, thing) for one, other in sorted(pairs(sorted(names)))]


def _by_part(rows: Mapping[str, Sequence[int]], names: Iterable[tuple[int, Name]]) -> dict[int, bytes]:
    rows_of: defaultdict[int, list[Row]] = defaultdict(list)
    names_of: defaultdict[int, list[tuple[int, Name]]] = defaultdict(list)
    for form, found in rows.items():
        values = array("Q", found).tobytes()
        for home in homes(form):
            digest = digest_of(home)
            rows_of[digest >> 24].append((digest, form, values))
    for digest, name in names:
        names_of[digest >> 24].append((digest, name))
    return {part: spilled(rows_of[part], names_of[part]) for part in sorted({*rows_of, *names_of})}


# ------------------------------------------------------------ shards


def parts(layout: Layout) -> Iterator[range]:
    """All parts, those of one shard together."""
    together = max(1, PARTS >> layout.words)
    return (range(start, start + together) for start in range(0, PARTS, together))


@dataclass(slots=True)
class MadeShards:
    """The shards of some parts by path, the words that they know, and what is listed of them in part only."""

    files: dict[str, bytes] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    often: list[Often] = field(default_factory=list)


def make_shards(pieces: Iterable[bytes], some: range, layout: Layout) -> MadeShards:
    """Makes the shards of some parts of what was spilled into them."""
    rows, names = gathered(pieces)
    size = (1 << 32) // PARTS
    shards = {path: Shard() for path in layout.shards(range(some.start * size, some.stop * size))}
    made = MadeShards()
    for (digest, form), values in rows.items():
        path = layout.shard(digest, form)
        shard = shards[path]
        if form in shard.forms:
            continue  # by another of its homes
        shard.forms[form] = {}
        for group, found in by_group(sorted_values(values)).items():
            best = shard.forms[form][group] = listed(form, found)
            if best.of > len(best.postings) and path == layout.shard(digest_of(homes(form)[0]), form):
                made.often.append((form, group, array("Q", found).tobytes()))
    for digest, name in names:
        shards[layout.shard(digest, name[0])].names.add(name)
    for path, shard in shards.items():
        made.files[path] = written(shard)
        made.words |= words_in(path, shard, layout)
    return made


def words_in(path: str, shard: Shard, layout: Layout) -> set[str]:
    """The words of a shard that errors are looked up among; each word is one of one shard."""
    found = {bare(form) for form in shard.forms if not is_list(form)}
    return {word for word in found if layout.shard(digest_of(homes(word)[0]), word) == path}


def make_near(words: Iterable[str], layout: Layout) -> dict[str, bytes]:
    """The files of words for typing errors."""
    files: dict[str, dict[str, set[str]]] = {path: {} for path in layout.near_files()}
    for half, some in near_of(words).items():
        files[layout.near_file(digest_of(half))][half] = some
    return {path: near_written(found) for path, found in files.items()}
