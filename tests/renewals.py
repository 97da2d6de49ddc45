"""An edition built two ways, renewed in one folder and built as a whole in another, to be compared byte for byte."""

from __future__ import annotations

import copy
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import jinja2
import pytest

import books
from random_edits import Edit
from tahqiq.crew import Alone
from tahqiq.pipeline import quiet
from tahqiq.problems import Problem
from tahqiq.publish.printer import NoMould
from tahqiq.publish.run import ContentErrors, build_site
from tahqiq.publish.state import State
from tahqiq.read import scan
from tahqiq.read.project import Project
from tahqiq.relate import places
from tahqiq.render.views import actor, glossary, home, members
from tahqiq.renewal import NotRenewable, Renewed, exports, renewed

TABLES = (
    "thing", "article", "quote", "correction", "about", "mention", "tie", "shared", "named", "event", "event_actor",
    "event_named", "event_source", "member", "former", "filed", "asks",
)  # fmt: skip
QUESTIONS = (
    *(f"SELECT * FROM {table}" for table in TABLES),
    "SELECT data FROM layout",
    "SELECT place, key, data FROM sheet",
    "SELECT address, kind, thing, alternates FROM page WHERE address IS NOT NULL",
)
"""What two states of one edition answer alike: what is wrong in one shows on a page sooner or later."""


def shrunk(patch: pytest.MonkeyPatch) -> None:
    """Small limits, so that a little edition has all that a large one has; and templates are compiled but once."""
    patch.setattr(places, "LIMIT", 3)
    for module, names in (
        (actor, {"QUOTES": 2, "EVENTS": 2, "MENTIONS": 3, "COMPANIONS": 3}),
        (home, {"ACTORS": 3, "EVENTS": 2}),
        (glossary, {"USES": 2}),
        (members, {"SHOWN": 2}),
        (exports, {"_LARGE": 0}),
        # Here a build takes longer than any clock needs to tell two changes apart.
        (scan, {"GRAIN": 0}),
    ):
        for name, value in names.items():
            patch.setattr(module, name, value)
    compiled: dict[object, object] = {}
    compile_ = jinja2.Environment.compile

    def once(self: jinja2.Environment, source: str, name: str | None = None, *rest: object) -> object:
        key = type(self), str(source), name, rest
        if key not in compiled:
            compiled[key] = compile_(self, source, name, *rest)  # type: ignore[call-overload]
        return compiled[key]

    patch.setattr(jinja2.Environment, "compile", once)


def contents(site: Path) -> dict[str, bytes]:
    """All files of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def build(folder: Path) -> None:
    """A whole build. Raises ContentErrors."""
    build_site(folder / "mkdocs.yml", folder / "site", quiet, lambda problems: None)


def renew(folder: Path) -> Renewed:
    """A renewal, in this process. Raises NotRenewable."""
    return renewed(Project(folder), folder / "site", Alone())


def built(folder: Path) -> Renewed | None:
    """As `tahqiq build` does it: what a renewal came to, or None where it had to be a whole build."""
    try:
        return renew(folder)
    except NotRenewable:
        build(folder)
        return None


class Twins:
    """One edition in two folders. `whole` are the steps that were whole builds, though not for want of a mould."""

    def __init__(self, folder: Path, book: books.Book, settings: dict[str, bytes]) -> None:
        self.kept, self.cold = folder / "kept", folder / "cold"
        self.book = book
        self.settings = settings
        self.unseen = 0
        self.write()
        build(self.kept)

    def write(self) -> None:
        """Saves the edition in both."""
        for folder in (self.kept, self.cold):
            books.write(folder, {**self.settings, **self.book.files()})

    def step(self) -> Renewed | None:
        """Builds both; what the renewal came to, or None where it had to be a whole build."""
        self.write()
        found: Renewed | None = None
        try:
            found = renew(self.kept)
        except NotRenewable as error:
            self.unseen += isinstance(error.__context__, NoMould)
            build(self.kept)
        build(self.cold)
        return found

    def mistaken(self, edit: Edit, random: Random) -> tuple[list[str], list[str]]:
        """An edit that leaves an error, taken back afterwards: what is said of it by a renewal, and by a build."""
        good = copy.deepcopy(self.book)
        edit(self.book, random)
        self.write()
        before = contents(self.kept / "site")
        found = _errors(renew(self.kept).problems)
        assert contents(self.kept / "site") == before
        try:
            build(self.cold)
            expected: list[str] = []
        except ContentErrors as error:
            expected = _errors(error.problems)
        self.book = good
        return found, expected

    def differences(self) -> list[str]:
        """What is not the same: paths of the site, tables, what is sealed."""
        one, other = contents(self.kept / "site"), contents(self.cold / "site")
        paths = sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
        return [*(f"{path}: {_how(one.get(path), other.get(path))}" for path in paths), *self._tables()]

    def _tables(self) -> Iterator[str]:
        states = [State(folder) for folder in (self.kept, self.cold)]
        databases = [sqlite3.connect(state.database) for state in states]
        for question in QUESTIONS:
            one, other = (set(database.execute(question)) for database in databases)
            if one != other:
                yield f"{question}: {_sample(one - other)} instead of {_sample(other - one)}"
        for database in databases:
            database.close()
        ours, theirs = ((seal.pages, seal.warnings) if (seal := state.sealed()) else None for state in states)
        if ours is None or ours != theirs:
            yield f"(pages, warnings): {ours} instead of {theirs}"


def _errors(problems: tuple[Problem, ...]) -> list[str]:
    return sorted(str(problem) for problem in problems if problem.severity == "error")


def _sample(rows: set[tuple[object, ...]]) -> str:
    return str(sorted(rows, key=str)[:3])[:300]


def _how(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return "missing" if one is None else "too many"
    pairs = enumerate(zip(one, other, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    return f"{_around(one, at)} instead of {_around(other, at)}"


def _around(data: bytes, at: int) -> str:
    return repr(data[max(at - 60, 0) : at + 60].decode(errors="replace"))
