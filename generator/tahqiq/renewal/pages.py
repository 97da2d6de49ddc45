"""The pages of a renewal: which are to be made, by what has changed, and which are no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tahqiq.crew import Alone
from tahqiq.publish import hangs
from tahqiq.publish.outputs import page_path
from tahqiq.publish.printer import Printer, Sheet
from tahqiq.relate import keep_years
from tahqiq.render import ACTOR, ARTICLE, INDEXES, QUOTES, TIMELINE, Job, Printing
from tahqiq.render.preview import NAME as PREVIEW
from tahqiq.renewal.changed import Changed
from tahqiq.renewal.underway import Underway

_FEW = 150
"""So many pages are made sooner than processes are started, each of which must compile the templates."""


DATA = INDEXES, "data"
"""The job of the page that names the exports."""


@dataclass(frozen=True, slots=True)
class Made:
    """How many pages were made, and how many of them were not there before."""

    count: int
    fresh: int


class Pages:
    """Makes the pages of a renewal."""

    def __init__(self, at: Underway) -> None:
        self.at = at

    def make(
        self, pages: set[tuple[str, str, str]], changed: Changed, shown: Callable[[], None] = lambda: None
    ) -> tuple[Made, set[str]]:
        """Makes the pages that hang on what has changed, and those that are new; removes those that are no more.

        Those of the articles and actors that have changed come first: when they are there, `shown` is called.
        """
        printing = self.at.printing
        wanted: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for address, kind, thing in pages:
            if kind not in (hangs.FOUND, hangs.EXPORT) and (kind, thing) != DATA:
                wanted[kind, thing].add(address)
        removed: set[str] = set()
        for kind, thing in self._groups(changed):
            there = set(printing.addresses(Job(kind, (thing,)))) if self._exists(kind, thing) else set()
            before = hangs.pages_of(self.at.database, kind, thing)
            removed |= before - there
            wanted[kind, thing] |= there - before
            wanted[kind, thing] &= there
        own = {(ARTICLE, name) for name in changed.articles}
        own |= {(ACTOR, name) for name in changed.things.get("actor", ())}
        # Articles before others, whose pages show what is pressed for theirs.
        order = sorted(filter(wanted.get, wanted), key=lambda key: (key not in own, key[0] != ARTICLE, key))
        jobs = [Job(kind, (thing,), frozenset(wanted[kind, thing])) for kind, thing in order]
        for address in removed:
            self.at.take(page_path(address))
            self.at.take(address + PREVIEW)
            hangs.take_page(self.at.database, address)
        return self._printed(printing, jobs, len(own.intersection(order)), shown), removed

    def make_data(self) -> None:
        """Makes the page that names the exports: the last, when they are made."""
        kind, thing = DATA
        self._printed(self.at.printing, [Job(kind, (thing,))])

    def _groups(self, changed: Changed) -> Iterator[tuple[str, str]]:
        """The things whose pages may be others than before: (kind of job, thing)."""
        yield from ((ARTICLE, name) for name in changed.articles)
        about = ("actor ", "naming actor ", "spoken ", "about ", "events ", "members ")
        actors = {
            fact[len(prefix) :] for fact in self.at.facts for prefix in about if fact.startswith(prefix)
        }
        known = {row[0] for row in self.at.database.execute("SELECT id FROM thing WHERE kind = 'actor'")}
        # Members stand on pages by their names.
        things = self.at.relations.edition.actors
        actors |= {membership.of for actor in actors & known for membership in things[actor].memberships}
        yield from ((ACTOR, actor) for actor in sorted(actors & known))
        indexes = {"articles": "articles", "actors": "actors", "glossary": "glossary"}
        for name, index in indexes.items():
            if any(fact.startswith(f"sheets {index}") for fact in self.at.facts):
                yield INDEXES, name
        for kind, index in ((QUOTES, "quotes"), (TIMELINE, "timeline")):
            if f"sheets {index}" in self.at.facts:
                keys = {
                    row[0]
                    for row in self.at.database.execute("SELECT key FROM sheet WHERE place = ?", (index,))
                }
                before = {
                    row[0]
                    for row in self.at.database.execute("SELECT thing FROM page WHERE kind = ?", (kind,))
                }
                yield from ((kind, key) for key in sorted(keys ^ before))

    def _exists(self, kind: str, thing: str) -> bool:
        if kind == ARTICLE:
            return thing in self.at.relations.heads
        if kind in (QUOTES, TIMELINE):
            query = "SELECT 1 FROM sheet WHERE place = ? AND key = ?"
            return self.at.database.execute(query, (kind, thing)).fetchone() is not None
        return True

    def _printed(
        self, printing: Printing, jobs: list[Job], first: int = 0, shown: Callable[[], None] = lambda: None
    ) -> Made:
        """Prints some pages; `shown` is called when those of the `first` jobs are there."""
        made: list[Sheet] = []
        done = 0
        many = sum(len(job.only) for job in jobs) > _FEW
        crew = self.at.crew if many else Alone()
        with self.at.ordered(alone=not many) as order:
            printer = Printer(order, printing, None, crew, shelf=self.at.shelf)
            for sheets in printer.some(jobs):
                done += 1
                self.at.progress("render", done, len(jobs))
                made += sheets
                if done == first:
                    shown()
        self.at.has_written({page_path(sheet.address): sheet.sha256 for sheet in made} | printer.files)
        # Only now, for the workers read what is written here.
        fresh = sum(hangs.put_page(self.at.database, sheet) for sheet in made)
        keep_years(self.at.database, printer.years)
        return Made(len(made), fresh)
