"""A new id for something: every place that names it edited, its files moved, the old id kept as a former one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tahqiq.author import former
from tahqiq.author.ids import near_ids, proposed_id
from tahqiq.author.sites import THINGS, Kind, Named, Site, TextOf, sites
from tahqiq.check import register_of
from tahqiq.check.rules.names import former_ids
from tahqiq.check.rules.places import gone_places
from tahqiq.check.rules.portable import is_portable
from tahqiq.edits import Edit
from tahqiq.problems import Place, Problem
from tahqiq.read import Manuscript, Record
from tahqiq.read.nodes import Mapping as MappingNode
from tahqiq.read.nodes import Scalar, entries
from tahqiq.schema.fields import ID_LENGTH, is_id
from tahqiq.schema.vocabulary import QUOTE_PLACE

UNREADABLE = frozenset(
    {"yaml-syntax", "git-conflict", "yaml-not-a-mapping", "encoding", "file-too-large", "not-a-file"}
)
"""Problems of files of which nobody can say what they name."""


class Move(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A file or a folder gets another name; both are relative to the edition's folder, with `/`."""

    old: str
    new: str


class Renaming(msgspec.Struct, frozen=True):
    """What is to be done: first the edits, in files as they are called now, then the moves."""

    edits: tuple[Edit, ...]
    moves: tuple[Move, ...] = ()


class CannotRename(Exception):
    """An id cannot become another; the message says why, in a sentence."""


def renamed(
    manuscript: Manuscript, text_of: TextOf, what: Named, new: str, taken: Mapping[str, str]
) -> Renaming:
    """Gives something another id. Raises CannotRename.

    `manuscript` holds all that is no article, and at least those articles that name it. `taken` are the ids that
    nothing new may have, with what has each, as `taken_ids` gives them.
    """
    _must_be_free(what, new, taken)
    edits: list[Edit] = []
    register = register_of(manuscript)
    defined = False
    for site in sites(manuscript, register, text_of):
        if site.named == what:
            edits.append(_edit(site, new))
            defined = defined or site.defines
    if what.kind in ("quote", "block"):
        if not edits:
            raise CannotRename(f'The article "{what.article}" has no {what.kind} "{what.id}".')
        written_in = manuscript.articles[what.article].article
        if defined and written_in and written_in.root is not None:
            edits.append(former.moved(written_in.file, written_in.root, text_of(written_in.file), what, new))
        return Renaming(_sorted(edits))
    record, move = _home(manuscript, what, new)
    if record.root is not None:
        edits.append(former.thing(record.file, record.root, text_of(record.file), what.id, new))
    return Renaming(_sorted(edits), (move,))


def _sorted(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(sorted(dict.fromkeys(edits)))


def _must_be_free(what: Named, new: str, taken: Mapping[str, str]) -> None:
    if not is_id(new):
        form = f"small Latin letters, digits and single hyphens, at most {ID_LENGTH} characters"
        raise CannotRename(f'"{new}" is no id: {form}.')
    if what.kind not in ("block", "quote") and not is_portable(new):
        raise CannotRename(f'"{new}" is a name that Windows keeps for a device.')
    if new == what.id:
        raise CannotRename(f'It is called "{new}" already.')
    if new in taken:
        raise CannotRename(f'"{new}" is taken: {taken[new]}.')


def taken_ids(manuscript: Manuscript, what: Named) -> dict[str, str]:
    """The ids that something may not get, and what has each: an id is never used again for something else.

    Actors, events and terms may not have one id, for some keys take any of them.
    """
    if what.kind == "article":
        return _taken("article", manuscript.records("article"), what)
    if what.kind in THINGS:
        found: dict[str, str] = {}
        for kind in THINGS:
            found |= _taken(kind, manuscript.records(kind), what)
        return found
    folder = manuscript.articles.get(what.article)
    if folder is None:
        return {}
    root = folder.article.root if folder.article else None
    found = _gone(root, what)
    if what.kind == "block":
        return found | dict.fromkeys(folder.block_ids(), f'"{what.article}" has a block of that id')
    quotes = root.get("quotes") if root else None
    names = [entry.key.text for entry in quotes] if isinstance(quotes, MappingNode) else []
    return found | dict.fromkeys(names, f'"{what.article}" has a quote of that id')


def _gone(root: MappingNode | None, what: Named) -> dict[str, str]:
    """Ids that blocks or quotes of an article once had. One's own may come back."""
    sign = QUOTE_PLACE if what.kind == "quote" else ""
    said = f'a {what.kind} of "{what.article}" was called so'
    moved = entries(root.get("moved")) if root else ()
    own = {e.key.text for e in moved if isinstance(e.value, Scalar) and e.value.text == sign + what.id}
    gone = [node.text for node in gone_places(root)] if root else []
    return {name.removeprefix(sign): said for name in gone if name.startswith(sign) and name not in own}


def _taken(kind: str, records: Mapping[str, Record | None], what: Named) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, record in records.items():
        for was, _ in former_ids(record.root if record else None):
            # One's own former id may come back.
            if (kind, name) != (what.kind, what.id):
                found[was] = f'the {kind} "{name}" was called so'
    return found | {name: f"{kind} {name} is there already" for name in records}


def _edit(site: Site, new: str) -> Edit:
    if site.start < 0:
        message = (
            f'{site.file} names "{site.named.id}" in a way that cannot be edited; write it plainly first.'
        )
        raise CannotRename(message)
    return Edit(site.file, site.start, site.end, new, f"{site.named.id} becomes {new}")


def _home(manuscript: Manuscript, what: Named, new: str) -> tuple[Record, Move]:
    """The file that says what a thing is, and how its file or folder is to be called."""
    record = manuscript.records(what.kind).get(what.id)
    if record is None:
        raise CannotRename(f'There is no {what.kind} "{what.id}"{_meant(manuscript, what)}')
    if what.kind == "article":
        folder = manuscript.articles[what.id].folder
        return record, Move(folder, f"{folder.rpartition('/')[0]}/{new}")
    return record, Move(record.file, f"{record.file.rpartition('/')[0]}/{new}.yml")


def _meant(manuscript: Manuscript, what: Named) -> str:
    """What else it may be: the thing that was called so before, or the one with the nearest id."""
    records = manuscript.records(what.kind)
    for name, record in records.items():
        if any(former == what.id for former, _ in former_ids(record.root if record else None)):
            return f'; it is called "{name}" now.'
    near = near_ids(proposed_id(what.id) or what.id, records.keys())
    return f'; did you mean "{near[0]}"?' if near else "."


def unreadable(problems: Iterable[Problem]) -> Iterator[Place]:
    """The files that may name anything, since they cannot be read: they must be mended before a renaming."""
    seen: set[str] = set()
    for problem in problems:
        if problem.code in UNREADABLE and problem.place.file not in seen:
            seen.add(problem.place.file)
            yield problem.place


def written(word: str, kind: Kind) -> Named:
    """What a person names on a command line: `hana`, `visit#p1` for a block, `visit/hope` for a quote."""
    if kind not in ("quote", "block"):
        return Named(kind, word)
    article, mark, inner = word.partition("#" if "#" in word else "/")
    if not mark or not article or not inner:
        example = "visit#p1" if kind == "block" else "visit/hope"
        raise CannotRename(f"Write the article and the {kind}, such as {example}.")
    return Named(kind, inner, article)
