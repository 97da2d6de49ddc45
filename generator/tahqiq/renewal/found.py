"""The search index of a renewal: the sets that hang on what has changed, and those that are new or no more."""

from __future__ import annotations

from tempfile import TemporaryDirectory

import msgspec

from tahqiq.publish import hangs
from tahqiq.publish.often import KeptOften, put_often
from tahqiq.publish.printer import prepare, shut
from tahqiq.publish.search_jobs import INDEX, indexed, set_sheet
from tahqiq.renewal.changed import Changed
from tahqiq.renewal.underway import Underway
from tahqiq.search import FOLDER, Mending, OtherLayout, Records, set_of

_COUNT = "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM thing WHERE kind IN ('actor', 'event', 'term'))"


class Found:
    """Mends the search index."""

    def __init__(self, at: Underway) -> None:
        self.at = at

    def make(self, hanging: set[str], changed: Changed) -> None:
        """Mends it, by the names of the sets that hang on what has changed."""
        self.at.progress("search", 0, 0)
        mending = Mending(self._read, KeptOften(self.at.database), self.at.relations.edition.languages)
        sets = {name: self._set(name) for name in sorted(hanging | self._of(changed))}
        articles, things = self.at.database.execute(_COUNT).fetchone()
        try:
            mending.mend(sets, articles, things)
        except OtherLayout:
            self._anew()
            return
        for path, data in mending.files.items():
            if data:
                self.at.put(INDEX + path, data)
            else:
                self.at.take(INDEX + path)

    def _read(self, path: str) -> bytes:
        file = self.at.site / INDEX / path
        return file.read_bytes() if file.is_file() else b""

    def _of(self, changed: Changed) -> set[str]:
        """The sets of what has changed itself."""
        kinds = ("actor", "event", "term")
        facts = (fact.partition(" ") for fact in self.at.facts)
        return {
            *(f"article/{name}" for name in changed.articles),
            *(f"{kind}/{name}" for kind, _, name in facts if kind in kinds),
        }

    def _set(self, name: str) -> Records:
        """A set as it is now; what it hangs on is put into the tables."""
        kind, _, thing = name.partition("/")
        if not self._exists(kind, thing):
            hangs.take_page(self.at.database, f"{hangs.FOUND} {name}")
            return {}
        records, facts = set_of(self.at.relations, name)
        hangs.put_page(self.at.database, set_sheet(name, facts))
        return records

    def _exists(self, kind: str, thing: str) -> bool:
        query = "SELECT 1 FROM article WHERE id = ?"
        given: tuple[str, ...] = (thing,)
        if kind != "article":
            query, given = "SELECT 1 FROM thing WHERE kind = ? AND id = ?", (kind, thing)
        return self.at.database.execute(query, given).fetchone() is not None

    def _anew(self) -> None:
        """Indexes everything."""
        # Others can only see what has been written down.
        self.at.database.execute("COMMIT")
        self.at.database.execute("BEGIN")
        there = set()
        with TemporaryDirectory(prefix="shelf-", dir=self.at.state.folder) as shelf:
            order = msgspec.structs.replace(self.at.order(shelf), fresh=False)
            prepare(order, self.at.printing)
            try:
                for made, done, jobs in indexed(order, self.at.crew, self.at.relations):
                    self.at.progress("search", done, jobs)
                    there = {*made.paths}
            finally:
                shut()
        self.at.written |= there
        for file in list((self.at.next / INDEX / FOLDER).rglob("*")):
            path = file.relative_to(self.at.next).as_posix()
            if file.is_file() and path not in there:
                self.at.take(path)
        put_often(self.at.database, made.often)
        for sheet in made.sheets:
            hangs.put_page(self.at.database, sheet)
