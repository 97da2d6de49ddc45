"""A preview image: the sheet, where its texts stand, and their drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import uharfbuzz

from tahqiq.render.preview.faces import UNITS, Faces, Voice
from tahqiq.render.preview.letters import Letters, letters
from tahqiq.render.preview.lines import Lines, Room, broken
from tahqiq.render.preview.png import Pixels, png
from tahqiq.render.preview.sheet import HEIGHT, WIDTH, Card, Words

# --paper, --ink and --act of templates/assets/css/ink.css: eight steps from paper to ink, and the accent.
# Type is as even with eight as with more, and the file a quarter smaller than with fourteen.
_PAPER, _INK, _ACCENT = (0xFB, 0xFA, 0xF5), (0x1D, 0x1C, 0x19), (0x0A, 0x55, 0x52)
_STEPS = 8
_SOFT, _RULE = 6, 2  # near --ink-2 and --rule-2, on that scale
_COLOURS = (
    *(
        tuple(
            (p * (_STEPS - step) + i * step + _STEPS // 2) // _STEPS
            for p, i in zip(_PAPER, _INK, strict=True)
        )
        for step in range(_STEPS + 1)
    ),
    _ACCENT,
)
_ACCENT_INDEX = len(_COLOURS) - 1
_MARGIN, _BAR = 84, 20
_COLUMN = WIDTH - 2 * _MARGIN
_TOP, _RULES, _FOOT = 116, 528, 584
_SMALL = 30
_GAP = 28
_BETWEEN = 36
_TITLE = (96, 86, 76, 70, 64, 58, 52, 48)
_UNDER = (34, 32, 30)


@dataclass(frozen=True, slots=True)
class _Ink:
    """A drawn line: the coverage of its pixels, 0 to 255, in rows of `stride` bytes from the bottom up.

    `left` and `top` are where they begin, from the line's left end and up from its baseline.
    """

    coverage: bytes
    stride: int
    columns: int
    left: int
    top: int
    width: int


class _Sheet:
    """The pixels of an image; places count from where lines begin, at the left or at the right."""

    def __init__(self, direction: str) -> None:
        self.pixels: Pixels = np.zeros((HEIGHT, WIDTH), np.uint8)
        self.rtl = direction == "rtl"

    def bar(self, top: int, bottom: int, start: int, end: int, colour: int) -> None:
        """A rectangle."""
        left, right = (WIDTH - end, WIDTH - start) if self.rtl else (start, end)
        self.pixels[top:bottom, left:right] = colour

    def line(self, ink: _Ink, start: int, baseline: int, shade: int) -> None:
        """A line of text; `shade` is a step from paper to ink. What is darker stays: Arabic lines overlap."""
        rows = np.frombuffer(ink.coverage.translate(_shades(shade)), np.uint8).reshape(-1, ink.stride)
        height, width = len(rows), ink.columns
        left = (WIDTH - start - ink.width if self.rtl else start) + ink.left
        top = baseline - ink.top
        x, y = max(left, 0), max(top, 0)
        part = self.pixels[y : max(top + height, 0), x : max(left + width, 0)]
        drawn = rows[::-1, :width][y - top :, x - left :][: part.shape[0], : part.shape[1]]
        np.maximum(part, drawn, out=part)


def _inked(lines: Lines, number: int) -> _Ink:
    """One of several lines, drawn."""
    runs, units = lines.letters.set(*lines.spans[number])
    pen = uharfbuzz.RasterDraw()
    scale = lines.size / UNITS
    for run in runs:
        for glyph, x, y in run.placed:
            pen.transform = (scale, 0, 0, scale, x * scale, y * scale)
            pen.draw_glyph(run.face.font, glyph)
    image = pen.render()
    box = image.extents
    top = box.y_origin + box.height
    return _Ink(image.buffer, box.stride, box.width, box.x_origin, top, round(units * scale))


@lru_cache(maxsize=16)
def _shades(step: int) -> bytes:
    """The step for each coverage of a pixel, 0 to 255."""
    return bytes((coverage * step + 127) // 255 for coverage in range(256))


def drawable(card: Card, faces: Faces) -> bool:
    """Whether the title has letters, and the faces have them all."""
    return _ready(faces, "read", card.title)(card.title.text) is not None


def draw(card: Card, faces: Faces) -> bytes:
    """The image as PNG, `WIDTH` by `HEIGHT`. Pure: the same card and faces give the same pixels.

    Raises ValueError if the card is not `drawable`.
    """
    sheet = _Sheet(card.direction)
    sheet.bar(0, HEIGHT, 0, _BAR, _ACCENT_INDEX)
    sheet.bar(_RULES, _RULES + 2, _MARGIN, WIDTH - _MARGIN, _RULE)
    sheet.bar(_RULES + 5, _RULES + 7, _MARGIN, WIDTH - _MARGIN, _RULE)
    _row(sheet, card.kicker, faces, _TOP, _STEPS)
    _row(sheet, card.foot, faces, _FOOT, _SOFT)
    top = _TOP + _GAP if card.kicker else _MARGIN
    under = _under(card, faces)
    height = _RULES - _GAP - top - (len(under.spans) * under.pitch + _GAP if under else 0)
    room = Room(_COLUMN, height, 5, _TITLE)
    title = broken(card.title.text, room, _ready(faces, "read", card.title))
    if title is None:
        raise ValueError(card.title.text)
    # Short titles stand a little above the middle of what is free.
    top += (height - len(title.spans) * title.pitch) * 2 // 5
    bottom = _block(sheet, title, top, _STEPS)
    if under:
        _block(sheet, under, bottom + _GAP // 2, _SOFT)
    return png(sheet.pixels, _COLOURS)


def _under(card: Card, faces: Faces) -> Lines | None:
    if card.under is None:
        return None
    room = Room(_COLUMN, HEIGHT, 3, _UNDER)
    return broken(card.under.text, room, _ready(faces, "face", card.under))


def _ready(faces: Faces, voice: Voice, words: Words) -> Callable[[str], Letters | None]:
    chain = faces.chain(voice, words.direction)
    return lambda text: letters(text, words.language, words.direction, chain)


def _block(sheet: _Sheet, lines: Lines, top: int, shade: int) -> int:
    """Lines of text one below the other; gives the height where they end."""
    baseline = top + round(lines.pitch * lines.letters.ascent / lines.letters.height)
    for number in range(len(lines.spans)):
        sheet.line(_inked(lines, number), _MARGIN, baseline, shade)
        baseline += lines.pitch
    return top + len(lines.spans) * lines.pitch


def _row(sheet: _Sheet, parts: tuple[Words, ...], faces: Faces, baseline: int, shade: int) -> None:
    """Texts side by side in the page's direction, each in its own; the first gives way if there is no room."""
    rest = [_small(part, _COLUMN // len(parts), faces) for part in parts[1:]]
    taken = sum(ink.width + _BETWEEN for ink in rest if ink)
    first = [_small(part, _COLUMN - taken, faces) for part in parts[:1]]
    start = _MARGIN
    for ink in filter(None, (*first, *rest)):
        if start > _MARGIN:
            middle = start - _BETWEEN // 2
            sheet.bar(baseline - 13, baseline - 6, middle - 3, middle + 4, _ACCENT_INDEX)
        sheet.line(ink, start, baseline, shade)
        start += ink.width + _BETWEEN


@lru_cache(maxsize=512)
def _small(words: Words, width: int, faces: Faces) -> _Ink | None:
    """A text of one line. Outlets, dates and the edition's name come back on image after image."""
    line = broken(words.text, Room(width, HEIGHT, 1, (_SMALL,)), _ready(faces, "face", words))
    return _inked(line, 0) if line else None
