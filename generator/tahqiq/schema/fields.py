"""What a value in a content file can be: a small vocabulary of shapes, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from tahqiq.limits import ITEMS, NAME_CHARACTERS, VALUE_CHARACTERS

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = 80
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*")
DIGEST = re.compile(r"[0-9a-f]{64}")


def is_id(text: str) -> bool:
    """Whether a text has the form of an id: Latin letters and digits in words, single hyphens between."""
    return len(text) <= ID_LENGTH and bool(ID.fullmatch(text))


Thing = Literal["actor", "event", "term", "article"]
Example = str | Sequence["Example"] | Mapping[str, "Example"]


class Line(msgspec.Struct, frozen=True):
    """Plain text as it was typed; `pattern`, if given, must match the whole, and `form` says it in words.

    `most`: so many characters, where it is a name.
    """

    pattern: str = ""
    form: str = ""
    most: int = VALUE_CHARACTERS


class Localised(msgspec.Struct, frozen=True):
    """A mapping from language to text. `every`: all languages of the edition are required.

    `most`: so many characters in each of them, where it is a name.
    """

    every: bool = True
    most: int = VALUE_CHARACTERS


class NameOrLocalised(msgspec.Struct, frozen=True):
    """A plain name, the same in every language, or a localised text; of so many characters at most."""

    most: int = NAME_CHARACTERS


class Choice(msgspec.Struct, frozen=True):
    """One of a closed list; `meanings`: (value, what it means in a sentence), of all or none."""

    values: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...] = ()


class Dates(msgspec.Struct, frozen=True):
    """An EDTF date (ISO 8601-2:2019, Annex A and the level 2 forms of the format)."""


class Digest(msgspec.Struct, frozen=True):
    """A SHA-256 in lower-case hexadecimal."""


class Url(msgspec.Struct, frozen=True):
    """An http or https address."""


class LanguageTag(msgspec.Struct, frozen=True):
    """A BCP 47 tag (RFC 5646: language, script, region, variants)."""


class Licence(msgspec.Struct, frozen=True):
    """An SPDX licence identifier."""


class Identifier(msgspec.Struct, frozen=True):
    """An id of the file's own: a block, a quote, a former name."""


class PlaceId(msgspec.Struct, frozen=True):
    """What a link to an article's page ends in: the id of a block, or that of a quote with `q-` before it.

    `stands`: it must be there. Else it was once, and must not be there any more.
    """

    stands: bool = True


class Reference(msgspec.Struct, frozen=True):
    """The id of a thing that must exist; `kinds`: an actor must be of one of these kinds."""

    to: tuple[Thing, ...]
    kinds: tuple[str, ...] = ()


class BlockReference(msgspec.Struct, frozen=True):
    """`<article>#<block>`, or `<article>` for the whole."""


class Numbered(msgspec.Struct, frozen=True):
    """A code-point interval `start-end`, both counted from 0, the end not included."""


class Listing(msgspec.Struct, frozen=True):
    """A list; `least`: the fewest items, `most`: the most of them."""

    item: Shape
    least: int = 0
    most: int = ITEMS


class Table(msgspec.Struct, frozen=True):
    """A mapping whose keys an editor chooses."""

    key: Shape
    value: Shape


class Field(msgspec.Struct, frozen=True):
    """One key of a record; `examples` are values as YAML would give them: texts, lists, mappings."""

    shape: Shape
    description: str
    required: bool = False
    examples: tuple[Example, ...] = ()


class Record(msgspec.Struct, frozen=True):
    """A mapping with known keys; `one_of`: groups of which no more than one key may stand."""

    description: str
    fields: Mapping[str, Field] = msgspec.field(default_factory=dict)
    one_of: tuple[tuple[str, ...], ...] = ()

    def required(self) -> tuple[str, ...]:
        """The keys that must stand, in the order of the format."""
        return tuple(name for name, field in self.fields.items() if field.required)


Shape = (
    Line
    | Localised
    | NameOrLocalised
    | Choice
    | Dates
    | Digest
    | Url
    | LanguageTag
    | Licence
    | Identifier
    | PlaceId
    | Reference
    | BlockReference
    | Numbered
    | Listing
    | Table
    | Record
)
