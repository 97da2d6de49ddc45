"""The faces of the preview images: in which order letters are looked for in them, and HarfBuzz's fonts of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Voice = Literal["read", "face"]
UNITS = 1000
# The first that has a letter draws it. Punctuation stands in several: a text's direction says whose it is.
_ORDER: dict[tuple[Voice, str], tuple[str, ...]] = {
    ("read", "ltr"): ("source-serif-4", "source-serif-4-ext", "noto-naskh-arabic", "noto-naskh-punctuation"),
    ("read", "rtl"): ("noto-naskh-arabic", "noto-naskh-punctuation", "source-serif-4", "source-serif-4-ext"),
    ("face", "ltr"): ("plex-latin", "plex-latin-ext", "plex-arabic"),
    ("face", "rtl"): ("plex-arabic", "plex-latin", "plex-latin-ext"),
}
_SHIPPED = frozenset(name for names in _ORDER.values() for name in names)


class Face:
    """One font: what it has letters for, how far they reach from the baseline, HarfBuzz's font of it.

    All lengths are in `UNITS` to the em.
    """

    def __init__(self, data: bytes) -> None:
        import uharfbuzz  # here, for most builds that make a few pages draw no image

        face = uharfbuzz.Face(data)
        self.letters: frozenset[int] = frozenset(face.unicodes)
        self.font = uharfbuzz.Font(face)
        self.font.scale = (UNITS, UNITS)
        extents = self.font.get_font_extents("ltr")
        self.ascent: int = extents.ascender
        self.height: int = extents.ascender - extents.descender


@dataclass(frozen=True, slots=True)
class Faces:
    """Font files by their name without its ending, as bytes: another process makes fonts of them for itself."""

    files: tuple[tuple[str, bytes], ...]

    def chain(self, voice: Voice, direction: str) -> tuple[Face, ...]:
        """The faces in the order in which letters are looked for; an edition's own come after the shipped ones."""
        return _chain(self, voice, direction)


@lru_cache(maxsize=64)
def _chain(faces: Faces, voice: Voice, direction: str) -> tuple[Face, ...]:
    files = dict(faces.files)
    first = [name for name in _ORDER[voice, direction] if name in files]
    own = sorted(files.keys() - _SHIPPED)
    rest = sorted(files.keys() & _SHIPPED - set(first))
    return tuple(_face(files[name]) for name in (*first, *own, *rest))


@lru_cache(maxsize=64)
def _face(data: bytes) -> Face:
    return Face(data)
