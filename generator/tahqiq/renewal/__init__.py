"""Renewal: a site that was built before is brought up to date, by making only what hangs on what has changed.

MkDocs and its theme are not asked: their shells are kept as moulds. Where anything else than articles, actors, events
or terms has changed, where a page has a shape that was never seen, or where what is kept is not sealed, there is no
renewal, and the edition is built as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from tahqiq import pipeline
from tahqiq.crew import Crew
from tahqiq.problems import FoundLate, has_errors
from tahqiq.publish import hangs, spare
from tahqiq.publish.exchange import change_places
from tahqiq.publish.held import hold, release
from tahqiq.publish.printer import NoMould
from tahqiq.publish.standing import Standing, standing
from tahqiq.publish.state import AnotherBuild
from tahqiq.read.project import Project
from tahqiq.renewal.changed import DAMAGED, Changed, NotRenewable, sorted_out
from tahqiq.renewal.data import exports_among, finish_data
from tahqiq.renewal.exports import Exports
from tahqiq.renewal.files import Files, renew_index, renew_manifest, sound_manifest
from tahqiq.renewal.pages import Pages
from tahqiq.renewal.reading import Reading
from tahqiq.renewal.renewed import Renewed
from tahqiq.renewal.underway import Underway

__all__ = [
    "NotRenewable",
    "Renewed",
    "renewed",
    "renewed_from",
]


def renewed(
    project: Project, site: Path, crew: Crew, progress: pipeline.Progress = pipeline.quiet
) -> Renewed:
    """Brings a site up to date. Raises NotRenewable where that cannot be, before anything is changed.

    With errors in the content, which stand among the problems, the site is not changed either.
    """
    found = standing(project, site)
    if found is None:
        raise NotRenewable
    return renewed_from(project, found, crew, progress)


def renewed_from(
    project: Project, found: Standing, crew: Crew, progress: pipeline.Progress = pipeline.quiet
) -> Renewed:
    """The same for a site that was found standing."""
    if not found.parts:
        return Renewed(pages=found.seal.pages, warnings=found.seal.warnings)
    changed = sorted_out(found.parts, found.content)
    state = found.state
    try:
        state.take()
    except AnotherBuild:
        raise
    except OSError:
        raise NotRenewable from None  # a whole build has another place for what it needs
    try:
        with _held(Path(found.seal.site), state.spare):
            if not state.stands(found.seal):
                raise NotRenewable
            return _run(Underway(project, state, found.seal, found.content, crew, progress), changed)
    except NoMould:
        raise NotRenewable from None
    except DAMAGED:
        raise NotRenewable from None
    except FoundLate as error:
        # The seal is broken by now: the next build is of the whole.
        return Renewed(problems=(error.problem,))
    finally:
        state.leave()


@contextmanager
def _held(site: Path, spare: Path) -> Iterator[None]:
    """Holds the site, and its copy that will be the site: nobody puts another one there while it is looked at."""
    holds: list[int | None] = []
    try:
        try:
            holds += (hold(folder, wait=True) for folder in (site, spare))
        except OSError:
            raise NotRenewable from None
        yield
    finally:
        for held in holds:
            release(held)


def _run(at: Underway, changed: Changed) -> Renewed:
    at.progress("read", 0, 0)
    at.manifest = sound_manifest(at)
    # What goes on behind waits for what goes on ahead, and so must end first.
    with at.ahead, at.behind:
        exports = Exports(at)
        exports.begin(changed)
        # It takes out files as large as all pages. It does no harm whatever is read meanwhile, nor if it is killed: the
        # next renewal does it again.
        at.behind.begin(lambda: spare.catch_up(at.site, at.state.spare, at.seal.behind))
        reading = Reading(at.project, at.relations, changed)
        problems = reading.problems()
        if has_errors(problems):
            exports.give_up()
            return Renewed(problems=problems)
        at.progress("relate", 0, 0)
        at.relations.reopened(at.state.changing())
        at.facts = reading.apply()
        looked_up = hangs.Hangs(at.state.hangs, at.database)
        pages = looked_up.on(at.facts)
        looked_up.close()
        at.behind.end()
        at.begin(at.state.spare)
        exports.make(exports_among(pages))
        made, removed = Pages(at).make(pages, changed)
        at.progress("publish", 0, 0)
        Files(at).make(reading.gone_pictures, other_pages=bool(removed or made.fresh))
        renew_index(at, pages, changed)
        finish_data(at, exports, pages)
    renew_manifest(at)
    warnings = at.seal.warnings + reading.more_warnings
    pages_now = at.seal.pages + made.fresh - len(removed)
    _finish(at, warnings, pages_now)
    return Renewed(made.count, len(removed), pages_now, problems, warnings)


def _finish(at: Underway, warnings: int, pages: int) -> None:
    """The spare copy becomes the site, and all is sealed."""
    at.database.execute("COMMIT")
    at.database.close()
    if at.printing.compiled.grown:
        at.state.templates.write_bytes(at.printing.compiled.packed(at.seal.environment, at.state.key))
    change_places(at.site, at.state.spare)
    seal = msgspec.structs.replace(
        at.seal,
        content=at.content,
        warnings=warnings,
        pages=pages,
        behind=tuple(sorted(at.written)),
    )
    # The new site stands: where the disk is full by now, the next build is a whole one.
    with suppress(OSError):
        at.state.seal(seal)
