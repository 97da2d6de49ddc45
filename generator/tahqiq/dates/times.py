"""Parses a day with a time of day, `1985-04-12T23:20:30Z`."""

from __future__ import annotations

import re

from tahqiq.dates import fault
from tahqiq.dates.fault import Fault
from tahqiq.dates.single import single
from tahqiq.dates.value import DateTime, Precision, Season

_TIME = re.compile(
    r"((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00)"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)
_EARLIEST_ZONE, _LATEST_ZONE = -12 * 60, 14 * 60  # of the zones that are in use, in minutes


def date_time(text: str) -> DateTime | Fault:
    """The day and time that the text (with a `T` in it) is (EDTF level 0); seconds are required."""
    at = text.index("T")
    date = single(text[:at])
    if isinstance(date, Fault):
        return date
    if isinstance(date, Season) or date.precision is not Precision.DAY or date.uncertain or date.approximate:
        return Fault(at, "a time needs a whole day before it, without marks", "leave out the time")
    match = _TIME.fullmatch(text, at + 1)
    if match is None:
        return fault.in_time(text[at + 1 :], at + 1)
    time, zone = match.groups("")
    if not _is_zone(zone):
        return Fault(
            match.start(2),
            f"there is no time zone {zone}",
            "zones run from -12:00 to +14:00; write Z for UTC",
        )
    return DateTime(text, date.earliest, date.latest, Precision.TIME, False, False, date, time, zone)


def _is_zone(zone: str) -> bool:
    """Whether it is nothing, `Z`, or an offset in use; `-00:00` is none."""
    if zone in ("", "Z"):
        return True
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    offset = (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)
    return minutes < 60 and _EARLIEST_ZONE <= offset <= _LATEST_ZONE and (offset != 0 or zone[0] == "+")
