"""What `check --fix` and `fmt` do with an edition's files: rounds of mending, and layout. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tahqiq.author import MENDED, mends
from tahqiq.author.layout import formatted, kind_of
from tahqiq.check import check_part, register_of
from tahqiq.edits import Edit, edited
from tahqiq.limits import AGAIN_BYTES
from tahqiq.plain import NotPlain, plain_files
from tahqiq.problems import Problem
from tahqiq.read import Manuscript, Record, read_articles, read_rest
from tahqiq.read.project import Project
from tahqiq.read.text import LIMIT, decode, with_line_ends
from tahqiq.read.yaml import parse
from tahqiq.store import Proposed, Store, store_at

ROUNDS = 6
"""Mending one problem may show another (a comma after a space that goes); real texts take two or three."""


class Mended(NamedTuple):
    """One problem that was mended: the words before and after."""

    problem: Problem
    before: str
    after: str


class File(NamedTuple):
    """A file of the edition: its bytes, and its text as it is read."""

    data: bytes
    text: str


@dataclass(slots=True)
class Mending:
    """All that was mended: files by their path from the edition's root, what was done, what had to be left."""

    before: dict[str, File] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    done: dict[str, list[Mended]] = field(default_factory=dict)
    left: tuple[str, ...] = ()

    def bytes(self, file: str) -> bytes:
        """A file as it is to be written: its lines end as they did; a byte order mark is not kept."""
        return with_line_ends(self.after[file], self.before[file].data).encode()


def mended(project: Project, problems: Iterable[Problem]) -> Mending:
    """Mends what has one right answer, until nothing has, each file by itself.

    A file that has been read again too much has had its last round; what remains is reported as ever. A file that has
    more errors than before is left as it was. Raises OSError where the machine fails.
    """
    mending = Mending()
    store = store_at(str(project.content))
    here = [p for p in problems if _belongs(p, project)]
    errors = _errors(here)
    again: Counter[str] = Counter()
    for _ in range(ROUNDS):
        changed = _round(mending, store, project, [p for p in here if again[p.place.file] < AGAIN_BYTES])
        if not changed:
            break
        again.update({file: len(mending.after[file].encode()) for file in changed})
        here = _again(mending, store, project, changed)
        for file, count in _errors(here).items():
            if count > errors.get(file, 0):
                mending.left += (file,)
                del mending.after[file], mending.done[file]
        here = [p for p in here if p.place.file in mending.after]
    return mending


def _belongs(problem: Problem, project: Project) -> bool:
    return problem.place.file.startswith(f"{project.name}/")


def _errors(problems: Iterable[Problem]) -> dict[str, int]:
    """How many errors each file has."""
    found: dict[str, int] = {}
    for problem in problems:
        if problem.severity == "error":
            found[problem.place.file] = found.get(problem.place.file, 0) + 1
    return found


def _round(mending: Mending, store: Store, project: Project, problems: list[Problem]) -> set[str]:
    """Mends what these problems allow; which files that changed."""
    edits: dict[str, list[tuple[Edit, Problem]]] = {}
    for problem in problems:
        file = problem.place.file
        if problem.code in MENDED and file not in mending.left:
            found = mends(problem, _text(mending, store, project, file))
            edits.setdefault(file, []).extend((edit, problem) for edit in found)
    changed = set()
    for file, proposed in edits.items():
        if apart := _apart(proposed):
            text = _text(mending, store, project, file)
            mending.after[file] = edited(text, (edit for edit, _ in apart))
            done = mending.done.setdefault(file, [])
            done += (Mended(problem, text[edit.start : edit.end], edit.text) for edit, problem in apart)
            changed.add(file)
    return changed


def _apart(proposed: list[tuple[Edit, Problem]]) -> list[tuple[Edit, Problem]]:
    """Edits that do not meet; the others have their turn in the next round."""
    kept: list[tuple[Edit, Problem]] = []
    at = -1
    for edit, problem in sorted(proposed, key=lambda pair: pair[0]):
        if edit.start >= at:
            kept.append((edit, problem))
            at = edit.end
    return kept


def _text(mending: Mending, store: Store, project: Project, file: str) -> str:
    """A file's text as it is by now."""
    if file in mending.after:
        return mending.after[file]
    if file not in mending.before:
        path = project.inside(file)
        data = store.read(path, 1 << 30) or b""
        mending.before[file] = File(data, decode(data, file)[0])
    return mending.before[file].text


def _again(mending: Mending, store: Store, project: Project, changed: set[str]) -> list[Problem]:
    """The problems of changed files, read and checked as they would be."""
    proposed = Proposed(store, {project.inside(file): text.encode() for file, text in mending.after.items()})
    rest, ids = read_rest(proposed, project.name)
    register = register_of(rest)
    folders = {project.inside(file).split("/")[1] for file in changed if "/articles/" in file}
    articles = read_articles(proposed, project.name, [article for article in ids if article in folders])
    parts = [check_part(articles, rest.languages(), register)]
    if any("/articles/" not in file for file in changed):
        parts.append(check_part(rest, rest.languages(), register))
    return [p for part in parts for p in part.problems if p.place.file in changed]


class LaidOut(NamedTuple):
    """A file and its layout; `changed`: it is to be written (its line ends may be all that is new).

    `left`: why it was left as it was, if it was. `bug`: that is a mistake of the program.
    """

    file: str
    before: str
    after: str
    changed: bool
    left: str = ""
    bug: bool = False


def laid_out(project: Project, files: Iterable[str] = ()) -> Iterator[LaidOut]:
    """The layout of content files, by their paths from the edition's root; of all of them, if none are named.

    Raises OSError where the machine fails.
    """
    languages = _languages(project)
    store = store_at(str(project.content))
    for file in files or _content_files(project):
        data = store.read(project.inside(file), LIMIT)
        if data is None:
            yield LaidOut(file, "", "", False, f"{file}: larger than {LIMIT:,} bytes; split it")
            continue
        text, problems = decode(data, file)
        if problems:
            yield LaidOut(file, text, text, False, str(problems[0]))
            continue
        outcome = formatted(file, text, languages)
        changed = not outcome.left and outcome.text.encode() != data
        yield LaidOut(file, text, outcome.text, changed, outcome.left, outcome.bug)


def _content_files(project: Project) -> list[str]:
    names = [f"{project.name}/{path}" for path in plain_files(project.content)[0]]
    return [name for name in names if kind_of(name) and "/." not in name]


def _languages(project: Project) -> tuple[str, ...]:
    """The languages that edition.yml names, if it can be read."""
    name = "edition.yml"
    try:
        data = store_at(str(project.content)).read(name, LIMIT) or b""
    except (FileNotFoundError, NotPlain):
        return ()
    text, _ = decode(data, name)
    return Manuscript(edition=Record(name, parse(text, name)[0])).languages()
