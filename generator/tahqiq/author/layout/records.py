"""Layout of a YAML file: keys in the order of the schema, two spaces a step, comments with what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from tahqiq.author.layout.scalars import scalar
from tahqiq.schema import LanguageTag, Line, Listing, Localised, NameOrLocalised, Record, Shape, Table

STEP = 2
WIDTH = 110
_ANY = Line()


class Unusual(Exception):
    """Something stands where no layout is known for it: the file stays as it is. Holds the number of the line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line + 1


@dataclass(slots=True)
class _Source:
    """The file as it is written."""

    text: str
    lines: list[str]
    languages: tuple[str, ...]


def record(text: str, shape: Shape, languages: tuple[str, ...]) -> str:
    """A sound file, laid out: comments at its top stay there, and each other goes with what stands below it.

    Raises Unusual.
    """
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    source = _Source(text, text.split("\n"), languages)
    assert isinstance(root, MappingNode)
    first = _top(source.lines[: root.start_mark.line])
    if root.flow_style:
        lines = [line.rstrip() for line in source.lines]
    else:
        top = _tidy(source.lines[:first])
        body = _mapping(source, root, shape, 0, (first, len(source.lines)))
        apart = [""] if top and first < root.start_mark.line and body[0] else []
        lines = [*top, *apart, *body]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines) + "\n"


def _top(lines: list[str]) -> int:
    """How many lines are about the file: all above its first key, but for comments below an empty line."""
    blank = max((number for number, line in enumerate(lines) if not line.strip()), default=0)
    return blank if any(line.strip() for line in lines[:blank]) else len(lines)


def _tidy(lines: Iterable[str], indent: int = 0) -> list[str]:
    """Comments and empty lines between values: no two empty ones together."""
    found: list[str] = []
    for line in lines:
        words = line.strip()
        if words or not found or found[-1]:
            found.append(" " * indent + words if words else "")
    return found


def _last(source: _Source, node: Node) -> int:
    """The last line on which something of a value stands."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            key, value = last
            return max(int(key.end_mark.line), _last(source, value))
        return _last(source, last)
    end = node.end_mark.line
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        end -= node.end_mark.column == 0 or end >= len(source.lines)
        while end > node.start_mark.line and not source.lines[end].strip():
            end -= 1
    return int(end)


def _order(shape: Shape, keys: list[str], languages: tuple[str, ...]) -> list[int]:
    """In which order keys are to stand; those of which nothing is known come last, as they came."""
    known: tuple[str, ...] = ()
    if isinstance(shape, Record):
        known = tuple(shape.fields)
    elif isinstance(shape, Localised | NameOrLocalised) or _of_forms(shape):
        known = languages
    return sorted(range(len(keys)), key=lambda n: known.index(keys[n]) if keys[n] in known else len(known))


def _of_forms(shape: Shape) -> bool:
    """Whether it is a table of forms of a name by language. The texts of an article stand as they were made."""
    return (
        isinstance(shape, Table) and isinstance(shape.key, LanguageTag) and isinstance(shape.value, Listing)
    )


def _within(shape: Shape, key: str) -> Shape:
    if isinstance(shape, Record):
        return shape.fields[key].shape if key in shape.fields else _ANY
    if isinstance(shape, Table):
        return shape.value
    return shape.item if isinstance(shape, Listing) and not key else _ANY


def _mapping(
    source: _Source, node: MappingNode, shape: Shape, indent: int, room: tuple[int, int]
) -> list[str]:
    """A mapping of lines. `room`: the lines, the end exclusive, in which comments belong to it or to what is in it."""
    entries: list[list[str]] = []
    at, end = room
    keys = [key for key, _ in node.value]
    above: list[str] = []
    for number, (key, value) in enumerate(node.value):
        if not number:
            above = source.lines[at : key.start_mark.line]
        until = keys[number + 1].start_mark.line if number + 1 < len(keys) else end
        own, below = _shared(source, value, node.start_mark.column, until)
        entry = _tidy(above, indent)
        if not entries and indent and entry and not entry[0]:
            del entry[0]
        entry += _entry(source, key, value, _within(shape, key.value), indent, own)
        entries.append(entry)
        above = below
    order = _order(shape, [key.value for key in keys], source.languages)
    moved = [entries[n] for n in order]
    if order != sorted(order) and not moved[0][0]:
        # An empty line parts what stood together; at the top of a mapping it would part it from its own key.
        del moved[0][0]
    return [line for entry in moved for line in entry] + _tidy(above, indent)


def _shared(source: _Source, value: Node, column: int, until: int) -> tuple[int, list[str]]:
    """Where the comments of a value end, and the lines below that belong to what follows.

    Its own are those that are indented deeper than its key; but not after a text of several lines, of which they would
    become a part.
    """
    at = _last(source, value) + 1
    below = source.lines[at:until]
    leaf = value
    while isinstance(leaf, CollectionNode) and not leaf.flow_style and leaf.value:
        leaf = leaf.value[-1][1] if isinstance(leaf.value[-1], tuple) else leaf.value[-1]
    if isinstance(leaf, ScalarNode) and leaf.style in ("|", ">"):
        return at, below
    deeper = [
        n for n, line in enumerate(below, 1) if line.strip() and len(line) - len(line.lstrip()) > column
    ]
    count = deeper[-1] if deeper else 0
    return at + count, below[count:]


def _entry(source: _Source, key: Node, value: Node, shape: Shape, indent: int, own: int) -> list[str]:
    """A key and its value, with the comments beside them, and those below up to line `own`."""
    head = " " * indent + source.text[key.start_mark.index : key.end_mark.index] + ":"
    if "\n" in head or source.lines[key.start_mark.line][: key.start_mark.column].strip(" -"):
        raise Unusual(key.start_mark.line)
    if isinstance(value, CollectionNode) and not value.flow_style:
        beside = _beside(source, key.end_mark)
        return [head + beside, *_block(source, value, shape, indent + STEP, (key.end_mark.line + 1, own))]
    lines = _value(source, value, shape, indent + STEP)
    between = source.lines[key.end_mark.line + 1 : value.start_mark.line]
    if key.end_mark.line != value.start_mark.line and (
        any(line.strip() for line in between) or _beside(source, key.end_mark)
    ):
        raise Unusual(key.start_mark.line)
    # Without a value, or with one that begins on the next line, nothing but a comment stands beside the key.
    first = head + lines[0] if lines[0][:1] in ("", " ") else f"{head} {lines[0]}"
    return [first, *lines[1:], *_tidy(source.lines[_last(source, value) + 1 : own], indent + STEP)]


def _beside(source: _Source, end: yaml.Mark) -> str:
    """The comment at the end of a line that a colon or a value ends, with the spaces before it."""
    found = re.fullmatch(r"(?:\s*:)?(\s+#.*|\s*)", source.lines[end.line][end.column :])
    if not found:
        raise Unusual(end.line)
    return found[1].rstrip()


def _block(source: _Source, node: Node, shape: Shape, indent: int, room: tuple[int, int]) -> list[str]:
    """A mapping or a list of lines; `room` as in `_mapping`."""
    if isinstance(node, MappingNode):
        return _mapping(source, node, shape, indent, room)
    assert isinstance(node, SequenceNode)
    column, (at, end) = node.start_mark.column, room
    above = source.lines[at : node.value[0].start_mark.line]
    lines: list[str] = []
    for number, item in enumerate(node.value):
        line = source.lines[item.start_mark.line]
        if line[: column + 1].strip() != "-" or line[column + 1 : item.start_mark.column].strip():
            raise Unusual(item.start_mark.line)
        until = node.value[number + 1].start_mark.line if number + 1 < len(node.value) else end
        own, below = _shared(source, item, column, until)
        lines += _tidy(above, indent) if lines else [line for line in _tidy(above, indent) if line]
        lines += _item(source, item, _within(shape, ""), indent, own)
        above = below
    return lines + _tidy(above, indent)


def _item(source: _Source, item: Node, shape: Shape, indent: int, own: int) -> list[str]:
    """A dash and what stands behind it, with the comments below up to line `own`."""
    if isinstance(item, CollectionNode) and not item.flow_style:
        found = _block(source, item, shape, indent + STEP, (item.start_mark.line, own))
    else:
        found = _value(source, item, shape, indent + STEP)
        if not found[0]:
            raise Unusual(item.start_mark.line)
        found += _tidy(source.lines[_last(source, item) + 1 : own], indent + STEP)
    return [" " * indent + "- " + found[0].lstrip(), *found[1:]]


def _value(source: _Source, node: Node, shape: Shape, indent: int) -> list[str]:
    """A value that begins beside its key or dash: its first line without indent, the others with it."""
    start, end = node.start_mark, node.end_mark
    written = source.text[start.index : end.index]
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return _literal(source, node, indent)
    beside = _beside(source, end)
    if isinstance(node, ScalarNode):
        first, *others = map(str.rstrip, scalar(node, written).split("\n"))
        return _with([first, *(" " * indent + line.lstrip() if line else "" for line in others)], beside)
    if "\n" in written and re.search(r"(?:^|\s)#", written):
        raise Unusual(start.line)
    line = _flow(source, node, shape)
    if "\n" not in written or indent + len(line) <= WIDTH:
        return _with([line], beside)
    if beside:
        raise Unusual(start.line)
    return ["", *_opened(source, node, shape, indent)]


def _with(lines: list[str], beside: str) -> list[str]:
    lines[-1] += beside
    return lines


def _opened(source: _Source, node: Node, shape: Shape, indent: int) -> list[str]:
    """What stood within brackets over several lines, too long for one, on a line each."""
    if isinstance(node, SequenceNode):
        return [f"{' ' * indent}- {_flow(source, item, _within(shape, ''))}" for item in node.value]
    return [" " * indent + pair for pair in _pairs(source, node, shape)]


def _literal(source: _Source, node: ScalarNode, indent: int) -> list[str]:
    """A text of several lines after | or >: all of it moves as one."""
    first, last = node.start_mark.line, _last(source, node)
    lines = [line.rstrip("\n") for line in source.lines[first + 1 : last + 1]]
    here = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    head = source.lines[first][node.start_mark.column :].rstrip()
    spaces = any(line.isspace() and len(line) > here for line in lines)
    if spaces or not {*head.partition("#")[0]}.isdisjoint("123456789+"):
        raise Unusual(first)
    return [head, *(" " * indent + line[here:] if line.strip() else "" for line in lines)]


def _flow(source: _Source, node: Node, shape: Shape) -> str:
    """A value within brackets, on one line."""
    if isinstance(node, ScalarNode):
        written = scalar(node, source.text[node.start_mark.index : node.end_mark.index])
        if "\n" in written or not written:
            raise Unusual(node.start_mark.line)
        return written
    if isinstance(node, SequenceNode):
        return "[" + ", ".join(_flow(source, item, _within(shape, "")) for item in node.value) + "]"
    return "{" + ", ".join(_pairs(source, node, shape)) + "}"


def _pairs(source: _Source, node: Node, shape: Shape) -> list[str]:
    """The keys and values of a mapping within brackets, in the order in which they are to stand."""
    pairs = [
        f"{_flow(source, key, _ANY)}: {_flow(source, value, _within(shape, key.value))}"
        for key, value in node.value
    ]
    order = _order(shape, [key.value for key, _ in node.value], source.languages)
    return [pairs[number] for number in order]
