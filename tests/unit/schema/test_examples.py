"""What the schemas tell editors: examples that are right, lists that are explained, snippets that fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tahqiq.check.context import Register, Written, context_of
from tahqiq.check.rules import scalars, shape
from tahqiq.check.values import values
from tahqiq.read import Manuscript, Record
from tahqiq.read.yaml import parse
from tahqiq.schema import FILE_SHAPES, Choice, Field, Listing, Shape, Table
from tahqiq.schema import Record as RecordShape
from tahqiq.schema.export import schema_files
from tahqiq.schema.fields import Example
from tahqiq.schema.written import in_yaml

LANGUAGES = ("ar", "en")


def fields(where: str, found: Shape) -> Iterator[tuple[str, Field]]:
    """Every key of a shape with its path, those of records in it too."""
    if isinstance(found, RecordShape):
        for name, field in found.fields.items():
            yield f"{where}.{name}", field
            yield from fields(f"{where}.{name}", field.shape)
    elif isinstance(found, Listing):
        yield from fields(where, found.item)
    elif isinstance(found, Table):
        yield from fields(where, found.value)


FIELDS = {path: field for kind, found in FILE_SHAPES.items() for path, field in fields(kind, found)}
EXAMPLES = [(path, example) for path, field in FIELDS.items() for example in field.examples]


def choices(found: Shape) -> Iterator[Choice]:
    if isinstance(found, Choice):
        yield found
    if isinstance(found, Table):
        yield from choices(found.value)


def part(schema: dict[str, Any], path: str) -> dict[str, Any]:
    """The part of a file's schema that a path of keys leads to."""
    for name in path.split(".")[1:]:
        while "properties" not in schema:
            schema = schema.get("items") or schema["additionalProperties"]
        schema = schema["properties"][name]
    return schema


@pytest.mark.parametrize("path", sorted(FIELDS))
def test_every_key_has_examples_or_a_list_that_is_explained(path: str) -> None:
    """What holds records is explained by their keys."""
    field = FIELDS[path]
    lists = list(choices(field.shape))
    assert field.examples or lists or any(other.startswith(f"{path}.") for other in FIELDS), path
    for found in lists:
        assert [value for value, _ in found.meanings] == list(found.values)
        assert all(meaning.endswith(".") for _, meaning in found.meanings)


@pytest.mark.parametrize("languages", [(), LANGUAGES])
@pytest.mark.parametrize(("path", "example"), EXAMPLES)
def test_an_example_is_right_for_its_schema(path: str, example: Example, languages: tuple[str, ...]) -> None:
    schema = json.loads(schema_files(languages)[f"{path.partition('.')[0]}.json"])
    judge = Draft202012Validator(part(schema, path))
    assert [error.message for error in judge.iter_errors(example)] == []


@pytest.mark.parametrize(("path", "example"), EXAMPLES)
def test_an_example_is_right_for_the_check(path: str, example: Example) -> None:
    """As it is written in one line of YAML, by the rules for values."""
    key = path.rpartition(".")[2]
    root, problems = parse(f"{key}: {in_yaml(example)}\n", "example.yml")
    assert root is not None
    assert problems == ()
    whole = RecordShape("only this key", {key: FIELDS[path]})
    written = Written(Record("example.yml", root), values(whole, root))
    context = replace(context_of(Manuscript(), LANGUAGES, Register()), records=(written,))
    assert [str(p) for rule in (shape, scalars) for p in rule.check(context)] == []


@pytest.mark.parametrize("kind", sorted(FILE_SHAPES))
def test_a_snippet_fits_its_schema_once_it_is_filled(kind: str) -> None:
    """Each place with what stands in it, or the first of its choices."""
    schema = json.loads(schema_files(LANGUAGES)[f"{kind}.json"])
    found = list(_snippets(schema))
    for body, where in found:
        judge = Draft202012Validator(where)
        wrong = [e for e in judge.iter_errors(_filled(body)) if e.validator not in ("pattern", "format")]
        assert [e.message for e in wrong] == []
    assert found or kind == "lock"


def _snippets(schema: object) -> Iterator[tuple[Any, dict[str, Any]]]:
    if isinstance(schema, dict):
        for snippet in schema.get("defaultSnippets", ()):
            yield snippet["body"], schema
        for inner in schema.values():
            yield from _snippets(inner)


def _filled(body: object) -> object:
    if isinstance(body, dict):
        return {_filled(key): _filled(value) for key, value in body.items()}
    if isinstance(body, list):
        return [_filled(item) for item in body]
    words = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", str(body))
    words = re.sub(r"\$\{\d+:(\w+)\}", r"\1", words)
    return re.sub(r"\$\d+", "words", words)


def test_the_schemas_of_an_edition_ask_for_its_languages() -> None:
    judge = Draft202012Validator(json.loads(schema_files(LANGUAGES)["term.json"]))
    sound = {"name": {"ar": "هدنة", "en": "truce"}, "definition": {"ar": "توقف.", "en": "A halt."}}
    assert list(judge.iter_errors(sound)) == []
    for name in ({"ar": "هدنة"}, {"ar": "هدنة", "en": "truce", "eng": "truce"}, {"ar": "", "en": "truce"}):
        assert list(judge.iter_errors({**sound, "name": name})), name
