"""The JSON Schema of edition.json (draft 2020-12): closed, and made from the shapes that are declared (shapes.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tahqiq.export.edition_json import SCHEMA
from tahqiq.export.format import SECTIONS
from tahqiq.export.shapes import (
    EDITION_OBJECT,
    LISTS,
    AnyShape,
    Bound,
    ByLanguage,
    Items,
    Member,
    Number,
    OneLanguage,
    Path,
    QuoteKey,
    Thing,
    Words,
)
from tahqiq.render.publication import Publication
from tahqiq.schema import (
    BlockReference,
    Choice,
    Dates,
    Digest,
    Identifier,
    LanguageTag,
    Licence,
    Line,
    Listing,
    Localised,
    NameOrLocalised,
    PlaceId,
    Record,
    Reference,
    Table,
    Url,
)
from tahqiq.schema.fields import DIGEST, ID, ID_LENGTH, LANGUAGE_TAG

PATH = f"data/{SCHEMA}"
"""Its address from edition.json, which names it."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = ID.pattern
_TAG = f"^{LANGUAGE_TAG.pattern}$"
Json = dict[str, Any]


def _text(pattern: str = "", **more: Any) -> Json:
    return {"type": "string", **({"pattern": pattern} if pattern else {"minLength": 1}), **more}


_SIMPLE: Mapping[type, tuple[str, Json]] = {
    Identifier: ("id", _text(f"^{_ID}$", maxLength=ID_LENGTH)),
    PlaceId: ("id", _text(f"^{_ID}$", maxLength=ID_LENGTH)),
    Reference: ("id", _text(f"^{_ID}$", maxLength=ID_LENGTH)),
    BlockReference: ("block", _text(f"^{_ID}(#{_ID})?$")),
    QuoteKey: ("quote", _text(f"^{_ID}/{_ID}$")),
    Dates: ("edtf", _text(r"^[0-9XYESTZ.,:/?~%+{}\[\]-]+$", description="A date in EDTF (ISO 8601-2).")),
    Bound: (
        "day",
        _text("^[+-]?[0-9]{4,}-[0-9]{2}-[0-9]{2}$", description="A day of the Gregorian calendar."),
    ),
    Digest: ("sha256", _text(f"^{DIGEST.pattern}$")),
    Url: ("url", _text("^https?://", format="iri")),
    LanguageTag: ("tag", _text(_TAG)),
    Licence: ("spdx", _text("^[A-Za-z0-9][A-Za-z0-9.+-]*$")),
    Path: ("path", _text("^[^/]", format="iri-reference")),
    Number: ("number", {"type": "integer", "minimum": 0}),
    Words: ("words", {"type": "string"}),
}
"""Shapes of which each is one definition: its name, and what it is."""


def edition_schema(publication: Publication, version: int) -> bytes:
    """The file. `version` is that of edition.json."""
    making = _Making(publication.edition.languages)
    lists = {section: _list(*LISTS[section]) for section in SECTIONS}
    members: Json = {
        "$schema": {"const": SCHEMA, "description": "The address of this schema, from the file."},
        "version": {
            "const": version,
            "description": "Of this form of the file; another one may be read otherwise.",
        },
        "edition": making.member(Member(EDITION_OBJECT, EDITION_OBJECT.description)),
        **{section: making.member(member) for section, member in lists.items()},
    }
    schema = {
        "$schema": _DIALECT,
        "$id": publication.identifier(PATH),
        "title": "edition.json",
        "description": "The whole edition for programs. Keys whose value is unknown are left out.",
        **_closed(members, ["version", "edition", *SECTIONS]),
        "$defs": making.definitions(),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _list(thing: Thing, about: str) -> Member:
    return Member(Items(thing), about, required=True)


def _closed(members: Json, required: list[str]) -> Json:
    found: Json = {"type": "object", "properties": members, "additionalProperties": False}
    return {**found, "required": required} if required else found


class _Making:
    """Makes schemas of shapes, for an edition of some languages."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.languages = languages

    def definitions(self) -> Json:
        """What schemas refer to."""
        tag, text = {"pattern": _TAG}, {"type": "string", "minLength": 1}
        each = dict.fromkeys(self.languages, text)
        return {
            **dict(_SIMPLE.values()),
            "language": {"enum": list(self.languages)},
            "localised": _closed(each, list(self.languages)),
            "stated": {
                "type": "object", "propertyNames": tag, "additionalProperties": text, "minProperties": 1,
            },
            "name": {"anyOf": [text, _reference("localised")]},
        }  # fmt: skip

    def member(self, member: Member) -> Json:
        """The value of a key."""
        return {**self.schema(member.shape), "description": member.description}

    def schema(self, shape: AnyShape) -> Json:
        """Any value."""
        if type(shape) in _SIMPLE:
            return _reference(_SIMPLE[type(shape)][0])
        make: Callable[[Any], Json] = getattr(self, f"_{type(shape).__name__.lower()}")
        return make(shape)

    def _thing(self, thing: Thing) -> Json:
        required = [key for key, member in thing.members.items() if member.required]
        members = {key: self.member(member) for key, member in thing.members.items()}
        return {"description": thing.description, **_closed(members, required)}

    def _record(self, record: Record) -> Json:
        members = {key: Member(f.shape, f.description, f.required) for key, f in record.fields.items()}
        return self._thing(Thing(record.description, members))

    def _items(self, items: Items) -> Json:
        return {"type": "array", "items": self.schema(items.item)}

    def _listing(self, listing: Listing) -> Json:
        return {"type": "array", "items": self.schema(listing.item), "minItems": 1}

    def _bylanguage(self, mapping: ByLanguage) -> Json:
        values = dict.fromkeys(self.languages, self.schema(mapping.value))
        return {**_closed(values, []), "minProperties": 1}

    def _table(self, table: Table) -> Json:
        key = self.schema(table.key)
        found: Json = {
            "type": "object",
            "propertyNames": key,
            "additionalProperties": self.schema(table.value),
        }
        return {**found, "minProperties": 1}

    def _choice(self, choice: Choice) -> Json:
        return {"enum": list(choice.values)}

    def _line(self, line: Line) -> Json:
        return _text(f"^(?:{line.pattern})$" if line.pattern else "")

    def _localised(self, text: Localised) -> Json:
        return _reference("localised" if text.every else "stated")

    def _nameorlocalised(self, _: NameOrLocalised) -> Json:
        return _reference("name")

    def _onelanguage(self, _: OneLanguage) -> Json:
        return _reference("language")


def _reference(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}
