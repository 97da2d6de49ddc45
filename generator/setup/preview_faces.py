"""Makes the faces of the preview images from those of the pages: `python generator/setup/preview_faces.py`.

HarfBuzz reads no WOFF2, and to decode it at every build would cost 0.4 s and two packages; so the decoded faces lie
in templates/previews/. They are those of the pages, glyph for glyph. Of Noto Naskh's Latin subset only the
punctuation is kept, which the pages' style sheet takes from it too: Latin letters are Source Serif's.
Needs fonttools and brotli, which nothing else here does.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TEMPLATES = Path(__file__).parents[2] / "templates"
FACES = {
    "noto-naskh-arabic": "noto-naskh-arabic-arabic-600",
    "noto-naskh-punctuation": "noto-naskh-arabic-latin-600",
    "source-serif-4": "source-serif-4-latin-600",
    "source-serif-4-ext": "source-serif-4-latin-ext-600",
    "plex-arabic": "ibm-plex-sans-arabic-arabic-400",
    "plex-latin": "ibm-plex-sans-arabic-latin-400",
    "plex-latin-ext": "ibm-plex-sans-arabic-latin-ext-400",
}
# The unicode-range of the same face in templates/assets/css/fonts.css.
PUNCTUATION = [
    *range(0x20, 0x30), *range(0x3A, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x7F), 0xA0, 0xAB, 0xBB,
    *range(0x2000, 0x200C), *range(0x2010, 0x2028), *range(0x202F, 0x203B),
]  # fmt: skip


def main() -> None:
    """Writes the files anew."""
    for name, source in FACES.items():
        font = TTFont(TEMPLATES / f"assets/fonts/{source}-normal.woff2", recalcTimestamp=False)
        font.flavor = None
        if name == "noto-naskh-punctuation":
            subsetter = Subsetter(Options(layout_features="*", hinting=False))
            subsetter.populate(unicodes=PUNCTUATION)
            subsetter.subset(font)
        font.save(TEMPLATES / f"previews/{name}.ttf")


if __name__ == "__main__":
    main()
