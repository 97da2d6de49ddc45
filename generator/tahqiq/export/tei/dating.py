"""Dates as attributes: EDTF as it was typed, and as much of it as TEI's own attributes say.

`when-custom` always has the EDTF, and `datingMethod` says that it is. Beside it (TEI, att.datable.w3c):

- a date without unknown digits: `when`;
- an interval: `from` and `to`; an end that is open or unknown is left out;
- unspecified digits, seasons, sets, estimated years: `notBefore` and `notAfter`, the first and last day;
- years outside 0001 to 9999, which W3C's types and EDTF count differently: nothing more.

`~` is `precision="low"` and `?` is `cert="low"`, as in EpiDoc; `%` is both.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tahqiq.dates import DateTime, Day, Edge, EdtfDate, Interval, Season, SingleDate, parse
from tahqiq.export.tei.xml import attribute

METHOD = "http://id.loc.gov/datatypes/edtf"
_MIDNIGHT = "24:"


@lru_cache(maxsize=1 << 14)
def datable(date: EdtfDate) -> str:
    """Attributes of an element that has a date but no `precision`, with a space before each."""
    said = "".join(f' {name}="{value}"' for name, value in _w3c(date) if value)
    cert = ' cert="low"' if date.uncertain else ""
    return f'{said}{cert} when-custom="{attribute(date.text)}" datingMethod="{METHOD}"'


@lru_cache(maxsize=1 << 14)
def dated(text: str) -> str:
    """Attributes of a `date` element for an EDTF date that the check has passed."""
    date = parse(text)
    assert isinstance(date, EdtfDate)
    return datable(date) + (' precision="low"' if date.approximate else "")


def date_element(date: EdtfDate, attributes: str = "") -> str:
    """A `date` element that shows the EDTF."""
    return f"<date{attributes}{dated(date.text)}>{attribute(date.text)}</date>"


def _w3c(date: EdtfDate) -> Iterator[tuple[str, str]]:
    if isinstance(date, Interval):
        yield "from", _end(date.start, first=True)
        yield "to", _end(date.end, first=False)
    elif isinstance(date, DateTime):
        yield "when", _time(date)
    elif isinstance(date, SingleDate) and _known(date):
        yield "when", _digits(date)
    else:
        yield "notBefore", _day(date.earliest)
        yield "notAfter", _day(date.latest)


def _known(date: SingleDate) -> bool:
    return all(part.known for part in (date.year, date.month, date.day) if part)


def _digits(date: SingleDate) -> str:
    """Year, month, day as they were typed, without marks."""
    if not _day(date.earliest):
        return ""
    return "-".join(part.digits for part in (date.year, date.month, date.day) if part)


def _end(end: SingleDate | Season | Edge, first: bool) -> str:
    if isinstance(end, Edge):
        return ""
    if isinstance(end, SingleDate) and _known(end):
        return _digits(end)
    return _day(end.earliest if first else end.latest)


def _day(day: Day | None) -> str:
    return day.iso() if day and 1 <= day.year <= 9999 else ""


def _time(date: DateTime) -> str:
    """The time with minutes in its zone, as xsd:dateTime wants it; the last moment of a day is the day."""
    day = _digits(date.date)
    if not day or date.time.startswith(_MIDNIGHT):
        return day
    zone = f"{date.zone}:00" if len(date.zone) == len("+04") else date.zone
    return f"{day}T{date.time}{zone}"
