"""What each stage of a cold build takes, for the page on scale: `python stages.py EDITION`, figures as JSON.

All is done by one process, and its processor time is taken: of what workers can do, and of what one process must do
by itself, however many there are. Sizes are of what has to be kept, sent or held in memory.

`all else` has in it what it takes to pickle the results of workers, which is what it takes to unpickle them.
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tahqiq import pipeline, plugin
from tahqiq.publish import export_jobs, hangs, printer, workshop
from tahqiq.publish.run import build_site
from tahqiq.publish.state import FOLDER
from tahqiq.render.links import DATA
from tahqiq.renewal import leaving

SHARED: dict[str, tuple[Any, str]] = {
    "read and check": (pipeline, "read_batch"),
    "print": (printer, "print_job"),
    "export": (export_jobs, "export_job"),
}
"""What workers do."""
ALONE: dict[str, tuple[Any, str]] = {
    "list the content": (plugin, "scan"),
    "put rows": (pipeline, "put_articles"),
    "check the whole": (pipeline, "check_whole"),
    "gather and index": (pipeline, "gather"),
    "file": (pipeline, "file"),
    "sitemap": (plugin, "sitemap_files"),
    "hangs.bin": (hangs, "write"),
    "keep and copy": (leaving, "keep_build"),
}
"""What one process does; `keep and copy` has `hangs.bin` in it."""


class Clock:
    """Adds up the processor time of functions, without what they call of one another."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.bytes: Counter[str] = Counter()
        self._inner = [0.0]

    def times(self, name: str, module: Any, function: str) -> None:
        """Has a function timed from here on, wherever its module's name for it is used."""
        timed: Callable[..., Any] = getattr(module, function)

        def call(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            started = time.process_time()
            result = timed(*given, **named)
            taken = time.process_time() - started
            self.seconds[name] += taken - self._inner.pop()
            self._inner[-1] += taken
            self._weigh(name, given, result)
            return result

        setattr(module, function, call)

    def _weigh(self, name: str, given: tuple[Any, ...], result: Any) -> None:
        if name in SHARED:
            started = time.process_time()
            self.bytes[f"results of {name}"] += len(pickle.dumps(result))
            self._inner[-1] += time.process_time() - started
        if name == "hangs.bin":
            self.bytes["facts of pages"] = sum(len(sheet.facts) for sheet in given[1])


def rows_in(database: Path) -> int:
    """How many rows an edition's tables have."""
    import sqlite3

    tables = sqlite3.connect(database)
    names = [row[0] for row in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return sum(int(tables.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in names)


def measured(edition: Path, site: Path) -> dict[str, Any]:
    """Builds an edition in this process, and says what that took."""
    clock = Clock()
    for name, (module, function) in {**SHARED, **ALONE}.items():
        clock.times(name, module, function)
    orders: list[workshop.Order] = []
    prepare = printer.prepare

    def prepared(order: workshop.Order, made: Any) -> Any:
        orders.append(order)
        return prepare(order, made)

    printer.prepare = prepared
    started = time.process_time()
    build_site(edition / "mkdocs.yml", site, pipeline.quiet, lambda problems: None, {"executor": "alone"})
    whole = time.process_time() - started
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    state = edition / FOLDER
    return {
        "articles": sum(1 for path in (edition / "content/articles").iterdir() if path.is_dir()),
        "whole": whole,
        "shared": {name: clock.seconds[name] for name in SHARED},
        "alone": {
            **{name: clock.seconds[name] for name in ALONE},
            "all else": whole - sum(clock.seconds.values()),
        },
        "bytes": {
            "content": sum(p.stat().st_size for p in (edition / "content").rglob("*") if p.is_file()),
            "site": sum(files),
            "edition.db": (state / "edition.db").stat().st_size,
            "hangs.bin": (state / "hangs.bin").stat().st_size,
            "edition.json": (site / DATA).stat().st_size,
            "order": max(len(pickle.dumps(order)) for order in orders),
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            **clock.bytes,
        },
        "rows": rows_in(state / "edition.db"),
        "pages": sum(1 for path in site.rglob("*.html")),
        "files": len(files),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("site", type=Path)
    arguments = parser.parse_args()
    json.dump(measured(arguments.edition.resolve(), arguments.site.resolve()), sys.stdout)
