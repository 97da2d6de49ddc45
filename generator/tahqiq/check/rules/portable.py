"""Rule: names of files are such that every system can keep them, and tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from tahqiq.check.context import Context, Found
from tahqiq.check.rules.names import former_ids
from tahqiq.problems import Place, Problem, ProblemCode

CODES = {
    "name-not-portable": ProblemCode(
        "folder",
        "A name that some system cannot keep, or takes for another: a device of Windows (con, nul, com1), "
        "a name of more than 100 characters, or two names that differ in capitals alone.",
        "actors/con.yml\n",
        "actors/conference.yml\n",
        why="The edition could not be checked out on Windows, or the site not be put there; on macOS and Windows, "
        "gate.png and Gate.png are one file.",
        remedy="Give it another name, and change the places that name it.",
    ),
}
LONGEST = 100
"""Characters of a name; with the folders of a site, a path then stays below the 260 of Windows."""
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: with any extension, too.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def is_portable(name: str) -> bool:
    """Whether every system can keep a file of this name."""
    return len(name) <= LONGEST and not _DEVICES.fullmatch(name) and not name.endswith((".", " "))


def check(context: Context) -> Found:
    """Problems of names of files, pictures and former ids."""
    m = context.manuscript
    records = chain(m.actors.items(), m.events.items(), m.terms.items())
    for name, record in records:
        yield from _judged([(name, Place(record.file)), *former_ids(record.root)])
    for name, folder in m.articles.items():
        yield from _judged([(name, Place(folder.folder))])
        yield from _judged(former_ids(folder.article.root if folder.article else None))
        yield from _judged((tag, Place(text.file)) for tag, text in folder.texts.items())
        pictures = [(picture, Place(f"{folder.folder}/{picture}")) for picture in sorted(folder.images)]
        yield from _judged(pictures)
        yield from _twins(pictures)
    for name in m.pages:
        yield from _judged([(name, Place(context.page_folder(name)))])
        yield from _judged((tag, Place(text.file)) for tag, text in m.pages[name].items())


def _judged(names: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    for name, place in names:
        if not is_portable(name):
            message = "not every system can keep a file of this name"
            hint = f"give it another: no device of Windows, at most {LONGEST} characters"
            yield Problem(place, "name-not-portable", message, hint)


def _twins(names: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """Names that a system without capitals takes for one."""
    first: dict[str, str] = {}
    for name, place in names:
        other = first.setdefault(name.lower(), name)
        if other != name:
            message = f'"{other}" differs from it in capitals alone'
            yield Problem(place, "name-not-portable", message, "give one of them another name")
