"""The search index of a renewal: the sets that hang on what has changed, and those that are new or no more."""

from __future__ import annotations

from tahqiq.publish import hangs
from tahqiq.publish.often import KeptOften, put_often
from tahqiq.publish.search_jobs import INDEX, Indexed, indexed, set_sheet
from tahqiq.renewal.changed import Changed
from tahqiq.renewal.underway import Underway
from tahqiq.search import FOLDER, Mending, OtherLayout, Records, set_of, things_of


class Found:
    """Mends the search index."""

    def __init__(self, at: Underway) -> None:
        self.at = at
        self._things = things_of(at.relations.edition)

    def make(self, hanging: set[str], changed: Changed) -> None:
        """Mends it, by the names of the sets that hang on what has changed."""
        self.at.progress("search", 0, 0)
        mending = Mending(self._read, KeptOften(self.at.database), self.at.relations.edition.languages)
        sets = {name: self._set(name) for name in sorted(hanging | self._of(changed))}
        articles, *things = map(len, self._things.values())
        try:
            mending.mend(sets, articles, sum(things))
        except OtherLayout:
            self._anew()
            return
        for path, data in mending.files.items():
            if data:
                self.at.put(INDEX + path, data)
            else:
                self.at.take(INDEX + path)

    def _read(self, path: str) -> bytes:
        return self.at.read(INDEX + path)

    def _of(self, changed: Changed) -> set[str]:
        """The sets of what has changed itself."""
        facts = (fact.partition(" ") for fact in self.at.facts)
        return {
            *(f"article/{name}" for name in changed.articles),
            *(f"{kind}/{name}" for kind, _, name in facts if kind in self._things and kind != "article"),
        }

    def _set(self, name: str) -> Records:
        """A set as it is now; what it hangs on is put into the tables."""
        kind, _, thing = name.partition("/")
        if thing not in self._things[kind]:
            hangs.take_page(self.at.database, f"{hangs.FOUND} {name}")
            return {}
        records, facts = set_of(self.at.relations, name)
        hangs.put_page(self.at.database, set_sheet(name, facts))
        return records

    def _anew(self) -> None:
        """Indexes everything."""
        made = Indexed()
        with self.at.ordered(alone=False) as order:
            for done, jobs in indexed(order, self.at.crew, self.at.relations, made):
                self.at.progress("search", done, jobs)
        self.at.has_written(made.files)
        for file in list((self.at.next / INDEX / FOLDER).rglob("*")):
            path = file.relative_to(self.at.next).as_posix()
            if file.is_file() and path not in made.files:
                self.at.take(path)
        put_often(self.at.database, made.often)
        for sheet in made.sheets:
            hangs.put_page(self.at.database, sheet)
