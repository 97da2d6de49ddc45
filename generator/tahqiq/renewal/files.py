"""The files of a renewal that are no pages: sitemap, places, pictures, the search index."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from tahqiq.export import PARTS, places_folders, places_json
from tahqiq.publish import hangs
from tahqiq.publish.manifest import MANIFEST, digests_of, renewed
from tahqiq.publish.sitemap import sitemap_files
from tahqiq.renewal.changed import Changed, NotRenewable
from tahqiq.renewal.underway import Underway


def renew_index(at: Underway, pages: Iterable[tuple[str, str, str]], changed: Changed) -> None:
    """The search index, if there is one, by what hangs on the facts that have changed."""
    if at.kept.search:
        # Here, for it takes a hundredth of a second to load.
        from tahqiq.renewal.found import Found

        Found(at).make({thing for _, kind, thing in pages if kind == hangs.FOUND}, changed)


def sound_manifest(at: Underway) -> bytes:
    """The manifest of the site as it was built. Raises NotRenewable where it is another, or gone."""
    try:
        found = (at.site / MANIFEST).read_bytes()
    except OSError:
        raise NotRenewable from None
    if sha256(found).hexdigest() != at.seal.manifest:
        raise NotRenewable
    return found


def renew_manifest(at: Underway) -> None:
    """The manifest of the next site, when all else of it is there."""
    # Whole files may be as large as all pages: they are not read again.
    read = digests_of(at.next, at.written - at.digests.keys())
    at.put(MANIFEST, renewed(at.manifest, {**read, **at.digests}))


class Files:
    """Makes the files of a renewal."""

    def __init__(self, at: Underway) -> None:
        self.at = at

    def make(self, gone: Iterable[str], other_pages: bool) -> None:
        """Sitemap, places; pictures that are gone are taken out."""
        for path in gone:
            self.at.take(path)
        if other_pages:
            for path, data in sitemap_files(hangs.addresses(self.at.database), self.at.kept.address).items():
                self.at.put(path, data)
        if any(fact.startswith(("sheet ", "sheets ")) for fact in self.at.facts):
            self._places()

    def _places(self) -> None:
        divided = dict(places_json(self.at.relations))
        for path, data in divided.items():
            self._put(path, data)
        for folder in places_folders(self.at.relations):
            for file in (
                *(self.at.site / folder).glob("places.json"),
                *(self.at.site / folder / PARTS).glob("*"),
            ):
                if (path := file.relative_to(self.at.site).as_posix()) not in divided:
                    self.at.take(path)

    def _put(self, path: str, data: bytes) -> None:
        """Writes a file, unless it is the same as before."""
        there = self.at.site / path
        if not there.is_file() or there.read_bytes() != data:
            self.at.put(path, data)
