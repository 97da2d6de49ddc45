"""Mending an index: some sets are others than before, and only what they are in is written anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from tahqiq.search.analysis import halves, homes
from tahqiq.search.documents import Record, Records, number_of, weighed
from tahqiq.search.entry import is_list
from tahqiq.search.layout import START, Layout, Sizes, Start, digest_of, layout_of, start_of
from tahqiq.search.making import named, words_in
from tahqiq.search.shards import WEIGHT, Listed, Posting, Shard, listed, read, weight_of, written
from tahqiq.search.texts import near_read, near_written, texts_read, texts_written

Read = Callable[[str], bytes]
"""The content of a file of the index as it is; empty where there is none."""


class OtherLayout(Exception):
    """There is so much more or less in the index that it has other files: all is to be indexed anew."""


class Often(Protocol):
    """What shards have only in part: all postings of a form in a group, where they are more than are listed."""

    def get(self, form: str, group: int) -> list[Posting] | None:
        """All of them, if they are kept."""

    def put(self, form: str, group: int, postings: list[Posting] | None) -> None:
        """Keeps them; with None, no more."""


Texts = dict[str, list[Record]]
"""A file of texts: documents of one language by set."""
Changes = defaultdict[str, dict[int, int]]
"""By form and document, the weight that is new; 0 where the document has the form no more."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file of texts before and after, and which of its sets are others."""

    language: str
    before: Texts
    after: Texts
    names: list[str] = field(default_factory=list)

    def own(self, side: Texts) -> set[Record]:
        """The documents of those sets."""
        return {record for name in self.names for record in side.get(name, ())}


class Mending:
    """Works out which files of an index change, and how."""

    def __init__(self, read: Read, often: Often, languages: tuple[str, ...]) -> None:
        self._read = cache(read)
        self._often = often
        self._languages = languages
        self.start = start_of(read(START))
        self._layout: Layout = layout_of(self.start.sizes)
        self._counts = Counter(self.start.counts)
        self._postings = self.start.sizes.postings
        self._shards: dict[str, tuple[Shard, set[str]]] = {}
        self.files: dict[str, bytes] = {}
        """The files that change, by path; those that are no more are empty."""

    def mend(self, sets: Mapping[str, Records], articles: int, things: int) -> None:
        """Puts sets in the place of what the index has of them; without documents, a set is no more.

        There are so many sets of `articles` and of other `things` now. Raises OtherLayout.
        """
        texts = self._texts(sets)
        changes: Changes = defaultdict(dict)
        for file in texts.values():
            self._compare(file, changes)
        for form, weights in changes.items():
            for home in homes(form):
                self._change(self._layout.shard(digest_of(home), form), form, weights)
        self._names(sets, texts)
        for path, file in texts.items():
            self._write(path, texts_written(file.after))
        words = self.start.sizes.words + self._near()
        sizes = Sizes(self._postings, words, articles, things)
        if layout_of(sizes) != self._layout:
            raise OtherLayout
        self.start = Start(self._languages, {g: n for g, n in self._counts.items() if n}, sizes)
        self._write(START, self.start.written())

    # ------------------------------------------------------------ texts

    def _texts(self, sets: Mapping[str, Records]) -> dict[str, _File]:
        """The files of texts that the sets are in."""
        found: dict[str, _File] = {}
        for name, new in sets.items():
            for language in self._languages:
                path = self._layout.texts(name, language, number_of(name))
                if path not in found:
                    before = texts_read(self._read(path))
                    found[path] = _File(language, before, dict(before))
                found[path].after[name] = new.get(language, [])
                found[path].names.append(name)
        return found

    # ------------------------------------------------------------ words

    def _compare(self, file: _File, changes: Changes) -> None:
        """Notes the weights that are others than before; counts documents and postings anew."""
        before, after = file.own(file.before), file.own(file.after)
        # Another document may have the same number: the two count as one.
        numbers = {record.number for record in before ^ after}
        weigh = cache(lambda record: weighed(record, file.language, self._languages.index(file.language)))
        for records, sign in ((before - after, -1), (after - before, 1)):
            for record in records:
                key, weights = weigh(record)
                self._counts[key >> 32] += sign
                self._postings += sign * sum(len(homes(form)) for form in weights if not is_list(form))
        old, new = (_joined(map(weigh, _numbered(side, numbers))) for side in (file.before, file.after))
        for form in old.keys() | new.keys():
            had, has = old.get(form, {}), new.get(form, {})
            for key in had.keys() | has.keys():
                if had.get(key) != has.get(key):
                    changes[form][key] = has.get(key, 0)

    def _change(self, path: str, form: str, changes: Mapping[int, int]) -> None:
        shard = self._shard(path)
        groups = shard.forms.setdefault(form, {})
        by_group: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for key, weight in changes.items():
            by_group[key >> 32][key & 0xFFFF_FFFF] = weight
        for group, numbers in by_group.items():
            now = self._listed(form, group, groups.get(group), numbers)
            if now.of:
                groups[group] = now
            else:
                groups.pop(group, None)
        if not groups:
            del shard.forms[form]

    def _listed(self, form: str, group: int, before: Listed | None, numbers: Mapping[int, int]) -> Listed:
        every: list[Posting] = before.postings if before else []
        if before and before.of > len(every):
            every = self._often.get(form, group) or every
        there = {posting >> WEIGHT: weight_of(posting) for posting in every}
        there.update(numbers)
        now = sorted(number << WEIGHT | weight for number, weight in there.items() if weight)
        found = listed(form, now)
        if found.of > len(found.postings):
            self._often.put(form, group, now)
        elif before and before.of > len(before.postings):
            self._often.put(form, group, None)
        return found

    def _shard(self, path: str) -> Shard:
        if path not in self._shards:
            shard = read(self._read(path))
            self._shards[path] = shard, words_in(path, shard, self._layout)
        return self._shards[path][0]

    def _names(self, sets: Mapping[str, Records], texts: Mapping[str, _File]) -> None:
        for name, new in sets.items():
            paths = (self._layout.texts(name, language, number_of(name)) for language in self._languages)
            old = {texts[path].language: texts[path].before.get(name, []) for path in paths}
            before, after = {*named(name, old)}, {*named(name, new)}
            for row in before ^ after:
                for home in homes(row[0]):
                    names = self._shard(self._layout.shard(digest_of(home), row[0])).names
                    names.discard(row)
                    names |= {row} & after

    def _near(self) -> int:
        """Words that are new or no more, among those for typing errors; how many more there are."""
        gone: set[str] = set()
        come: set[str] = set()
        for path, (shard, before) in self._shards.items():
            after = words_in(path, shard, self._layout)
            gone |= before - after
            come |= after - before
            self._write(path, written(shard))
        files: dict[str, dict[str, set[str]]] = {}
        for words, is_new in ((gone, False), (come, True)):
            for word in words:
                for half in halves(word):
                    path = self._layout.near_file(digest_of(half))
                    if path not in files:
                        files[path] = near_read(self._read(path))
                    there = files[path].setdefault(half, set())
                    if is_new:
                        there.add(word)
                    else:
                        there.discard(word)
        for path, found in files.items():
            self._write(path, near_written(found))
        return sum(bool(halves(word)) for word in come) - sum(bool(halves(word)) for word in gone)

    def _write(self, path: str, data: bytes) -> None:
        if data != self._read(path):
            self.files[path] = data


def _joined(documents: Iterable[tuple[int, dict[str, int]]]) -> Mapping[str, dict[int, int]]:
    """The weight of each form by document. Where two have one key, the greater counts for both."""
    found: Changes = defaultdict(dict)
    for key, weights in documents:
        for form, weight in weights.items():
            of_form = found[form]
            of_form[key] = max(weight, of_form.get(key, 0))
    return found


def _numbered(texts: Texts, numbers: Container[int]) -> list[Record]:
    return [record for records in texts.values() for record in records if record.number in numbers]
