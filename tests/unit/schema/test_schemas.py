"""The shapes of files: the JSON Schemas are those of the declarations, the model has a home for every key."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from tahqiq import model
from tahqiq.paths import SCHEMAS
from tahqiq.read.nodes import Mapping, Scalar, Sequence
from tahqiq.read.yaml import parse
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
                assert value["description"].endswith((".", "?")), key
                assert value["title"] == key
                assert value["markdownDescription"].startswith(value["description"]), key
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


CONTENT = SCHEMAS.parents[2] / "content"
WRITTEN = [path for path in sorted(CONTENT.rglob("*.yml")) if path.name != "article.lock.yml"]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(CONTENT)))
def test_the_edition_names_its_schemas_and_keeps_to_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    line = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.splitlines()[0])
    assert line, "the first line names no schema"
    schema = (path.parent / line[1]).resolve()
    kind = path.stem if path.stem in FILE_SHAPES else path.parent.name.removesuffix("s")
    assert schema == SCHEMAS / f"{kind}.json"
    judge = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    root, _ = parse(text, path.name)
    assert [error.message for error in judge.iter_errors(_plain(root))] == []


def _plain(node: object) -> object:
    if isinstance(node, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in node}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text
