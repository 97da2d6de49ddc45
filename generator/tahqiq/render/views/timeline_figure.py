"""The drawn timeline as its template takes it. Across, all is in percent of the figure's width, so that it can be
stretched; down and for sizes, in em. Time runs as the language does: here it gets its direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tahqiq.model import Event
from tahqiq.render import figure
from tahqiq.render.dating import in_words
from tahqiq.render.desk import Desk, View
from tahqiq.render.figure import End, Layout, Placed, Tick, layout, mark, ticks
from tahqiq.render.figure.layout import GAP, NARROW, TAIL
from tahqiq.render.names import direction

FEWEST = 2  # events; fewer need no figure
HEAD, LANE, FOOT = 3.4, 1.9, 0.8


class Bar(View, frozen=True):
    """A part of a mark, or a cut: `x` is its left edge, `fade` the side or sides on which it fades away."""

    x: str
    width: str
    fade: str = ""


class Arrow(View, frozen=True):
    """The head of an open end, pointing `left` or `right`."""

    x: str
    points: str


class MarkView(View, frozen=True):
    """One event. `doubt` is `certain`, `uncertain`, `approximate` or `both`; a dot stands at `x`.

    Its label hangs at `label_x`, `label_dx` em beside it, by the end that `anchor` names. `bins` are the first
    and the last of the band that it is counted in, from the left.
    """

    event: str
    href: str
    name: str
    shape: str
    doubt: str
    x: str
    y: str
    bar: Bar
    tails: tuple[Bar, ...]
    arrows: tuple[Arrow, ...]
    label: str
    language: str
    direction: str
    anchor: str
    label_x: str
    label_dx: str
    label_y: str
    bins: str


class TickView(View, frozen=True):
    """A line of the axis, and the label that begins there."""

    x: str
    label: str
    dx: str
    anchor: str
    row: int


class BandView(View, frozen=True):
    """The whole time at a glance: `path` fills `columns` by `rows`, with some of the years at their places."""

    path: str
    columns: int
    rows: int
    years: tuple[TickView, ...]


class FigureView(View, frozen=True):
    """The figure. `width` is the least, `height` the only one, both in em; `rest` tells what is not drawn.

    `wide` if it is too wide for paper.
    """

    width: str
    height: str
    wide: bool
    direction: str
    title: str
    marks: tuple[MarkView, ...]
    ticks: tuple[TickView, ...]
    band: BandView
    cuts: tuple[Bar, ...]
    rest: str


def figure_view(desk: Desk, events: Sequence[Event]) -> FigureView | None:
    """The figure of events in order of time; None if there are too few to draw."""
    drawn = [(event, found) for event in events if (found := mark(event.when.date))]
    if len(drawn) < FEWEST:
        return None
    plan = layout([(found, event.title.best(desk.language)) for event, found in drawn])
    page = _Page(plan.width, desk.words.language, direction(desk.language) == "rtl")
    bottom = HEAD + LANE * plan.rows + FOOT
    rest = len(events) - len(drawn)
    return FigureView(
        width=_number(plan.width),
        height=_number(bottom),
        wide=plan.width > NARROW,
        direction="rtl" if page.mirrored else "ltr",
        title=desk.words("figure.title"),
        marks=tuple(_mark(desk, page, e, p) for (e, _), p in zip(drawn, plan.placed, strict=True)),
        ticks=_ticks(page, ticks(plan.scale, page.language, plan.width)),
        band=_band(page, plan),
        cuts=tuple(page.bar(s.start, s.end) for s in plan.scale.stretches if s.cut),
        rest=desk.words.count("figure.rest", rest) if rest else "",
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """The figure's width and direction: turns places in time into places on paper."""

    width: float
    language: str
    mirrored: bool

    def x(self, place: float) -> str:
        """A place."""
        return _percent((self.width - place if self.mirrored else place) / self.width)

    def bar(self, start: float, end: float, fade: tuple[bool, bool] = (False, False)) -> Bar:
        """A piece from a place to a later one, which fades at its start, its end, or both."""
        first, last = fade[::-1] if self.mirrored else fade
        sides = "both" if first and last else "left" if first else "right" if last else ""
        return Bar(self.x(end if self.mirrored else start), _percent((end - start) / self.width), sides)

    def bins(self, placed: Placed) -> str:
        """The bins of the band that an event is counted in, from the left."""
        first, last = figure.bins(placed, self.width)
        if self.mirrored:
            first, last = figure.BINS - 1 - last, figure.BINS - 1 - first
        return f"{first} {last}"

    def toward(self, later: int) -> int:
        """Along x, what is later (1) or earlier (-1) in time."""
        return -later if self.mirrored else later


def _mark(desk: Desk, page: _Page, event: Event, placed: Placed) -> MarkView:
    found = placed.mark
    tag = event.title.language_of(desk.language) or desk.language
    label = HEAD + LANE * (placed.row + 0.5)
    ends = ((placed.start, -1, found.start), (placed.end, 1, found.end))
    toward = page.toward(placed.side or 1)
    return MarkView(
        event=f"e-{event.id}",
        href=f"#e-{event.id}",
        name=desk.words(
            "figure.event",
            title=event.title.best(desk.language),
            date=in_words(event.when.date.text, desk.language),
        ),
        shape=found.shape.value,
        doubt=_doubt(found.uncertain, found.approximate),
        x=page.x(placed.start),
        y=_number(label + (0 if placed.side else LANE * 0.75)),
        bar=page.bar(placed.start, placed.end, (found.start is End.SOFT, found.end is End.SOFT)),
        tails=tuple(_tail(page, place, way) for place, way, end in ends if end.has_tail),
        arrows=tuple(_arrow(page, place, way) for place, way, end in ends if end is End.OPEN),
        label=placed.label,
        language=tag,
        direction=direction(tag),
        anchor=_anchor(toward, direction(tag)),
        label_x=page.x(placed.anchor),
        label_dx=_number(toward * GAP if placed.side else 0.0),
        label_y=_number(label),
        bins=page.bins(placed),
    )


def _doubt(uncertain: bool, approximate: bool) -> str:
    if uncertain:
        return "both" if approximate else "uncertain"
    return "approximate" if approximate else "certain"


def _anchor(toward: int, direction: str) -> str:
    """The end of a text by which it hangs, if it runs to the right (1) or the left of where it hangs."""
    return "start" if (toward > 0) == (direction == "ltr") else "end"


def _tail(page: _Page, place: float, way: int) -> Bar:
    if way < 0:
        return page.bar(place - TAIL, place, (True, False))
    return page.bar(place, place + TAIL, (False, True))


def _arrow(page: _Page, place: float, way: int) -> Arrow:
    return Arrow(page.x(place + way * TAIL), "right" if page.toward(way) > 0 else "left")


def _ticks(page: _Page, found: Iterable[Tick]) -> tuple[TickView, ...]:
    toward = page.toward(1)
    anchor = _anchor(toward, "rtl" if page.mirrored else "ltr")
    return tuple(TickView(page.x(t.at), t.label, _number(toward * 0.3), anchor, t.row) for t in found)


def _band(page: _Page, plan: Layout) -> BandView:
    heights = figure.heights(figure.counts(plan))
    steps = enumerate(reversed(heights) if page.mirrored else heights)
    path = "".join(f"M{n} {figure.HIGH}v-{high}h1v{high}z" for n, high in steps if high)
    years = _ticks(page, figure.signposts(plan, page.language))
    return BandView(path, figure.BINS, figure.HIGH, years)


def _percent(share: float) -> str:
    return f"{_number(100 * share)}%"


def _number(value: float) -> str:
    """Three digits after the point, and none too many."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
