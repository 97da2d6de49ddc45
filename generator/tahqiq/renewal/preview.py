"""A preview that is kept up: the edition stays at hand, and what is saved is seen before the editor has looked up."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tahqiq import pipeline
from tahqiq.crew import Alone
from tahqiq.filed import Filed
from tahqiq.problems import has_errors
from tahqiq.publish import hangs
from tahqiq.publish.printer import NoMould
from tahqiq.publish.seal import Seal
from tahqiq.publish.shelf import LastingShelf
from tahqiq.publish.state import State
from tahqiq.publish.workshop import opened
from tahqiq.read.project import Project
from tahqiq.read.scan import part_of_path
from tahqiq.render import Printing
from tahqiq.renewal.changed import NotRenewable, sorted_out
from tahqiq.renewal.data import exports_among, finish_data
from tahqiq.renewal.exports import Exports
from tahqiq.renewal.files import Files, renew_index
from tahqiq.renewal.pages import Pages
from tahqiq.renewal.reading import Reading
from tahqiq.renewal.renewed import Renewed
from tahqiq.renewal.touched import article_touched
from tahqiq.renewal.underway import Underway


class Preview:
    """Renews the folder that is served, in its place. One thread has it.

    `problems` are all that is wrong with the edition; `touched` are the blocks that were changed last, by file.
    """

    def __init__(
        self,
        project: Project,
        state: State,
        seal: Seal,
        printing: Printing,
        problems: Filed,
    ) -> None:
        self._shelf = LastingShelf()
        self._at = Underway(
            project,
            state,
            seal,
            {},
            Alone(),
            pipeline.quiet,
            relations=printing.relations,
            printing=printing,
            shelf=self._shelf,
        )
        database = sqlite3.connect(state.database, isolation_level=None)
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        self._at.relations.reopened(database)
        self._hangs = hangs.Hangs(state.hangs, database)
        self._pages = seal.pages
        self._waiting: set[Path] = set()
        self.problems = self._sound_problems = problems
        self.touched: dict[str, str] = {}

    def renewed(self, paths: Iterable[Path], shown: Callable[[], None]) -> Renewed:
        """Brings the served folder up to date with some files.

        `shown` is called as soon as the pages of what was saved are there, and again when all others are; not where
        there are errors. They stand among the problems. Raises NotRenewable where it must be built as a whole.
        """
        started = time.perf_counter()
        at = self._at
        content = at.project.content
        # What was saved with a mistake, or beside one, is still to be seen when the mistake is mended.
        self._waiting |= {*paths}
        parts = {part_of_path(path.relative_to(content)) for path in self._waiting}
        there = {part: "" for part in parts if (content / part).exists()}
        changed = sorted_out(parts, there)
        reading = Reading(at.project, at.relations, changed)
        problems = reading.problems()
        if has_errors(problems):
            self.problems = reading.all_problems(self._sound_problems, problems)
            return Renewed(problems=problems)
        self._waiting.clear()
        at.begin()
        at.database.execute("BEGIN")
        articles = at.relations.edition.articles
        before = {name: articles[name] for name in changed.articles if name in articles}
        at.facts = reading.apply()
        self._shelf.forget(at.facts)
        self.touched = {}
        for name in before.keys() & {*articles}:
            self.touched |= article_touched(before[name], articles[name])
        self.problems = self._sound_problems = reading.all_problems(self._sound_problems, problems)
        pages = self._hangs.on(at.facts)
        try:
            made, removed = Pages(at).make(pages, changed, shown)
        except NoMould:
            raise NotRenewable from None
        seconds = time.perf_counter() - started
        shown()
        with at.behind:
            exports = Exports(at)
            exports.make(exports_among(pages))
            Files(at).make(reading.gone_pictures, other_pages=bool(removed or made.fresh))
            renew_index(at, pages, changed)
            finish_data(at, exports, pages)
        at.database.execute("COMMIT")
        self._pages += made.fresh - len(removed)
        return Renewed(made.count, len(removed), self._pages, problems, 0, seconds)

    def close(self) -> None:
        """Lets go of everything: the edition is built as a whole."""
        self._hangs.close()
        self._at.database.close()
        # Until the content is sound as a whole, its last sound state is shown.
        self._at.relations.reopened(opened(str(self._at.state.database)))
