"""The listing of formats: which files of the archive are whose, without naming each of thousands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tahqiq.export.format import Format
from tahqiq.render.publication import Publication

MOST = 4
"""So many files of a folder are named; more of one kind stand as `folder/*.suffix`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A format by its name, and the paths of its files; in these a star stands for an article's id or for any name."""

    name: str
    paths: tuple[str, ...]


def listing(formats: Sequence[Format], publication: Publication) -> list[Listed]:
    """The formats that have files, in their order."""
    found = (Listed(one.name, tuple(dict.fromkeys(_paths(one, publication)))) for one in formats)
    return [one for one in found if one.paths]


def _paths(one: Format, publication: Publication) -> Iterator[str]:
    yield from (whole.path for whole in one.wholes)
    article = next(iter(publication.edition.articles), None)
    if one.each and article is not None:
        yield from (_of_any(path, article) for path, _ in one.each(publication, article))
    if one.few:
        yield from _short(path for path, _ in one.few(publication))


def _of_any(path: str, article: str) -> str:
    """The path with a star where it names the article, which it does last: a folder may have the same name."""
    named = rf"(.*(?:^|/)){re.escape(article)}(?=[-./]|$)"
    return re.sub(named, r"\1*", path, count=1)


def _short(paths: Iterable[str]) -> Iterator[str]:
    kinds: defaultdict[tuple[PurePosixPath, str], list[str]] = defaultdict(list)
    for path in paths:
        whole = PurePosixPath(path)
        kinds[whole.parent, whole.suffix].append(path)
    for (folder, suffix), found in kinds.items():
        yield from found if len(found) <= MOST else [f"{folder}/*{suffix}"]
