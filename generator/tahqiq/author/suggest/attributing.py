"""Attributing: the entries of new quotes in article.yml, as edits of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tahqiq.author.imports.article import quoted
from tahqiq.author.suggest.suggestion import Draft, Suggestion
from tahqiq.edits import Edit, offset_of
from tahqiq.problems import Place
from tahqiq.read import Record
from tahqiq.read.nodes import Entry, Scalar
from tahqiq.read.nodes import Mapping as MappingNode

_PLAIN = re.compile(r"[a-z0-9-]+|\d[\d-]*")


class NoPlace(Exception):
    """article.yml has no place for quotes that a tool could find."""


def attributed(draft: Draft, quotes: Sequence[Suggestion]) -> tuple[Edit, ...]:
    """What article.yml needs for these quotes. Raises NoPlace."""
    record = draft.folder.article
    if record is None or record.root is None or record.file not in draft.sources:
        raise NoPlace("there is no article.yml that could be read")
    source = draft.sources[record.file]
    filled = tuple(
        edit for quote in quotes if quote.marked for edit in _blanks(record.file, record.root, source, quote)
    )
    new = [quote for quote in quotes if not quote.marked]
    if not new:
        return filled
    at, indent, opening = _place(record, record.root, source)
    lines = [line for quote in new for line in _entry(quote, indent)]
    text = opening + "".join(f"{line}\n" for line in lines)
    return (*filled, Edit(record.file, at, at, text, f"{len(new)} quotes to attribute"))


def _blanks(file: str, root: MappingNode, source: str, quote: Suggestion) -> Iterator[Edit]:
    """Who said a quote that stands in article.yml without it, and how; what is said already stays."""
    said, entry = quote.attribution, root.at("quotes", quote.value)
    assert said and isinstance(entry, MappingNode), "only quotes of article.yml are marked"
    for key, value in (("speaker", said.speaker), ("mode", said.mode)):
        found = entry.entry(key)
        if found is not None and isinstance(found.value, Scalar) and not found.value.text:
            at = source.find(":", offset_of(source, found.key.place)) + 1
            yield Edit(file, at, at, f" {value}", quote.why)


def _place(record: Record, root: MappingNode, source: str) -> tuple[int, str, str]:
    """Where new entries go, how far they are indented, and what must stand before them."""
    entry = root.entry("quotes")
    if entry is None:
        return len(source), "  ", ("" if source.endswith("\n") or not source else "\n") + "quotes:\n"
    start = offset_of(source, entry.key.place)
    at = _end(root, entry, source)
    ended = "" if source[:at].endswith("\n") else "\n"
    if isinstance(entry.value, Scalar) and not entry.value.text:
        return at, "  ", ended
    if not isinstance(entry.value, MappingNode) or not entry.value.entries:
        raise NoPlace(
            "write `quotes:` in article.yml with nothing behind it, each quote on lines of its own below"
        )
    first = entry.value.entries[0].key.place
    line = source.rfind("\n", 0, offset_of(source, first)) + 1
    indent = source[line : offset_of(source, first)]
    if line <= start or indent.strip():
        raise NoPlace("write the quotes in article.yml each on lines of its own, not between braces")
    return at, indent, ended


def _end(root: MappingNode, entry: Entry, source: str) -> int:
    """Where the value of an entry ends: before the next one, and the comments and empty lines above it."""
    after = [e.key.place for e in root.entries if e.key.place > entry.key.place]
    end = offset_of(source, Place(after[0].file, after[0].line, 1)) if after else len(source)
    return _before_blank(source, source.find("\n", offset_of(source, entry.key.place)) + 1, end)


def _before_blank(source: str, start: int, end: int) -> int:
    """Where the comments and empty lines before `end` begin; `end` where there are none, or it is within a line.

    It goes from the end: whoever looks forward for where they begin goes through all of them from each of them.
    """
    *lines, unended = source[start:end].split("\n")
    for line in reversed(lines if not unended else ()):
        if not line.strip(" \t") or line.lstrip(" \t").startswith("#"):
            end -= len(line) + 1
        else:
            break
    return end


def _entry(quote: Suggestion, indent: str) -> Iterator[str]:
    said = quote.attribution
    assert said, "only quotes have entries"
    inner = indent + "  "
    yield f"{indent}{quote.value}:"
    if said.speaker:
        yield f"{inner}speaker: {said.speaker}"
    else:
        yield f"{inner}speaker:  # who said it? The words beside the quotation do not tell."
    yield f"{inner}mode: {said.mode}"
    if said.channel:
        yield f"{inner}channel: {said.channel}"
    if said.date:
        yield f"{inner}date: {said.date if _PLAIN.fullmatch(said.date) else quoted(said.date)}"
        yield from _localised("stated", said.stated, inner)
        yield from _localised("inferred", said.inferred, inner)


def _localised(key: str, texts: Mapping[str, str], indent: str) -> Iterator[str]:
    if texts:
        yield f"{indent}{key}:"
        yield from (f"{indent}  {language}: {quoted(text)}" for language, text in texts.items())
