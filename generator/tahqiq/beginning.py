"""What `tahqiq new` does within an edition: new things with their blanks, schemas. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tahqiq import paths
from tahqiq.author.blanks import blank_file
from tahqiq.author.edition_files import NewEdition, edition_files
from tahqiq.author.forms import printed_names
from tahqiq.author.ids import near_ids, proposed_id
from tahqiq.check.rules.names import former_ids
from tahqiq.check.rules.portable import is_portable
from tahqiq.check.rules.scalars import is_url
from tahqiq.dates import Fault, parse
from tahqiq.languages.folding import words
from tahqiq.read import Manuscript, Record
from tahqiq.read.schemas import schema_line
from tahqiq.read.shipped import read_shipped
from tahqiq.read.words import read_words
from tahqiq.schema import FILE_SHAPES
from tahqiq.schema.fields import LANGUAGE_TAG, Example, is_id

# Under which key a thing of each kind says how it is called.
CALLED = {"actor": "name", "event": "title", "term": "name", "article": "title"}
Given = Mapping[str, Example]


class NotBegun(Exception):
    """A new thing cannot be made as it was asked for."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A new thing: its id, its files by their names from the edition's folder, what an editor should look at first."""

    id: str
    files: Mapping[str, str]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: a kind of thing, its id if it was said, and values of its keys."""

    kind: str
    id: str
    given: Given


def languages_of(manuscript: Manuscript) -> tuple[str, ...]:
    """The edition's languages, without which nothing can be begun."""
    languages = manuscript.languages()
    if not languages:
        raise NotBegun("edition.yml names no languages.")
    return languages


def new_edition(new: NewEdition) -> dict[str, str]:
    """The files of a new edition by their names, all but the lock of its sample."""
    if not new.languages:
        raise NotBegun("An edition has at least one language.")
    for tag in new.languages:
        if not LANGUAGE_TAG.fullmatch(tag):
            raise NotBegun(f'"{tag}" is no language tag: write it as in ar, en, ku, zh-Hant.')
    if len(set(new.languages)) < len(new.languages):
        raise NotBegun("A language is named twice.")
    for texts in (new.title, new.publisher):
        for tag in texts if isinstance(texts, Mapping) else ():
            if tag not in new.languages:
                raise NotBegun(f'"{tag}" is no language of the edition: {", ".join(new.languages)}.')
    if isinstance(new.publisher, Mapping) and new.publisher and set(new.publisher) != set(new.languages):
        raise NotBegun("Give the publisher's name once, or in each language of the edition.")
    for address in filter(None, (new.url, new.repository)):
        if not is_url(address):
            raise NotBegun(f'"{address}" is no web address: it begins with https://')
    shipped = paths.new_edition()
    words, _ = read_words([shipped / "words"])
    return edition_files(read_shipped(shipped), words, new)


def begun(manuscript: Manuscript, content: str, schemas: str, wish: Wish) -> Begun:
    """The files of a new thing; `content` is the name of the content folder, `schemas` as `schema_folder` gives it."""
    languages = languages_of(manuscript)
    known = manuscript.records(wish.kind)
    called = wish.given.get(CALLED[wish.kind], {})
    names = [str(name) for name in called.values()] if isinstance(called, Mapping) else []
    name = wish.id or _proposed(wish, names)
    _judge_id(name, wish.kind, known)
    file = _file(content, wish.kind, name)
    text = blank_file(FILE_SHAPES[wish.kind], languages, wish.given, schema_line(schemas, file, wish.kind))
    files = {file: text}
    if wish.kind == "article":
        folder = file.rpartition("/")[0]
        files |= {f"{folder}/{language}.md": "{#p1}\n" for language in languages}
    return Begun(name, files, tuple(_doubts(name, names, wish.kind, known)))


def judged_date(text: str) -> str:
    """A date as it was given, if it is one."""
    fault = parse(text)
    if isinstance(fault, Fault):
        hint = f" ({fault.hint})" if fault.hint else ""
        raise NotBegun(f'"{text}" is no EDTF date: {fault.message}{hint}.')
    return text


def _proposed(wish: Wish, names: list[str]) -> str:
    """An id from the first name in Latin letters; an article's begins with its date."""
    found = proposed_id(*names)
    source = wish.given.get("source", {})
    if found and wish.kind == "article" and isinstance(source, Mapping):
        found = proposed_id(f"{source.get('published', '')} {found}")
    if not found:
        raise NotBegun(
            f"Give the {wish.kind} an id in Latin letters, as in: tahqiq new {wish.kind} an-example"
        )
    return found


def _judge_id(name: str, kind: str, known: Mapping[str, Record | None]) -> None:
    if not is_id(name):
        raise NotBegun(
            f'"{name}" is no id: lower-case letters a-z, digits and single hyphens between them, at most 80.'
        )
    if not is_portable(name):
        raise NotBegun(f'"{name}" is a name that Windows keeps for a device: give it another.')
    if name in known:
        raise NotBegun(f'There is {_a(kind)} "{name}" already; nothing was written.')
    for other, record in known.items():
        if name in {former for former, _ in former_ids(record.root if record else None)}:
            raise NotBegun(f'"{name}" is a former id of the {kind} "{other}", and an id is never used again.')


def _file(content: str, kind: str, name: str) -> str:
    return f"{content}/{kind}s/{name}/article.yml" if kind == "article" else f"{content}/{kind}s/{name}.yml"


def _doubts(name: str, names: list[str], kind: str, known: Mapping[str, Record | None]) -> Iterator[str]:
    """Sentences on what is there already and may be the same: by its name, then by its id."""
    asked = {_folded(text): text for text in names if _folded(text)}
    same: list[str] = []
    for other, record in known.items():
        for _, text in printed_names(record) if record else ():
            if _folded(text) in asked and other not in same:
                same.append(other)
                yield f'The {kind} "{other}" is called "{text}" too: is it perhaps the same?'
    for other in near_ids(name, known):
        if other not in same:
            yield f'There is {_a(kind)} "{other}": is it perhaps the same as "{name}"?'


def _folded(text: str) -> str:
    """A name as the search compares it: without marks, in one form of each letter and in lower case."""
    return " ".join(word.folded.lower() for word in words(text))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"
