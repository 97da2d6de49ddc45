"""What of others is published with every site, or lies in the wheel: which files, whose, under which licence."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packages import REPOSITORY

TEMPLATES = REPOSITORY / "templates"
FONTS = TEMPLATES / "assets/fonts"


class Work(NamedTuple):
    """A work of others: what of it is published, its licence as an SPDX expression, and the notice that goes with it.

    `files` are globs below templates/, or below Material's templates where `package` says so.
    """

    name: str
    home: str
    licence: str
    what: str
    files: tuple[str, ...]
    notice: Path
    package: str = ""

    def paths(self) -> list[Path]:
        """The files, in the order of their paths."""
        root = _of_material("material/templates") if self.package else TEMPLATES
        return sorted(path for glob in self.files for path in root.glob(glob))


def _of_material(path: str) -> Path:
    return Path(str(metadata.distribution("mkdocs-material").locate_file(path)))


def works() -> tuple[Work, ...]:
    """All of them. Notices are read where the works bring them."""
    version = metadata.version("mkdocs-material")
    return (
        Work(
            "Material for MkDocs",
            "https://squidfunk.github.io/mkdocs-material/",
            "MIT",
            "style sheets, and the frame of every page",
            ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css"),
            _of_material(f"mkdocs_material-{version}.dist-info/licenses/LICENSE"),
            "mkdocs-material",
        ),
        Work(
            "Material Design Icons",
            "https://pictogrammers.com/library/mdi/",
            "Apache-2.0",
            "four drawings in the header of every page",
            tuple(f".icons/material/{n}.svg" for n in ("magnify", "menu", "weather-night", "weather-sunny")),
            _of_material("material/templates/.icons/material/LICENSE"),
            "mkdocs-material",
        ),
        *(
            Work(name, home, "OFL-1.1", "typeface", files, FONTS / f"{stem}-LICENSE.txt")
            for name, home, stem, files in (
                (
                    "Noto Naskh Arabic",
                    "https://github.com/notofonts/arabic",
                    "noto-naskh-arabic",
                    ("assets/fonts/noto-naskh-*.woff2", "previews/noto-naskh-*.ttf", "books/noto-naskh-*.ttf"),
                ),
                (
                    "Source Serif 4",
                    "https://github.com/adobe-fonts/source-serif",
                    "source-serif-4",
                    ("assets/fonts/source-serif-*.woff2", "previews/source-serif-*.ttf", "books/source-serif-*.ttf"),
                ),
                (
                    "IBM Plex Sans Arabic",
                    "https://github.com/IBM/plex",
                    "ibm-plex-sans-arabic",
                    ("assets/fonts/ibm-plex-*.woff2", "previews/plex-*.ttf"),
                ),
            )
        ),
    )  # fmt: skip
