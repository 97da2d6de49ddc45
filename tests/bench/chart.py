"""A picture of curves as SVG: panels with a logarithmic scale both ways, one line for each tool, no script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 860, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 18, 62, 46
GAP = 14
STEPS = (1, 2, 5)
# Lines differ in their stroke and marks as well as in colour; both colours are readable on both grounds.
STYLE = """
svg { color-scheme: light dark; background: #fff; font: 13px system-ui, sans-serif }
text { fill: #1f2328 } .quiet { fill: #59636e } .grid { stroke: #d1d9e0 }
.line { fill: none; stroke-width: 2.5 }
.tool0 { stroke: #0b5cad } .mark0 { fill: #0b5cad }
.tool1 { stroke: #b3420b; stroke-dasharray: 7 4 } .mark1 { fill: #b3420b }
.tool2 { stroke: #4f6b1d; stroke-dasharray: 2 4 } .mark2 { fill: #4f6b1d }
.title { font-weight: 600 }
@media (prefers-color-scheme: dark) {
svg { background: #0d1117 } text { fill: #f0f6fc } .quiet { fill: #9198a1 } .grid { stroke: #3d444d }
.tool0 { stroke: #6cb6ff } .mark0 { fill: #6cb6ff }
.tool1 { stroke: #ff9b5e } .mark1 { fill: #ff9b5e }
.tool2 { stroke: #a8cc5c } .mark2 { fill: #a8cc5c }
}
"""


@dataclass(frozen=True)
class Panel:
    """One curve for each tool: points of (articles, value)."""

    title: str
    unit: str
    curves: dict[str, list[tuple[int, float]]]


def picture(title: str, description: str, panels: Sequence[Panel]) -> str:
    """The whole picture. The description says in words what the curves show."""
    width = (WIDTH - GAP * (len(panels) - 1)) / len(panels)
    tools = list(dict.fromkeys(tool for panel in panels for tool in panel.curves))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="title description">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="description">{escape(description)}</desc>',
        f"<style>{STYLE}</style>",
        *_legend(tools),
    ]
    for n, panel in enumerate(panels):
        parts += [
            f'<g transform="translate({n * (width + GAP):.1f} 0)">',
            *_panel(panel, width, tools),
            "</g>",
        ]
    return "\n".join([*parts, "</svg>", ""])


def _legend(tools: Sequence[str]) -> Iterator[str]:
    for n, tool in enumerate(tools):
        x = LEFT + 130 * n
        yield f'<path class="line tool{n}" d="M{x} 16h34"/>{_mark(n, x + 17, 16)}'
        yield f'<text x="{x + 42}" y="20">{escape(tool)}</text>'


def _panel(panel: Panel, width: float, tools: Sequence[str]) -> Iterator[str]:
    points = [point for curve in panel.curves.values() for point in curve]
    across = Scale([x for x, _ in points], LEFT, width - RIGHT)
    up = Scale([y for _, y in points], HEIGHT - BOTTOM, TOP, nice=True)
    yield f'<text class="title" x="{LEFT}" y="48">{escape(panel.title)}</text>'
    for value in up.ticks():
        y = up.at(value)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{width - RIGHT:.1f}"/>'
        said = f"{value:,.12g} {escape(panel.unit)}"
        yield f'<text class="quiet" x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{said}</text>'
    sizes = sorted({x for x, _ in points})
    for size in sizes:
        anchor = "end" if size == sizes[-1] and len(sizes) > 1 else "middle"
        yield (
            f'<text class="quiet" x="{across.at(size) + (RIGHT if anchor == "end" else 0):.1f}" '
            f'y="{HEIGHT - BOTTOM + 20}" text-anchor="{anchor}">{size:,}</text>'
        )
    middle = (LEFT + width - RIGHT) / 2
    yield f'<text class="quiet" x="{middle:.1f}" y="{HEIGHT - 8}" text-anchor="middle">articles</text>'
    for tool, curve in panel.curves.items():
        n = tools.index(tool)
        places = [(across.at(x), up.at(y)) for x, y in sorted(curve)]
        yield f'<path class="line tool{n}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in places)}"/>'
        yield from (_mark(n, x, y) for x, y in places)


def _mark(n: int, x: float, y: float) -> str:
    """A disc, a square, a triangle."""
    if n == 0:
        return f'<circle class="mark0" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
    if n == 1:
        return f'<rect class="mark1" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    return f'<path class="mark{n}" d="M{x:.1f} {y - 5:.1f}l5 9h-10z"/>'


class Scale:
    """A logarithmic scale from one end of a panel to the other; `nice` ends at round values."""

    def __init__(self, values: Iterable[float], start: float, end: float, nice: bool = False) -> None:
        found = [value for value in values if value > 0]
        self.low, self.high = min(found), max(found)
        if nice:
            self.low = max(step for step in _steps(self.low) if step <= self.low)
            self.high = min(step for step in _steps(self.high) if step >= self.high)
        self.start, self.end = start, end

    def at(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        part = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Round values within; only powers of ten where there would be too many."""
        exponents = range(math.floor(math.log10(self.low)), math.floor(math.log10(self.high)) + 1)
        found = [step * 10.0**e for e in exponents for step in STEPS]
        found = [value for value in found if self.low * 0.999 <= value <= self.high * 1.001]
        return found if len(found) <= 7 else [v for v in found if math.log10(v).is_integer()] or found


def _steps(value: float) -> list[float]:
    """Round values about a value."""
    exponent = math.floor(math.log10(value))
    return [step * 10.0**e for e in (exponent - 1, exponent, exponent + 1) for step in STEPS]
