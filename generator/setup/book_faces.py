"""Makes the faces of the EPUB books from those of the pages: `python generator/setup/book_faces.py`.

A book embeds of a face only the letters that it uses. HarfBuzz makes such a part of a face, but reads no WOFF2; so the
decoded regular faces lie in templates/books/, glyph for glyph those that the pages are read in.
Needs fonttools and brotli, which nothing else here does but preview_faces.py.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

TEMPLATES = Path(__file__).parents[2] / "templates"
FACES = {
    "noto-naskh-arabic-400": "noto-naskh-arabic-400-normal",
    "source-serif-4-400": "source-serif-4-latin-400-normal",
    "source-serif-4-400-italic": "source-serif-4-latin-400-italic",
    "source-serif-4-ext-400": "source-serif-4-latin-ext-400-normal",
}


def main() -> None:
    """Writes the files anew."""
    (TEMPLATES / "books").mkdir(exist_ok=True)
    for name, source in FACES.items():
        font = TTFont(TEMPLATES / f"assets/fonts/{source}.woff2", recalcTimestamp=False)
        font.flavor = None
        font.save(TEMPLATES / f"books/{name}.ttf")


if __name__ == "__main__":
    main()
