"""The figure of the network: the actors with the strongest ties, their names, and the lines between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from tahqiq.relate import Tie
from tahqiq.render.desk import Desk, View
from tahqiq.render.drawing.labels import Box, Label, Mark, broken, labels
from tahqiq.render.drawing.layout import WIDTH, height, layout
from tahqiq.render.names import direction
from tahqiq.schema.vocabulary import PLACE_KINDS

DRAWN = 40  # actors
LINES = 400  # ties, of which the strongest are seen at once
FEW = 2  # ties for each actor that are seen at once, on average
PEOPLE_KINDS = ("person", "office")
GROUPS = ("people", "bodies", "places")
_BEND = 0.16


class NameLine(View, frozen=True):
    """A line of a name."""

    x: int
    y: int
    text: str


class Node(View, frozen=True):
    """An actor in the figure. `anchor` is start, middle or end in the name's own direction.

    A name that has no room gives way to a `number`; `box` is about what the name covers.
    """

    id: str
    href: str
    title: str
    name: str
    language: str
    direction: str
    group: str
    x: int
    y: int
    radius: int
    anchor: str
    lines: tuple[NameLine, ...]
    box: Box | None
    number: str


class Line(View, frozen=True):
    """A tie in the figure. `kind` is together or said; `minor` ones are drawn when they are asked for."""

    kind: str
    one: str
    other: str
    blocks: int
    path: str
    width: str
    title: str
    minor: bool


class Figure(View, frozen=True):
    """The drawing: lines first, so that they lie under the nodes; those with most ties first."""

    width: int
    height: int
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    numbered: tuple[Node, ...]
    caption: str
    partial: bool


def figure(desk: Desk) -> Figure:
    """The figure of all ties, or of as many as can be read."""
    network = desk.relations.network
    order = network.ranked()[:DRAWN]
    among = network.among(order, LINES)
    tied = {actor for t in among for actor in (t.one, t.other)}
    actors = [actor for actor in order if actor in tied]
    marks = _marks(desk, actors, among)
    nodes = _nodes(desk, actors, marks)
    seen = _seen(among, len(actors))
    most = _most(among)
    lines = [line for tie in among for line in _lines(desk, tie, marks, most, tie not in seen)]
    return Figure(
        width=WIDTH,
        height=height(len(actors)),
        lines=tuple(sorted(lines, key=lambda line: line.kind == "said")),
        nodes=nodes,
        numbered=tuple(node for node in nodes if node.number),
        caption=desk.words.count("network.caption", len(actors)),
        partial=len(seen) < network.count(),
    )


def group_of(kind: str) -> str:
    """People, bodies or places."""
    return "people" if kind in PEOPLE_KINDS else "places" if kind in PLACE_KINDS else "bodies"


def _seen(among: Sequence[Tie], actors: int) -> frozenset[Tie]:
    """The ties seen at once: the strongest of all, and the strongest of each actor."""
    best: dict[str, Tie] = {}
    for tie in among:
        best.setdefault(tie.one, tie)
        best.setdefault(tie.other, tie)
    return frozenset(among[: FEW * actors]) | frozenset(best.values())


def _most(among: Sequence[Tie]) -> tuple[int, int]:
    """The most blocks, and the most quotes one way, of any tie."""
    return max(t.blocks for t in among) or 1, max(max(t.said, t.heard) for t in among) or 1


def _blocks(desk: Desk, actor: str) -> int:
    """How many blocks name an actor, in whatever language."""
    return desk.relations.count_naming("actor", actor)


def _marks(desk: Desk, actors: Sequence[str], among: Sequence[Tie]) -> dict[str, Mark]:
    """Where each actor stands, and how large. Where one reads from the right, left and right change places."""
    number = {actor: n for n, actor in enumerate(actors)}
    places = layout(len(actors), tuple((number[t.one], number[t.other], t.weight) for t in among))
    blocks = [_blocks(desk, actor) for actor in actors]
    most = max(blocks) or 1
    mirrored = direction(desk.language) == "rtl"
    return {
        actor: Mark(WIDTH - x if mirrored else x, y, 8 + round(12 * sqrt(n / most)))
        for actor, (x, y), n in zip(actors, places, blocks, strict=True)
    }


def _nodes(desk: Desk, actors: Sequence[str], marks: Mapping[str, Mark]) -> tuple[Node, ...]:
    names = [broken(desk.edition.actors[a].name.best(desk.language)) for a in actors]
    bounds = Box(4, 4, WIDTH - 8, height(len(actors)) - 8)
    rtl = direction(desk.language) == "rtl"
    found = labels([marks[a] for a in actors], names, bounds, rtl)
    numbers = {a: n for n, a in enumerate((a for a, f in zip(actors, found, strict=True) if not f), start=1)}
    others = {actor: desk.relations.network.count_of(actor) for actor in actors}
    return tuple(
        _node(desk, actor, marks[actor], lines, label, numbers.get(actor, 0), others[actor])
        for actor, lines, label in zip(actors, names, found, strict=True)
    )


def _node(
    desk: Desk, actor: str, mark: Mark, lines: Sequence[str], label: Label | None, number: int, others: int
) -> Node:
    found, words = desk.edition.actors[actor], desk.words
    name = found.name.best(desk.language)
    language = found.name.language_of(desk.language) or desk.language
    paragraphs = words.count("network.paragraphs", _blocks(desk, actor))
    ties = words.count("network.ties", others)
    kind = words(f"kind.{found.kind}")
    return Node(
        id=actor,
        href=desk.links.to("actor", actor),
        title=words("network.node", name=name, kind=kind, paragraphs=paragraphs, ties=ties),
        name=name,
        language=language,
        direction=direction(language),
        group=group_of(found.kind),
        x=mark.x,
        y=mark.y,
        radius=mark.radius,
        anchor=_anchor(label.side, direction(language)) if label else "middle",
        lines=tuple(NameLine(label.anchor, label.baseline(i), text) for i, text in enumerate(lines))
        if label
        else (),
        box=label.box if label else None,
        number=words.number(number) if number else "",
    )


def _anchor(side: str, way: str) -> str:
    """What SVG calls a side: in text from right to left, the start is the right."""
    if side == "middle":
        return side
    return "start" if (side == "left") == (way == "ltr") else "end"


def _lines(desk: Desk, tie: Tie, marks: Mapping[str, Mark], most: tuple[int, int], minor: bool) -> list[Line]:
    """A tie as up to three lines: named together, and an arrow for each that speaks of the other."""
    words = desk.words

    def name(actor: str) -> str:
        return desk.edition.actors[actor].name.best(desk.language)

    found = []
    one, other = marks[tie.one], marks[tie.other]
    if tie.blocks:
        paragraphs = words.count("network.paragraphs", tie.blocks)
        title = words("network.tie", one=name(tie.one), other=name(tie.other), paragraphs=paragraphs)
        path = f"M{one.x} {one.y}L{other.x} {other.y}"
        width = _width(tie.blocks, most[0], 15, 70)
        found.append(Line("together", tie.one, tie.other, tie.blocks, path, width, title, minor))
    for speaker, of, count in ((tie.one, tie.other, tie.said), (tie.other, tie.one, tie.heard)):
        if count:
            title = words.count("network.said", count, speaker=name(speaker), other=name(of))
            width = _width(count, most[1], 14, 34)
            path = _arc(marks[speaker], marks[of])
            found.append(Line("said", speaker, of, tie.blocks, path, width, title, minor))
    return found


def _width(count: int, most: int, least: int, widest: int) -> str:
    """A line's width, from tenths."""
    tenths = least + (widest - least) * (count - 1) // max(most - 1, 1) if count else least
    return f"{tenths // 10}.{tenths % 10}"


def _arc(start: Mark, end: Mark) -> str:
    """A bow from the edge of one mark to that of the other, so that it lies beside the straight line."""
    dx, dy = end.x - start.x, end.y - start.y
    bend_x, bend_y = start.x + dx / 2 + dy * _BEND, start.y + dy / 2 - dx * _BEND
    x1, y1 = _towards(start, bend_x, bend_y, 2)
    x2, y2 = _towards(end, bend_x, bend_y, 5)
    return f"M{x1} {y1}Q{round(bend_x)} {round(bend_y)} {x2} {y2}"


def _towards(mark: Mark, x: float, y: float, gap: int) -> tuple[int, int]:
    """The point at the edge of a mark, a little outside it, in the direction of another point."""
    dx, dy = x - mark.x, y - mark.y
    distance = sqrt(dx * dx + dy * dy) or 1.0
    reach = (mark.radius + gap) / distance
    return round(mark.x + dx * reach), round(mark.y + dy * reach)
