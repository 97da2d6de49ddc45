"""A renewal under way: what each of its steps has at hand, and what they have written so far."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tahqiq import pipeline
from tahqiq.behind import Behind
from tahqiq.crew import Crew
from tahqiq.publish import spare
from tahqiq.publish.assets import template_folders
from tahqiq.publish.kept import Kept, kept_of
from tahqiq.publish.manifest import digest_in
from tahqiq.publish.previews import read_faces
from tahqiq.publish.seal import Seal
from tahqiq.publish.shelf import LastingShelf
from tahqiq.publish.state import State
from tahqiq.publish.workshop import Order, prepare, shut
from tahqiq.read.project import Project
from tahqiq.read.scan import Glance
from tahqiq.relate import Relations
from tahqiq.render import Compiled, Printing
from tahqiq.renewal.changed import NotRenewable


class Underway:
    """`facts` are those that have changed; `written` are the paths in which the next site differs from this one, and
    `digests` the SHA-256 of those of them that were taken as they were written.

    The next site is made in the folder `next`; a preview makes it where the site is. `manifest` is that of the
    site, which a preview has not; `shelf` is a preview's.
    """

    def __init__(
        self,
        project: Project,
        state: State,
        seal: Seal,
        content: Mapping[str, Glance],
        crew: Crew,
        progress: pipeline.Progress,
        *,
        relations: Relations | None = None,
        printing: Printing | None = None,
        shelf: LastingShelf | None = None,
    ) -> None:
        self.project = project
        self.state = state
        self.seal = seal
        self.content = content
        self.crew = crew
        self.progress = progress
        self.site = Path(seal.site)
        self.next = self.site
        database = sqlite3.connect(f"file:{state.database}?mode=ro", uri=True)
        kept = kept_of(database)
        if kept is None:
            raise NotRenewable
        self.kept: Kept = kept
        self.relations = relations or Relations(database)
        self.manifest = b""
        self.facts: set[str] = set()
        self.written: set[str] = set()
        self.digests: dict[str, str] = {}
        self.behind = Behind()
        self.ahead = Behind()
        self.shelf = shelf
        self._printing = printing

    def begin(self, folder: Path | None = None) -> None:
        """Nothing has been written yet; where a folder is named, the next site is made there."""
        self.written.clear()
        self.digests.clear()
        self.next = folder or self.site

    @property
    def printing(self) -> Printing:
        """What makes the pages; put together once."""
        if self._printing is None:
            faces = read_faces(template_folders(self.project.root)) if self.kept.previews else None
            self._printing = pipeline.print_shop(
                self.project,
                self.relations,
                self.kept.words,
                search=self.kept.search,
                exports=self.kept.exports,
                address=self.kept.address,
                faces=faces,
                compiled=Compiled(self.seal.environment, self.state.compiled(), self.state.key),
            )
        return self._printing

    @printing.setter
    def printing(self, printing: Printing) -> None:
        self._printing = printing

    @contextmanager
    def ordered(self, *, alone: bool) -> Iterator[Order]:
        """The order for the next site, for as long as it is worked on, by this process `alone` or by several."""
        if not alone:
            # Others can only see what has been written down, and are not forked beside a thread.
            self.behind.end()
            self.ahead.end()
            self.database.execute("COMMIT")
            self.database.execute("BEGIN")
        with TemporaryDirectory(prefix="shelf-", dir=self.state.folder) as shelf:
            order = Order(
                root=str(self.project.root),
                database=str(self.state.database),
                site=str(self.next),
                shelf=shelf,
                words=self.kept.words,
                titles=self.kept.titles,
                moulds=dict(self.kept.moulds),
                places={},
                search=self.kept.search,
                previews=self.kept.previews,
                fresh=False,
                exports=self.kept.exports,
                address=self.printing.publication.base,
                downloads=self.printing.downloads,
            )
            prepare(order, self.printing)
            try:
                yield order
            finally:
                shut()

    @property
    def database(self) -> sqlite3.Connection:
        """The state's tables."""
        return self.relations.answers.database

    def read(self, path: str) -> bytes:
        """A file of the site, of which another is made; nothing if there is none.

        Raises NotRenewable where it is not what was published: what a disk has damaged must not be published anew.
        """
        file = self.site / path
        data = file.read_bytes() if file.is_file() else b""
        if self.manifest and digest_in(self.manifest, path) != (sha256(data).hexdigest() if data else ""):
            raise NotRenewable
        return data

    def take(self, path: str) -> None:
        """Takes a file out of the next site."""
        spare.take(self.next, path)
        self.written.add(path)
        self.digests.pop(path, None)

    def has_written(self, digests: Mapping[str, str]) -> None:
        """Others have written files of the next site, which are these: the SHA-256 by path."""
        self.written.update(digests)
        self.digests.update(digests)

    def put(self, path: str, data: bytes) -> None:
        """Writes a file of the next site."""
        spare.put(self.next, path, data)
        self.written.add(path)
        self.digests[path] = sha256(data).hexdigest()
