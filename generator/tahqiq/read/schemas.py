"""Where the JSON Schemas of an edition lie: where its edition.yml says, or in its folder `schemas`."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tahqiq.read.project import Project

FOLDER = "schemas"
LINE = "# yaml-language-server: $schema="
_NAMED = re.compile(re.escape(LINE) + r"(\S+)/[a-z]+\.json\s*")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://")


def schema_folder(project: Project) -> str:
    """The folder of the schemas, from the edition's own with `/`, or their address on the web; empty if unknown.

    Raises OSError where edition.yml cannot be read.
    """
    edition = project.content / "edition.yml"
    with_schema = edition.is_file() and _NAMED.fullmatch(_first_line(edition))
    if with_schema:
        named = with_schema[1]
        if _ADDRESS.match(named):
            return named
        return os.path.normpath(f"{project.name}/{named}").replace(os.sep, "/")
    return FOLDER if (project.root / FOLDER).is_dir() else ""


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return file.readline()


def schema_line(folder: str, file: str, kind: str) -> str:
    """The first line of a file, which leads editors to its schema; empty if nobody knows where the schemas lie.

    `folder` is as `schema_folder` gives it, `file` is named from the edition's folder.
    """
    if not folder:
        return ""
    if _ADDRESS.match(folder):
        return f"{LINE}{folder}/{kind}.json"
    way = os.path.relpath(folder, Path(file).parent).replace(os.sep, "/")
    return f"{LINE}{way}/{kind}.json"
