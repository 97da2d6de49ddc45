"""The cover: an SVG in which all letters are drawn, so that it looks the same where none of its faces is.

The titles stand in the middle, each in its own direction; above them the edition, below them what more is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

import uharfbuzz

from tahqiq.forked import put_off
from tahqiq.render.escaping import escaped
from tahqiq.render.preview import Faces, Words
from tahqiq.render.preview.faces import UNITS, Face
from tahqiq.render.preview.letters import Letters, letters
from tahqiq.render.preview.lines import Lines, Room, broken

WIDTH, HEIGHT = 1200, 1600
STEP = 2
"""Units to a step of an outline: less than half a pixel of the cover at the largest size."""
_PAPER, _INK, _SOFT, _ACCENT, _RULE = "#fbfaf5", "#1d1c19", "#514e47", "#0a5552", "#b9b3a2"
_MARGIN, _BAR = 110, 26
_COLUMN = WIDTH - 2 * _MARGIN
_TOP, _BOTTOM, _GAP = 130, HEIGHT - 130, 56
# A title has the same room alone and above another, so that it is set once.
_TITLE_ROOM = Room(_COLUMN, 430, 5, (96, 88, 80, 72, 64, 56, 50))
_SMALL_ROOM = Room(_COLUMN, HEIGHT, 2, (40, 36, 32, 28))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a cover says: `head` and `foot` are lines of small type. `direction` is the book's."""

    direction: str
    head: tuple[Words, ...]
    titles: tuple[Words, ...]
    foot: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A text set in lines: its SVG from the top of the first line, its glyphs by name, its height."""

    svg: str
    glyphs: Mapping[str, str]
    height: int


def cover(sheet: Sheet, faces: Faces, alternative: str) -> str | None:
    """The cover; None if there is a letter or number in a title that no face has. `alternative` says it in words."""
    head = [block for words in sheet.head if (block := _block(words, faces, _SMALL_ROOM))]
    foot = [block for words in sheet.foot if (block := _block(words, faces, _SMALL_ROOM))]
    titles = [block for words in sheet.titles if (block := _block(words, faces, _TITLE_ROOM))]
    if not titles or len(titles) < len(sheet.titles):
        return None
    top = _TOP
    placed: list[str] = []
    for block in head:
        placed.append(_placed(block, top, _SOFT))
        top += block.height
    whole = sum(block.height for block in titles) + _GAP * (len(titles) - 1)
    top = max(top + _GAP, (HEIGHT - whole) * 2 // 5)
    for block in titles:
        placed.append(_placed(block, top, _INK))
        top += block.height + _GAP
    top = _BOTTOM - sum(block.height for block in foot)
    rule = top - _GAP
    for block in foot:
        placed.append(_placed(block, top, _SOFT))
        top += block.height
    glyphs = {name: path for block in (*head, *titles, *foot) for name, path in block.glyphs.items()}
    return _svg(sheet, glyphs, placed, rule, alternative)


def _placed(block: _Block, top: int, colour: str) -> str:
    return f'<g transform="translate(0 {top})" fill="{colour}">{block.svg}</g>\n'


def _svg(sheet: Sheet, glyphs: Mapping[str, str], placed: list[str], rule: int, alternative: str) -> str:
    bar = WIDTH - _BAR if sheet.direction == "rtl" else 0
    paths = "".join(f'<path id="{name}" d="{path}"/>' for name, path in glyphs.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<title>{escaped(alternative)}</title>\n<defs>{paths}</defs>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>'
        f'<rect x="{bar}" width="{_BAR}" height="{HEIGHT}" fill="{_ACCENT}"/>'
        f'<path d="M{_MARGIN} {rule}H{WIDTH - _MARGIN}m0 9H{_MARGIN}" stroke="{_RULE}" stroke-width="3"/>\n'
        f"{''.join(placed)}</svg>\n"
    )


@lru_cache(maxsize=256)
def _block(words: Words, faces: Faces, room: Room) -> _Block | None:
    """A text in the room it has: the same on all covers, of which an article has three."""
    chain = faces.chain("read", words.direction)

    def ready(text: str) -> Letters | None:
        return letters(text, words.language, words.direction, chain)

    lines = broken(words.text, room, ready)
    return _drawn(lines, words.direction, chain) if lines else None


def _drawn(lines: Lines, direction: str, chain: tuple[Face, ...]) -> _Block:
    drawn, scale = lines.letters, lines.size / UNITS
    names = {face: f"{direction[0]}{n}-" for n, face in enumerate(chain)}
    size = f"{scale * STEP:g}"
    baseline = round(lines.pitch * drawn.ascent / drawn.height)
    glyphs: dict[str, str] = {}
    svg: list[str] = []
    for start, end in lines.spans:
        runs, units = drawn.set(start, end)
        left = WIDTH - _MARGIN - round(units * scale) if direction == "rtl" else _MARGIN
        svg.append(f'<g transform="translate({left} {baseline}) scale({size} -{size})">')
        for run in runs:
            for glyph, x, y in run.placed:
                if outline := _outline(run.face, glyph):
                    name = f"{names[run.face]}{glyph}"
                    glyphs[name] = outline
                    down = f' y="{round(y / STEP)}"' if y else ""
                    svg.append(f'<use xlink:href="#{name}" x="{round(x / STEP)}"{down}/>')
        svg.append("</g>")
        baseline += lines.pitch
    return _Block("".join(svg), glyphs, len(lines.spans) * lines.pitch)


class _Path:
    """Takes a glyph's outline down as the data of an SVG path: in steps of `STEP` units, each from the point before."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.last = ""
        self.at = (0, 0)
        self.begun = (0, 0)
        self.pen = uharfbuzz.DrawFuncs()
        for setter, letter in (
            (self.pen.set_move_to_func, "m"),
            (self.pen.set_line_to_func, "l"),
            (self.pen.set_quadratic_to_func, "q"),
            (self.pen.set_cubic_to_func, "c"),
            (self.pen.set_close_path_func, "z"),
        ):
            setter(partial(self._add, letter))

    def _add(self, letter: str, *given: float) -> None:
        """A command; all but the last argument, which is what was handed in, are coordinates in pairs."""
        if letter == "z":
            self.written.append("z")
            self.at, self.last = self.begun, "z"
            return
        points = [
            (round(x / STEP), round(y / STEP)) for x, y in zip(given[:-1:2], given[1:-1:2], strict=True)
        ]
        steps = " ".join(f"{x - self.at[0]} {y - self.at[1]}" for x, y in points).replace(" -", "-")
        self.at = points[-1]
        if letter == "m":
            self.begun = self.at
        repeated = letter == self.last
        self.written.append(
            (" " if repeated and steps[0] != "-" else "") + steps if repeated else letter + steps
        )
        self.last = letter


@lru_cache(maxsize=4096)
def _outline(face: Face, glyph: int) -> str:
    """A glyph's outline, upwards."""
    path = _Path()
    # HarfBuzz goes on without a piece of the outline in which Ctrl+C was raised, and nobody hears of either.
    with put_off():
        face.font.draw_glyph(glyph, path.pen)
    return "".join(path.written)
