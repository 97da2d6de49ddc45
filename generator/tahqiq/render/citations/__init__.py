"""Citations: references to the edition's texts, as data, in styles, and in the head of pages."""

from __future__ import annotations

from tahqiq.render.citations.formatted import cited, quoted
from tahqiq.render.citations.head import head_of_article
from tahqiq.render.citations.reference import (
    Host,
    Name,
    Quotation,
    Reference,
    Source,
    known,
    quotation,
    reference,
)
from tahqiq.render.citations.setting import Html, Plain, Setting
from tahqiq.render.citations.styles import STYLES

__all__ = [
    "STYLES",
    "Host",
    "Html",
    "Name",
    "Plain",
    "Quotation",
    "Reference",
    "Setting",
    "Source",
    "cited",
    "head_of_article",
    "known",
    "quotation",
    "quoted",
    "reference",
]
