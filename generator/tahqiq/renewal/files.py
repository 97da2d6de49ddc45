"""The files of a renewal that are no pages: data, sitemap, places, the search index."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tahqiq import pipeline
from tahqiq.export import places_json, places_paths
from tahqiq.publish import hangs
from tahqiq.publish.kept import keep
from tahqiq.publish.sitemap import sitemap_files
from tahqiq.renewal.data import renew_data
from tahqiq.renewal.underway import Underway


class Files:
    """Makes the files of a renewal."""

    def __init__(self, at: Underway) -> None:
        self.at = at

    def make(self, gone: Iterable[str], other_pages: bool) -> None:
        """What is no page: data, sitemap, redirects, places, the search index."""
        renew_data(self.at)
        for path in gone:
            self.at.take(path)
        if other_pages:
            for path, data in sitemap_files(hangs.addresses(self.at.database), self.at.kept.address).items():
                self.at.put(path, data)
        if any(fact.startswith(("sheet ", "sheets ")) for fact in self.at.facts):
            self._places()
        if self.at.kept.search:
            self._search()

    def _places(self) -> None:
        divided = dict(places_json(self.at.relations))
        for path in places_paths(self.at.relations):
            if path in divided:
                self._put(path, divided[path])
            elif (self.at.site / path).is_file():
                self.at.take(path)

    def _search(self) -> None:
        found = pipeline.indexed(self.at.relations)
        for path in {*self.at.kept.search_files} - found.keys():
            self.at.take(path)
        for path, data in found.items():
            self._put(path, data)
        self.at.kept = msgspec.structs.replace(self.at.kept, search_files=tuple(sorted(found)))
        keep(self.at.database, self.at.kept)

    def _put(self, path: str, data: bytes) -> None:
        """Writes a file, unless it is the same as before."""
        there = self.at.site / path
        if not there.is_file() or there.read_bytes() != data:
            self.at.put(path, data)
