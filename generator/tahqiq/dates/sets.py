"""Parses sets: one of several dates, `[1667,1668,1670..1672]`, or all of them, `{…}`."""

from __future__ import annotations

from tahqiq.dates.day import Day
from tahqiq.dates.fault import Fault, name
from tahqiq.dates.intervals import joined
from tahqiq.dates.single import single
from tahqiq.dates.value import DateSet, Edge, Interval, Season, SingleDate

Member = SingleDate | Season | Interval
_CLOSING = {"[": "]", "{": "}"}


def date_set(text: str) -> DateSet | Fault:
    """The set that the text (which begins with a bracket) is (EDTF level 2, set representation)."""
    closing = _CLOSING[text[0]]
    if text.find(closing) != len(text) - 1:
        return _not_closed(text, closing)
    members: list[Member] = []
    at = 1
    pieces = text[1:-1].split(",")
    for number, piece in enumerate(pieces):
        member = _member(piece, at, number == 0, number == len(pieces) - 1)
        if isinstance(member, Fault):
            return member
        members.append(member)
        at += len(piece) + 1
    return _gathered(text, members)


def _not_closed(text: str, closing: str) -> Fault:
    end = text.find(closing) + 1
    if end:
        return Fault(end, f"{name(text[end])} cannot stand here", f"end the set with {closing}")
    offset = len(text) - (text[-1] in "]}")
    return Fault(offset, f"the bracket {text[0]} is closed by {closing}", f"end the set with {closing}")


def _member(text: str, at: int, first: bool, last: bool) -> Member | Fault:
    before, dots, after = text.partition("..")
    if not dots:
        return single(text, at)
    if not before and not after:
        return Fault(at, "“..” needs a date beside it", "write ..2020 for 2020 or earlier, 2020.. for later")
    if not before and not first:
        return Fault(at, "“..” can open only the first date of a set", "put this date first")
    if not after and not last:
        return Fault(at + len(before), "“..” can end only the last date of a set", "put this date last")
    start = single(before, at) if before else Edge.OPEN
    end = single(after, at + len(before) + 2) if after else Edge.OPEN
    return joined(text, start, end, at, at + len(before) + 2, "..")


def _gathered(text: str, members: list[Member]) -> DateSet:
    return DateSet(
        text,
        _extreme([member.earliest for member in members], first=True),
        _extreme([member.latest for member in members], first=False),
        max((member.precision for member in members), key=lambda p: p.rank),
        any(member.uncertain for member in members),
        any(member.approximate for member in members),
        text[0] == "[",
        tuple(members),
    )


def _extreme(days: list[Day | None], first: bool) -> Day | None:
    """The first or last of the days; None if one of them is not known."""
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None
    return min(known) if first else max(known)
