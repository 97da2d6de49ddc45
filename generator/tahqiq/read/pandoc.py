"""Pandoc, where it is installed: a document of any of its formats to its tree."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec

from tahqiq.limits import PANDOC_BYTES, PANDOC_MEGABYTES, PANDOC_PATIENCE, PANDOC_SECONDS

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
_DIVIDE = "divide it, or convert it to Markdown yourself and import that"
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)  # as the system ends it
_OUT_OF_MEMORY = 251  # as GHC's runtime ends a program whose memory is used up


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

    Pandoc reads the document and nothing else, whatever that asks for (`--sandbox`), within the limits of time and
    memory. Raises PandocFailed.
    """
    command = [program, "+RTS", f"-M{PANDOC_MEGABYTES}M", "-RTS"]
    command += ["--from", form, "--to", "json", "--sandbox"]
    command += [f"--extract-media={pictures}"] if pictures else []
    with tempfile.TemporaryFile() as said:
        _run([*command, "--", str(document.resolve())], said, f"{document.name} as {form}")
        said.seek(0)
        data = said.read(PANDOC_BYTES + 1)
    if len(data) > PANDOC_BYTES:
        raise PandocFailed(
            f"{document.name} comes to more than {PANDOC_BYTES:,} bytes when it is read: {_DIVIDE}."
        )
    try:
        tree = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise PandocFailed(f"What Pandoc says of {document.name} cannot be read: {error}") from error
    if "blocks" not in tree:
        raise PandocFailed("This Pandoc is too old: version 2.17 or newer is needed.")
    return tree


def _run(command: Sequence[str], said: IO[bytes], what: str) -> None:
    """Runs Pandoc, which puts what it says into a file."""
    try:
        done = subprocess.run(
            command,
            stdout=said,
            stderr=subprocess.PIPE,
            check=False,
            timeout=PANDOC_PATIENCE,
            preexec_fn=_bounded(),
        )
    except subprocess.TimeoutExpired as error:
        raise PandocFailed(
            f"Pandoc was given up with {what} after {PANDOC_PATIENCE} seconds: {_DIVIDE}."
        ) from error
    if done.returncode == _OUT_OF_MEMORY:
        raise PandocFailed(f"Pandoc needs more than {PANDOC_MEGABYTES} MB to read {what}: {_DIVIDE}.")
    if _OUT_OF_TIME and done.returncode == _OUT_OF_TIME:
        raise PandocFailed(
            f"Pandoc was ended, for {what} takes it more than {PANDOC_SECONDS} seconds: {_DIVIDE}."
        )
    if done.returncode < 0:
        raise PandocFailed(
            f"Pandoc was killed (signal {-done.returncode}) while it read {what}: is there enough memory?"
        )
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip()
        raise PandocFailed(f"Pandoc cannot read {what}: {reason}")


def _bounded() -> Callable[[], None] | None:
    """What gives a process its limit of processor time, where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    return lambda: resource.setrlimit(resource.RLIMIT_CPU, (PANDOC_SECONDS, PANDOC_SECONDS + 1))
