"""Layout: where the nodes of a network stand, in whole units of a figure.

Networkx draws the tied together (Fruchterman and Reingold, 1991), in rounds of a few steps. What a round gives is
rounded, so that a difference in the last bits of a processor's sums is gone before it can grow; all that follows is
plain arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi, sin, sqrt

WIDTH = 1100
SIDE, TOP = 120, 46  # room for names at the edges
GRID = 4
GAP_X, GAP_Y = 126, 58  # names are wide
PASSES = 160
ROUNDS, STEPS = 12, 12  # rounding between rounds keeps small differences from growing
FINE = 5  # decimals
GOLDEN = pi * (3 - sqrt(5))

Point = tuple[int, int]
Edge = tuple[int, int, int]


def height(nodes: int) -> int:
    """The height of the figure of so many nodes."""
    return min(860, 260 + 15 * nodes)


@lru_cache(maxsize=8)
def layout(nodes: int, edges: tuple[Edge, ...]) -> tuple[Point, ...]:
    """A place for each node, by number; `edges` are (node, node, weight). The first node begins in the middle."""
    if nodes == 1:
        return ((WIDTH // 2, height(1) // 2),)
    raw = _spring(nodes, edges)
    across = _scaled([x for x, _ in raw], SIDE, WIDTH - SIDE)
    down = _scaled([y for _, y in raw], TOP, height(nodes) - TOP)
    return _spread(list(zip(across, down, strict=True)), WIDTH, height(nodes))


def _spring(nodes: int, edges: Sequence[Edge]) -> list[tuple[float, float]]:
    """The library's layout from a fixed start: a sunflower, the first in its middle."""
    import networkx  # here, since it costs a quarter of a second, and only one page needs it

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(nodes))
    for one, other, weight in edges:
        graph.add_edge(one, other, weight=sqrt(weight))
    pieces = sorted(min(piece) for piece in networkx.connected_components(graph))
    for piece in pieces[1:]:  # what is not tied together would fly apart
        graph.add_edge(pieces[0], piece, weight=0.3)
    places = {n: _sunflower(n, nodes) for n in range(nodes)}
    for _ in range(ROUNDS):
        found = networkx.spring_layout(
            graph, k=2.2 / sqrt(nodes), pos=places, iterations=STEPS, method="force", seed=1, scale=1.0
        )
        places = {n: (round(float(found[n][0]), FINE), round(float(found[n][1]), FINE)) for n in range(nodes)}
    return [places[n] for n in range(nodes)]


def _sunflower(n: int, nodes: int) -> tuple[float, float]:
    radius = sqrt((n + 0.5) / nodes)
    return round(radius * cos(n * GOLDEN), 3), round(radius * sin(n * GOLDEN), 3)


def _scaled(values: Sequence[float], low: int, high: int) -> list[float]:
    """Stretched to fill what lies between two bounds, on a coarse grid."""
    least, most = min(values), max(values)
    if most == least:
        return [(low + high) / 2] * len(values)
    return [GRID * float(round((low + (v - least) / (most - least) * (high - low)) / GRID)) for v in values]


def _spread(places: list[tuple[float, float]], across: int, down: int) -> tuple[Point, ...]:
    """Nodes too near each other are moved apart, inside the figure, until there is room for names."""
    for _ in range(PASSES):
        still = True
        for one in range(len(places)):
            for other in range(one + 1, len(places)):
                moved = _apart(places[one], places[other], (one * 31 + other * 17) % 7 - 3)
                if moved is not None:
                    still = False
                    places[one] = _inside(*moved[0], across, down)
                    places[other] = _inside(*moved[1], across, down)
        if still:
            break
    return tuple((round(x), round(y)) for x, y in places)


def _apart(
    one: tuple[float, float], other: tuple[float, float], nudge: int
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Both a little further from each other; None if they are far enough. `nudge` parts those in one place."""
    dx, dy = (other[0] - one[0]) / GAP_X, (other[1] - one[1]) / GAP_Y
    distance = sqrt(dx * dx + dy * dy)
    if distance >= 1:
        return None
    if distance < 0.01:
        dx, dy, distance = 0.1 * (nudge or 1), 0.1, sqrt(0.01 * (nudge or 1) ** 2 + 0.01)
    push = (1 - distance) / distance * 0.35
    x, y = dx * push * GAP_X, dy * push * GAP_Y
    return (one[0] - x, one[1] - y), (other[0] + x, other[1] + y)


def _inside(x: float, y: float, across: int, down: int) -> tuple[float, float]:
    return min(max(x, SIDE / 2), across - SIDE / 2), min(max(y, TOP), down - TOP)
