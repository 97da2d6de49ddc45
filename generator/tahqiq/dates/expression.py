"""Parses EDTF (ISO 8601-2:2019): chooses the kind of expression, and never raises."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tahqiq.dates import repair
from tahqiq.dates.fault import FORMS, Fault
from tahqiq.dates.intervals import interval
from tahqiq.dates.long_years import long_year
from tahqiq.dates.sets import date_set
from tahqiq.dates.single import single
from tahqiq.dates.times import date_time
from tahqiq.dates.value import EdtfDate
from tahqiq.limits import DATE_CHARACTERS


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> EdtfDate | Fault:
    """The date that the text is, or why it is none. Nothing is trimmed or corrected; nothing is raised.

    Levels 0, 1 and 2 of EDTF as the Library of Congress profiles ISO 8601-2:2019. The hint of a fault
    names what was probably meant, where that is a date.
    """
    if len(text) > DATE_CHARACTERS:
        return Fault(DATE_CHARACTERS, f"a date has at most {DATE_CHARACTERS:,} characters", FORMS)
    date = _read(text)
    if isinstance(date, EdtfDate):
        return date
    meant = repair.candidates(text)
    better = next((candidate for candidate in meant if isinstance(_read(candidate), EdtfDate)), None)
    return replace(date, hint=f"write {better}") if better else date


def _read(text: str) -> EdtfDate | Fault:
    if not text:
        return Fault(0, "a date is missing", FORMS)
    if text[0] in "[{":
        return date_set(text)
    if "/" in text:
        return interval(text)
    if text[0] == "Y" or "S" in text:
        return long_year(text)
    if "T" in text:
        return date_time(text)
    return single(text)
