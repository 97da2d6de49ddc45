"""Where an edition lies: its root, its content folder, its site, as mkdocs.yml says."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from tahqiq.read.text import decode
from tahqiq.read.yaml import parse

CONFIGURATION = "mkdocs.yml"
_INHERIT = re.compile(r"""^INHERIT:[ \t]*(["']?)([^\r\n]*?)\1[ \t]*(?:#[^\r\n]*)?\r?$""", re.MULTILINE)


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
    folders = {"docs_dir": "content", "site_dir": "site"}
    # The nearest file has the last word, as MkDocs merges them.
    for said in reversed(settings_of(root)):
        text, _ = decode(said, CONFIGURATION)
        node, _ = parse(text, CONFIGURATION)
        if node is not None:
            folders = {key: node.text(key) or folder for key, folder in folders.items()}
    return Project(root, folders["docs_dir"], folders["site_dir"])


def settings_of(root: Path) -> tuple[bytes, ...]:
    """What mkdocs.yml says, then the files that it inherits from (MkDocs's `INHERIT`), as far as they are there."""
    found: dict[str, bytes] = {}
    path = os.path.normpath(root / CONFIGURATION)
    while path not in found and os.path.isfile(path):  # noqa: PTH113
        found[path] = Path(path).read_bytes()
        parent = _INHERIT.search(found[path].decode("utf-8", "replace"))
        if parent is None:
            break
        path = os.path.normpath(os.path.join(os.path.dirname(path), parent[2]))  # noqa: PTH118, PTH120
    return tuple(found.values())
