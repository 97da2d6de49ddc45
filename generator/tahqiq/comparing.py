"""What `tahqiq diff` does: two states of an edition, read as far as they differ, and compared. Nothing is written."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tahqiq import revisions
from tahqiq.check import Part, Register, check_part, check_whole, register_of
from tahqiq.compare import Comparison, compare
from tahqiq.read import Manuscript, Record, read_articles, read_rest
from tahqiq.read.project import CONFIGURATION, Project, find_project
from tahqiq.sides import side_of, things_in


@dataclass(frozen=True, slots=True)
class _Work:
    """What is compared: an edition's folder, two commits (or the files as they are), and what git says has changed."""

    root: Path
    before: str
    after: str | None
    changed: frozenset[str]


@dataclass(slots=True)
class _State:
    """One state as it is read: all that is no article, those articles that have changed, what the check says."""

    project: Project
    rest: Manuscript
    touched: frozenset[str]
    register: Register
    articles: Manuscript = field(default_factory=Manuscript)
    parts: list[Part] = field(default_factory=list)

    def judge(self, manuscript: Manuscript, changed: Collection[str]) -> None:
        """Checks a part. Questions whose answer is the same in both states are left out."""
        part = check_part(manuscript, self.rest.languages(), self.register)
        asked = (
            q for q in part.questions if q.place.file in changed or not self.touched.isdisjoint(q.asked())
        )
        self.parts.append(Part(part.problems, part.articles, tuple(asked)))


def compared(project: Project, before: str = "", after: str = "") -> Comparison:
    """What has changed from a revision to another, or to the files as they are now (an empty `after`).

    An empty `before` is where the work has left the main branch. Of articles only those are read that have changed,
    and those that the others' mistakes may hang on. Raises revisions.NoRevision and NoGit, and OSError where
    the machine fails.
    """
    root = project.root
    old = revisions.commit(root, before) if before else revisions.branching_point(root)
    new = revisions.commit(root, after) if after else None
    work = _Work(root, old, new, frozenset(revisions.changed_files(root, old, new)))
    names = (before or revisions.short(root, old), after)
    if not any(path == CONFIGURATION or path.startswith(f"{project.name}/") for path in work.changed):
        return Comparison(*names)
    with tempfile.TemporaryDirectory() as folder:
        was = _placed(work, old, Path(folder) / "before")
        now = _placed(work, new, Path(folder) / "after") if new else project
        states = [_state(work, at) for at in (was, now)]
        _judge_others(work, *states)
    problems = [check_whole(state.parts) for state in states]
    sides = [
        side_of(state.rest, state.articles, found, state.project.name, work.changed)
        for state, found in zip(states, problems, strict=True)
    ]
    changed = frozenset(thing for state in states for thing in things_in(work.changed, state.project.name))
    return compare(sides[0], sides[1], (problems[0], problems[1]), names, changed)


def _state(work: _Work, project: Project) -> _State:
    rest, there = read_rest(project.source, project.name)
    touched = frozenset(_articles_of(project, work.changed))
    state = _State(project, rest, touched, register_of(rest))
    state.articles = read_articles(project.source, project.name, [id for id in there if id in touched])
    state.judge(rest, work.changed)
    state.judge(state.articles, work.changed)
    return state


def _judge_others(work: _Work, was: _State, now: _State) -> None:
    """Checks, in both states, articles that are as they were, but may have mistakes by what is said elsewhere."""
    asked = {id for state in (was, now) for part in state.parts for q in part.questions for id in q.asked()}
    others = (asked | _concerned(work, was, now)) - was.touched - now.touched
    if work.after:
        _place_articles(work, work.after, now.project, others)
    there = sorted(id for id in others if (now.project.content / "articles" / id).is_dir())
    found = read_articles(now.project.source, now.project.name, there)
    for state in (was, now):
        state.judge(found, work.changed)


def _concerned(work: _Work, was: _State, now: _State) -> set[str]:
    """The articles that name something that has come, gone or become another kind of thing."""
    below = f"{now.project.name}/articles"
    if was.rest.languages() != now.rest.languages():
        return set(_articles_of(now.project, _files(work, below)))
    words = {*was.touched, *now.touched}
    for old, new in (
        (was.rest.actors, now.rest.actors),
        (was.rest.events, now.rest.events),
        (was.rest.terms, now.rest.terms),
    ):
        words |= {id for id in {*old, *new} if _kind(old.get(id)) != _kind(new.get(id))}
    return set(_articles_of(now.project, revisions.files_naming(work.root, words, work.after, below)))


def _files(work: _Work, below: str) -> Iterator[str]:
    """All files below a folder in the second state."""
    if work.after:
        yield from (entry.path for entry in revisions.entries(work.root, work.after, below))
    else:
        yield from (path.relative_to(work.root).as_posix() for path in (work.root / below).glob("*/*"))


def _kind(record: Record | None) -> str | None:
    return record.root.text("kind") if record and record.root else None if record is None else ""


def _articles_of(project: Project, paths: Iterable[str]) -> Iterator[str]:
    """The articles that files belong to."""
    for path in paths:
        below = path.removeprefix(f"{project.name}/articles/")
        if below != path and "/" in below:
            yield below.partition("/")[0]


def _placed(work: _Work, revision: str, folder: Path) -> Project:
    """What of a revision is to be read, as files in a folder: all but the articles that have not changed."""
    entries = revisions.entries(work.root, revision)
    folder.mkdir()
    _write(work, folder, [entry for entry in entries if entry.path == CONFIGURATION])
    placed = find_project(folder)
    placed.content.mkdir(parents=True, exist_ok=True)
    below = f"{placed.name}/articles/"
    wanted = [e for e in entries if e.path.startswith(f"{placed.name}/") and not e.path.startswith(below)]
    _write(work, folder, wanted)
    _place_articles(work, revision, placed, set(_articles_of(placed, work.changed)))
    return placed


def _place_articles(work: _Work, revision: str, placed: Project, articles: Collection[str]) -> None:
    entries = revisions.entries(work.root, revision, f"{placed.name}/articles") if articles else []
    wanted = [e for e in entries if not set(_articles_of(placed, [e.path])).isdisjoint(articles)]
    _write(work, placed.root, wanted)


def _write(work: _Work, folder: Path, entries: list[revisions.Entry]) -> None:
    for path, data in revisions.contents(work.root, entries):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
