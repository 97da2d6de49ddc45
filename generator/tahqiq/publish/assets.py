"""Shipped and overriding files: which folders templates come from, and the assets in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.paths import SHIPPED, templates

if TYPE_CHECKING:
    from jinja2 import BaseLoader

ASSETS = "assets"
THEME = "theme"
FRAME = "frame"
WORDS = "words"
# Asked for by the manual or the style guide alone.
MANUAL = ("css/manual.css",)
STYLE_GUIDE = ("css/style-guide.css", "js/style-guide.js")


def template_folders(edition: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the edition's own folder first, then the shipped one."""
    own, shipped = edition / "templates", templates()
    return (own, shipped) if own.is_dir() and own.resolve() != shipped.resolve() else (shipped,)


def template_loader(edition: Path) -> BaseLoader:
    """Templates by name: the edition's own take the place of ours, which are still there under another name."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader  # here, for `tahqiq check` does without

    folders = template_folders(edition)
    found = FileSystemLoader(folders)
    if len(folders) == 1:
        return found
    return ChoiceLoader([found, PrefixLoader({SHIPPED: FileSystemLoader(folders[-1])})])


def asset_files(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """(path below assets/, file) of every asset; the first folder that has a path wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        root = folder / ASSETS
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                found.setdefault(path.relative_to(root).as_posix(), path)
    yield from sorted(found.items())
