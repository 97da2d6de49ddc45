"""Parses intervals, `a/b`, with ends that are open (`..`) or unknown (nothing)."""

from __future__ import annotations

from tahqiq.dates.fault import Fault, name
from tahqiq.dates.single import single
from tahqiq.dates.value import Edge, EdtfDate, Interval, Precision, Season, SingleDate

End = SingleDate | Season | Edge


def interval(text: str) -> Interval | Fault:
    """The interval that the text (with a slash in it) is (EDTF: time interval, extended interval)."""
    slash = text.index("/")
    second = text.find("/", slash + 1)
    if second >= 0:
        return Fault(second, "an interval has one slash", "write two dates with one slash: 2019/2020")
    if text == "/":
        return Fault(0, "an interval needs a date at one end at least", "write ../2020 or 2020/..")
    start = _end(text[:slash], 0)
    end = _end(text[slash + 1 :], slash + 1)
    return joined(text, start, end, 0, slash + 1)


def _end(text: str, at: int) -> End | Fault:
    if text == "..":
        return Edge.OPEN
    if text == "":
        return Edge.UNKNOWN
    if text.startswith(".."):
        return Fault(at + 2, f"{name(text[2])} cannot stand here", "an open end is written ..")
    if text[0] == "Y" or "S" in text:
        return Fault(at, "a long year cannot stand in an interval", "write years of four digits")
    if "T" in text:
        return Fault(at + text.index("T"), "a time cannot stand in an interval", "leave out the time")
    return single(text, at)


def joined(
    text: str, start: End | Fault, end: End | Fault, start_at: int, end_at: int, between: str = "/"
) -> Interval | Fault:
    """The interval between two ends that stand at these offsets; a fault if it runs backwards."""
    if isinstance(start, Fault):
        return start
    if isinstance(end, Fault):
        return end
    fault = _backwards(start, end, end_at, between) or _hemisphere(start, end, start_at)
    if fault:
        return fault
    dates = [date for date in (start, end) if isinstance(date, EdtfDate)]
    return Interval(
        text,
        start.earliest if isinstance(start, EdtfDate) else None,
        end.latest if isinstance(end, EdtfDate) else None,
        max((date.precision for date in dates), key=lambda p: p.rank, default=Precision.UNKNOWN),
        any(date.uncertain for date in dates),
        any(date.approximate for date in dates),
        start,
        end,
    )


def _backwards(start: End, end: End, at: int, between: str) -> Fault | None:
    """A fault if the interval cannot run forwards.

    It runs from the start's first day to the end's, which may be of another precision; an end with
    unspecified digits may be as late as these allow (`1984-11-12/1984-11-XX`).
    """
    if not isinstance(start, EdtfDate) or not isinstance(end, EdtfDate):
        return None
    limit = end.latest if "X" in end.text else end.earliest
    if start.earliest is None or limit is None or start.earliest <= limit:
        return None
    message = "the end is before the start"
    if start.earliest <= (end.latest or limit):
        message = "the end begins before the start"
        return Fault(at, message, f"write an end that begins no earlier than {start.earliest.iso()}")
    if _hemisphere(end, start, at):
        return Fault(at, message, "the earlier season comes first")
    return Fault(at, message, f"write {end.text}{between}{start.text}")


def _hemisphere(start: End, end: End, at: int) -> Fault | None:
    """A fault if the interval is from spring (21) to a later season of the same year, no hemisphere named.

    21 to 24 are seasons "independent of location", and south of the equator spring is late in the year.
    The conformance list refuses `2012-21/2012-22` while it takes `2003-22/2003-23`; this is the
    narrowest rule we found that agrees with both. See the decision record on dates.
    """
    if not isinstance(start, Season) or not isinstance(end, Season):
        return None
    if start.code != 21 or end.code not in (22, 23, 24) or start.year.digits != end.year.digits:
        return None
    year = start.year.digits
    hint = f"write {year}-25/{year}-{end.code + 4} (north) or {year}-29/{year}-{end.code + 8} (south)"
    return Fault(at, "spring and a later season of one year need their hemisphere", hint)
