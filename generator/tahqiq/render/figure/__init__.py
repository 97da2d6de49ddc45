"""The drawn timeline: dates to marks, marks to a scale, labels to lanes. Lengths are in em, time runs from 0."""

from tahqiq.render.figure.axis import Tick, ticks
from tahqiq.render.figure.layout import Layout, Placed, layout
from tahqiq.render.figure.marks import End, Mark, Shape, mark
from tahqiq.render.figure.scale import Scale, scale

__all__ = ["End", "Layout", "Mark", "Placed", "Scale", "Shape", "Tick", "layout", "mark", "scale", "ticks"]
