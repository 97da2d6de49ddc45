"""The shape of every file an editor writes, declared once: checked by check/, exported as JSON Schema."""

from tahqiq.schema.edition import EDITION
from tahqiq.schema.fields import (
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
from tahqiq.schema.files import ARTICLE, FILE_SHAPES
from tahqiq.schema.lock import LOCK
from tahqiq.schema.things import ACTOR, EVENT, TERM

__all__ = [
    "ACTOR",
    "ARTICLE",
    "EDITION",
    "EVENT",
    "FILE_SHAPES",
    "LOCK",
    "TERM",
    "BlockReference",
    "Choice",
    "Dates",
    "Digest",
    "Field",
    "Identifier",
    "LanguageTag",
    "Licence",
    "Line",
    "Listing",
    "Localised",
    "NameOrLocalised",
    "Numbered",
    "PlaceId",
    "Record",
    "Reference",
    "Shape",
    "Table",
    "Url",
]
