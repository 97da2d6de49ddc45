"""Mending an index: some sets are others than before, and only what they are in is written anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping
from typing import Protocol

from tahqiq.search.analysis import halves, homes
from tahqiq.search.documents import Record, Records, number_of, postings_of
from tahqiq.search.layout import START, Layout, Sizes, Start, digest_of, layout_of, start_of
from tahqiq.search.making import count_postings, groups_of, named, words_in
from tahqiq.search.shards import Listed, Posting, Shard, listed, read, written
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


class Mending:
    """Works out which files of an index change, and how."""

    def __init__(self, read: Read, often: Often, languages: tuple[str, ...]) -> None:
        self._read = read
        self._often = often
        self._languages = languages
        self.start = start_of(read(START))
        self._layout: Layout = layout_of(self.start.sizes)
        self._shards: dict[str, tuple[Shard, set[str]]] = {}
        self.files: dict[str, bytes] = {}
        """The files that change, by path; those that are no more are empty."""

    def mend(self, sets: Mapping[str, Records], articles: int, things: int) -> None:
        """Puts sets in the place of what the index has of them; without documents, a set is no more.

        There are so many sets of `articles` and of other `things` now. Raises OtherLayout.
        """
        texts = self._texts(sets)
        more, counts = self._counted(sets, texts)
        for form, changes in self._changes(sets, texts).items():
            for home in homes(form):
                self._change(self._layout.shard(digest_of(home)), form, changes)
        self._names(sets, texts)
        for path, records in texts.items():
            self._write(path, texts_written(records[1]))
        words = self.start.sizes.words + self._near()
        sizes = Sizes(self.start.sizes.postings + more, words, articles, things)
        if layout_of(sizes) != self._layout:
            raise OtherLayout
        self.start = Start(self._languages, {g: n for g, n in counts.items() if n}, sizes)
        self._write(START, self.start.written())

    # ------------------------------------------------------------ texts

    def _texts(self, sets: Mapping[str, Records]) -> dict[str, tuple[Texts, Texts]]:
        """The files of texts that the sets are in, before and after."""
        found: dict[str, tuple[Texts, Texts]] = {}
        for name, new in sets.items():
            for language in self._languages:
                path = self._layout.texts(name, language, number_of(name))
                if path not in found:
                    before = texts_read(self._read(path))
                    found[path] = before, dict(before)
                found[path][1][name] = new.get(language, [])
        return found

    def _counted(
        self, sets: Mapping[str, Records], texts: Mapping[str, tuple[Texts, Texts]]
    ) -> tuple[int, Counter[int]]:
        """How many more postings there are than before, and how many documents now by group."""
        counts = Counter(self.start.counts)
        more = 0
        for name, new in sets.items():
            for records, sign in ((self._records(name, texts), -1), (new, 1)):
                for group in groups_of(records, self._languages):
                    counts[group] += sign
                more += sign * count_postings(records, self._languages)
        return more, counts

    def _records(self, name: str, texts: Mapping[str, tuple[Texts, Texts]]) -> Records:
        """A set's documents as they were."""
        return {
            language: texts[self._layout.texts(name, language, number_of(name))][0].get(name, [])
            for language in self._languages
        }

    # ------------------------------------------------------------ words

    def _changes(
        self, sets: Mapping[str, Records], texts: Mapping[str, tuple[Texts, Texts]]
    ) -> dict[str, dict[int, int]]:
        """By form and document, the weight that is new; 0 where the document has the form no more."""
        found: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for language in self._languages:
            for path, (before, after) in texts.items():
                if not any(self._layout.texts(name, language, number_of(name)) == path for name in sets):
                    continue
                # Another document may have the same number: the two count as one.
                numbers = {
                    record.number
                    for name in sets
                    for records in (before.get(name, ()), after.get(name, ()))
                    for record in records
                }
                old, new = (
                    postings_of({language: _numbered(side, numbers)}, self._languages)
                    for side in (before, after)
                )
                for form in old.keys() | new.keys():
                    had, has = old.get(form, {}), new.get(form, {})
                    for key in had.keys() | has.keys():
                        if had.get(key) != has.get(key):
                            found[form][key] = has.get(key, 0)
        return dict(found)

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
        there = {posting >> 8: posting & 255 for posting in every}
        there.update(numbers)
        now = sorted(number << 8 | weight for number, weight in there.items() if weight)
        found = listed(now)
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

    def _names(self, sets: Mapping[str, Records], texts: Mapping[str, tuple[Texts, Texts]]) -> None:
        for name, new in sets.items():
            before, after = {*named(name, self._records(name, texts))}, {*named(name, new)}
            for row in before ^ after:
                for home in homes(row[0]):
                    names = self._shard(self._layout.shard(digest_of(home))).names
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


def _numbered(texts: Texts, numbers: Container[int]) -> list[Record]:
    return [record for records in texts.values() for record in records if record.number in numbers]
