"""BibTeX and biblatex in one file: each reads the fields that it knows.

Dates stand as biblatex's `date` and `origdate` in EDTF and, where a year is certain, as BibTeX's `year` and `month`.
Names are in a second pair of braces, which keeps them whole; text is UTF-8 with LaTeX's own characters escaped, braces
as commands, so that those of a file are always balanced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tahqiq.export.citations.entries import Entry, Group, language_in_latex
from tahqiq.model import Dating
from tahqiq.render.citations import Host, Name, known
from tahqiq.render.citations.dating import biblatex_date, shared_parts

_COMMANDS = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}
_SPECIAL = re.compile(r"[\\{}~^#$%&_]")
_NOT_IN_ADDRESSES = re.compile(r"[{}\\ ]")


def bibtex(group: Group) -> str:
    """The entries of a text, a blank line after each."""
    shared, within = _shared(group), _within(group)
    return "".join(_entry(group, entry, shared, within) for entry in group.entries)


def escaped(text: str) -> str:
    """A text as LaTeX reads it, in UTF-8."""
    return _SPECIAL.sub(lambda found: _COMMANDS.get(found[0], f"\\{found[0]}"), text)


def _address(entry: Entry) -> str:
    """Addresses are read as they stand; braces would not be."""
    return _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02X}", entry.address)


def _entry(group: Group, entry: Entry, shared: str, within: str) -> str:
    said = entry.quotation
    if said is None:
        kind = "article" if group.reference.outlet else "incollection"
        own = _field("title", entry.title) + shared
    else:
        kind = "incollection"
        own = (
            _names("author", [said.speaker])
            + _field("title", entry.title)
            + within
            + _dates("", said.said)
            + _field("note", entry.note)
        )
    return f"@{kind}{{{entry.key},\n{own}  url = {{{_address(entry)}}}\n}}\n\n"


def _shared(group: Group) -> str:
    """The fields of the text and of its blocks, beside their titles."""
    ref = group.reference
    container = "journal" if ref.outlet else "booktitle"
    return (
        _names("author", ref.authors)
        + _field(container, ref.container)
        + ("" if ref.outlet else _host(ref.host))
        + _names("translator", filter(None, [ref.translator]))
        + _dates("", ref.issued)
        + ("" if ref.outlet else _dates("orig", ref.source.published))
        + _field("origtitle", ref.original_title)
        + _languages(group)
        + _field("note", group.note)
    )


def _within(group: Group) -> str:
    """The fields of quotations: they stand in the text, and the text in the edition."""
    ref = group.reference
    return (
        _field("booktitle", ref.title)
        + _names("bookauthor", ref.authors)
        + _field("series", ref.host.title)
        + _host(ref.host)
        + _names("translator", filter(None, [ref.translator]))
        + _languages(group)
    )


def _host(host: Host) -> str:
    return (
        _names("editor", host.editors) + _field("publisher", host.publisher) + _field("edition", host.version)
    )


def _languages(group: Group) -> str:
    ref = group.reference
    return (
        _field("langid", language_in_latex(ref.language))
        + _field("language", ref.language)
        + _field("origlanguage", language_in_latex(ref.translated) if ref.translated else "")
    )


def _dates(prefix: str, dating: Dating | None) -> str:
    """`date`, `year`, `month`; BibTeX knows no original date."""
    dating = known(dating)
    if dating is None:
        return ""
    edtf = biblatex_date(dating.date)
    date = f"  {prefix}date = {{{edtf}}},\n" if edtf else ""
    parts = shared_parts(dating.date)
    if prefix or not parts:
        return date
    month = f"  month = {parts[1]},\n" if len(parts) > 1 else ""
    return f"{date}  year = {{{parts[0]}}},\n{month}"


def _names(key: str, names: Iterable[Name]) -> str:
    """Names, each whole."""
    found = " and ".join(f"{{{escaped(name.text)}}}" for name in names)
    return f"  {key} = {{{found}}},\n" if found else ""


def _field(key: str, value: str | Name | None) -> str:
    if isinstance(value, Name):
        value = value.text
    return f"  {key} = {{{escaped(value)}}},\n" if value else ""
