"""Whether a site stands as it was built, and what of the content has changed since: known before anything is read.

This module needs little of the rest, for most of the time of a build with nothing to do is that of starting.
"""

from __future__ import annotations

import os
import re
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from tahqiq.publish.assets import template_folders
from tahqiq.publish.beside import beside
from tahqiq.publish.state import Seal, State
from tahqiq.read.project import Project
from tahqiq.read.scan import Glance, changed_parts, scan

_NAME = re.compile(r"\b[A-Z][A-Z0-9_]{2,}\b")


@dataclass(frozen=True, slots=True)
class Standing:
    """A site that can be renewed: its seal, the content as it is now, and the parts that are other than they were."""

    state: State
    seal: Seal
    content: dict[str, Glance]
    parts: frozenset[str]


_MANY = 2000
"""Parts of an edition: to look at so many takes as long as to load what makes pages."""


class _News(msgspec.Struct, frozen=True, array_like=True):
    """What a glance at the content tells that is not as it was."""

    other: dict[str, Glance]
    gone: list[str]


_PACKED = msgspec.msgpack.Encoder()
_NEWS = msgspec.msgpack.Decoder(_News)


def standing(project: Project, site: Path, meanwhile: Callable[[], object] = bool) -> Standing | None:
    """What stands, if all that is kept of it is whole and of this program and these settings.

    While a large content is looked at by a process beside this one, `meanwhile` is called.
    """
    state = State(project.root)
    seal = state.sealed() if state.folder.is_dir() else None
    if seal is None or Path(seal.site) != site or not state.spare.is_dir():
        return None
    if seal.environment != environment(project):
        return None
    content = _content(project, seal.content, meanwhile)
    return Standing(state, seal, content, frozenset(changed_parts(seal.content, content)))


def _content(
    project: Project, before: Mapping[str, Glance], meanwhile: Callable[[], object]
) -> dict[str, Glance]:
    if len(before) < _MANY:
        return scan(project.content, time.time_ns(), before)
    news = _NEWS.decode(beside(lambda: _news(project, before), meanwhile))
    content = {**before, **news.other}
    for part in news.gone:
        del content[part]
    return content


def _news(project: Project, before: Mapping[str, Glance]) -> bytes:
    now = scan(project.content, time.time_ns(), before)
    other = {part: glance for part, glance in now.items() if before.get(part) != glance}
    return _PACKED.encode(_News(other, [part for part in before if part not in now]))


def environment(project: Project) -> str:
    """A digest of all that pages are made of beside the content: settings, templates, the program and its libraries."""
    digest = blake2b(digest_size=16)

    def add(*said: object) -> None:
        digest.update(repr(said).encode())

    add(sys.version, os.stat(sysconfig.get_paths()["purelib"]).st_mtime_ns)  # noqa: PTH116
    settings = project.configuration.read_bytes() if project.configuration.is_file() else b""
    add(
        settings,
        [(n, os.environ.get(n)) for n in sorted({*_NAME.findall(settings.decode(errors="replace"))})],
    )
    for folder in (*template_folders(project.root.resolve()), Path(__file__).parents[1]):
        for path, size, changed in sorted(_files(str(folder))):
            add(path, size, changed)
    return digest.hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__")):
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
