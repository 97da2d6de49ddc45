"""The printer: every page into its shell and onto the disk, by whoever does the work."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from jinja2 import FileSystemLoader

from tahqiq.crew import Crew
from tahqiq.publish.assets import template_folders
from tahqiq.publish.hangs import digests
from tahqiq.publish.manual import shipped_manual
from tahqiq.publish.mould import Key, Mould, Moulds, Render
from tahqiq.publish.previews import read_book_faces, read_faces, write_preview
from tahqiq.publish.share import Share, at_hand
from tahqiq.publish.shelf import DiskShelf, Place
from tahqiq.publish.writer import Writer
from tahqiq.relate import Relations
from tahqiq.render import Job, Page, Printing, printing, waves
from tahqiq.render.jobs import ARTICLE, EVERYWHERE, addresses_by_shape, still_to_do
from tahqiq.store import is_far


class Order(msgspec.Struct, frozen=True):
    """What a worker must know to print pages; all of it can be sent to another machine that sees the same folders.

    `root` is the edition's folder, `database` and `shelf` lie where the build keeps what it needs, `site` is the
    folder to print to, which is empty if it is `fresh`; all four may be addresses (share.py). `moulds` are those that
    are known; `places` are what lies on the shelf. `address` is the site's. `downloads` are the files that the
    data page names: size and SHA-256 by path. `manual`: whether that of the tool is published too.
    """

    root: str
    database: str
    site: str
    shelf: str
    words: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    moulds: Mapping[Key, Mould]
    places: Mapping[str, Place]
    search: bool = True
    previews: bool = False
    fresh: bool = True
    exports: tuple[str, ...] = ()
    address: str = ""
    downloads: Mapping[str, tuple[int, str]] = {}
    manual: bool = False


class NoMould(Exception):
    """A page has a shape that was never seen, and there is no theme to ask for it."""


class Sheet(msgspec.Struct, frozen=True):
    """A printed page: its address, its alternates, the job that made it, digests of the facts that it hangs on."""

    address: str
    alternates: tuple[tuple[str, str], ...]
    kind: str
    thing: str
    facts: bytes


class Printed(msgspec.Struct, frozen=True):
    """What comes of a job: the pages that were printed, those for which there was no mould, the paths of other files,
    what is on the shelf, what was worked out of actors and should be kept.
    """

    sheets: list[Sheet]
    left: list[tuple[Page, Sheet]]
    files: list[str]
    places: dict[str, Place]
    years: dict[str, bytes]


@dataclass(slots=True)
class Workshop:
    """All that a process prints with."""

    order: Order
    printing: Printing
    shelf: DiskShelf
    owner: int = field(default_factory=os.getpid)

    def at_work(self) -> Workshop:
        """The same for this process: a database is not shared across a fork."""
        if self.owner != os.getpid():
            database, _ = _at_hand(self.order)
            self.printing.relations.reopened(opened(database))
            self.owner = os.getpid()
        return self


AT_HAND = 8_192
"""Kibibytes of the database that each process keeps at hand: with SQLite's own 2,000 it asks the system twice as
often for what it has just had.
"""
# By database, site and shelf, which is another in each build (a worker of a cluster may outlive many), and whether the
# exports are made: the data page names them.
_workshops: dict[tuple[str, str, str, bool], Workshop] = {}


def opened(database: str) -> sqlite3.Connection:
    """A database that nobody writes to at this time."""
    found = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    found.execute(f"PRAGMA cache_size=-{AT_HAND}")
    return found


def workshop(order: Order) -> Workshop:
    """The workshop for an order, made when the first job of it comes."""
    found = _workshops.get(_name_of(order))
    if found is None:
        database, root = _at_hand(order)
        faces = read_faces(template_folders(root)) if order.previews else None
        made = printing(
            Relations(opened(database)),
            FileSystemLoader(template_folders(root)),
            order.words,
            search=order.search,
            exports=order.exports,
            address=order.address,
            faces=faces,
            books=read_book_faces(template_folders(root), order.exports),
            manual=shipped_manual() if order.manual else None,
        )
        found = prepare(order, made)
    return found.at_work()


def _name_of(order: Order) -> tuple[str, str, str, bool]:
    return order.database, order.site, order.shelf, bool(order.downloads)


def _at_hand(order: Order) -> tuple[str, Path]:
    """The database and the edition's folder, on this machine."""
    if not is_far(order.database):
        return order.database, Path(order.root)
    return at_hand(order.database, order.root)


def prepare(order: Order, made: Printing) -> Workshop:
    """Puts up the workshop of an order with a printing that is at hand."""
    shelf = DiskShelf(order.shelf)
    shelf.know(order.places)
    found = Workshop(order, made.with_shelf(shelf).with_downloads(order.downloads), shelf)
    shut()
    _workshops[_name_of(order)] = found
    return found


def shut() -> None:
    """Shuts the workshops of this process: the orders are done."""
    _workshops.clear()


def print_job(order: Order, job: Job) -> Printed:
    """Prints the pages of a job."""
    at = workshop(order)
    at.shelf.know(order.places)
    moulds = Moulds(None, order.titles, order.moulds)
    writer = Writer(order.site, order.fresh)
    sheets: list[Sheet] = []
    left: list[tuple[Page, Sheet]] = []
    files: list[str] = []
    for made in at.printing.pages(job):
        page = made.page
        sheet = Sheet(page.address, page.alternates, job.kind, made.thing, digests(made.facts))
        html = moulds.shelled(page)
        if html is None:
            left.append((page, sheet))
        else:
            writer.page(page, html)
            sheets.append(sheet)
        if at.printing.previews:
            files += write_preview(page, writer, at.printing.previews.faces)
    for path, data in at.printing.files(job):
        writer.file(path, data)
        files.append(path)
    writer.flush()
    relations = at.printing.relations
    years, relations.fresh_years = relations.fresh_years, {}
    return Printed(sheets, left, files, at.shelf.fresh(), years)


@dataclass(slots=True)
class Printer:
    """Prints an edition, wave by wave. The pages are the same whoever does the work.

    `years` are those that should be kept (relate/yearly.py).
    """

    order: Order
    printing: Printing
    theme: Render | None
    crew: Crew
    years: dict[str, bytes] = field(default_factory=dict)

    def everything(self) -> Iterator[tuple[list[Sheet], int, int]]:
        """All pages; as they are done, they are given back with how many jobs are done, and of how many.

        Raises OSError where the disk fails.
        """
        self.printing.prepare()
        both = waves(self.printing.relations)
        done, jobs = 0, sum(map(len, both))
        for wave in both:
            sheets = self._mould(wave)
            yield sheets, done, jobs
            known: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
            for sheet in sheets:
                known[sheet.kind, sheet.thing].add(sheet.address)
            for sheets, _ in self.some(still_to_do(wave, known)):
                done += 1
                yield sheets, done, jobs

    def some(self, jobs: Sequence[Job]) -> Iterator[tuple[list[Sheet], list[str]]]:
        """The pages of some jobs, and the paths of other files. Raises NoMould too, where there is no theme."""
        prepare(self.order, self.printing)
        places: dict[str, Place] = {}
        for printed in self.crew.each(print_job, self.order, jobs):
            places |= printed.places
            self.years |= printed.years
            yield [*printed.sheets, *map(self._finished, printed.left)], printed.files
        self.order = msgspec.structs.replace(self.order, places={**self.order.places, **places})

    def _mould(self, wave: Sequence[Job]) -> list[Sheet]:
        """Has a mould made for each shape of page before the work is shared out; the pages that are done by that.

        Articles are not: what is pressed of them for others is put on the shelf with all others of their job.
        """
        prepare(self.order, self.printing)
        done: list[Sheet] = []
        for job in addresses_by_shape(self.printing, wave):
            printed = print_job(self.order, job)
            self.years |= printed.years
            sheets = [*printed.sheets, *map(self._finished, printed.left)]
            done += [s for s in sheets if s.kind != ARTICLE and (s.thing or s.kind == EVERYWHERE)]
        return done

    def _finished(self, left: tuple[Page, Sheet]) -> Sheet:
        """A page for which a worker had no mould."""
        page, sheet = left
        moulds = Moulds(self.theme, self.order.titles, dict(self.order.moulds))
        html = moulds.shelled(page)
        if html is None:
            raise NoMould
        writer = Writer(self.order.site, self.order.fresh)
        writer.page(page, html)
        writer.flush()
        if len(moulds.made) > len(self.order.moulds):
            self.order = msgspec.structs.replace(self.order, moulds=moulds.made)
        return sheet


@contextmanager
def ordered(
    printing: Printing,
    *,
    root: Path,
    database: Path,
    site: Path,
    words: Mapping[str, Mapping[str, str]],
    titles: Mapping[str, str],
    share: Share | None = None,
) -> Iterator[Order]:
    """The order of a whole edition to an empty folder, for as long as it is worked on."""
    # In the folder of the site, which has room for it: the system's own for such things may be a part of memory.
    with TemporaryDirectory(prefix=".shelf-", dir=site) as shelf:
        order = Order(
            root=str(root),
            database=str(database),
            site=str(site),
            shelf=shelf,
            words=words,
            titles=titles,
            moulds={},
            places={},
            search=printing.searchable,
            previews=printing.previews is not None,
            exports=tuple(sorted(printing.exports)),
            address=printing.publication.base,
            downloads=printing.downloads,
            manual=printing.explained,
        )
        if share:
            order = msgspec.structs.replace(order, **share.lend(order.root, order.database))
        prepare(order, printing)
        try:
            yield order
        finally:
            shut()
