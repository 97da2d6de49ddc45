"""The exports of a renewal: what hangs on what has changed is made, all else of a whole file is copied."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from tahqiq.crew import Alone
from tahqiq.export import ARTICLES, formats_named
from tahqiq.model.stored import Damaged
from tahqiq.publish import hangs
from tahqiq.publish.export_jobs import FEW, Exported, Key, export_job, jobs_of, names_of
from tahqiq.publish.kept import layout_of, put_layout
from tahqiq.publish.manifest import digest
from tahqiq.publish.segments import first_of, mended
from tahqiq.publish.whole_files import Ahead, File, Layout, Segment, downloads, put_together
from tahqiq.renewal.changed import Changed
from tahqiq.renewal.underway import Underway

_ORDER = {
    "ids article": "articles",
    "ids actor": "actors",
    "count quote": "quotes",
    "timeline": "events",
    "ids term": "terms",
}
"""Facts of which pieces a section has, and in which order: while one has not changed, no piece of it has moved."""
_CHECKED = 8_000_000
"""Whole files of so many bytes are compared with their sum before they are copied from; to do so with larger ones takes
longer than most renewals, and is left to `tahqiq verify --site` (decision 32)."""
_LARGE = 8_000_000
"""Whole files of more bytes are digested ahead: to begin with smaller ones before pages are made wins nothing."""
_FEW = 50
"""The exports of so many things are made sooner than processes are started."""


class Exports:
    """Makes the exports of a renewal, by the things whose exports hang on facts that have changed."""

    def __init__(self, at: Underway) -> None:
        self.at = at
        self.formats = formats_named(at.kept.exports)
        self.before = layout_of(at.database)
        self.names = self.before.names
        self.files = dict(self.before.files)
        self._ahead: dict[str, Ahead] = {}

    def begin(self, changed: Changed) -> None:
        """Begins to digest large files up to the first thing that has changed: most of them is as it was.

        It may turn out that something before that is another too; then nothing is lost but what another processor did.
        """
        things = {(ARTICLES, name) for name in changed.articles}
        things |= {(f"{kind}s", name) for kind, names in changed.things.items() for name in names}
        for whole in (whole for format in self.formats for whole in format.wholes):
            file = self.before.files[whole.path]
            if file.size > _LARGE and (length := first_of(whole, file, self.names, things)):
                self._ahead[whole.path] = Ahead(self.at.site / whole.path, length)
        if self._ahead:
            self.at.ahead.begin(self._sum_ahead)

    def _sum_ahead(self) -> None:
        for ahead in self._ahead.values():
            ahead.sum()

    def give_up(self) -> None:
        """Nothing will be made."""
        for ahead in self._ahead.values():
            ahead.given_up = True

    def make(self, hanging: Iterable[str]) -> None:
        """Makes what has changed. Whole files are put together behind, for they may be as large as all pages."""
        self.at.progress("export", 0, 0)
        names = self._names()
        made = self._made(self._keys(hanging, names))
        found = list(self._mended(names, made))
        for few in (one for one in made if one.key[0] == FEW):
            self.files |= few.files
        self.names = names
        self.at.behind.begin(lambda: self._put_together(found))

    def end(self) -> bool:
        """Keeps what lies where, when what goes on behind has ended; whether any file is another than before."""
        self.at.behind.end()
        layout = Layout(self.names, dict(sorted(self.files.items())))
        self.at.printing = self.at.printing.with_downloads(downloads(layout))
        if self.files == self.before.files and self.names is self.before.names:
            return False
        put_layout(self.at.database, layout)
        return True

    def _names(self) -> Mapping[str, Sequence[str]]:
        """The names of all pieces now."""
        moved = {section for fact, section in _ORDER.items() if fact in self.at.facts}
        if not moved:
            return self.before.names
        now = names_of(self.formats, self.at.relations, moved)
        return {**self.before.names, **now}

    def _keys(self, hanging: Iterable[str], names: Mapping[str, Sequence[str]]) -> list[Key]:
        """What is to be made; what is no more is taken out."""
        wanted = {(section, name) for section, _, name in (thing.partition("/") for thing in hanging)}
        for section, now in names.items():
            before = self.before.names[section]
            if now is not before:
                known, there = {*before}, {*now}
                wanted |= {(section, name) for name in there - known}
                wanted -= {(section, name) for name in known - there}
                for name in known - there:
                    self._take(f"{section}/{name}")
        return sorted(wanted)

    def _take(self, thing: str) -> None:
        for path in hangs.files_of(self.at.database, thing):
            self.at.take(path)
        hangs.take_page(self.at.database, f"{hangs.EXPORT} {thing}")

    def _made(self, keys: Sequence[Key]) -> list[Exported]:
        many = len(keys) > _FEW
        made: list[Exported] = []
        with self.at.ordered(alone=not many) as order:
            crew = self.at.crew if many else Alone()
            for found in crew.each(export_job, order, list(jobs_of(keys))):
                made += found
        # Only now, for the workers read what is written here.
        for one in made:
            thing = "/".join(one.key)
            for path in hangs.files_of(self.at.database, thing) - {*one.files}:
                self.at.take(path)
                self.files.pop(path, None)
            self.at.has_written({path: file.sha256 for path, file in one.files.items()})
            hangs.put_page(self.at.database, one.sheet)
        return made

    def _mended(
        self, names: Mapping[str, Sequence[str]], made: Sequence[Exported]
    ) -> Iterator[tuple[str, list[Segment], File]]:
        """The whole files that are others now: path, segments, what lies where."""
        for path, whole in ((whole.path, whole) for format in self.formats for whole in format.wholes):
            pieces = {one.key: one.pieces[path] for one in made if path in one.pieces}
            with (self.at.site / path).open("rb", buffering=0) as file:
                read = partial(_read, file.fileno())
                found = mended(whole, self.before.files[path], self.before.names, names, pieces, read)
            if found:
                yield path, *found
                self.at.written.add(path)

    def _put_together(self, found: Sequence[tuple[str, list[Segment], File]]) -> None:
        self.at.ahead.end()
        for path, segments, file in found:
            self._judge(path)
            old, new = self.at.site / path, self.at.next / path
            size, digest = put_together(old, new, segments, self._ahead.get(path))
            self.at.digests[path] = digest
            self.files[path] = msgspec.structs.replace(file, size=size, sha256=digest)

    def _judge(self, path: str) -> None:
        """Raises Damaged where a file that is copied from is not what was published."""
        before = self.before.files[path]
        if before.size <= _CHECKED and digest(self.at.site / path) != before.sha256:
            raise Damaged


def _read(descriptor: int, start: int, length: int) -> bytes:
    return os.pread(descriptor, length, start)
