"""The drawn timeline: dates to marks, marks to a scale, labels to lanes. Lengths are in em, time runs from 0."""

from tahqiq.render.figure.axis import Tick, ticks
from tahqiq.render.figure.crowd import BINS, HIGH, bins, counts, heights, signposts
from tahqiq.render.figure.layout import Layout, Placed, layout
from tahqiq.render.figure.marks import End, Mark, Shape, mark
from tahqiq.render.figure.scale import Scale, scale

__all__ = [
    "BINS",
    "HIGH",
    "End",
    "Layout",
    "Mark",
    "Placed",
    "Scale",
    "Shape",
    "Tick",
    "bins",
    "counts",
    "heights",
    "layout",
    "mark",
    "scale",
    "signposts",
    "ticks",
]
