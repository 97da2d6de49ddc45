"""Resolving: what the parts of a date's words come to as EDTF, from the day on which the text appeared."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Hijri

from tahqiq.dates import Day
from tahqiq.dates.seasons import bounds
from tahqiq.languages.dating import Phrase

Said = Mapping[str, int | str]


class Value(NamedTuple):
    """A date as EDTF; how it was found and how surely, as in `dates.Dated`."""

    edtf: str
    how: str
    confidence: float


class Contradiction(Exception):
    """The words contradict the calendar."""


def resolved(phrase: Phrase, base: date | None, first_weekday: int) -> Value | None:
    """What a phrase says, if it can be told. Raises Contradiction."""
    said = phrase.said
    # A day that no month has is no month either.
    for answer in (_hijri, _days) if "day" in said else (_hijri, _days, _parts, _years):
        if value := answer(phrase.kind, said, base):
            return _marked(value, said)
    if base is None:
        return None
    if phrase.kind == "units":
        return _units(said, base)
    return _weeks(said, base, first_weekday) if "unit" in said else None


def _marked(value: Value, said: Said) -> Value:
    """With the words for "perhaps", "about", "since" and "before"."""
    edtf = value.edtf
    if edtf[-1].isdigit() and "/" not in edtf:
        edtf += {(True, False): "?", (False, True): "~", (True, True): "%"}.get(
            ("perhaps" in said, "about" in said), ""
        )
    if "open" in said and "/" not in edtf:
        edtf = f"{edtf}/.." if said["open"] == "since" else f"../{edtf}"
    return value._replace(edtf=edtf, confidence=round(value.confidence, 2))


def _number(said: Said, name: str, otherwise: int = 0) -> int:
    value = said.get(name, otherwise)
    return value if isinstance(value, int) else otherwise


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# ---------------------------------------------------------------- days


def _days(kind: str, said: Said, base: date | None) -> Value | None:
    if kind in ("decade", "range") or "hijri" in said:
        return None
    if "until" in said:
        return _range(said, base)
    if "day" in said:
        return _day(said, base)
    if base is None:
        return None
    if kind.startswith("relative"):
        day = base + timedelta(days=_number(said, "shift"))
        _same_weekday(day, said)
        return Value(day.isoformat(), "counted", 0.95)
    return _weekday(said, base) if "weekday" in said else None


def _range(said: Said, base: date | None) -> Value | None:
    """From one day of a month to another, or one of the two."""
    first, last = _day(said, base), _day({**said, "day": said["until"]}, base)
    if first is None or last is None or not first.edtf < last.edtf:
        return None
    edtf = f"[{first.edtf},{last.edtf}]" if said["joint"] == "or" else f"{first.edtf}/{last.edtf}"
    return Value(edtf, first.how, min(first.confidence, last.confidence) - 0.02)


def _day(said: Said, base: date | None) -> Value | None:
    """A day of a month; of the year that is named, or of the nearest that fits."""
    month, number = _number(said, "month"), _number(said, "day")
    if "year" in said:
        day = _calendar(_number(said, "year"), month, number)
        if day:
            _same_weekday(day, said)
        return Value(day.isoformat(), "stated", 0.97) if day else None
    if base is None:
        return None
    near = [d for year in (-1, 0, 1) if (d := _calendar(base.year + year, month, number))]
    if "shift" in said:
        ahead = _number(said, "shift") > 0
        near = [d for d in near if (d > base) == ahead]
    day = min(near, key=lambda d: abs((d - base).days), default=None)
    if day is None:
        return None
    _same_weekday(day, said)
    return Value(day.isoformat(), "nearest", 0.9 if day <= base or "weekday" in said else 0.75)


def _same_weekday(day: date, said: Said) -> None:
    if "weekday" in said and day.weekday() != said["weekday"]:
        raise Contradiction(f"{day.isoformat()} is a {day:%A}, which is not the day that the words name")


def _weekday(said: Said, base: date) -> Value | None:
    """A day of the week by its name: the last one, today's included, unless words say the next."""
    back = (base.weekday() - _number(said, "weekday")) % 7
    shift = said.get("shift")
    if shift is None:
        return Value((base - timedelta(days=back)).isoformat(), "counted", 0.88)
    if shift == 0:
        return None
    day = base - timedelta(days=back or 7) if shift == -1 else base + timedelta(days=7 - back)
    return Value(day.isoformat(), "counted", 0.8)


# ---------------------------------------------------------------- months, seasons, parts


def _parts(kind: str, said: Said, base: date | None) -> Value | None:
    if "month" in said:
        return _month(said, base)
    if "season" in said:
        return _season(said, base)
    return None


def _month(said: Said, base: date | None) -> Value | None:
    month = _number(said, "month")
    if "year" in said:
        return _of_month(_number(said, "year"), month, said, "stated", 0.95)
    if base is None:
        return None
    shift = said.get("shift")
    year = base.year
    if shift == 1:
        year += month <= base.month
    elif shift == 0:
        pass
    elif month > base.month or (month == base.month and shift == -1):
        year -= 1
    likely = 0.92 if shift is not None else 0.85 if "part" in said else 0.75
    return _of_month(year, month, said, "counted" if shift is not None else "nearest", likely)


def _of_month(year: int, month: int, said: Said, how: str, likely: float) -> Value:
    name = f"{year:04}-{month:02}"
    if "part" not in said:
        return Value(name, how, likely)
    last = monthrange(year, month)[1]
    first, end = {"early": (1, 10), "mid": (10, 20), "late": (20, last)}[str(said["part"])]
    return Value(f"{name}-{first:02}~/{name}-{end:02}~", how, likely - 0.05)


def _season(said: Said, base: date | None) -> Value | None:
    code = _number(said, "season")
    if "year" in said:
        return Value(f"{_number(said, 'year'):04}-{code}", "stated", 0.92)
    if base is None:
        return None
    today = Day(base.year, base.month, base.day)
    years = range(base.year - 2, base.year + 2)
    shift = _number(said, "shift")
    if shift < 0:
        fitting = [y for y in years if bounds(y, code)[1] < today][-1:]
    elif shift > 0:
        fitting = [y for y in years if bounds(y, code)[0] > today][:1]
    else:
        fitting = [y for y in years if bounds(y, code)[0] <= today <= bounds(y, code)[1]]
    return Value(f"{fitting[0]:04}-{code}", "counted", 0.82) if fitting else None


# ---------------------------------------------------------------- years and what is counted in units


def _years(kind: str, said: Said, base: date | None) -> Value | None:
    year = _number(said, "year")
    if kind == "decade":
        return Value(f"19{said['decade']}X", "stated", 0.9)
    if kind == "decade-year":
        return Value(f"{year // 10}X", "stated", 0.92)
    if kind == "range":
        until = _number(said, "until")
        return Value(f"{year}/{until}", "stated", 0.9) if year < until else None
    if not year:
        return None
    return _of_year(year, said, "stated", 0.92)


def _of_year(year: int, said: Said, how: str, likely: float) -> Value:
    if "part" not in said:
        return Value(f"{year:04}", how, likely)
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[str(said["part"])]
    return Value(f"{year:04}-{first:02}~/{year:04}-{last:02}~", how, likely - 0.1)


def _months_on(base: date, months: int) -> tuple[int, int]:
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    return year, month + 1


def _weeks(said: Said, base: date, first_weekday: int) -> Value | None:
    """Last week, this month, next year."""
    unit, shift = said["unit"], _number(said, "shift")
    if unit == "year":
        return _of_year(base.year + shift, said, "counted", 0.85)
    if unit == "month":
        return _of_month(*_months_on(base, shift), said, "counted", 0.85)
    if unit != "week":
        return None
    first = base - timedelta(days=(base.weekday() - first_weekday) % 7) + timedelta(weeks=shift)
    last = first + timedelta(days=6)
    return Value(f"{first.isoformat()}~/{last.isoformat()}~", "counted", 0.85)


def _units(said: Said, base: date) -> Value | None:
    """The past six months."""
    unit, count = str(said["unit"]), _number(said, "count")
    if _number(said, "shift", -1) >= 0 or not 1 < count < 200:
        return None
    if unit in ("day", "week"):
        first = base - timedelta(days=count if unit == "day" else count * 7)
        return Value(f"{first.isoformat()}~/{base.isoformat()}~", "counted", 0.82)
    if unit == "month":
        year, month = _months_on(base, -count)
        return Value(f"{year:04}-{month:02}~/{base:%Y-%m}~", "counted", 0.85)
    return Value(f"{base.year - count:04}~/{base.year:04}~", "counted", 0.82)


# ---------------------------------------------------------------- Hijri


def _hijri(kind: str, said: Said, base: date | None) -> Value | None:
    """By Umm al-Qura, approximate: where the moon is watched for, a month may begin a day earlier or later."""
    if not kind.startswith("hijri"):
        return None
    year, month = _number(said, "year"), _number(said, "hijri")
    try:
        if "day" in said:
            return Value(f"{_gregorian(year, month, _number(said, 'day'))}~", "stated", 0.85)
        last = month or 12
        end = _gregorian(year, last, Hijri(year, last, 1).month_length())
        first = _gregorian(year, month or 1, 1)
    except (ValueError, OverflowError):
        return None
    if month:
        return Value(f"{first}~/{end}~", "stated", 0.85)
    return Value(f"{first[:7]}~/{end[:7]}~", "stated", 0.85)


def _gregorian(year: int, month: int, day: int) -> str:
    return Hijri(year, month, day).to_gregorian().isoformat()
