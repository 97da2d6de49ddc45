"""Pandoc, where it is installed: a document of any of its formats to its tree."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

VARIABLE = "TAHQIQ_PANDOC"
# Formats by the ends of names; of those that Pandoc reads, the ones that people keep texts in.
FORMATS = {
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".epub": "epub",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "docbook",
    ".dbk": "docbook",
    ".fb2": "fb2",
    ".tex": "latex",
    ".latex": "latex",
    ".rst": "rst",
    ".org": "org",
    ".adoc": "asciidoc",
    ".typ": "typst",
    ".ipynb": "ipynb",
    ".wiki": "mediawiki",
    ".opml": "opml",
    ".jats": "jats",
}
PATIENCE = 300  # seconds, after which a document is given up


class PandocMissing(Exception):
    """There is no Pandoc where it was looked for."""


class PandocFailed(Exception):
    """Pandoc could not read a document; the text is what it said."""


def pandoc_program(said: Path | None) -> str:
    """Where Pandoc is: where it was said to be, or the environment says, or on the way of programs."""
    for named in (str(said) if said else "", os.environ.get(VARIABLE, "")):
        if named:
            found = shutil.which(named)
            if found is None:
                raise PandocMissing(f"There is no program {named}.")
            return found
    found = shutil.which("pandoc")
    if found is None:
        raise PandocMissing(
            "To import this form of document Pandoc is needed, which is not installed: get it from "
            "https://pandoc.org/installing.html, or say with --pandoc where it is."
        )
    return found


def read_with_pandoc(document: Path, form: str, program: str, pictures: Path | None) -> Mapping[str, Any]:
    """The tree of a document. `pictures` is a folder where those in it are put, if they are wanted.

    Pandoc reads the document and nothing else, whatever that asks for (`--sandbox`). Raises PandocFailed.
    """
    command = [program, "--from", form, "--to", "json", "--sandbox"]
    command += [f"--extract-media={pictures}"] if pictures else []
    try:
        done = subprocess.run(
            [*command, "--", str(document.resolve())], capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise PandocFailed(f"Pandoc was given up after {PATIENCE} seconds.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise PandocFailed(f"Pandoc cannot read {document.name} as {form}: {said}")
    try:
        tree = msgspec.json.decode(done.stdout, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise PandocFailed(f"What Pandoc says of {document.name} cannot be read: {error}") from error
    if "blocks" not in tree:
        raise PandocFailed("This Pandoc is too old: version 2.17 or newer is needed.")
    return tree
