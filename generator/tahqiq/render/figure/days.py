"""Days as numbers, for measuring: day 0 is 1 March of the year 0, and years may be of any size."""

from __future__ import annotations

from tahqiq.dates import Day

_ERA = 146_097  # days in 400 Gregorian years


def number(day: Day) -> int:
    """The number of a day. Years are counted from March, so that the leap day is the last of its year."""
    year = day.year - (day.month <= 2)
    of_year = (153 * ((day.month - 3) % 12) + 2) // 5 + day.day - 1
    return 365 * year + year // 4 - year // 100 + year // 400 + of_year


def day_of(number: int) -> Day:
    """The day of a number."""
    era, rest = divmod(number, _ERA)
    year = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    of_year = rest - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    return Day(era * 400 + year + (month >= 10), month + 3 if month < 10 else month - 9, day)
