"""What a value in a content file can be: a small vocabulary of shapes, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Line:
    """Plain text as it was typed; `pattern`, if given, must match the whole, and `form` says it in words.

    `most`: so many characters, where it is a name.
    """

    pattern: str = ""
    form: str = ""
    most: int = VALUE_CHARACTERS


@dataclass(frozen=True, slots=True)
class Localised:
    """A mapping from language to text. `every`: all languages of the edition are required.

    `most`: so many characters in each of them, where it is a name.
    """

    every: bool = True
    most: int = VALUE_CHARACTERS


@dataclass(frozen=True, slots=True)
class NameOrLocalised:
    """A plain name, the same in every language, or a localised text; of so many characters at most."""

    most: int = NAME_CHARACTERS


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list; `meanings`: (value, what it means in a sentence), of all or none."""

    values: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """An EDTF date (ISO 8601-2:2019, Annex A and the level 2 forms of the format)."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A SHA-256 in lower-case hexadecimal."""


@dataclass(frozen=True, slots=True)
class Url:
    """An http or https address."""


@dataclass(frozen=True, slots=True)
class LanguageTag:
    """A BCP 47 tag (RFC 5646: language, script, region, variants)."""


@dataclass(frozen=True, slots=True)
class Licence:
    """An SPDX licence identifier."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An id of the file's own: a block, a quote, a former name."""


@dataclass(frozen=True, slots=True)
class PlaceId:
    """What a link to an article's page ends in: the id of a block, or that of a quote with `q-` before it.

    `stands`: it must be there. Else it was once, and must not be there any more.
    """

    stands: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of a thing that must exist; `kinds`: an actor must be of one of these kinds."""

    to: tuple[Thing, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockReference:
    """`<article>#<block>`, or `<article>` for the whole."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A code-point interval `start-end`, both counted from 0, the end not included."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `least`: the fewest items, `most`: the most of them."""

    item: Shape
    least: int = 0
    most: int = ITEMS


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping whose keys an editor chooses."""

    key: Shape
    value: Shape


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record; `examples` are values as YAML would give them: texts, lists, mappings."""

    shape: Shape
    description: str
    required: bool = False
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys; `one_of`: groups of which no more than one key may stand."""

    description: str
    fields: Mapping[str, Field] = field(default_factory=dict)
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
