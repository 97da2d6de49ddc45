"""The printer: every page into its shell and onto the disk, by as many processes as there is work for."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tahqiq.publish.mould import Moulds, Render
from tahqiq.publish.previews import write_preview
from tahqiq.publish.shelf import Place, Shelf
from tahqiq.publish.sitemap import Address
from tahqiq.publish.writer import Writer
from tahqiq.render import Job, Printing, waves

WORTH = 8
"""Fewer jobs than this are done sooner than a second process is started."""


class PrinterBroke(OSError):
    """A process was killed, as the system does where memory runs out."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Everything that a process needs to print any page."""

    printing: Printing
    moulds: Moulds
    writer: Writer
    shelf: Shelf

    def printed(self, job: Job) -> tuple[list[Address], dict[str, Place]]:
        """Prints the pages of a job: their addresses, and what it has put on the shelf."""
        done: list[Address] = []
        for page in self.printing.pages(job):
            self.writer.page(page, self.moulds.shelled(page))
            if self.printing.previews:
                write_preview(page, self.writer, self.printing.previews.faces)
            done.append((page.address, page.alternates))
        return done, self.shelf.taken()

    def everything(self, waves: tuple[tuple[Job, ...], ...], workers: int | None = None) -> list[Address]:
        """Prints all pages, wave by wave. The pages are the same whatever the number of workers.

        Raises OSError where the disk fails, and PrinterBroke.
        """
        found: list[Address] = []
        for wave in waves:
            for addresses, places in _all(self, wave, workers or _workers(wave)):
                found += addresses
                self.shelf.know(places)
        return found


def _all(
    printer: Printer, wave: tuple[Job, ...], workers: int
) -> Iterator[tuple[list[Address], dict[str, Place]]]:
    if workers < 2 or len(wave) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(printer.printed, wave)
        return
    # What is there before the fork is shared, as long as nobody writes to it: not even the collector.
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(workers, fork, initializer=_adopt, initargs=(printer,)) as pool:
            yield from pool.map(_printed, wave)
    except BrokenProcessPool as error:
        raise PrinterBroke("a process that made pages was killed: is there enough memory?") from error
    finally:
        gc.unfreeze()


def _workers(wave: tuple[Job, ...]) -> int:
    """As many as there are processors, where forking is safe and worth it."""
    # Elsewhere the system's own libraries do not survive a fork, or there is none.
    if len(wave) < WORTH or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), len(wave))


def print_pages(
    printing: Printing, render: Render, titles: Mapping[str, str], folder: str, workers: int | None = None
) -> list[Address]:
    """Prints an edition into a folder: the addresses of its pages. Raises as `Printer.everything` does.

    `render` puts a page through the theme; `titles` are the edition's, by language.
    """
    # In the folder itself, which has room for the site: the system's own for such things may be a part of memory.
    with TemporaryDirectory(prefix=".shelf-", dir=folder) as shelves:
        shelf = Shelf(Path(shelves))
        printing = printing.with_shelf(shelf)
        return Printer(printing, Moulds(render, titles, {}), Writer(Path(folder)), shelf).everything(
            waves(printing.relations), workers
        )


_own: Printer | None = None


def _adopt(printer: Printer) -> None:
    global _own
    _own = printer


def _printed(job: Job) -> tuple[list[Address], dict[str, Place]]:
    assert _own is not None
    return _own.printed(job)
