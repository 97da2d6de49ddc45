"""Preview images in the site: their faces are read, the images written, and pages told of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from tahqiq.publish.sitemap import Address
from tahqiq.publish.writer import Writer
from tahqiq.render import Page, Printing
from tahqiq.render.preview import HEIGHT, NAME, WIDTH, Faces, draw

FOLDER = "previews"
BOOKS = "books"
EPUB = "epub"
"""The format that makes books."""
_FONTS = (".ttf", ".otf")


@dataclass(frozen=True, slots=True)
class Image:
    """What a page's head says of its image; `url` is absolute, sizes are in pixels."""

    url: str
    alternative: str
    width: int = WIDTH
    height: int = HEIGHT


def read_faces(folders: tuple[Path, ...]) -> Faces:
    """The font files in `previews/` of the template folders; the first folder that has a name wins.

    A preview does without: nobody shares a link to it, and every change would wait for all images.
    """
    return Faces(tuple(sorted(_read(folders, FOLDER).items())))


def read_book_faces(folders: tuple[Path, ...], exports: Collection[str]) -> dict[str, bytes]:
    """The font files in `previews/` and `books/`, by their names without endings, if there are to be books."""
    return {**_read(folders, FOLDER), **_read(folders, BOOKS)} if EPUB in exports else {}


def _read(folders: tuple[Path, ...], name: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted((folder / name).glob("*")):
            if path.suffix.lower() in _FONTS:
                found.setdefault(path.stem, path.read_bytes())
    return found


def write_preview(page: Page, writer: Writer, faces: Faces) -> dict[str, str]:
    """Draws the image that is a page's own, if it has one, and writes it beside the page; its SHA-256 by its path."""
    if not (page.address and page.image and page.image.path == page.address + NAME):
        return {}
    return {page.image.path: writer.file(page.image.path, draw(page.image.card, faces))}


def write_beside(printing: Printing, pages: Sequence[Page], writer: Writer) -> list[Address]:
    """Writes what is published beside pages that MkDocs itself writes; the addresses of these."""
    if printing.previews:
        for page in pages:
            write_preview(page, writer, printing.previews.faces)
    for path, data in printing.every_file():
        writer.file(path, data)
    return [(page.address, page.alternates) for page in pages]
