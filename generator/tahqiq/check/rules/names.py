"""Rule: the names of files and folders, and former ids, are ids; none is used twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tahqiq.check.context import Context, Found
from tahqiq.check.rules.scalars import ID_HINT
from tahqiq.problems import Place, Problem
from tahqiq.read import ArticleFolder, Record
from tahqiq.read.nodes import Scalar, items
from tahqiq.schema.fields import is_id

CODES = {
    "bad-file-name": "The name of a file or folder is the id of what it is about, and must be one.",
    "reserved-page": "An editorial page has the address of a page that the edition makes by itself.",
    "former-id-taken": "A former id is the id, or a former id, of something else.",
}
RESERVED = frozenset(
    {"articles", "actors", "quotes", "timeline", "network", "glossary", "search", "data", "style-guide"}
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
    articles = {name: folder.article for name, folder in m.articles.items() if folder.article}
    for kind, records in (("actor", m.actors), ("event", m.events), ("term", m.terms), ("article", articles)):
        yield from _former(records, kind)


def _names(records: Mapping[str, Record | ArticleFolder], kind: str) -> Iterator[Problem]:
    for name, record in records.items():
        if isinstance(record, Record):
            yield from _name(name, record.file, kind)


def _name(name: str, file: str, kind: str) -> Iterator[Problem]:
    if not is_id(name):
        yield Problem(Place(file), "bad-file-name", f'"{name}" is no id (of: {kind})', ID_HINT)


def _former(records: Mapping[str, Record], kind: str) -> Iterator[Problem]:
    taken = {name: name for name in records}
    for name, record in records.items():
        for node in items(record.root.get("formerly") if record.root else None):
            if not isinstance(node, Scalar):
                continue
            if node.text in taken:
                message = f'the {kind} "{taken[node.text]}" has the id "{node.text}"'
                yield Problem(node.place, "former-id-taken", message, "an id is never used again")
            else:
                taken[node.text] = name
