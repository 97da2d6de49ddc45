"""The exports of a whole edition, made by whoever does the work of a build, and written into its site."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import msgspec

from tahqiq.crew import Crew
from tahqiq.export import ARTICLES, SECTIONS, START, Format, Whole, formats_named, names
from tahqiq.export.format import Making
from tahqiq.export.soundness import naming, prove
from tahqiq.publish.hangs import EXPORT, digests
from tahqiq.publish.printer import Sheet
from tahqiq.publish.whole_files import File, Layout, Writing
from tahqiq.publish.workshop import Order, workshop
from tahqiq.publish.writer import Writer
from tahqiq.relate import Relations
from tahqiq.render.publication import Publication

FEW = "few"
"""In the place of a section: all files of a format that are made at once, by its name."""
Key = tuple[str, str]
"""A section and the name of a thing in it."""
_AT_ONCE = {ARTICLES: 25}
_OTHERS = 100


class Exported(msgspec.Struct, frozen=True):
    """What was made of a thing: its pieces by the whole file, files written beside them, what all of it hangs on."""

    key: Key
    pieces: Mapping[str, bytes]
    files: Mapping[str, File]
    sheet: Sheet


def export_job(order: Order, keys: Sequence[Key]) -> list[Exported]:
    """Makes what there is of some things, and writes their files."""
    publication = workshop(order).printing.publication
    ledger = publication.relations.answers.ledger
    formats = formats_named(order.exports)
    makers = {section: _makers(formats, section) for section in {section for section, _ in keys}}
    writer = Writer(order.site, order.fresh)
    found = []
    for key in keys:
        section, name = key
        with ledger.opened() as facts:
            pieces = dict(_pieces(makers[section], publication, section, name))
            files = {}
            for path, data in _files(formats, publication, section, name):
                prove(path, data)
                files[path] = File(len(data), writer.file(path, data))
        found.append(Exported(key, pieces, files, _sheet(key, files, frozenset(facts))))
    writer.flush()
    return found


def _wholes(formats: Iterable[Format]) -> Iterator[Whole]:
    return (whole for format in formats for whole in format.wholes)


def _makers(formats: Sequence[Format], section: str) -> list[tuple[str, Making]]:
    """The paths of the whole files that have a section, each with what makes a piece of it."""
    found = ((whole.path, whole.making(section)) for whole in _wholes(formats))
    return [(path, making) for path, making in found if making]


def _pieces(
    makers: Iterable[tuple[str, Making]], publication: Publication, section: str, name: str
) -> Iterator[tuple[str, bytes]]:
    for path, making in makers:
        with naming(f"{path}, {section}/{name}"):
            yield path, making(publication, name)


def _files(
    formats: Sequence[Format], publication: Publication, section: str, name: str
) -> Iterator[tuple[str, bytes]]:
    if section == FEW:
        (format,) = (format for format in formats if format.name == name)
        assert format.few is not None
        with naming(format.name):
            yield from format.few(publication)
    elif section == ARTICLES:
        for format in formats:
            if format.each:
                with naming(f"{format.name} of {name}"):
                    yield from format.each(publication, name)


def _sheet(key: Key, files: Iterable[str], facts: frozenset[str]) -> Sheet:
    """What hangs on what: in the place of alternates stand the paths of the files."""
    thing = "/".join(key)
    return Sheet(f"{EXPORT} {thing}", tuple(("", path) for path in files), EXPORT, thing, digests(facts))


@dataclass(slots=True)
class Exports:
    """Exports that were written: what each thing of them hangs on, and what lies where.

    `each` has the SHA-256 of files that there are of each thing, by path; `layout` names all others.
    """

    sheets: list[Sheet] = field(default_factory=list)
    each: dict[str, str] = field(default_factory=dict)
    layout: Layout = field(default_factory=lambda: Layout({}, {}))


def exported(
    order: Order, crew: Crew, relations: Relations, site: Path, exports: Exports
) -> Iterator[tuple[int, int]]:
    """Writes all exports, whole files to a folder of this machine: how many jobs are done, and of how many.

    Raises OSError where the disk fails.
    """
    formats = formats_named(order.exports)
    names = names_of(formats, relations)
    first = ((START, ""), *((FEW, format.name) for format in formats if format.few))
    jobs = list(jobs_of((*first, *((section, name) for section in names for name in names[section]))))
    files: dict[str, File] = {}
    with ExitStack() as stack:
        writings = {whole.path: Writing(site, whole) for whole in _wholes(formats)}
        for writing in writings.values():
            stack.callback(writing.discard)
        sections = iter(SECTIONS)
        begun = START
        for done, found in enumerate(crew.each(export_job, order, jobs), start=1):
            for made in found:
                section = made.key[0]
                while section in SECTIONS and begun != section:
                    begun = next(sections)
                    _begin(writings, begun)
                for path, text in made.pieces.items():
                    if section == START:
                        writings[path].start(text)
                    else:
                        writings[path].piece(section, text)
                if section == FEW:
                    files |= made.files
                else:
                    exports.each |= {path: file.sha256 for path, file in made.files.items()}
                exports.sheets.append(made.sheet)
            yield done, len(jobs)
        for left in sections:
            _begin(writings, left)
        files |= {path: writing.end() for path, writing in writings.items()}
    exports.layout = Layout(names, dict(sorted(files.items())))


def _begin(writings: Mapping[str, Writing], section: str) -> None:
    for writing in writings.values():
        writing.section(section)


def names_of(
    formats: Sequence[Format], relations: Relations, sections: Collection[str] = SECTIONS
) -> dict[str, list[str]]:
    """The names of the pieces of each section, or of some, that a format has."""
    wanted = {part.of for whole in _wholes(formats) for part in whole.sections}
    if any(format.each for format in formats):
        wanted.add(ARTICLES)
    return {
        section: list(names(relations, section))
        for section in SECTIONS
        if section in wanted and section in sections
    }


def jobs_of(keys: Iterable[Key]) -> Iterator[tuple[Key, ...]]:
    """Jobs of a size that is worth sending to another process; keys of a section follow each other."""
    for section, found in groupby(keys, key=lambda key: key[0]):
        things = tuple(found)
        step = _AT_ONCE.get(section, _OTHERS)
        yield from (things[at : at + step] for at in range(0, len(things), step))
