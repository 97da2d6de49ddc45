"""Pictures of an article in a book: under names of their own, those that every reading system shows."""

from __future__ import annotations

from tahqiq.model import Article

_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"))


def pictures(article: Article, folder: str = "images") -> tuple[dict[str, str], dict[str, bytes]]:
    """The book's name of each picture, and the files.

    What is none of EPUB's own media types (EPUB 3.3, 3.2), as AVIF, is left out: its description stands in the text.
    What a file is, its first bytes say, for its name may be wrong.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for number, picture in enumerate(article.pictures, start=1):
        if ending := _ending(picture.data):
            path = f"{folder}/{article.id}-{number}.{ending}"
            names[picture.name], files[path] = path, picture.data
    return names, files


def _ending(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((ending for signature, ending in _SIGNATURES if data.startswith(signature)), "")
