"""Bytes of a content file to text: UTF-8, NFC kept as typed, with every bad byte a problem."""

from __future__ import annotations

from tahqiq.limits import FILE_BYTES
from tahqiq.problems import Place, Problem, ProblemCode

CODES = {
    "encoding": ProblemCode(
        "actor",
        "The file is not UTF-8 text.",
        "kind: person\nname: {ar: \\xE5\\xE4\\xC7\\xC1, en: Hana}\n",
        "kind: person\nname: {ar: هناء, en: Hana}\n",
        why="Arabic in an old encoding reads as other letters or as none, on every other machine.",
        remedy="In your editor choose “Save with encoding” and UTF-8; look that the Arabic is still "
        "Arabic first.",
    ),
}
LIMIT = FILE_BYTES


def place_at(text: str, offset: int, file: str) -> Place:
    """The place of one character of a file's text."""
    line = text.count("\n", 0, offset) + 1
    return Place(file, line, offset - text.rfind("\n", 0, offset), 1)


def decode(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """A file's bytes as text: line ends as \\n, no byte order mark; bad bytes give a problem."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # What it was given is without the mark.
        before = with_line_feeds(error.object[: error.start].decode("utf-8"))
        at = place_at(before, len(before), file)
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
        hint = "save the file as UTF-8"
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            message, hint = "the file is UTF-16", "save it as UTF-8"
        return "", (Problem(Place(file, at.line, at.column), "encoding", message, hint),)
    return with_line_feeds(text), ()


def with_line_feeds(text: str) -> str:
    """A text whose lines end with line feeds, however they ended."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def with_line_ends(text: str, before: bytes) -> str:
    """A changed text, which was read by `decode`, with its lines ended as most of those in the bytes before."""
    windows = before.count(b"\r\n")
    return text.replace("\n", "\r\n") if windows * 2 > before.count(b"\n") else text
