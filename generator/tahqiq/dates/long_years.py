"""Parses years with `Y`, an exponent or significant digits: `Y170000002`, `Y17E7`, `1950S2`."""

from __future__ import annotations

import re

from tahqiq.dates import fault
from tahqiq.dates.day import Day
from tahqiq.dates.fault import Fault
from tahqiq.dates.value import LongYear, Precision

_LONG = re.compile(r"(Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?")
MOST_DIGITS = 100
"""Years of more digits are refused: Python would spend memory on them, and no one time."""

_LOST = {0: Precision.YEAR, 1: Precision.DECADE, 2: Precision.CENTURY}


def long_year(text: str) -> LongYear | Fault:
    """The year that the text (with `Y` or `S` in it) is.

    EDTF: letter-prefixed calendar year, exponential year, significant digits.
    """
    match = _LONG.fullmatch(text)
    if match is None:
        return fault.in_date(text) if not text.startswith("Y") else fault.in_long_year(text)
    y, sign, digits, exponent, significant = match.groups()
    refused = _refused(match)
    if refused:
        return refused
    size = int(digits) * 10 ** int(exponent or 0)
    if y and size <= 9999:
        return Fault(0, "Y is for years of more than four digits", f"write {sign}{size:04}")
    lost = max(len(str(size).zfill(4)) - int(significant), 0) if significant else 0
    floor = size - size % 10**lost
    ceiling = floor + 10**lost - 1
    low, high = (-ceiling, -floor) if sign else (floor, ceiling)
    precision = _LOST.get(lost, Precision.MILLENNIUM)
    year = -size if sign else size
    return LongYear(text, Day(low, 1, 1), Day(high, 12, 31), precision, False, lost > 0, year, lost > 0)


def _refused(match: re.Match[str]) -> Fault | None:
    """The fault of a year that is shaped right and is wrong all the same, before any arithmetic."""
    y, sign, digits, exponent, significant = match.groups()
    at = match.start(3)
    if y and digits.startswith("0"):
        return Fault(at, "a year with Y does not begin with 0", "leave out the zeros")
    if not y and (len(digits) != 4 or exponent):
        return Fault(at, "a year without Y has four digits", "write 1950S2, or Y before a longer year")
    if sign and not int(digits[:5]):
        return Fault(at, "there is no year -0000", "write 0000, which is 1 BCE")
    if len(exponent or "") > 3 or len(digits) + int(exponent or 0) > MOST_DIGITS:
        return Fault(at, f"a year has at most {MOST_DIGITS} digits", "write a smaller year")
    if significant is not None and (significant.startswith("0") or len(significant) > 3):
        return Fault(match.start(5), "S takes the number of significant digits, from 1", "write S2")
    return None
