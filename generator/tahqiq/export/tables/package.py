"""datapackage.json: what the tables are, for programs (Data Package 2.0, https://datapackage.org/standard/data-package/).

Programs that know version 1 alone read it as a tabular data package; the names of profiles are there for them.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import msgspec

from tahqiq.export.objects import Object
from tahqiq.export.tables.cells import END
from tahqiq.export.tables.columns import Column
from tahqiq.export.tables.everything import TABLES
from tahqiq.export.tables.table import FOLDER, Reference, Table
from tahqiq.model import Edition, Localised
from tahqiq.render.publication import Publication

PATH = f"{FOLDER}datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT: Object = {
    "delimiter": ",",
    "lineTerminator": END,
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}
PROTECTION = (
    "A cell of a column of type string that begins with an apostrophe had the apostrophe put before it, so that "
    "spreadsheets do not run its text as a formula: drop one apostrophe from the beginning of each such cell. "
    "Positions (start, end) count the Unicode code points of the text without it, from 0, the end not included. "
    "An empty cell is unknown."
)


def data_package(publication: Publication) -> bytes:
    """The file."""
    edition = publication.edition
    found: Object = {
        "$schema": _PROFILE,
        "profile": "tabular-data-package",
        "name": _name(publication.base),
        "id": publication.identifier(PATH),
        "title": " / ".join(dict.fromkeys(text for _, text in edition.title)),
        "description": " ".join([*_texts(edition.description), PROTECTION]),
        **_perhaps("version", edition.version),
        **_perhaps("released", edition.released.text if edition.released else ""),
        **_perhaps("homepage", publication.base),
        "languages": list(edition.languages),
        **_perhaps("licenses", _licences(edition.licence.data)),
        **_perhaps("contributors", _contributors(edition)),
        "resources": [_resource(table, edition) for table in TABLES],
    }
    return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"


def _perhaps(key: str, value: Any) -> Object:
    return {key: value} if value else {}


def _name(base: str) -> str:
    """A name of the characters that are allowed in one, from the address of the edition."""
    place = base.partition("://")[2].lower()
    return re.sub("[^-a-z0-9._/]+", "-", place).strip("-/") or "edition"


def _texts(text: Localised | None) -> list[str]:
    return list(dict.fromkeys(found for _, found in text or ()))


def _licences(spdx: str) -> list[Object]:
    """A licence by its SPDX identifier, and the page of it in the list of SPDX."""
    return [{"name": spdx, "path": f"https://spdx.org/licenses/{quote(spdx)}.html"}] if spdx else []


def _contributors(edition: Edition) -> list[Object]:
    people = [("publisher", edition.publisher)] if edition.publisher else []
    people += [("editor", editor) for editor in edition.editors]
    return [{"title": " / ".join(_texts(name)), "roles": [role]} for role, name in people]


def _resource(table: Table[Any], edition: Edition) -> Object:
    fields = table.fields(edition.languages)
    keys = [Reference((field.name,), field.to, ("id",)) for field in fields if field.to]
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": table.file,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        **_perhaps("licenses", _licences(edition.licence.text) if table.prose else []),
        "schema": {
            "fields": [_field(field) for field in fields],
            "missingValues": [""],
            **_perhaps("primaryKey", list(table.key)),
            **_perhaps("foreignKeys", [_foreign(key) for key in (*keys, *table.references)]),
        },
    }


def _field(column: Column[Any]) -> Object:
    constraints: Object = {**_perhaps("required", column.required), **column.kind.constraints}  # type: ignore[dict-item]
    return {
        "name": column.name,
        "type": column.kind.type,
        "description": column.about,
        **_perhaps("language", column.language),
        **_perhaps("constraints", constraints),
    }


def _foreign(key: Reference) -> Object:
    return {
        "fields": list(key.columns),
        "reference": {"resource": key.table, "fields": list(key.there)},
    }
