"""The JSON Schema of edition.json: what it allows is what there is, no more and no less."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import exported
import hostile
import random_edits
from harness import REPOSITORY
from tahqiq.export.edition_json import EDITION_JSON
from tahqiq.render.publication import Publication

Json = Any
LEFT_OUT = """\
-- content/edition.yml --
title: {ar: طبعة, en: An edition}
description: {ar: وصف, en: A description}
languages: [ar, en]
publisher: A house
editors: [Someone, {ar: محرر, en: An editor}]
licence: {text: CC-BY-4.0, data: CC0-1.0}
repository: {url: "https://example.org/r", branch: main, folder: x, forge: gitlab}
version: 1.0.0
released: 2026-11-26
-- content/actors/hana.yml --
kind: person
name: {ar: هناء, en: Hana}
identifiers: {wikidata: Q1, viaf: "1", geonames: "2", iso3166: IQ}
memberships: [{of: council, attested: 2020~}]
-- content/terms/truce.yml --
name: {ar: هدنة, en: truce}
aliases: {fr: [trêve]}
definition: {ar: توقف., en: A halt.}
formerly: [ceasefire]
-- content/events/session.yml --
title: {ar: جلسة, en: A session}
date: 2020-01-01
sources: [visit]
formerly: [meeting]
-- content/articles/visit/article.yml --
title: {ar: زيارة, en: A visit}
source:
  {language: ar, published: 2020-01-02, archived: "https://example.org/a", rights: open, notice: {ar: تنبيه, en: Note}}
texts: {ar: {kind: original}, en: {kind: translation, of: ar}}
quotes:
  hope: {speaker: hana, mode: indirect}
"""


def pair(publication: Publication) -> tuple[Json, Draft202012Validator]:
    """edition.json and what judges it, as files."""
    files = exported.files(EDITION_JSON, publication)
    schema = json.loads(files["data/edition.schema.json"])
    Draft202012Validator.check_schema(schema)
    return json.loads(files["data/edition.json"]), Draft202012Validator(schema)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Json, Draft202012Validator]]:
    folder = tmp_path_factory.mktemp("editions")
    return {
        "first": pair(exported.first_edition()),
        "guide": pair(exported.published(REPOSITORY / "templates/guide")),
        "small": pair(exported.made_up(folder / "small")),
        "hostile": pair(exported.made_up(folder / "hostile", hostile.EDITION, address="")),
        "left out": pair(exported.made_up(folder / "left-out", LEFT_OUT)),
    }


def faults(validator: Draft202012Validator, data: Json) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_every_edition_is_valid(pairs: dict[str, tuple[Json, Draft202012Validator]]) -> None:
    for name, (data, validator) in pairs.items():
        assert faults(validator, data) == [], name


@pytest.mark.parametrize("seed", range(12))
def test_editions_at_random_are_valid(seed: int, tmp_path: Path) -> None:
    book = random_edits.book(Random(seed))
    for path, content in book.files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    data, validator = pair(exported.published(tmp_path / "content"))
    assert faults(validator, data) == []


def test_it_is_named_by_the_file_and_by_its_address(
    pairs: dict[str, tuple[Json, Draft202012Validator]],
) -> None:
    data, validator = pairs["first"]
    assert next(iter(data)) == "$schema" and data["$schema"] == "edition.schema.json"
    assert validator.schema["$id"] == f"{exported.ADDRESS}data/edition.schema.json"
    assert pairs["hostile"][1].schema["$id"].startswith("urn:uuid:")


def objects(data: Json) -> Iterator[dict[str, Json]]:
    """All objects in a value."""
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from objects(inner)


def test_nothing_more_is_allowed(pairs: dict[str, tuple[Json, Draft202012Validator]]) -> None:
    """No object takes an unknown key; those that are by language take no other language."""
    for name, (data, validator) in pairs.items():
        for number, _ in enumerate(objects(data)):
            if name in ("first", "guide") and number % 60:
                continue
            changed = copy.deepcopy(data)
            list(objects(changed))[number]["no key!"] = "x"
            assert faults(validator, changed), (name, number)


OPTIONAL = {
    "$schema",
    *(
        "edition/description",
        "edition/publisher",
        "edition/editors",
        "edition/licence",
        "edition/licence/text",
    ),
    *(
        "edition/licence/data",
        "edition/repository",
        "edition/repository/branch",
        "edition/repository/folder",
        "edition/repository/forge",
        "edition/version",
        "edition/released",
    ),
    *(
        "articles/source/earliest",
        "articles/source/latest",
        "articles/source/archived",
        "articles/source/notice",
    ),
    *("articles/texts/en/of", "articles/blocks", "articles/quotes"),
    *("actors/identifiers", "actors/memberships", "actors/memberships/attested"),
    *(f"actors/identifiers/{name}" for name in ("wikidata", "viaf", "geonames", "iso3166")),
    *("quotes/earliest", "quotes/latest"),
    *("events/earliest", "events/latest", "events/formerly"),
    *("terms/aliases", "terms/formerly"),
}


def test_nothing_less_is_allowed(pairs: dict[str, tuple[Json, Draft202012Validator]]) -> None:
    """A language of a title, an id, a list: only what can be unknown may be missing."""
    data, validator = pairs["left out"]
    missed = set()
    for path, thing, key in list(keys(data)):
        value = thing.pop(key)
        if not faults(validator, data):
            missed.add(path)
        thing[key] = value
    # In what languages a text or a page is: those that have it.
    assert {path for path in missed if not path.endswith(("/ar", "/en"))} == OPTIONAL
    by_language = {path[:-3] for path in missed if path.endswith(("/ar", "/en"))}
    by_url = {f"{kind}/url" for kind in ("articles", "actors", "quotes", "terms")}
    assert by_language == {
        *by_url,
        "articles/texts",
        "articles/blocks/text",
        "articles/blocks/fingerprint",
        "quotes/text",
    }


def keys(data: Json, path: str = "") -> Iterator[tuple[str, dict[str, Json], str]]:
    """All keys in a value: where, in which object, which."""
    for item in data if isinstance(data, list) else ():
        yield from keys(item, path)
    for key, value in data.items() if isinstance(data, dict) else ():
        yield f"{path}{key}", data, key
        yield from keys(value, f"{path}{key}/")


def declared(schema: Json, at: Json, path: str = "") -> Iterator[str]:
    """All keys that a schema names, by where they stand; lists and languages are passed through."""
    if "$ref" in at:
        return
    for key, value in at.get("properties", {}).items():
        if key not in ("ar", "en"):
            yield f"{path}/{key}"
        yield from declared(schema, value, f"{path}/{key}" if key not in ("ar", "en") else path)
    for inner in ("items", "additionalProperties"):
        if isinstance(at.get(inner), dict):
            yield from declared(schema, at[inner], path)


def said(data: Json, path: str = "") -> Iterator[str]:
    """All keys of a value, in the same way."""
    if isinstance(data, list):
        for item in data:
            yield from said(item, path)
    elif isinstance(data, dict):
        for key, value in data.items():
            here = path if key in ("ar", "en") else f"{path}/{key}"
            yield here
            yield from said(value, here)


def test_whatever_is_declared_is_said_somewhere(pairs: dict[str, tuple[Json, Draft202012Validator]]) -> None:
    """So a key that objects.py no longer says must go from shapes.py too."""
    schema = pairs["first"][1].schema
    seen = {path for data, _ in pairs.values() for path in said(data)}
    assert set(declared(schema, schema)) - seen == set()


def test_everything_is_described(pairs: dict[str, tuple[Json, Draft202012Validator]]) -> None:
    for thing in objects({k: v for k, v in pairs["first"][1].schema.items() if k != "$defs"}):
        for key, value in thing.get("properties", {}).items():
            assert key in ("ar", "en") or value["description"].endswith((".", '".')), key


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("version",), 2),
        (("edition", "languages"), []),
        (("edition", "title"), {"en": "One language alone"}),
        (("articles", 0, "id"), "Not An Id"),
        (("articles", 0, "source", "rights"), "stolen"),
        (("articles", 0, "source", "published"), "16 August"),
        (("articles", 0, "source", "earliest"), "2024"),
        (("articles", 0, "source", "sha256"), "abc"),
        (("articles", 0, "source", "url"), "ftp://example.org/"),
        (("articles", 0, "texts", "en", "kind"), "copy"),
        (("articles", 0, "blocks", 0, "kind"), "poem"),
        (("articles", 0, "blocks", 0, "text"), {"xx": "another language"}),
        (("articles", 0, "blocks", 0, "classes"), ["large"]),
        (("articles", 0, "quotes"), ["no-article"]),
        (("actors", 0, "kind"), "ghost"),
        (("actors", 1, "mentions", 0, "start"), -1),
        (("actors", 1, "mentions", 0, "language"), "xx"),
        (("quotes", 0, "mode"), "shouted"),
        (("quotes", 0, "channel"), "dream"),
        (("quotes", 0, "stance"), {"truce": "loves"}),
        (("events", 0, "sources"), ["visit#"]),
        (("terms", 0, "url"), {"en": "/from/the/root"}),
    ],
)
def test_values_have_their_forms(
    pairs: dict[str, tuple[Json, Draft202012Validator]], where: tuple[str | int, ...], value: Json
) -> None:
    data, validator = pairs["small"]
    changed = copy.deepcopy(data)
    at = changed
    for step in where[:-1]:
        at = at[step]
    at[where[-1]] = value
    assert faults(validator, changed)
