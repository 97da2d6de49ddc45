"""What of the theme and the settings is kept with the state, so that a page can be made without asking them again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

import msgspec

from tahqiq.check import Part
from tahqiq.model.stored import with_sum, without_sum
from tahqiq.publish.mould import Key, Mould
from tahqiq.publish.whole_files import Layout


class Kept(msgspec.Struct, frozen=True):
    """All that pages are made with beside the edition."""

    words: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    moulds: tuple[tuple[Key, Mould], ...]
    address: str
    search: bool
    previews: bool
    style_guide: bool
    exports: tuple[str, ...]


_PACKED = msgspec.msgpack.Encoder()
_UNPACKED = msgspec.msgpack.Decoder(Kept)
_LAYOUT = msgspec.msgpack.Decoder(Layout)
_PART = msgspec.msgpack.Decoder(Part)
SCHEMA = (
    "CREATE TABLE kept (data BLOB)",
    "CREATE TABLE layout (data BLOB)",
    "CREATE TABLE part (name TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID",
    "CREATE TABLE asks (article TEXT, part TEXT, PRIMARY KEY (article, part)) WITHOUT ROWID",
)


def make_tables(database: sqlite3.Connection) -> None:
    """Makes the tables of what is kept."""
    for statement in SCHEMA:
        database.execute(statement)


def keep(database: sqlite3.Connection, kept: Kept) -> None:
    """Keeps it, in the place of what was kept before."""
    database.execute("DELETE FROM kept")
    database.execute("INSERT INTO kept VALUES (?)", (with_sum(_PACKED.encode(kept)),))


def kept_of(database: sqlite3.Connection) -> Kept | None:
    """What is kept, if anything is."""
    row = database.execute("SELECT data FROM kept").fetchone()
    return _UNPACKED.decode(without_sum(row[0])) if row else None


def put_layout(database: sqlite3.Connection, layout: Layout) -> None:
    """Keeps what lies where in the exports, in the place of what was kept before."""
    database.execute("DELETE FROM layout")
    database.execute("INSERT INTO layout VALUES (?)", (with_sum(_PACKED.encode(layout)),))


def layout_of(database: sqlite3.Connection) -> Layout:
    """What lies where in the exports."""
    (data,) = database.execute("SELECT data FROM layout").fetchone()
    return _LAYOUT.decode(without_sum(data))


def keep_part(database: sqlite3.Connection, name: str, part: Part) -> None:
    """Keeps what the check says of an article, or (`name` empty) of all that is none."""
    database.execute("INSERT INTO part VALUES (?, ?)", (name, with_sum(_PACKED.encode(part))))
    rows = {(article, name) for question in part.questions for article in question.asked()}
    database.executemany("INSERT OR IGNORE INTO asks VALUES (?, ?)", rows)


def forget_part(database: sqlite3.Connection, name: str) -> Part | None:
    """Forgets what the check said of an article, which is returned."""
    before = part_of(database, name)
    asked = {article for question in before.questions for article in question.asked()} if before else ()
    database.execute("DELETE FROM part WHERE name = ?", (name,))
    database.executemany(
        "DELETE FROM asks WHERE article = ? AND part = ?", ((article, name) for article in asked)
    )
    return before


def part_of(database: sqlite3.Connection, name: str) -> Part | None:
    """What the check says of an article."""
    row = database.execute("SELECT data FROM part WHERE name = ?", (name,)).fetchone()
    return _PART.decode(without_sum(row[0])) if row else None


def asking(database: sqlite3.Connection, article: str) -> Iterator[str]:
    """The parts that name an article."""
    for row in database.execute("SELECT part FROM asks WHERE article = ?", (article,)):
        yield str(row[0])
