"""A text made ready for a line: what no face can draw is put otherwise, left out, or makes it undrawable."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import uharfbuzz

from tahqiq.render.preview.bidi import levels, visual
from tahqiq.render.preview.faces import Face

LONGEST = 400
UNKNOWN = "und"
_JOINERS = "\u200c\u200d"
# Marks of direction and isolates, which say how a text of both directions is to be read; never drawn.
_DIRECTING = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_UNSEEN = _JOINERS + _DIRECTING
# As much of a text as HarfBuzz looks at before and after what it shapes.
_CONTEXT = 5
# A letter or number that cannot be drawn changes a name; a symbol or a mark that cannot is only missed.
_NEEDED = ("L", "N")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Glyphs of one face from left to right: (id, x, y) in units of the em; `x` counts from the line's left."""

    face: Face
    placed: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """A paragraph with the level and the face of each of its letters. `language` chooses among forms of a letter."""

    text: str
    language: str
    base: int
    levels: tuple[int, ...]
    faces: tuple[Face, ...]

    @property
    def height(self) -> int:
        """The height of the highest face in it, and so of its lines, before leading."""
        return max(face.height for face in self.faces)

    @property
    def ascent(self) -> int:
        """How far its faces reach above the baseline."""
        return max(face.ascent for face in self.faces)

    def set(self, start: int, end: int) -> tuple[list[Glyphs], int]:
        """The glyphs of a line that holds `text[start:end]`, in visual order, and its width."""
        found: list[Glyphs] = []
        x = 0
        for first, last, level in visual(self.levels[start:end], self.base):
            parts = self._by_face(start + first, start + last)
            for face, begin, stop in reversed(parts) if level % 2 else parts:
                glyphs, x = self._shaped(face, begin, stop, level, x)
                found.append(glyphs)
        return found, x

    def width(self, start: int, end: int) -> int:
        """The width of `text[start:end]` on one line."""
        return self.set(start, end)[1]

    def _by_face(self, start: int, end: int) -> list[tuple[Face, int, int]]:
        parts: list[tuple[Face, int, int]] = []
        for at in range(start, end):
            if parts and parts[-1][0] is self.faces[at]:
                parts[-1] = (self.faces[at], parts[-1][1], at + 1)
            else:
                parts.append((self.faces[at], at, at + 1))
        return parts

    def _shaped(self, face: Face, start: int, end: int, level: int, x: int) -> tuple[Glyphs, int]:
        buffer = uharfbuzz.Buffer()
        # With what is around it, so that a word that is broken keeps its joined forms.
        before = max(0, start - _CONTEXT)
        codes = [ord(c) for c in self.text[before : end + _CONTEXT]]
        buffer.add_codepoints(codes, item_offset=start - before, item_length=end - start)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if level % 2 else "ltr"
        buffer.language = self.language  # or HarfBuzz takes that of the machine
        uharfbuzz.shape(face.font, buffer)
        placed = []
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            placed.append((info.codepoint, x + position.x_offset, position.y_offset))
            x += position.x_advance
        return Glyphs(face, tuple(placed)), x


def letters(text: str, language: str, direction: str, chain: tuple[Face, ...]) -> Letters | None:
    """A text for these faces; None if a letter or number of it is in none of them, or nothing is left of it."""
    drawn = _drawable(_tidied(text), chain)
    if not drawn:
        return None
    base = int(direction == "rtl")
    return Letters(drawn, language or UNKNOWN, base, tuple(levels(drawn, base)), _faces(drawn, chain))


def _tidied(text: str) -> str:
    """Composed, with single spaces, without controls, embeddings and overrides; very long texts are cut."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    heard = (c for c in composed if c in _UNSEEN or unicodedata.category(c)[0] != "C")
    return "".join(heard)[:LONGEST]


def _drawable(text: str, chain: tuple[Face, ...]) -> str:
    found = []
    for letter in text:
        if letter in _UNSEEN or _has(chain, letter):
            found.append(letter)
            continue
        otherwise = unicodedata.normalize("NFKC", letter)
        if all(_has(chain, c) for c in otherwise):
            found.append(otherwise)
        elif unicodedata.category(letter)[0] in _NEEDED:
            return ""
    drawn = " ".join("".join(found).split())
    return drawn if drawn.strip(_UNSEEN + " ") else ""


def _has(chain: tuple[Face, ...], letter: str) -> bool:
    return any(ord(letter) in face.letters for face in chain)


def _faces(text: str, chain: tuple[Face, ...]) -> tuple[Face, ...]:
    """The first face that has a letter; marks and joiners stay with the letter before them where they can."""
    found: list[Face] = []
    for letter in text:
        code = ord(letter)
        last = found[-1] if found else chain[0]
        follows = letter in _UNSEEN or (unicodedata.category(letter)[0] == "M" and code in last.letters)
        found.append(last if follows else next(face for face in chain if code in face.letters))
    return tuple(found)
