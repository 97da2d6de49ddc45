"""YAML files to located nodes, from libyaml's events: values stay text, everything keeps its place.

YAML 1.2.2 restricted to what the content format allows: one document, no anchors, aliases, tags or merge
keys, no duplicate keys. PyYAML's own loaders pass all of these silently and guess types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tahqiq.limits import DEPTH, ITEMS, NODES, VALUE_CHARACTERS
from tahqiq.problems import Place, Problem
from tahqiq.read.bounds import over_limit, too_long
from tahqiq.read.controls import CONTROL, SEPARATOR, control, controls_in
from tahqiq.read.nodes import Entry, Mapping, Node, Scalar, Sequence
from tahqiq.read.text import place_at

_PIECE = 2_000
_PLACELESS = re.compile(r"\s+")


@dataclass(slots=True)
class _Reader:
    """State of one file's reading: the events to come and the problems found."""

    file: str
    events: Iterator[Event]
    problems: list[Problem] = field(default_factory=list)

    def place(self, event: Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start, "libyaml marks every event"
        assert end, "libyaml marks every event"
        line, column = start.line, start.column
        length = end.column - column if end.line == line else 0
        return Place(self.file, line + 1, column + 1, length if length > 0 else 0)

    def within(self, value: str, place: Place) -> str:
        """A value as it is, or the beginning of one that is too long, which is a problem."""
        if len(value) <= VALUE_CHARACTERS:
            return value
        what = "this value"
        self.problems.append(over_limit(place, what, VALUE_CHARACTERS, "characters", "shorten it"))
        return value[:VALUE_CHARACTERS]

    def room(self, count: int, node: Node, what: str) -> bool:
        """Whether a list or mapping that holds so many may hold this one too; that it may not is said once."""
        if count == ITEMS:
            self.problems.append(over_limit(node.place, what, ITEMS, "items", "divide it, or delete some"))
        return count < ITEMS

    def report(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, code, message, hint))


def parse(text: str, file: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """A file's text to its mapping, with all problems that can be told; None if there is no mapping.

    Never raises. Places count lines and columns from 1, in code points.
    """
    events, broken = _events(text, file)
    if broken:
        return None, (broken,)
    reader = _Reader(file, iter(events))
    reader.problems += controls_in(text, file, SEPARATOR)
    if not any(isinstance(event, DocumentStartEvent) for event in reader.events):
        return None, (Problem(Place(file), "yaml-empty", "the file is empty"),)
    root = _node(reader, next(reader.events), 0)
    _refuse_more_documents(reader)
    if isinstance(root, Mapping):
        return root, tuple(reader.problems)
    if not reader.problems:
        code = "yaml-empty" if isinstance(root, Scalar) and not root.text else "yaml-not-a-mapping"
        message = "the file is empty" if code == "yaml-empty" else "the file is not a mapping"
        reader.report(root.place, code, message, "write lines of `key: value`")
    return None, tuple(reader.problems)


def _events(text: str, file: str) -> tuple[list[Event], Problem | None]:
    """All events of the text, or the problem that ended them."""
    if problem := too_long(text, file):
        return [], problem
    try:
        found = _read(yaml.CBaseLoader(text))
    except yaml.MarkedYAMLError as error:
        from tahqiq.read.yaml_faults import fault  # here, for nearly all files are YAML

        return [], fault(text, file, error)
    except yaml.YAMLError as error:
        return [], _character_problem(text, file, str(error))
    if isinstance(found[-1], StreamEndEvent):
        return found, None
    place = _Reader(file, iter(())).place(found[-1])
    if len(found) > NODES:
        return [], over_limit(place, "the file", NODES, "parts", "divide it")
    return [], Problem(place, "yaml-too-deep", f"nested more than {DEPTH} levels deep")


def _read(loader: yaml.CBaseLoader) -> list[Event]:
    """All events, or the first of them where there are too many or they lie too deep.

    Piece by piece: for each event libyaml goes through all levels that are open, so to read a deep file to its end
    would take minutes.
    """
    found: list[Event] = []
    deep = 0
    while piece := list(islice(iter(loader.get_event, None), _PIECE)):
        found += piece
        if len(piece) < _PIECE:
            break
        deep += sum(isinstance(event, CollectionStartEvent) for event in piece)
        deep -= sum(isinstance(event, CollectionEndEvent) for event in piece)
        if deep > _PIECE // 2 or len(found) > NODES:
            break
    return found


def _character_problem(text: str, file: str, message: str) -> Problem:
    """The place of a character that YAML does not allow (1.2.2, 5.1); libyaml gives but an offset."""
    bad = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    if not bad:
        return Problem(Place(file), "yaml-syntax", _PLACELESS.sub(" ", message))
    shown = f"U+{ord(bad[0]):04X}"
    return Problem(
        place_at(text, bad.start(), file), "yaml-syntax", f"the character {shown} is not allowed", "delete it"
    )


def _node(reader: _Reader, event: Event, depth: int) -> Node:
    """The node that begins with this event."""
    place = reader.place(event)
    if isinstance(event, ScalarEvent):
        if event.anchor or event.tag:
            _refuse_decorations(reader, event, place)
        # As they are, libyaml refuses them; written as "\\x1f" it does not.
        if not event.value.isprintable() and (bad := CONTROL.search(event.value)):
            reader.problems.append(control(bad[0], place))
        return Scalar(reader.within(event.value, place), place)
    if isinstance(event, AliasEvent):
        reader.report(place, "yaml-alias", f"alias *{event.anchor}", "write the value out")
        return Scalar(f"*{event.anchor}", place)
    assert isinstance(event, CollectionStartEvent)
    start = Place(place.file, place.line, place.column)
    _refuse_decorations(reader, event, start)
    if depth >= DEPTH:
        reader.report(start, "yaml-too-deep", f"nested more than {DEPTH} levels deep")
        _skip(reader)
        return Mapping((), start)
    if isinstance(event, SequenceStartEvent):
        return _sequence(reader, start, depth + 1)
    return _mapping(reader, start, depth + 1)


def _refuse_decorations(reader: _Reader, event: ScalarEvent | CollectionStartEvent, place: Place) -> None:
    if event.anchor:
        hint = "delete it, and write the value out where it is used"
        reader.report(place, "yaml-anchor", f"anchor &{event.anchor}", hint)
    if event.tag:
        reader.report(place, "yaml-tag", f"tag {event.tag}", "delete it: every value is text")


def _sequence(reader: _Reader, place: Place, depth: int) -> Sequence:
    found: list[Node] = []
    for count, event in enumerate(reader.events):
        if isinstance(event, SequenceEndEvent):
            break
        node = _node(reader, event, depth)
        if reader.room(count, node, "this list"):
            found.append(node)
    return Sequence(tuple(found), place)


def _mapping(reader: _Reader, place: Place, depth: int) -> Mapping:
    found: dict[str, Entry] = {}
    for count, event in enumerate(reader.events):
        if isinstance(event, MappingEndEvent):
            break
        key = _node(reader, event, depth)
        value = _node(reader, next(reader.events), depth)
        if not reader.room(count, key, "this mapping"):
            continue
        if not isinstance(key, Scalar):
            reader.report(key.place, "yaml-key-not-text", "a key must be text")
        elif key.text == "<<":
            reader.report(key.place, "yaml-merge-key", "merge key <<", "write the keys out")
        elif key.text in found:
            first = found[key.text].key.place
            hint = f"the first is in line {first.line}; keep one of them"
            reader.report(key.place, "yaml-duplicate-key", f'"{key.text}" stands twice', hint)
        else:
            found[key.text] = Entry(key, value)
    return Mapping(tuple(found.values()), place)


def _skip(reader: _Reader) -> None:
    """Past the end of the collection that has just begun."""
    open_collections = 1
    while open_collections:
        event = next(reader.events)
        if isinstance(event, CollectionStartEvent):
            open_collections += 1
        elif isinstance(event, CollectionEndEvent):
            open_collections -= 1


def _refuse_more_documents(reader: _Reader) -> None:
    for event in reader.events:
        if isinstance(event, DocumentStartEvent):
            hint = "delete the line `---`"
            reader.report(reader.place(event), "yaml-second-document", "a second document begins", hint)
            return
