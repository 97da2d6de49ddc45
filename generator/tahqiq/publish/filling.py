"""Filling the folder of a new site with all that is made of the edition: pages, data, the search index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tahqiq.crew import Crew
from tahqiq.publish import data_file
from tahqiq.publish.data_jobs import data_pieces
from tahqiq.publish.mould import Key, Mould, Render
from tahqiq.publish.printer import Order, Printer, Sheet
from tahqiq.publish.search_jobs import Indexed, indexed
from tahqiq.render import Printing

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Filled:
    """What was made: pages, what lies where in the data file, moulds of pages, years of actors, the search index."""

    sheets: list[Sheet] = field(default_factory=list)
    pieces: list[data_file.Place] = field(default_factory=list)
    moulds: Mapping[Key, Mould] = field(default_factory=dict)
    years: Mapping[str, bytes] = field(default_factory=dict)
    index: Indexed = field(default_factory=Indexed)


def fill(
    order: Order,
    printing: Printing,
    theme: Render,
    crew: Crew,
    data: Path,
    progress: Progress,
    filled: Filled,
) -> None:
    """Prints all pages, and writes the `data`. Raises OSError where the disk fails."""
    printer = Printer(order, printing, theme, crew)
    for sheets, done, jobs in printer.everything():
        filled.sheets += sheets
        progress("render", done, jobs)
    filled.moulds, filled.years = printer.order.moulds, printer.years
    progress("export", 0, 0)
    data_file.write(data, data_pieces(printer.order, crew, printing.relations), filled.pieces)


def index(order: Order, printing: Printing, crew: Crew, progress: Progress, filled: Filled) -> None:
    """Writes the search index. Raises OSError where the disk fails."""
    progress("search", 0, 0)
    for done, jobs in indexed(order, crew, printing.relations, filled.index):
        progress("search", done, jobs)
