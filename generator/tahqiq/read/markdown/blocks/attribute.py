"""The line before a block that names it: `{#p3}`, `{#p9 .only}`, `{.lead}`."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from tahqiq.problems import Place
from tahqiq.read.markdown.attributes import CLASSES, KEYS, LONGEST_ID, did_you_mean, is_id
from tahqiq.read.markdown.hidden import HIDDEN, first_hidden, name, without_hidden
from tahqiq.read.markdown.reading import Reading
from tahqiq.schema.fields import ID

TOKEN = "block_attribute"

_LINE = re.compile(rf"[ \t{HIDDEN}]*+\{{([^{{}}]*)\}}[ \t{HIDDEN}]*")
_NAME = re.compile(rf"\{{(#({ID.pattern}))\}}")
_WORD = re.compile(r"\S+")


class BlockAttribute(NamedTuple):
    """A block's name and classes, and where they stand."""

    id: str
    classes: tuple[str, ...]
    place: Place
    id_place: Place | None


def block_attribute(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Take a line of braces alone, at the top level."""
    if silent or state.level or state.is_code_block(line):
        return False
    start, end = state.bMarks[line], state.eMarks[line]
    reading = Reading.of(state.env)
    if named := _NAME.fullmatch(state.src, start, end):
        attribute = _named(reading, named)
    elif found := _LINE.fullmatch(state.src, start, end):
        attribute = _read(reading, found)
    else:
        return False
    token = state.push(TOKEN, "", 0)
    token.map = [line, line + 1]
    token.meta["attribute"] = attribute
    state.line = line + 1
    return True


def _named(reading: Reading, found: re.Match[str]) -> BlockAttribute:
    """An id and nothing else, as nearly all are."""
    start, end = found.span()
    here = reading.place(start + 1, end - start - 2)
    identity = _id(reading, found[1], here)
    return BlockAttribute(identity, (), reading.place(start, end - start), here if identity else None)


def _read(reading: Reading, found: re.Match[str]) -> BlockAttribute:
    hidden = first_hidden(found.string, found.start(), found.end())
    if hidden >= 0:
        message = f"an invisible character, {name(found.string[hidden])}, beside a block's name"
        reading.problem(reading.place(hidden, 1), "invisible-character", message, "delete it")
    place = reading.place(found.start(1) - 1, found.end(1) - found.start(1) + 2)
    if first_hidden(found[1]) >= 0:
        return _salvage(found[1], place)
    identity, id_place, twice = "", None, False
    classes: list[str] = []
    words = list(_WORD.finditer(found[1]))
    for word in words:
        text, here = word[0], reading.place(found.start(1) + word.start(), len(word[0]))
        if text.startswith("#"):
            twice = twice or id_place is not None
            if id_place is None:
                identity, id_place = _id(reading, text, here), here
        elif text.startswith("."):
            twice = twice or text[1:] in classes
            classes += _class(reading, text, here)
        else:
            _unknown(reading, text, here)
    if twice:
        reading.problem(
            place, "block-attribute-twice", "a name or class stands here twice", "keep one of them"
        )
    if not words:
        reading.problem(
            place, "empty-braces", "nothing stands between the braces", "write a name, such as {#p3}"
        )
    return BlockAttribute(identity, tuple(dict.fromkeys(classes)), place, id_place if identity else None)


def _salvage(body: str, place: Place) -> BlockAttribute:
    """What was meant, where invisible characters stand in it."""
    words = without_hidden(body).split()
    names = [word[1:] for word in words if word.startswith("#") and is_id(word[1:])]
    classes = tuple(c for c in CLASSES if "." + c in words)
    return BlockAttribute(names[0] if names else "", classes, place, place if names else None)


def _id(reading: Reading, word: str, place: Place) -> str:
    """The id, if it has the form of one; a second block of the same name is reported."""
    identity = word[1:]
    if not is_id(identity):
        hint = f"use small Latin letters, digits and single hyphens, at most {LONGEST_ID} characters"
        reading.problem(place, "block-bad-id", f'"{identity[:60]}" can\'t name a block', hint)
        return ""
    first = reading.ids.setdefault(identity, place)
    if first is not place:
        hint = f"line {first.line} has it already; give this block another"
        reading.problem(place, "block-duplicate-id", f'a second block "{identity}"', hint)
    return identity


def _class(reading: Reading, word: str, place: Place) -> list[str]:
    if word[1:] in CLASSES:
        return [word[1:]]
    hint = did_you_mean(word[1:], CLASSES, ".")
    reading.problem(place, "block-unknown-class", f'no class "{word[:60]}"', hint)
    return []


def _unknown(reading: Reading, word: str, place: Place) -> None:
    if word.partition("=")[0] in KEYS:
        hint = "that belongs behind words in square brackets: [words]{" + word[:60] + "}"
    else:
        hint = "a block has a name, such as #p3, and classes, such as .only"
    reading.problem(place, "block-unknown-attribute", f'"{word[:60]}" says nothing of a block', hint)
