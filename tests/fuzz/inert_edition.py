"""From the text of some files to an edition's pages, as a build makes them, in this process and without a disk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest

from jinja2 import FileSystemLoader

import editions
import hostile
from tahqiq.check import check
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.problems import has_errors
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import ARTICLE, Compiled, Job, Page, printing
from tahqiq.store import Entry

CONTENT = "content/"
_MARK = re.compile(rb"^-- (?:(delete|symlink|blank) )?(\S+)(?: \S+)? --\n", re.MULTILINE)


class Held:
    """A folder that is held in memory (tahqiq/store.py)."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def entries(self, path: str) -> list[Entry]:
        """As Store has it."""
        before = f"{path}/" if path else ""
        below = [name.removeprefix(before) for name in self._files if name.startswith(before)]
        folders = {name.partition("/")[0]: "/" in name for name in below}
        return [Entry(name, is_folder, True) for name, is_folder in sorted(folders.items())]

    def read(self, path: str, limit: int) -> bytes | None:
        """As Store has it."""
        data = self._files[path]
        return data if len(data) <= limit else None

    def piece(self, path: str, start: int, length: int) -> bytes:
        """As Store has it."""
        return self._files[path][start : start + length]

    def write(self, files: Mapping[str, bytes]) -> None:
        """Nobody writes here."""
        raise OSError("read-only")


def sections(data: bytes) -> Iterator[tuple[bool, str, bytes]]:
    """(is it a deletion, path in the content folder, the file) of a text as editions.py has it; any bytes will do."""
    marks = list(_MARK.finditer(data))
    for mark, following in zip_longest(marks, marks[1:]):
        path = mark[2].decode(errors="replace")
        if path.startswith(CONTENT) and mark[1] in (None, b"delete"):
            text = data[mark.end() : following.start() if following else None]
            yield mark[1] is not None, path.removeprefix(CONTENT), text


def joined(files: Mapping[str, bytes]) -> bytes:
    """Files as one text."""
    return b"".join(f"-- {CONTENT}{name} --\n".encode() + data for name, data in files.items())


@cache
def start() -> Mapping[str, bytes]:
    """A sound edition in three languages, whose texts are what programs trip over."""
    files: dict[str, bytes] = {}
    # What turns words over is an error: the edition that exports are judged by is never checked.
    for text in (editions.base(), hostile.EDITION.replace("\\u202e", "")):
        files = laid_over(files, text.encode())
    return files


def laid_over(files: Mapping[str, bytes], data: bytes) -> dict[str, bytes]:
    """Files with those of a text over them."""
    made = dict(files)
    for is_deletion, name, text in sections(data):
        if is_deletion:
            made.pop(name, None)
        else:
            made[name] = text
    return made


@cache
def _printer() -> tuple[FileSystemLoader, Mapping[str, Mapping[str, str]], Compiled]:
    words, _ = read_words([templates() / "words"])
    return FileSystemLoader(templates()), words, Compiled()


def sound(files: Mapping[str, bytes]) -> bool:
    """Whether the check lets an edition through."""
    return not has_errors(check(read_edition(Held(files))))


def pages(files: Mapping[str, bytes], *, every: bool = True) -> Iterator[Page]:
    """The pages of an edition, or of its articles alone; none if the check finds an error in it."""
    manuscript = read_edition(Held(files))
    if has_errors(check(manuscript)):
        return
    loader, words, compiled = _printer()
    made = printing(relate(build(manuscript)), loader, words, compiled=compiled)
    found = made.every() if every else made.pages(Job(ARTICLE, tuple(sorted(manuscript.articles))))
    for one in found:
        yield one.page
