"""Where an edition lies: its root, its content folder, its site, as mkdocs.yml says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tahqiq.read.text import decode
from tahqiq.read.yaml import parse

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Project:
    """An edition's folders; `name` is how problems call the content folder, `address` is where it lies if not here."""

    root: Path
    name: str = "content"
    site: str = "site"
    address: str = ""

    @property
    def source(self) -> str:
        """Where content is read: a folder's path, or an address."""
        return self.address or str(self.content)

    @property
    def content(self) -> Path:
        """The folder of the content."""
        return self.root / self.name

    def inside(self, file: str) -> str:
        """The path below the content folder of a file, by the name that places call it."""
        return file.removeprefix(f"{self.name}/")

    @property
    def configuration(self) -> Path:
        """The edition's mkdocs.yml."""
        return self.root / CONFIGURATION


def find_project(root: Path) -> Project:
    """The edition in a folder. Two keys of mkdocs.yml are read here; what else it says is MkDocs's own."""
    path = root / CONFIGURATION
    if not path.is_file():
        return Project(root)
    text, _ = decode(path.read_bytes(), CONFIGURATION)
    node, _ = parse(text, CONFIGURATION)
    if node is None:
        return Project(root)
    return Project(root, node.text("docs_dir") or "content", node.text("site_dir") or "site")
