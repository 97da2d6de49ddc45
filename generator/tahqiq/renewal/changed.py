"""What has changed in the content since a build, and whether it is of a kind that can be renewed."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

import msgspec

from tahqiq.model.stored import Damaged
from tahqiq.read.scan import RECORDS
from tahqiq.schema.fields import is_id

KINDS = {"actors": "actor", "events": "event", "terms": "term"}


DAMAGED: tuple[type[Exception], ...] = (Damaged, msgspec.DecodeError, sqlite3.DatabaseError)
"""What is raised where something that was kept is not what was written: then all is made anew."""


class NotRenewable(Exception):
    """The edition must be built as a whole."""


@dataclass(slots=True)
class Changed:
    """Parts of the content that have changed, by what they are."""

    articles: list[str] = field(default_factory=list)
    things: dict[str, list[str]] = field(default_factory=dict)


def sorted_out(parts: Iterable[str], there: Container[str]) -> Changed:
    """The parts by what they are. Raises NotRenewable where any is neither an article nor a record."""
    found = Changed()
    for part in sorted(parts):
        folder, _, name = part.partition("/")
        if not is_id(name.removesuffix(".yml")):
            raise NotRenewable
        if folder == "articles":
            found.articles.append(name)
        elif folder in RECORDS and name.endswith(".yml") and part in there:
            found.things.setdefault(KINDS[folder], []).append(name.removesuffix(".yml"))
        else:
            raise NotRenewable
    return found
