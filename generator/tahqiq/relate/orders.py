"""Orders in a database: the order of dates as texts, which any database sorts as `EdtfDate.order` does."""

from __future__ import annotations

from functools import lru_cache

from tahqiq.dates import EdtfDate

_COMPLEMENT = str.maketrans("0123456789", "9876543210")


@lru_cache(maxsize=65536)
def order_of(date: EdtfDate) -> str:
    """A text that sorts, code point by code point, as the date's key does."""
    no_first, first, no_last, last, rank, text = date.order
    days = ("".join((_number(day.year), f"{day.month:02d}{day.day:02d}")) for day in (first, last))
    begin, end = days
    return f"{no_first:d}{begin}{no_last:d}{end}{rank:02d}{text}"


def _number(n: int) -> str:
    """Whole numbers of any size: the sign, how many digits, the digits; below zero all of it runs backwards."""
    digits = str(abs(n))
    if n >= 0:
        return f"1{len(digits):04d}{digits}"
    return f"0{9999 - len(digits):04d}{digits.translate(_COMPLEMENT)}"
