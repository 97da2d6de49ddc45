"""Dates that the words of a text say, resolved to EDTF from the day on which the text appeared."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Hijri

from tahqiq.dates import Day, EdtfDate, Precision
from tahqiq.dates.seasons import bounds
from tahqiq.languages.dating import Phrase, date_words, phrases
from tahqiq.languages.folding import flat

Said = Mapping[str, int | str]


class Dated(NamedTuple):
    """Words that say a date: `text[start:end]`, `edtf` (empty: none fits), how it was found, how surely.

    `how`: "stated" (the words say all of it), "nearest" (they name no year), "counted" (from the day on which the
    text appeared). `against`: why no date was put, as a sentence.
    """

    start: int
    end: int
    edtf: str
    how: str
    confidence: float
    against: str = ""


class _Value(NamedTuple):
    edtf: str
    how: str
    confidence: float


class Contradiction(Exception):
    """The words contradict the calendar."""


def day_of(published: EdtfDate | None) -> date | None:
    """The day on which a text appeared, if that is known to the day."""
    if published is None or published.precision not in (Precision.DAY, Precision.TIME):
        return None
    first = published.earliest
    return date(*first) if first and first == published.latest and 1 <= first.year <= 9999 else None


def dates_in(text: str, language: str, base: date | None, week: str = "") -> tuple[Dated, ...]:
    """The dates that a text says. `base` is the day on which it appeared; `week`, whose language's weeks are meant."""
    flattened, places = flat(text)
    words = date_words(week or language) or date_words(language)
    found = []
    for phrase in phrases(flattened, language):
        start, end = places[phrase.start], places[phrase.end - 1] + 1
        while (
            end < places[phrase.end]
            and not text[end].isspace()
            and not text[end].isalnum()
            and not flat(text[end])[0]
        ):
            end += 1  # marks of the last letter
        if _cased(text[start:end], language):
            try:
                value = _resolved(phrase, base, words.first_weekday if words else 0)
            except Contradiction as fault:
                found.append(Dated(start, end, "", "", 0.0, str(fault)))
                continue
            if value:
                found.append(Dated(start, end, *value))
    return tuple(found)


def _cased(printed: str, language: str) -> bool:
    """Whether names of months and days have their capitals, where the script has any: may and march are none."""
    words = date_words(language)
    names = {*words.tables["month"], *words.tables["weekday"]} if words else set()
    return all(not word[0].islower() for word in printed.split() if word.lower().strip(".,") in names)


def _resolved(phrase: Phrase, base: date | None, first_weekday: int) -> _Value | None:
    said = phrase.said
    for answer in (_hijri, _days, _parts, _years):
        if value := answer(phrase.kind, said, base):
            return _marked(value, said)
    if base is None:
        return None
    if phrase.kind == "units":
        return _units(said, base)
    return _weeks(said, base, first_weekday) if "unit" in said else None


def _marked(value: _Value, said: Said) -> _Value:
    """With the words for "about", "since" and "before"."""
    edtf = value.edtf
    if "about" in said and edtf[-1].isdigit() and "/" not in edtf:
        edtf += "~"
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


def _days(kind: str, said: Said, base: date | None) -> _Value | None:
    if kind == "decade" or "hijri" in said:
        return None
    if "day" in said:
        return _day(said, base)
    if base is None:
        return None
    if kind.startswith("relative"):
        day = base + timedelta(days=_number(said, "shift"))
        _same_weekday(day, said)
        return _Value(day.isoformat(), "counted", 0.95)
    return _weekday(said, base) if "weekday" in said else None


def _day(said: Said, base: date | None) -> _Value | None:
    """A day of a month; of the year that is named, or of the nearest that fits."""
    month, number = _number(said, "month"), _number(said, "day")
    if "year" in said:
        day = _calendar(_number(said, "year"), month, number)
        if day:
            _same_weekday(day, said)
        return _Value(day.isoformat(), "stated", 0.97) if day else None
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
    return _Value(day.isoformat(), "nearest", 0.9 if day <= base or "weekday" in said else 0.75)


def _same_weekday(day: date, said: Said) -> None:
    if "weekday" in said and day.weekday() != said["weekday"]:
        raise Contradiction(f"{day.isoformat()} is a {day:%A}, which is not the day that the words name")


def _weekday(said: Said, base: date) -> _Value | None:
    """A day of the week by its name: the last one, today's included, unless words say the next."""
    back = (base.weekday() - _number(said, "weekday")) % 7
    shift = said.get("shift")
    if shift is None:
        return _Value((base - timedelta(days=back)).isoformat(), "counted", 0.88)
    if shift == 0:
        return None
    day = base - timedelta(days=back or 7) if shift == -1 else base + timedelta(days=7 - back)
    return _Value(day.isoformat(), "counted", 0.8)


# ---------------------------------------------------------------- months, seasons, parts


def _parts(kind: str, said: Said, base: date | None) -> _Value | None:
    if "month" in said:
        return _month(said, base)
    if "season" in said:
        return _season(said, base)
    return None


def _month(said: Said, base: date | None) -> _Value | None:
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


def _of_month(year: int, month: int, said: Said, how: str, likely: float) -> _Value:
    name = f"{year:04}-{month:02}"
    if "part" not in said:
        return _Value(name, how, likely)
    last = monthrange(year, month)[1]
    first, end = {"early": (1, 10), "mid": (10, 20), "late": (20, last)}[str(said["part"])]
    return _Value(f"{name}-{first:02}~/{name}-{end:02}~", how, likely - 0.05)


def _season(said: Said, base: date | None) -> _Value | None:
    code = _number(said, "season")
    if "year" in said:
        return _Value(f"{_number(said, 'year'):04}-{code}", "stated", 0.92)
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
    return _Value(f"{fitting[0]:04}-{code}", "counted", 0.82) if fitting else None


# ---------------------------------------------------------------- years and what is counted in units


def _years(kind: str, said: Said, base: date | None) -> _Value | None:
    year = _number(said, "year")
    if kind == "decade":
        return _Value(f"19{said['decade']}X", "stated", 0.9)
    if kind == "decade-year":
        return _Value(f"{year // 10}X", "stated", 0.92)
    if kind == "range":
        until = _number(said, "until")
        return _Value(f"{year}/{until}", "stated", 0.9) if year < until else None
    if not year:
        return None
    return _of_year(year, said, "stated", 0.92)


def _of_year(year: int, said: Said, how: str, likely: float) -> _Value:
    if "part" not in said:
        return _Value(f"{year:04}", how, likely)
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[str(said["part"])]
    return _Value(f"{year:04}-{first:02}~/{year:04}-{last:02}~", how, likely - 0.1)


def _months_on(base: date, months: int) -> tuple[int, int]:
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    return year, month + 1


def _weeks(said: Said, base: date, first_weekday: int) -> _Value | None:
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
    return _Value(f"{first.isoformat()}~/{last.isoformat()}~", "counted", 0.85)


def _units(said: Said, base: date) -> _Value | None:
    """The past six months."""
    unit, count = str(said["unit"]), _number(said, "count")
    if _number(said, "shift", -1) >= 0 or not 1 < count < 200:
        return None
    if unit in ("day", "week"):
        first = base - timedelta(days=count if unit == "day" else count * 7)
        return _Value(f"{first.isoformat()}~/{base.isoformat()}~", "counted", 0.82)
    if unit == "month":
        year, month = _months_on(base, -count)
        return _Value(f"{year:04}-{month:02}~/{base:%Y-%m}~", "counted", 0.85)
    return _Value(f"{base.year - count:04}~/{base.year:04}~", "counted", 0.82)


# ---------------------------------------------------------------- Hijri


def _hijri(kind: str, said: Said, base: date | None) -> _Value | None:
    """By Umm al-Qura, approximate: where the moon is watched for, a month may begin a day earlier or later."""
    if not kind.startswith("hijri"):
        return None
    year, month = _number(said, "year"), _number(said, "hijri")
    try:
        if "day" in said:
            return _Value(f"{_gregorian(year, month, _number(said, 'day'))}~", "stated", 0.85)
        last = month or 12
        end = _gregorian(year, last, Hijri(year, last, 1).month_length())
        first = _gregorian(year, month or 1, 1)
    except (ValueError, OverflowError):
        return None
    if month:
        return _Value(f"{first}~/{end}~", "stated", 0.85)
    return _Value(f"{first[:7]}~/{end[:7]}~", "stated", 0.85)


def _gregorian(year: int, month: int, day: int) -> str:
    return Hijri(year, month, day).to_gregorian().isoformat()
