"""The workshop: all that a process makes things of an order with, put up when the first job of it comes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tahqiq.publish.assets import template_folders, template_loader
from tahqiq.publish.manual import shipped_manual
from tahqiq.publish.mould import Key, Mould
from tahqiq.publish.previews import read_book_faces, read_faces
from tahqiq.publish.share import Share, at_hand
from tahqiq.publish.shelf import DiskShelf, LastingShelf, Place
from tahqiq.relate import Relations
from tahqiq.render import Printing, printing
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


@dataclass(slots=True)
class Workshop:
    """All that a process prints with."""

    order: Order
    printing: Printing
    shelf: DiskShelf | LastingShelf
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
            template_loader(root),
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


def prepare(order: Order, made: Printing, lasting: LastingShelf | None = None) -> Workshop:
    """Puts up the workshop of an order with a printing that is at hand, and with a shelf if there is one."""
    shelf = lasting or DiskShelf(order.shelf)
    shelf.know(order.places)
    found = Workshop(order, made.with_shelf(shelf).with_downloads(order.downloads), shelf)
    shut()
    _workshops[_name_of(order)] = found
    return found


def shut() -> None:
    """Shuts the workshops of this process: the orders are done."""
    _workshops.clear()


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
