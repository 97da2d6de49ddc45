"""The shapes as JSON Schema (draft 2020-12), for editors that complete and explain YAML.

Languages are not known here, so localised texts allow any language tag; the check knows which are required.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from tahqiq.schema.fields import (
    DIGEST,
    ID,
    ID_LENGTH,
    LANGUAGE_TAG,
    BlockReference,
    Choice,
    Dates,
    Digest,
    Field,
    Identifier,
    LanguageTag,
    Licence,
    Line,
    Listing,
    Localised,
    NameOrLocalised,
    Numbered,
    Record,
    Reference,
    Shape,
    Table,
    Url,
)
from tahqiq.schema.files import FILE_SHAPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, object]
_ID = f"^(?=.{{1,{ID_LENGTH}}}$){ID.pattern}$"
_LOCALISED: Json = {
    "type": "object",
    "propertyNames": {"pattern": f"^{LANGUAGE_TAG.pattern}$"},
    "additionalProperties": {"type": "string", "minLength": 1},
    "minProperties": 1,
}
# YAML readers of editors turn `2024` or `012` into numbers before the schema sees them.
_TEXT: Json = {"type": ["string", "number", "boolean"]}
_SIMPLE: Mapping[type, Json] = {
    Localised: _LOCALISED,
    NameOrLocalised: {"anyOf": [{"type": "string"}, _LOCALISED]},
    Dates: {"type": ["string", "number"], "description": "A date in EDTF: 2024-08-16, 2024-07~, 2023-22."},
    Digest: {"type": "string", "pattern": f"^{DIGEST.pattern}$"},
    Url: {"type": "string", "format": "uri", "pattern": "^https?://"},
    LanguageTag: {"type": "string", "pattern": f"^{LANGUAGE_TAG.pattern}$"},
    Licence: {"type": "string"},
    Identifier: {"type": "string", "pattern": _ID},
    Reference: {"type": "string", "pattern": _ID},
    BlockReference: {"type": "string", "pattern": f"^{ID.pattern}(#{ID.pattern})?$"},
    Numbered: {"type": "string", "pattern": "^[0-9]+-[0-9]+$"},
}


def schema_files() -> dict[str, str]:
    """The text of each schema file, by its name."""
    return {f"{kind}.json": _text(kind, shape) for kind, shape in FILE_SHAPES.items()}


def _text(kind: str, shape: Record) -> str:
    whole = {"$schema": DIALECT, "title": f"Tahqiq: {kind}", **_schema(shape)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _schema(shape: Shape) -> Json:
    if isinstance(shape, Record):
        return _record(shape)
    if isinstance(shape, Listing):
        least: Json = {"minItems": shape.least} if shape.least else {}
        return {"type": "array", "items": _schema(shape.item), **least}
    if isinstance(shape, Table):
        return {
            "type": "object",
            "propertyNames": {k: v for k, v in _schema(shape.key).items() if k != "type"},
            "additionalProperties": _schema(shape.value),
        }
    if isinstance(shape, Choice):
        return {"enum": list(shape.values)}
    if isinstance(shape, Line):
        return {"type": "string", "pattern": f"^(?:{shape.pattern})$"} if shape.pattern else dict(_TEXT)
    return dict(_SIMPLE[type(shape)])


def _record(shape: Record) -> Json:
    found: Json = {
        "type": "object",
        "description": shape.description,
        "properties": {name: _field(field) for name, field in shape.fields.items()},
        "additionalProperties": False,
    }
    if shape.required():
        found["required"] = list(shape.required())
    if shape.one_of:
        found["not"] = {"anyOf": [{"required": list(group)} for group in shape.one_of]}
    return found


def _field(field: Field) -> Json:
    examples: Json = {"examples": list(field.examples)} if field.examples else {}
    return {**_schema(field.shape), "description": field.description, **examples}
