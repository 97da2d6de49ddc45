"""Revisions: what git knows of an edition's files. The only module that runs git; it never writes to a repository.

A repository may come from anyone, and what stands in its configuration can name programs that git runs. None of it is
run: see `_settings`. Nothing is fetched either.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What a main branch is called, most likely first."""
PLAIN = ("100644", "100755")
"""Modes of plain files; links and other repositories are left out."""
PATIENCE = 20
"""Seconds that git has for an answer that one can do without."""


class NoRevision(Exception):
    """Git cannot do what was asked: no repository, no such revision. A sentence."""


class NoGit(Exception):
    """There is no git on the machine."""


class Entry(NamedTuple):
    """A plain file of a revision: its path below the edition's folder, and the name of its bytes."""

    path: str
    blob: str


def commit(folder: Path, revision: str) -> str:
    """The full name of a revision. Raises NoRevision."""
    try:
        return _text(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except NoRevision:
        _text(folder, "rev-parse", "--show-toplevel")
        raise NoRevision(f'There is no revision "{revision}" in this repository.') from None


def branching_point(folder: Path) -> str:
    """Where the work in a folder has left the main branch; the last commit, where there is no other branch."""
    for branch in BRANCHES:
        try:
            return _text(folder, "merge-base", "HEAD", branch)
        except NoRevision:
            continue
    return commit(folder, "HEAD")


def short(folder: Path, revision: str) -> str:
    """A commit's name as people write it."""
    return _text(folder, "rev-parse", "--short", "--end-of-options", revision)


def changed_files(folder: Path, before: str, after: str | None) -> set[str]:
    """Paths of all files below the folder that differ between two commits; or from the files as they are now."""
    revisions = [before] if after is None else [before, after]
    options = ["--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv"]
    # A submodule would be asked for its state, with its own configuration.
    options.append("--ignore-submodules=all")
    found = _names(folder, "diff", *options, *revisions, "--", ".")
    if after is None:
        found |= _names(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    return found


def files_naming(folder: Path, words: Iterable[str], after: str | None, below: str) -> set[str]:
    """Paths of the files below a folder in which one of some words stands."""
    asked = [option for word in sorted(words) for option in ("-e", word)]
    if not asked:
        return set()
    revision = [] if after is None else [after]
    options = ("grep", "--name-only", "-z", "--fixed-strings", "--no-color", "--no-textconv")
    untracked = ("--untracked",) if after is None else ()
    done = _run(folder, [*options, *untracked, *asked, *revision, "--", below])
    if done.returncode > 1:
        raise NoRevision(_said(done))
    return {name.removeprefix(f"{after}:") for name in _parted(done.stdout)}


def entries(folder: Path, revision: str, below: str = ".") -> list[Entry]:
    """All plain files below a folder, or a part of it, as they are in a revision."""
    found: list[Entry] = []
    for line in _output(folder, "ls-tree", "-r", "-z", revision, "--", below).split(b"\0"):
        about, _, path = line.decode("utf-8", "surrogateescape").partition("\t")
        mode, blob = about.partition(" ")[0], about.rpartition(" ")[2]
        # Git itself takes whatever names a tree that was made by hand holds.
        if mode in PLAIN and not {"", ".", ".."}.intersection(path.split("/")):
            found.append(Entry(path, blob))
    return found


def contents(folder: Path, wanted: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    """The bytes of files of a revision as git has them, by their paths."""
    asked = "".join(f"{entry.blob}\n" for entry in wanted).encode()
    data = _run(folder, ["cat-file", "--batch"], asked).stdout
    at = 0
    for entry in wanted:
        end = data.find(b"\n", at)
        size = data[at:end].rpartition(b" ")[2]
        if end < 0 or not size.isdigit():
            raise NoRevision(f"Git does not give {entry.path}: is this a partial copy of the repository?")
        start, at = end + 1, end + 1 + int(size) + 1
        yield entry.path, data[start : start + int(size)]


def earlier(file: Path, most: int) -> Iterator[bytes]:
    """What a file held after each of its last changes, the newest first; nothing where git knows nothing of it."""
    try:
        asked = ["log", f"--max-count={most}", "--format=%H", "--", file.name]
        for change in _run(file.parent, asked, patience=PATIENCE).stdout.decode("ascii", "replace").split():
            shown = _run(
                file.parent,
                ["show", "--no-ext-diff", "--no-textconv", f"{change}:./{file.name}"],
                patience=PATIENCE,
            )
            if shown.returncode == 0 and shown.stdout:
                yield shown.stdout
    except (NoGit, subprocess.TimeoutExpired):
        return


def _names(folder: Path, *arguments: str) -> set[str]:
    return _parted(_output(folder, *arguments))


def _parted(names: bytes) -> set[str]:
    """Names as git prints them with `-z`."""
    return {name for name in names.decode("utf-8", "surrogateescape").split("\0") if name}


def _text(folder: Path, *arguments: str) -> str:
    return _output(folder, *arguments).decode("utf-8", "replace").strip()


def _output(folder: Path, *arguments: str) -> bytes:
    done = _run(folder, arguments)
    if done.returncode:
        raise NoRevision(_said(done))
    return done.stdout


_NOTHING_KEPT = (
    "The edition lies in no git repository, so nothing knows what it was before. To make it one: `git init`, "
    '`git add .`, `git commit -m "The edition"`.'
)


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
    if said.startswith("not a git repository"):
        return _NOTHING_KEPT
    return f"Git says: {said}" if said else "Git found nothing."


def _run(
    folder: Path, arguments: Sequence[str], given: bytes | None = None, patience: float | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = _environment({**_QUIET, **_filters(folder)})
    return _git(folder, arguments, environment, given, patience)


def _git(
    folder: Path,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    given: bytes | None = None,
    patience: float | None = None,
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", "--no-optional-locks", "-C", str(folder), *arguments]
    try:
        return subprocess.run(
            command, input=given, env=environment, capture_output=True, check=False, timeout=patience
        )
    except FileNotFoundError:
        raise NoGit from None


_QUIET = {
    "core.quotePath": "false",
    # Programs that git would run for what is done here.
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "log.showSignature": "false",
    # Files of an edition can look like a bare repository, with a configuration of its own.
    "safe.bareRepository": "explicit",
}
_ALONE = {
    # What git says is read here, so it is said in one language.
    "LANGUAGE": "en",
    "GIT_LITERAL_PATHSPECS": "1",
    # A partial copy would fetch what is missing, by any program that its configuration names.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
}


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, in which settings of git come last, and so count before all files of them."""
    here = {**os.environ, **_ALONE}
    known = here.get("GIT_CONFIG_COUNT", "")
    start = int(known) if known.isdecimal() else 0
    for number, (key, value) in enumerate(settings.items(), start):
        here |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return {**here, "GIT_CONFIG_COUNT": str(start + len(settings))}


def _filters(folder: Path) -> dict[str, str]:
    """Settings without which no filter that the repository names is run: files are compared as they are.

    An attribute (`.gitattributes`, which a pull request may change) says which files go through which filter.
    """
    asked = ["config", "--includes", "--name-only", "-z", "--get-regexp", r"^filter\..*\.(clean|process)$"]
    named = _git(folder, asked, _environment(_QUIET)).stdout.decode("utf-8", "surrogateescape").split("\0")
    found: dict[str, str] = {}
    for key in filter(None, named):
        driver = key.rpartition(".")[0]
        found |= {f"{driver}.clean": "", f"{driver}.process": "", f"{driver}.required": "false"}
    return found
