"""Keeping: after a build, all that the next one needs is put into the state, and sealed."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from tahqiq.crew import Crew
from tahqiq.publish import hangs, spare
from tahqiq.publish.filling import Filled
from tahqiq.publish.kept import Kept, keep, put_layout
from tahqiq.publish.mould import Key, Mould
from tahqiq.publish.often import put_often
from tahqiq.publish.seal import Seal
from tahqiq.publish.shell import Shells
from tahqiq.publish.state import State
from tahqiq.read.scan import Glance
from tahqiq.relate import keep_years
from tahqiq.render import Printing


def keep_build(
    state: State,
    seal: Seal,
    kept: Kept,
    filled: Filled,
    templates: bytes,
    crew: Crew,
    *,
    copied: bool = True,
) -> bool:
    """Keeps a build; if `copied`, with compiled templates, a spare copy of the site and a seal, which no preview needs.

    False where that cannot be: where the disk fails, or there can be no spare copy because the site lies on another
    one. Then the next build is a whole one.
    """
    try:
        _put(state, kept, filled)
        hangs.write(state.hangs, filled.all_sheets())
        if copied:
            state.templates.write_bytes(templates)
            state.forget_spare()
            spare.copy(Path(seal.site), state.spare, crew)
            state.seal(seal)
    except (OSError, sqlite3.OperationalError):
        # It may be that the disk is full: what nobody will believe is in the way.
        state.forget_spare()
        return False
    return True


def _put(state: State, kept: Kept, filled: Filled) -> None:
    with contextlib.closing(sqlite3.connect(state.database, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
        keep(database, kept)
        hangs.put_pages(database, filled.all_sheets())
        put_layout(database, filled.exports.layout)
        put_often(database, filled.index.often)
        keep_years(database, filled.years)
        database.execute("COMMIT")


def seal_of(environment: str, site: Path, content: Mapping[str, Glance], warnings: int, pages: int) -> Seal:
    """The seal of a build, but for what the state itself adds to it."""
    return Seal(
        version="",
        files={},
        environment=environment,
        site=str(site),
        folder=(0, 0),
        content=content,
        warnings=warnings,
        pages=pages,
    )


def kept_by(
    printing: Printing,
    shells: Shells,
    moulds: Mapping[Key, Mould],
    style_guide: bool,
) -> Kept:
    """What is kept of that with which the pages of a build were made."""
    return Kept(
        words=shells.words,
        titles=shells.titles,
        moulds=tuple(moulds.items()),
        address=shells.address,
        search=printing.searchable,
        previews=printing.previews is not None,
        style_guide=style_guide,
        exports=tuple(sorted(printing.exports)),
    )
