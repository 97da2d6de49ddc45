"""What `tahqiq export --all` does: a release, which is all exports with what a repository needs to keep and cite it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from tahqiq import pipeline
from tahqiq.crew import Crew
from tahqiq.evidence.checksums import CHECKSUMS, checksums
from tahqiq.export import NAMES
from tahqiq.export.archive import archived, release_files
from tahqiq.export.epub import edition_books
from tahqiq.exporting import Builds, Result, paths_in, prepared, print_articles, write
from tahqiq.publish.ground import judge_place
from tahqiq.publish.manifest import digest
from tahqiq.publish.staging import Staging
from tahqiq.publish.writer import Writer
from tahqiq.read.project import Project
from tahqiq.render.links import DATA

_OURS = (CHECKSUMS, DATA)
"""What every release has; the first alone lies in many a folder that others have downloaded to."""


class NotOurs(Exception):
    """A folder holds something that is no release."""


def release_to(
    project: Project,
    out: Path,
    address: str,
    crew: Crew,
    progress: pipeline.Progress = pipeline.quiet,
    *,
    browser: str = "",
    builds: Builds | None = None,
    packed: Path | None = None,
) -> Result:
    """Writes a release to a folder of its own, in the place of an older one, and `packed`, if it is named, as a ZIP.

    With a `browser`, and what builds the site, articles are printed too. Raises NotOurs, ground.Foreign, OSError
    where the disk fails, and what building and printing raise; then the old release stands.
    """
    judge_place(project, out)
    if out.exists() and any(out.iterdir()) and not all((out / path).is_file() for path in _OURS):
        raise NotOurs
    staging = Staging(out)
    try:
        staging.begin()
        with prepared(project, NAMES, staging.folder, address, crew, progress) as edition:
            if (printing := edition.printing) is None:
                return Result(edition.checked.problems)
            write(edition, printing, staging.folder, crew, progress)
            prints = bool(browser and builds)
            if builds and prints:
                print_articles(printing, staging.folder, browser, builds)
            writer = Writer(staging.folder)
            for path, data in chain(
                edition_books(printing.publication), release_files(printing.publication, pdf=prints)
            ):
                writer.file(path, data)
        paths = paths_in(staging.folder)
        digests = ((path, digest(staging.folder / path)) for path in paths)
        writer.file(CHECKSUMS, checksums(digests))
        staging.put_in_place()
        if packed:
            _pack(out, packed, out.name)
        return Result(edition.checked.problems, (*paths, CHECKSUMS))
    finally:
        staging.discard()


def _pack(folder: Path, packed: Path, name: str) -> None:
    """A ZIP, put in its place when it is whole."""
    new = packed.with_name(f".{packed.name}-new")
    try:
        with new.open("wb") as file:
            archived(((path, (folder / path).read_bytes) for path in paths_in(folder)), file, name)
        new.replace(packed)
    finally:
        new.unlink(missing_ok=True)
