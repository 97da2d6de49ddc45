"""Where the things of a divided index stand: for links from outside that know only the index.

`<language>/timeline/places.json` is a mapping from the pages of the index, by their address under it, to the ids of
the elements on them: `{"2024-08": ["e-visit"]}`. An index of one page has none. Where there are too many for one file,
it is `{"": bits}`, and an id is in `places/<hex>.json`, named by so many leading bits of the CRC-32 of the id.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from tahqiq.model import Edition
from tahqiq.relate import Filing, Relations

NAME = "places.json"
PARTS = "places/"
MOST = 1000
"""So many ids are in one file, more or less."""


def places_json(relations: Relations) -> Iterator[tuple[str, bytes]]:
    """(path in the site, content) of every such file."""
    edition, places = relations.edition, relations.places
    for language in edition.languages:
        for name, index in (
            ("timeline", places.timeline),
            ("quotes", places.quotes),
            ("glossary", places.glossary[language]),
            ("actors", places.actors[language]),
        ):
            if index.divided:
                found = _kinds(index) if name == "actors" else _things(edition, name, index)
                yield from _files(f"{language}/{name}/", found)


def places_folders(relations: Relations) -> list[str]:
    """The folders of the indexes that can have such files: `NAME`, and those in `PARTS`."""
    indexes = ("timeline", "quotes", "glossary", "actors")
    return [f"{language}/{name}/" for language in relations.edition.languages for name in indexes]


def _files(folder: str, found: Mapping[str, list[str]]) -> Iterator[tuple[str, bytes]]:
    """One file, or one that says how many parts there are, and the parts."""
    bits = ((sum(map(len, found.values())) - 1) // MOST).bit_length()
    if not bits:
        yield folder + NAME, msgspec.json.encode(found)
        return
    parts: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, ids in found.items():
        for one in ids:
            parts[zlib.crc32(one.encode()) >> (32 - bits)][key].append(one)
    yield folder + NAME, msgspec.json.encode({"": bits})
    for number, part in sorted(parts.items()):
        yield f"{folder}{PARTS}{number:0{-(-bits // 4)}x}.json", msgspec.json.encode(part)


def _things(edition: Edition, name: str, index: Filing) -> dict[str, list[str]]:
    return {
        sheet.key: [anchor for thing in sheet.things for anchor in _anchors(edition, name, thing)]
        for sheet in index.sheets.values()
        if sheet.key and sheet.things
    }


def _anchors(edition: Edition, name: str, thing: str) -> list[str]:
    """The ids of a thing's element, earlier names included."""
    if name == "timeline":
        return [f"e-{one}" for one in (thing, *edition.events[thing].formerly)]
    if name == "glossary":
        return [f"t-{one}" for one in (thing, *edition.terms[thing].formerly)]
    article, _, quote = thing.partition("/")
    return [f"{article}--q-{quote}"]


def _kinds(index: Filing) -> dict[str, list[str]]:
    """Actors have pages of their own; what an undivided index names are the kinds."""
    kinds = (key for key in index.sheets if key.startswith("kind/") and key.count("/") == 1)
    return {key: [key.removeprefix("kind/")] for key in kinds}
