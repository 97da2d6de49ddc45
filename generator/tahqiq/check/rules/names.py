"""Rule: the names of files and folders, and former ids, are ids; none is used twice."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Lookup

from tahqiq.check.context import Context, Found
from tahqiq.check.rules.scalars import ID_HINT
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import ArticleFolder, Record
from tahqiq.read.nodes import Mapping, Scalar, items
from tahqiq.schema.fields import is_id

CODES = {
    "bad-file-name": ProblemCode(
        "folder",
        "The name of a file or folder is the id of what it is about, and must be one.",
        "events/Session_2.yml\n",
        "events/session-2.yml\n",
        why="The name becomes a web address, and other files name the thing by it. Capitals, spaces and Arabic "
        "letters are written in several ways in addresses.",
        remedy="Rename the file: lower-case Latin letters, digits, single hyphens between words.",
    ),
    "reserved-page": ProblemCode(
        "folder",
        "An editorial page has the address of a page that the edition makes by itself.",
        "pages/timeline/ar.md\npages/timeline/en.md\n",
        "pages/chronology/ar.md\npages/chronology/en.md\n",
        remedy="Give the page's folder another name.",
    ),
    "former-id-taken": ProblemCode(
        "term",
        "A former id is the id, or a former id, of something else.",
        "formerly: [truce]\n",
        "formerly: [ceasefire]\n",
        why="An old link would have to lead to two pages. An id that was published is never used for "
        "anything else.",
    ),
}
RESERVED = frozenset(
    {
        "articles",
        "actors",
        "quotes",
        "timeline",
        "network",
        "glossary",
        "search",
        "evidence",
        "status",
        "data",
        "manual",
        "style-guide",
    }
)


def check(context: Context) -> Found:
    """Problems of names of files and of former ids."""
    m = context.manuscript
    yield from _names(m.actors, "actor")
    yield from _names(m.events, "event")
    yield from _names(m.terms, "term")
    for name, folder in m.articles.items():
        yield from _name(name, folder.folder, "article")
    for name in m.pages:
        place = context.page_folder(name)
        yield from _name(name, place, "page")
        if name in RESERVED:
            message = f'the edition has a page "{name}" already'
            yield Problem(Place(place), "reserved-page", message, "rename the folder")
    # Those of articles are judged by `former` when all articles are known.
    for kind, records in (("actor", m.actors), ("event", m.events), ("term", m.terms)):
        yield from former({name: former_ids(record.root) for name, record in records.items()}, kind)


def _names(records: Lookup[str, Record | ArticleFolder], kind: str) -> Iterator[Problem]:
    for name, record in records.items():
        if isinstance(record, Record):
            yield from _name(name, record.file, kind)


def _name(name: str, file: str, kind: str) -> Iterator[Problem]:
    if not is_id(name):
        yield Problem(Place(file), "bad-file-name", f'"{name}" is no id (of: {kind})', ID_HINT)


def former_ids(root: Mapping | None) -> tuple[tuple[str, Place], ...]:
    """The former ids that a file names, and where they stand."""
    found = items(root.get("formerly") if root else None)
    return tuple((node.text, node.place) for node in found if isinstance(node, Scalar))


def former(things: Lookup[str, tuple[tuple[str, Place], ...]], kind: str) -> Iterator[Problem]:
    """Problems of former ids among all things of a kind: by id, in order, their former ids."""
    taken = {name: name for name in things}
    for name, ids in things.items():
        for text, place in ids:
            if text in taken:
                message = f'the {kind} "{taken[text]}" has the id "{text}"'
                yield Problem(place, "former-id-taken", message, "an id is never used again")
            else:
                taken[text] = name
