"""A piece of an edition by itself: for whoever keeps the rest at hand and reads again only what has changed."""

from __future__ import annotations

from tahqiq.read.folder import (
    FOLDERS,
    STRAY,
    STRAY_ARTICLE,
    Folder,
    Root,
    article_in,
    opened,
    pages_in,
    record_in,
)
from tahqiq.read.manuscript import Manuscript
from tahqiq.store import Entry


def read_piece(root: Root, name: str, piece: str, entry: Entry | None) -> Manuscript:
    """What `scan` calls a part (`articles/visit`, `actors/iraq.yml`, `edition.yml`, `pages`, a stray), no more.

    `entry` is what lies there (None: nothing). All pieces of an edition say together what `read_edition` says. One that
    is not there says nothing, but for edition.yml, which must be.
    """
    folder = Folder(opened(root), name)
    parts = _parts(folder, piece, entry)
    return Manuscript(**parts, problems=tuple(folder.problems))  # type: ignore[arg-type]


def _parts(folder: Folder, piece: str, entry: Entry | None) -> dict[str, object]:
    """The fields of a manuscript that a piece fills."""
    first, _, inner = piece.partition("/")
    if entry is None or not entry.plain:
        if entry is not None:
            folder.not_plain(piece)
        if piece == "edition.yml":
            folder.no_edition()
    elif inner:
        return _thing(folder, first, inner, entry.is_folder)
    elif first == "edition.yml" and not entry.is_folder:
        return {"edition": folder.record(first)}
    elif first == "pages" and entry.is_folder:
        return {"pages": pages_in(folder)}
    elif first not in FOLDERS or not entry.is_folder:
        folder.stray(first, STRAY)
        if first == "edition.yml":
            folder.no_edition()
    return {}


def _thing(folder: Folder, kind: str, inner: str, is_folder: bool) -> dict[str, object]:
    if kind != "articles":
        return {kind: record_in(folder, kind, inner, is_folder)}
    piece = f"{kind}/{inner}"
    if is_folder:
        return {"articles": {inner: article_in(folder, piece)}}
    folder.stray(piece, STRAY_ARTICLE)
    return {}
