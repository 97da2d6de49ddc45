"""Counts the lines that know MkDocs or Material, for decision 35: `python generator/setup/coupling.py`.

What knows them only as words (prose, comments) is not counted: it would stand in no one's way who leaves.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
RECORD = REPOSITORY / "generator/docs/decisions/0035-life-after-material.md"
_COMMENTS = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", re.DOTALL)


class Kind(NamedTuple):
    """A way of knowing: in which files, by which words; `where` a file has to have, for them to mean it."""

    globs: tuple[str, ...]
    pattern: re.Pattern[str]
    where: re.Pattern[str] = re.compile("")


class Count(NamedTuple):
    """How many lines, in which files."""

    lines: int
    files: dict[str, int]


KINDS = {
    "MkDocs, imported": Kind(("generator/tahqiq/**/*.py",), re.compile(r"^\s*(?:from|import) mkdocs\b")),
    "MkDocs, its names in use": Kind(
        ("generator/tahqiq/plugin.py", "generator/tahqiq/publish/**/*.py"),
        re.compile(
            r"\b(?:MkDocs(?:Config|Page|Exception)|BasePlugin|event_priority|LiveReloadServer|TemplateContext|"
            r"InclusionLevel|TableOfContents|Navigation|config_options|BaseConfigOption|CountHandler|get_context|"
            r"load_config|Files?\(|Files?\b(?=[,\]):]))"
        ),
        re.compile(r"^(?:from|import) mkdocs\b", re.MULTILINE),
    ),
    "MkDocs, given to templates": Kind(
        ("templates/theme/**/*.html",), re.compile(r"\b(?:config\.|page\.content|script_tag|nav\b(?=\s*%}))|\| url\b")
    ),
    "Material, its frame": Kind(
        ("templates/theme/**/*.html",), re.compile(
            r'extends "base\.html"|super\(\)|\.icons/|\b(?:whole|after|body|head)\.(?:split|replace|index)\('
        ),
    ),
    "Material, its marks": Kind(
        ("templates/assets/**/*.css", "templates/assets/**/*.js", "templates/theme/**/*.html", "templates/pages/*.html",
         "templates/parts/**/*.html"),
        re.compile(r"(?<![\w.-])\.?md-[a-z]|--md-|data-md-|\bmd[A-Z]\w+"),
    ),
    "Material, in Python": Kind(
        ("generator/tahqiq/plugin.py", "generator/tahqiq/publish/**/*.py"),
        re.compile(r"material_language|_languages\(|PALETTE|theme\[|unused\(|\"material/"),
    ),
}  # fmt: skip
# Lines and files that may know. What stood when decision 35 was written, and of MkDocs a tenth more lines: hooks come
# and go within the files that have any. It may fall, and does not rise unseen.
MOST = {
    "MkDocs, imported": (31, 11),
    "MkDocs, its names in use": (93, 8),
    "MkDocs, given to templates": (3, 1),
    "Material, its frame": (11, 4),
    "Material, its marks": (25, 6),
    "Material, in Python": (15, 4),
}


def counted() -> dict[str, Count]:
    """The lines of each kind, with the files they are in."""
    return {name: _count(kind) for name, kind in KINDS.items()}


def _count(kind: Kind) -> Count:
    files = {
        path.relative_to(REPOSITORY).as_posix(): lines
        for path in _paths(kind)
        if _knows(kind, path)
        and (lines := sum(bool(kind.pattern.search(line)) for line in _plain(path).splitlines()))
    }
    return Count(sum(files.values()), files)


def _knows(kind: Kind, path: Path) -> bool:
    return kind.where.search(path.read_text(encoding="utf-8")) is not None


def _paths(kind: Kind) -> Iterator[Path]:
    for glob in kind.globs:
        yield from sorted(REPOSITORY.glob(glob))


def _plain(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text if path.suffix == ".py" else _COMMENTS.sub("", text)


def table() -> str:
    """The counts as the record has them."""
    rows = (f"| {name} | {count.lines} | {len(count.files)} |" for name, count in counted().items())
    return "\n".join(("| what knows | lines | files |", "|---|---|---|", *rows))


def told() -> str:
    """All of it, file by file."""
    lines = (
        f"{lines:4} {path}  ({name})"
        for name, count in counted().items()
        for path, lines in count.files.items()
    )
    return "\n".join((table(), "", *lines))


if __name__ == "__main__":
    sys.stdout.write(told() + "\n")
