"""RIS: a line a field, as Zotero's translator reads them (github.com/zotero/translators, RIS.js).

A text of an outlet is NEWS, any other a chapter (CHAP), whose book is the edition; a quotation is a chapter, whose book
is the text. No value has a line break, so none can begin a field.
"""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.export.citations.entries import Entry, Group
from tahqiq.model import Dating
from tahqiq.render.citations import Host, Name, known
from tahqiq.render.citations.dating import ris_date


def ris(group: Group) -> str:
    """The entries of a text, a blank line after each."""
    shared, within = _shared(group), _within(group)
    return "".join(_entry(group, entry, shared, within) for entry in group.entries)


def _entry(group: Group, entry: Entry, shared: str, within: str) -> str:
    said = entry.quotation
    if said is None:
        kind, own = "NEWS" if group.reference.outlet else "CHAP", _line("TI", entry.title) + shared
    else:
        kind, own = (
            "CHAP",
            (
                _line("AU", said.speaker)
                + _line("TI", entry.title)
                + within
                + _dates(said.said)
                + _line("N1", entry.note)
            ),
        )
    return f"TY  - {kind}\nID  - {entry.key}\n{own}UR  - {entry.address}\nER  - \n\n"


def _shared(group: Group) -> str:
    """The lines of the text and of its blocks, beside their titles."""
    ref = group.reference
    host = _line("DP", ref.host.title) if ref.outlet else _host(ref.host)
    return (
        _lines("AU", ref.authors)
        + _line("T2", ref.container)
        + host
        + _line("A4", ref.translator)
        + _dates(ref.issued)
        + _line("LA", ref.language)
        + _line("N1", group.note)
    )


def _within(group: Group) -> str:
    """The lines of quotations: they stand in the text, and the text in the edition."""
    ref = group.reference
    return (
        _line("T2", ref.title)
        + _line("T3", ref.host.title)
        + _host(ref.host)
        + _line("A4", ref.translator)
        + _line("LA", ref.language)
    )


def _host(host: Host) -> str:
    return _lines("A2", host.editors) + _line("PB", host.publisher) + _line("ET", host.version)


def _dates(dating: Dating | None) -> str:
    dating = known(dating)
    date = ris_date(dating.date) if dating else ""
    return f"PY  - {date[:4]}\nDA  - {date}\n" if date else ""


def _lines(tag: str, names: Iterable[Name]) -> str:
    return "".join(_line(tag, name) for name in names)


def _line(tag: str, value: str | Name | None) -> str:
    text = value.text if isinstance(value, Name) else value
    return f"{tag}  - {' '.join(text.split())}\n" if text else ""
