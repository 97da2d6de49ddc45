"""The cover: an SVG in which all letters are drawn, so that it looks the same where none of its faces is.

The titles stand in the middle, each in its own direction; above them the edition, below them what more is known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from tahqiq.render.escaping import escaped
from tahqiq.render.preview import Faces, Words
from tahqiq.render.preview.faces import UNITS, Face, Voice
from tahqiq.render.preview.letters import Letters, letters
from tahqiq.render.preview.lines import Lines, Room, broken

WIDTH, HEIGHT = 1200, 1600
_PAPER, _INK, _SOFT, _ACCENT, _RULE = "#fbfaf5", "#1d1c19", "#514e47", "#0a5552", "#b9b3a2"
_MARGIN, _BAR = 110, 26
_COLUMN = WIDTH - 2 * _MARGIN
_TOP, _BOTTOM, _GAP = 130, HEIGHT - 130, 56
_TITLE = (112, 100, 90, 82, 74, 66, 58, 50)
_SMALL = (40, 36, 32, 28)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a cover says: `head` and `foot` are lines of small type. `direction` is the book's."""

    direction: str
    head: tuple[Words, ...]
    titles: tuple[Words, ...]
    foot: tuple[Words, ...]


class _Drawing:
    """The letters of a cover: each glyph drawn once, and used where it stands."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.glyphs: dict[tuple[Face, int], str] = {}
        self.used: list[str] = []

    def lines(self, words: Words, voice: Voice, room: Room) -> Lines | None:
        """A text in the room it has."""
        chain = self.faces.chain(voice, words.direction)

        def ready(text: str) -> Letters | None:
            return letters(text, words.language, words.direction, chain)

        return broken(words.text, room, ready)

    def put(self, lines: Lines, direction: str, top: float, colour: str) -> float:
        """Lines one below the other from a height; gives the height where they end."""
        drawn, scale = lines.letters, lines.size / UNITS
        baseline = top + lines.pitch * drawn.ascent / drawn.height
        self.used.append(f'<g fill="{colour}">')
        for start, end in lines.spans:
            runs, units = drawn.set(start, end)
            left = WIDTH - _MARGIN - round(units * scale) if direction == "rtl" else _MARGIN
            self.used.append(
                f'<g transform="translate({left} {round(baseline)}) scale({scale:g} {-scale:g})">'
            )
            for run in runs:
                for glyph, x, y in run.placed:
                    if name := self._glyph(run.face, glyph):
                        self.used.append(f'<use xlink:href="#{name}" x="{x}" y="{y}"/>')
            self.used.append("</g>")
            baseline += lines.pitch
        self.used.append("</g>\n")
        return top + len(lines.spans) * lines.pitch

    def _glyph(self, face: Face, glyph: int) -> str:
        """The name of a drawn glyph; empty for those that show nothing."""
        name = self.glyphs.get((face, glyph))
        if name is None:
            name = f"g{len(self.glyphs)}" if _outline(face, glyph) else ""
            self.glyphs[face, glyph] = name
        return name

    def definitions(self) -> str:
        """The drawn glyphs."""
        paths = (
            f'<path id="{name}" d="{_outline(face, glyph)}"/>'
            for (face, glyph), name in self.glyphs.items()
            if name
        )
        return f"<defs>{''.join(paths)}</defs>\n"


def cover(sheet: Sheet, faces: Faces, alternative: str) -> str | None:
    """The cover; None if there is a letter or number in a title that no face has. `alternative` says it in words."""
    drawing = _Drawing(faces)
    small = Room(_COLUMN, HEIGHT, 2, _SMALL)
    head = [(words, drawing.lines(words, "face", small)) for words in sheet.head]
    foot = [(words, drawing.lines(words, "face", small)) for words in sheet.foot]
    height = (_BOTTOM - _TOP - 500) // max(len(sheet.titles), 1)
    titles: list[tuple[Words, Lines]] = []
    for words in sheet.titles:
        found = drawing.lines(words, "read", Room(_COLUMN, height, 8, _TITLE[min(2 * len(titles), 4) :]))
        if found is None:
            return None
        titles.append((words, found))
    top: float = _TOP
    for words, lines in head:
        top = drawing.put(lines, words.direction, top, _SOFT) if lines else top
    whole = sum(len(lines.spans) * lines.pitch for _, lines in titles) + _GAP * (len(titles) - 1)
    top = max(top + _GAP, (HEIGHT - whole) * 2 // 5)
    for words, lines in titles:
        top = drawing.put(lines, words.direction, top, _INK) + _GAP
    top = _BOTTOM - sum(len(lines.spans) * lines.pitch for _, lines in foot if lines)
    for words, lines in foot:
        top = drawing.put(lines, words.direction, top, _SOFT) if lines else top
    return _svg(sheet, drawing, alternative)


def _svg(sheet: Sheet, drawing: _Drawing, alternative: str) -> str:
    bar = WIDTH - _BAR if sheet.direction == "rtl" else 0
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<title>{escaped(alternative)}</title>\n"
        f"{drawing.definitions()}"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>'
        f'<rect x="{bar}" width="{_BAR}" height="{HEIGHT}" fill="{_ACCENT}"/>'
        f'<path d="M{_MARGIN} {_BOTTOM - 200}H{WIDTH - _MARGIN}m0 9H{_MARGIN}" stroke="{_RULE}" stroke-width="3"/>\n'
        f"{''.join(drawing.used)}</svg>\n"
    )


def _pen() -> tuple[uharfbuzz.DrawFuncs, list[str]]:
    """What takes a glyph's outline down as the data of an SVG path, in whole units; and where it stands then."""
    path: list[str] = []

    def command(letter: str) -> Callable[..., None]:
        # All but the last argument, which is what was handed in, are coordinates in pairs.
        return lambda *given: path.append(letter + " ".join(str(round(value)) for value in given[:-1]))

    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(command("M"))
    pen.set_line_to_func(command("L"))
    pen.set_quadratic_to_func(command("Q"))
    pen.set_cubic_to_func(command("C"))
    pen.set_close_path_func(command("Z"))
    return pen, path


@lru_cache(maxsize=4096)
def _outline(face: Face, glyph: int) -> str:
    """A glyph's outline in units of the em, upwards."""
    pen, path = _pen()
    face.font.draw_glyph(glyph, pen)
    return "".join(path)
