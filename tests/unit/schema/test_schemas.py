"""The shapes of files: the JSON Schemas are those of the declarations, the model has a home for every key."""

from __future__ import annotations

import json

import msgspec
import pytest

from tahqiq import model
from tahqiq.paths import SCHEMAS
from tahqiq.schema import FILE_SHAPES
from tahqiq.schema.export import schema_files


def test_the_schemas_have_not_drifted() -> None:
    """Mend by: python -m tahqiq.schema"""
    assert {path.name for path in SCHEMAS.glob("*.json")} == set(schema_files())
    for name, text in schema_files().items():
        assert (SCHEMAS / name).read_text(encoding="utf-8") == text, name


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_every_key_is_described(name: str) -> None:
    def walk(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.get("properties", {}).items():
                assert value["description"], key
            for value in node.values():
                walk(value)

    walk(json.loads(schema_files()[name]))


# The keys of a file whose value has another name in the model, where it is explained.
ELSEWHERE = {
    "event": {"date": "when", "stated": "when", "inferred": "when"},
    "edition": {},
    "actor": {},
    "term": {},
    "article": {},
}
# What is said to the check alone.
OF_THE_CHECK = {"article": {"silenced"}}


@pytest.mark.parametrize("kind", sorted(ELSEWHERE))
def test_the_model_has_a_home_for_every_key(kind: str) -> None:
    struct = getattr(model, kind.capitalize())
    fields = {field.name for field in msgspec.structs.fields(struct)}
    for key in FILE_SHAPES[kind].fields.keys() - OF_THE_CHECK.get(kind, set()):
        assert ELSEWHERE[kind].get(key, key) in fields, key
