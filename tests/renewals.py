"""An edition built two ways, renewed in one folder and built as a whole in another, to be compared byte for byte."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import books
import pytest
from tahqiq.crew import Alone
from tahqiq.pipeline import quiet
from tahqiq.problems import Problem
from tahqiq.publish.printer import NoMould
from tahqiq.publish.run import ContentErrors, build_site
from tahqiq.publish.state import State
from tahqiq.read import scan
from tahqiq.read.project import Project
from tahqiq.relate import places
from tahqiq.renewal import NotRenewable, Renewed, renewed
from tahqiq.render.views import actor, glossary, home, members

TABLES = (
    "thing", "article", "quote", "about", "mention", "tie", "shared", "named", "event", "event_actor", "event_named",
    "event_source", "member", "former", "sheet", "filed", "piece", "asks",
)  # fmt: skip
"""Those that must say the same; `page` without its numbers does too."""


def shrunk(patch: pytest.MonkeyPatch) -> None:
    """Small limits, so that a little edition has all that a large one has."""
    patch.setattr(places, "LIMIT", 3)
    for module, names in (
        (actor, {"QUOTES": 2, "EVENTS": 2, "MENTIONS": 3, "COMPANIONS": 3}),
        (home, {"ACTORS": 3, "EVENTS": 2}),
        (glossary, {"USES": 2}),
        (members, {"SHOWN": 2}),
        # The tests wait between a change and the next build long enough for any clock.
        (scan, {"GRAIN": 0}),
    ):
        for name, value in names.items():
            patch.setattr(module, name, value)


def contents(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


class Unsound(Exception):
    """A content with errors."""


def build(folder: Path) -> None:
    """A whole build."""
    build_site(folder / "mkdocs.yml", folder / "site", quiet, lambda problems: None)


def renew(folder: Path) -> Renewed:
    """A renewal, in this process. Raises NotRenewable."""
    return renewed(Project(folder), folder / "site", Alone())


class Twins:
    """One edition in two folders."""

    def __init__(self, folder: Path, book: books.Book, settings: dict[str, bytes]) -> None:
        self.kept, self.cold = folder / "kept", folder / "cold"
        self.book = book
        self.settings = settings
        self.unseen = False
        self.write()
        build(self.kept)

    def write(self) -> None:
        """Saves the edition in both."""
        for folder in (self.kept, self.cold):
            books.write(folder, {**self.settings, **self.book.files()})

    def step(self) -> Renewed | None:
        """Builds both; what the renewal came to, or None where it must be a whole build."""
        self.write()
        try:
            found: Renewed | None = renew(self.kept)
        except NotRenewable as error:
            self.unseen = isinstance(error.__context__, NoMould)
            found = None
            build(self.kept)
        build(self.cold)
        return found

    def differences(self) -> list[str]:
        """What is not the same: paths of the site, tables."""
        one, other = contents(self.kept / "site"), contents(self.cold / "site")
        paths = sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
        return [*(f"{path}: {_how(one.get(path), other.get(path))}" for path in paths), *self._tables()]

    def _tables(self) -> Iterator[str]:
        states = [State(folder) for folder in (self.kept, self.cold)]
        databases = [sqlite3.connect(state.database) for state in states]
        questions = [f"SELECT * FROM {table}" for table in TABLES if table not in ("piece", "sheet")]
        questions.append("SELECT section, name, length FROM piece WHERE section")
        questions.append("SELECT place, key, data FROM sheet")
        questions.append("SELECT address, kind, thing, alternates FROM page WHERE address IS NOT NULL")
        for question in questions:
            one, other = (set(database.execute(question)) for database in databases)
            if one != other:
                yield f"{question}: {_sample(one - other)} instead of {_sample(other - one)}"
        for database in databases:
            database.close()
        one_seal, other_seal = (state.sealed() for state in states)
        if not one_seal or not other_seal:
            yield "no seal"
        elif (one_seal.pages, one_seal.warnings) != (other_seal.pages, other_seal.warnings):
            yield f"{one_seal.pages} pages, {one_seal.warnings} warnings: {other_seal.pages}, {other_seal.warnings}"


def _sample(rows: set[tuple[object, ...]]) -> str:
    return str(sorted(rows, key=str)[:3])[:300]


def _how(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return "missing" if one is None else "too many"
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(at - 60, 0) : at + 60].decode(errors='replace')!r} instead of {other[max(at - 20, 0) : at + 60].decode(errors='replace')!r}"


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """What a whole build says is wrong."""
    try:
        build(folder)
    except ContentErrors as error:
        return error.problems
    return ()
