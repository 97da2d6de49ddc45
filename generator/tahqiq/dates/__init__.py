"""Dates as editors write them: EDTF parsed, bounded, ordered and put into words.

EDTF is ISO 8601-2:2019 as the Library of Congress profiles it, in three levels
(https://www.loc.gov/standards/datetime/, 4 February 2019); names of its features are from there.
"""

from __future__ import annotations

from tahqiq.dates.day import Day
from tahqiq.dates.expression import parse
from tahqiq.dates.fault import Fault
from tahqiq.dates.hijri_calendar import hijri
from tahqiq.dates.in_words import words
from tahqiq.dates.value import (
    DateSet,
    DateTime,
    Edge,
    EdtfDate,
    Interval,
    LongYear,
    Part,
    Precision,
    Season,
    SingleDate,
)

__all__ = [
    "DateSet",
    "DateTime",
    "Day",
    "Edge",
    "EdtfDate",
    "Fault",
    "Interval",
    "LongYear",
    "Part",
    "Precision",
    "Season",
    "SingleDate",
    "hijri",
    "parse",
    "words",
]
