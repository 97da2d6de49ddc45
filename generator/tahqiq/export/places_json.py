"""Where the things of a divided index stand: for links from outside that know only the index.

`<language>/timeline/places.json` is a mapping from the pages of the index, by their address under it, to the ids of
the elements on them: `{"2024-08": ["e-visit"]}`. An index of one page has none.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tahqiq.model import Edition
from tahqiq.relate import Filing, Relations

NAME = "places.json"


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
                yield f"{language}/{name}/{NAME}", msgspec.json.encode(found)


def places_paths(relations: Relations) -> list[str]:
    """The paths of all such files that there can be."""
    indexes = ("timeline", "quotes", "glossary", "actors")
    return [f"{language}/{name}/{NAME}" for language in relations.edition.languages for name in indexes]


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
