"""Faces of a book: of each face the letters that the book uses, and the rules that name them.

HarfBuzz makes the parts (`hb-subset`): with the letters go all glyphs that they are joined or put together of, and the
tables that say so, without which Arabic would stand in single letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import uharfbuzz

_EMPHASIS = re.compile(r"<em>(.*?)</em>", re.DOTALL)
_NASKH, _SERIF, _EXTENDED = "Noto Naskh Arabic", "Source Serif 4", "Source Serif 4 Extended"
_UPRIGHT = {
    "noto-naskh-arabic-400": _NASKH,
    "source-serif-4-400": _SERIF,
    "source-serif-4-ext-400": _EXTENDED,
}
"""The faces of templates/books/, and their families. An extended face has a family of its own: not every reading
system knows `unicode-range`."""
_ITALIC = "source-serif-4-400-italic"
_OF_IMAGES = frozenset(
    (
        *("noto-naskh-arabic", "noto-naskh-punctuation", "source-serif-4", "source-serif-4-ext"),
        *("plex-arabic", "plex-latin", "plex-latin-ext"),
    )
)
"""The faces of templates/previews/, which covers are drawn with."""
_STACKS = {
    "ltr": (_SERIF, _EXTENDED, _NASKH),
    "rtl": (_NASKH, _SERIF, _EXTENDED),
}
_FIRST = ("noto-naskh-arabic-400", "source-serif-4-400")
FOLDER = "fonts"

Faces = Mapping[str, bytes]


def drawing_faces(faces: Faces) -> tuple[tuple[str, bytes], ...]:
    """The faces that covers are drawn with: all but those that books are read in."""
    return tuple(
        sorted((name, data) for name, data in faces.items() if name not in _UPRIGHT and name != _ITALIC)
    )


def embedded(faces: Faces, texts: Iterable[str]) -> dict[str, bytes]:
    """The parts of faces that texts need, by file name; what no face has is left to the reading system.

    A face that is not shipped is embedded for the letters that no shipped one has.
    """
    html = list(texts)
    letters = frozenset(map(ord, set().union(*html)))
    found: dict[str, bytes] = {}
    left = letters
    for name in (*_UPRIGHT, *_own(faces)):
        if name not in faces:
            continue
        # Signs stand in several faces: whose they are, the direction says.
        wanted = (letters if name in _FIRST else left) & _letters(faces[name])
        left -= wanted
        # A face that has nothing but the space and signs that others have too is not worth its bytes.
        if any(chr(letter).isalnum() for letter in wanted):
            found[f"{name}.ttf"] = _part(faces[name], wanted)
    if _ITALIC in faces:
        stressed = frozenset(
            map(ord, set().union(*(words for text in html for words in _EMPHASIS.findall(text))))
        )
        if wanted := stressed & _letters(faces[_ITALIC]):
            found[f"{_ITALIC}.ttf"] = _part(faces[_ITALIC], wanted)
    return found


def rules(files: Iterable[str]) -> str:
    """The style rules that make faces of embedded files, and have each direction set in them."""
    names = [file.removesuffix(".ttf") for file in files]
    written = [
        f'@font-face{{font-family:"{_family(name)}";font-style:{"italic" if name == _ITALIC else "normal"};'
        f'font-weight:normal;src:url("{FOLDER}/{name}.ttf")}}\n'
        for name in names
    ]
    own = [name for name in names if name not in _UPRIGHT and name != _ITALIC]
    for direction, stack in _STACKS.items():
        families = ",".join(f'"{family}"' for family in (*stack, *own))
        written.append(f'[dir="{direction}"]{{font-family:{families},serif}}\n')
    return "".join(written)


def _own(faces: Faces) -> list[str]:
    return sorted(faces.keys() - _UPRIGHT.keys() - _OF_IMAGES - {_ITALIC})


def _family(name: str) -> str:
    return _SERIF if name == _ITALIC else _UPRIGHT.get(name, name)


@lru_cache(maxsize=32)
def _face(data: bytes) -> uharfbuzz.Face:
    return uharfbuzz.Face(data)


@lru_cache(maxsize=32)
def _letters(data: bytes) -> frozenset[int]:
    return frozenset(_face(data).unicodes)


@lru_cache(maxsize=64)
def _part(data: bytes, letters: frozenset[int]) -> bytes:
    """A face with some letters alone, as TrueType."""
    chosen = uharfbuzz.SubsetInput()
    chosen.flags = uharfbuzz.SubsetFlags.NO_HINTING
    chosen.unicode_set.update(letters)
    return bytes(uharfbuzz.subset(_face(data), chosen).blob.data)
