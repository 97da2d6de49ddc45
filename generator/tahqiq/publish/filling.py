"""Filling the folder of a new site with all that is made of the edition: exports, pages, the search index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from tahqiq.crew import Crew
from tahqiq.publish.export_jobs import Exports, exported
from tahqiq.publish.mould import Key, Mould, Render
from tahqiq.publish.outputs import page_path
from tahqiq.publish.printer import Printer, Sheet
from tahqiq.publish.search_jobs import Indexed, indexed
from tahqiq.publish.share import Share
from tahqiq.publish.whole_files import downloads
from tahqiq.publish.workshop import Order, ordered
from tahqiq.render import Made, Printing

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Filled:
    """What was made: pages, moulds of them, years of actors, the search index, exports.

    `files` has the SHA-256 of what was written beside pages, by path.
    """

    sheets: list[Sheet] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    moulds: Mapping[Key, Mould] = field(default_factory=dict)
    years: Mapping[str, bytes] = field(default_factory=dict)
    index: Indexed = field(default_factory=Indexed)
    exports: Exports = field(default_factory=Exports)

    def export_paths(self) -> set[str]:
        """The paths of all exports."""
        made = {path for sheet in self.exports.sheets for _, path in sheet.alternates}
        return made | set(self.exports.layout.files)

    def digests(self) -> Iterator[tuple[str, str]]:
        """The path of every file that was written, and its SHA-256, as it was then."""
        yield from ((page_path(sheet.address), sheet.sha256) for sheet in self.sheets)
        for files in (self.files, self.exports.each, self.index.files):
            yield from files.items()
        yield from ((path, file.sha256) for path, file in self.exports.layout.files.items())

    def all_sheets(self) -> list[Sheet]:
        """Pages, sets of documents and exports, with what they hang on."""
        return [*self.sheets, *self.index.sheets, *self.exports.sheets]


@dataclass(slots=True)
class Filling:
    """Fills the folder `site`. Raises OSError where the disk fails. The exports come first, for a page names them."""

    printing: Printing
    root: Path
    database: Path
    site: Path
    words: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    share: Share | None
    crew: Crew
    progress: Progress
    filled: Filled

    def ordered(self) -> AbstractContextManager[Order]:
        """The order, for as long as it is worked on."""
        return ordered(
            self.printing,
            root=self.root,
            database=self.database,
            site=self.site,
            words=self.words,
            titles=self.titles,
            share=self.share,
        )

    def everything(self, theme: Render) -> None:
        """Exports, pages and the search index."""
        with self.ordered() as order:
            order = self._export(order)
            printer = Printer(order, self.printing, theme, self.crew)
            self.progress("render", 0, 0)
            for sheets, done, jobs in printer.everything():
                self.filled.sheets += sheets
                self.progress("render", done, jobs)
            self.filled.moulds, self.filled.years = printer.order.moulds, printer.years
            self.filled.files = printer.files
            self._index(order)

    def pages_for_others(self) -> Iterator[Made]:
        """The exports are made, then all pages, which someone else writes."""
        with self.ordered() as order:
            self._export(order)
        yield from self.printing.every()

    def index_for_others(self) -> None:
        """The search index of an edition whose pages someone else writes."""
        with self.ordered() as order:
            self._index(order)

    def _export(self, order: Order) -> Order:
        self.progress("export", 0, 0)
        exports = self.filled.exports
        for done, jobs in exported(order, self.crew, self.printing.relations, self.site, exports):
            self.progress("export", done, jobs)
        order = msgspec.structs.replace(order, downloads=downloads(exports.layout))
        self.printing = self.printing.with_downloads(order.downloads)
        return order

    def _index(self, order: Order) -> None:
        if not self.printing.searchable:
            return
        self.progress("search", 0, 0)
        for done, jobs in indexed(order, self.crew, self.printing.relations, self.filled.index):
            self.progress("search", done, jobs)
