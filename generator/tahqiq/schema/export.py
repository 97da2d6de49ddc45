"""The shapes as JSON Schema (draft 2020-12), for editors that complete and explain YAML.

Those beside this module are for any edition: localised texts allow any language tag there, and the check knows which
are required. Those that `tahqiq new` copies are for the languages of an edition. Beside what the draft knows there is
what editors show: `markdownDescription`, `enumDescriptions`, `markdownEnumDescriptions` and `defaultSnippets`, as
documented for VS Code's JSON and read by yaml-language-server; whoever does not know them passes them over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from tahqiq.schema import snippets
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
    PlaceId,
    Record,
    Reference,
    Shape,
    Table,
    Url,
)
from tahqiq.schema.files import FILE_SHAPES
from tahqiq.schema.written import in_yaml

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, object]
LABEL = "what is required"
_ID = f"^(?=.{{1,{ID_LENGTH}}}$){ID.pattern}$"
_TAG = f"^{LANGUAGE_TAG.pattern}$"
# YAML readers of editors turn `2024` or `012` into numbers before the schema sees them.
_TEXT: Json = {"type": ["string", "number", "boolean"]}
_SIMPLE: Mapping[type, Json] = {
    Dates: {"type": ["string", "number"], "description": "A date in EDTF: 2024-08-16, 2024-07~, 2023-22."},
    Digest: {"type": "string", "pattern": f"^{DIGEST.pattern}$"},
    Url: {"type": "string", "format": "uri", "pattern": "^https?://"},
    LanguageTag: {"type": "string", "pattern": _TAG},
    Licence: {"type": "string"},
    Identifier: {"type": "string", "pattern": _ID},
    PlaceId: {"type": "string", "pattern": _ID},
    Reference: {"type": "string", "pattern": _ID},
    BlockReference: {"type": "string", "pattern": f"^{ID.pattern}(#{ID.pattern})?$"},
    Numbered: {"type": "string", "pattern": "^[0-9]+-[0-9]+$"},
}


def schema_files(languages: Sequence[str] = ()) -> dict[str, str]:
    """The text of each schema file, by its name; without languages, for an edition in any."""
    return {f"{kind}.json": _text(kind, shape, languages) for kind, shape in FILE_SHAPES.items()}


def _text(kind: str, shape: Record, languages: Sequence[str]) -> str:
    whole = {"$schema": DIALECT, "title": f"Tahqiq: {kind}", **_Writer(tuple(languages)).schema(shape)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


class _Writer:
    """Shapes to schemas, for an edition in some languages or in any."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.languages = languages

    def schema(self, shape: Shape) -> Json:
        """The schema of one value."""
        if isinstance(shape, Record):
            return self._record(shape)
        if isinstance(shape, Listing):
            least: Json = {"minItems": shape.least} if shape.least else {}
            return {"type": "array", "items": self.schema(shape.item), **least, "maxItems": shape.most}
        if isinstance(shape, Table):
            return {
                "type": "object",
                "propertyNames": {k: v for k, v in self.schema(shape.key).items() if k != "type"},
                "additionalProperties": self.schema(shape.value),
            }
        if isinstance(shape, Localised):
            return self._localised(shape.most, every=shape.every)
        if isinstance(shape, NameOrLocalised):
            return {
                "anyOf": [
                    {"type": "string", "minLength": 1, "maxLength": shape.most},
                    self._localised(shape.most, every=True),
                ]
            }
        return _plain(shape)

    def _localised(self, most: int, *, every: bool) -> Json:
        text: Json = {**_TEXT, "minLength": 1, "maxLength": most}
        if not every or not self.languages:
            names: Json = {"propertyNames": {"pattern": _TAG}, "additionalProperties": text}
            return {"type": "object", **names, "minProperties": 1}
        return {
            "type": "object",
            "properties": {tag: {**text, "description": f"The text in {tag}."} for tag in self.languages},
            "additionalProperties": False,
            "required": list(self.languages),
        }

    def _record(self, shape: Record) -> Json:
        found: Json = {
            "type": "object",
            "description": shape.description,
            "properties": {name: self._field(name, field) for name, field in shape.fields.items()},
            "additionalProperties": False,
        }
        if shape.required():
            found["required"] = list(shape.required())
        if shape.one_of:
            found["not"] = {"anyOf": [{"required": list(group)} for group in shape.one_of]}
        return found | self._snippets(shape)

    def _field(self, name: str, field: Field) -> Json:
        found: Json = {"title": name, **self.schema(field.shape), "description": field.description}
        found["markdownDescription"] = _in_markdown(field)
        if field.examples:
            found["examples"] = list(field.examples)
        return found | self._snippets(field.shape)

    def _snippets(self, shape: Shape) -> Json:
        body = snippets.body(shape, self.languages)
        if body is None:
            return {}
        return {"defaultSnippets": [{"label": LABEL, "description": snippets.said(shape), "body": body}]}


def _plain(shape: Shape) -> Json:
    """The schema of a value that is one text."""
    if isinstance(shape, Choice):
        said = [meaning for _, meaning in shape.meanings]
        told: Json = {"enumDescriptions": said, "markdownEnumDescriptions": said} if said else {}
        return {"enum": list(shape.values), **told}
    if isinstance(shape, Line):
        if shape.pattern:
            return {"type": "string", "pattern": f"^(?:{shape.pattern})$"}
        return {**_TEXT, "maxLength": shape.most}
    return dict(_SIMPLE[type(shape)])


def _in_markdown(field: Field) -> str:
    """What an editor shows of a key: what it says, whether it may be left out, its values, examples."""
    required = "Required." if field.required else "May be left out: what is not known stays unsaid."
    parts = [f"{field.description} {required}"]
    if isinstance(field.shape, Choice) and field.shape.meanings:
        parts.append("\n".join(f"- `{value}`: {meaning}" for value, meaning in field.shape.meanings))
    if field.examples:
        written = " · ".join(f"`{in_yaml(example)}`" for example in field.examples)
        parts.append(f"As: {written}")
    return "\n\n".join(parts)
