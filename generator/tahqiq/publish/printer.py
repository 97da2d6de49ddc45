"""The printer: every page into its shell and onto the disk, by whoever does the work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from tahqiq.crew import Crew
from tahqiq.publish.hangs import digests
from tahqiq.publish.mould import Moulds, Render
from tahqiq.publish.previews import write_preview
from tahqiq.publish.shelf import LastingShelf, Place
from tahqiq.publish.workshop import Order, prepare, workshop
from tahqiq.publish.writer import Writer
from tahqiq.render import Job, Page, Printing, waves
from tahqiq.render.jobs import ARTICLE, EVERYWHERE, addresses_by_shape, still_to_do


class NoMould(Exception):
    """A page has a shape that was never seen, and there is no theme to ask for it."""


class Sheet(msgspec.Struct, frozen=True):
    """A printed page: its address, its alternates, the job that made it, digests of the facts that it hangs on.

    `sha256` is that of its file in hexadecimal, if it was written as one.
    """

    address: str
    alternates: tuple[tuple[str, str], ...]
    kind: str
    thing: str
    facts: bytes
    sha256: str = ""


class Printed(msgspec.Struct, frozen=True):
    """What comes of a job: the pages that were printed, those for which there was no mould, the SHA-256 of other files
    by path, what is on the shelf, what was worked out of actors and should be kept.
    """

    sheets: list[Sheet]
    left: list[tuple[Page, Sheet]]
    files: dict[str, str]
    places: dict[str, Place]
    years: dict[str, bytes]


def print_job(order: Order, job: Job) -> Printed:
    """Prints the pages of a job."""
    at = workshop(order)
    at.shelf.know(order.places)
    moulds = Moulds(None, order.titles, order.moulds)
    writer = Writer(order.site, order.fresh)
    sheets: list[Sheet] = []
    left: list[tuple[Page, Sheet]] = []
    files: dict[str, str] = {}
    for made in at.printing.pages(job):
        page = made.page
        sheet = Sheet(page.address, page.alternates, job.kind, made.thing, digests(made.facts))
        html = moulds.shelled(page)
        if html is None:
            left.append((page, sheet))
        else:
            sheets.append(msgspec.structs.replace(sheet, sha256=writer.page(page, html)))
        if at.printing.previews:
            files |= write_preview(page, writer, at.printing.previews.faces)
    for path, data in at.printing.files(job):
        files[path] = writer.file(path, data)
    writer.flush()
    relations = at.printing.relations
    years, relations.fresh_years = relations.fresh_years, {}
    return Printed(sheets, left, files, at.shelf.fresh(), years)


@dataclass(slots=True)
class Printer:
    """Prints an edition, wave by wave. The pages are the same whoever does the work.

    `years` are those that should be kept (relate/yearly.py); `files` the SHA-256 of files that are no pages, by path.
    `shelf` is one that is at hand, for whoever works alone.
    """

    order: Order
    printing: Printing
    theme: Render | None
    crew: Crew
    years: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    shelf: LastingShelf | None = None

    def everything(self) -> Iterator[tuple[list[Sheet], int, int]]:
        """All pages; as they are done, they are given back with how many jobs are done, and of how many.

        Raises OSError where the disk fails.
        """
        self.printing.prepare()
        first, second = waves(self.printing.relations)
        done, jobs = 0, len(first) + len(second)
        self._mould(first)
        with closing(self.some(first)) as articles:
            # What comes of one job says that others are at work: meanwhile this process makes moulds for the rest.
            begun = next(articles, None)
            moulded = self._mould(second)
            # Who works alone goes on with the articles, and knows no part of one that was put on the shelf for a mould.
            prepare(self.order, self.printing)
            for sheets in chain([] if begun is None else [begun], articles):
                done += 1
                yield sheets, done, jobs
        yield moulded, done, jobs
        for sheets in self.some(still_to_do(second, _addresses(moulded))):
            done += 1
            yield sheets, done, jobs

    def some(self, jobs: Sequence[Job]) -> Generator[list[Sheet], None, None]:
        """The pages of some jobs. Raises NoMould too, where there is no theme."""
        prepare(self.order, self.printing, self.shelf)
        places: dict[str, Place] = {}
        for printed in self.crew.each(print_job, self.order, jobs):
            places |= printed.places
            yield self._taken(printed)
        self.order = msgspec.structs.replace(self.order, places={**self.order.places, **places})

    def _mould(self, wave: Sequence[Job]) -> list[Sheet]:
        """Makes a mould for each shape of page before the work on these is shared out; the pages that are done by that.

        Articles are not: what is pressed of them for others is put on the shelf with all others of their job. Nobody is
        told what these pages put there, as it is but a part of what an article has.
        """
        prepare(self.order, self.printing)
        done: list[Sheet] = []
        for job in addresses_by_shape(self.printing, wave):
            sheets = self._taken(print_job(self.order, job))
            done += [s for s in sheets if s.kind != ARTICLE and (s.thing or s.kind == EVERYWHERE)]
        return done

    def _taken(self, printed: Printed) -> list[Sheet]:
        """The pages that came of a job; what else came of it is kept."""
        self.years |= printed.years
        self.files |= printed.files
        return [*printed.sheets, *map(self._finished, printed.left)]

    def _finished(self, left: tuple[Page, Sheet]) -> Sheet:
        """A page for which a worker had no mould."""
        page, sheet = left
        moulds = Moulds(self.theme, self.order.titles, dict(self.order.moulds))
        html = moulds.shelled(page)
        if html is None:
            raise NoMould
        writer = Writer(self.order.site, self.order.fresh)
        digest = writer.page(page, html)
        writer.flush()
        if len(moulds.made) > len(self.order.moulds):
            self.order = msgspec.structs.replace(self.order, moulds=moulds.made)
        return msgspec.structs.replace(sheet, sha256=digest)


def _addresses(sheets: Iterable[Sheet]) -> Mapping[tuple[str, str], Set[str]]:
    """By kind of job and thing, as `still_to_do` asks for them."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for sheet in sheets:
        found[sheet.kind, sheet.thing].add(sheet.address)
    return found
