"""Keeping: after a build, all that the next one needs is put into the state, and sealed."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tahqiq.check import Part
from tahqiq.publish import data_file, hangs, spare
from tahqiq.publish.kept import Kept, keep, keep_part, make_tables
from tahqiq.publish.printer import Sheet
from tahqiq.publish.state import Seal, State


class Parts(Protocol):
    """What the check says of each part of an edition."""

    @property
    def part(self) -> Part:
        """Of all that is no article."""

    @property
    def articles(self) -> Mapping[str, Part]:
        """Of each article."""


def keep_build(
    state: State,
    seal: Seal,
    checked: Parts,
    kept: Kept,
    sheets: Sequence[Sheet],
    pieces: Sequence[data_file.Place],
) -> None:
    """Keeps a build. Raises OSError where the disk fails; without a seal the next build is a whole one."""
    database = sqlite3.connect(state.database, isolation_level=None)
    database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
    make_tables(database)
    keep(database, kept)
    keep_part(database, "", checked.part)
    for name, part in checked.articles.items():
        keep_part(database, name, part)
    hangs.put_pages(database, sheets)
    data_file.put_places(database, pieces)
    database.execute("COMMIT")
    database.close()
    hangs.write(state.hangs, sheets)
    state.forget_spare()
    # On another disk there is no spare copy, and every build is a whole one.
    with contextlib.suppress(OSError):
        spare.copy(Path(seal.site), state.spare)
        state.seal(seal)
