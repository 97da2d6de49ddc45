"""Layout of content files: the same file, laid out as every other; what it says is the same before and after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tahqiq.author.layout.records import Unusual, record
from tahqiq.author.layout.sameness import same_record, same_text
from tahqiq.author.layout.texts import text as lay_out_text
from tahqiq.problems import Place, Problem
from tahqiq.read import markdown, yaml
from tahqiq.read.controls import controls_in
from tahqiq.schema import FILE_SHAPES

__all__ = ["Formatted", "formatted", "kind_of"]

BUG = "{file}: its layout would change what it says, which is a mistake of the program: please report it"
_FOLDERS = {"actors": "actor", "events": "event", "terms": "term"}


class Formatted(NamedTuple):
    """A file's text laid out; if it was left as it is, `left` says why. `bug`: the layout would change what it says."""

    text: str
    left: str = ""
    bug: bool = False


def kind_of(file: str) -> str:
    """Which kind of content file has this path: `text`, one of FILE_SHAPES, or none. Locks are the tool's own."""
    *above, parent, name = ("", "", *file.split("/"))
    within = above[-1]
    if name.endswith(".md"):
        return "text" if within in ("articles", "pages") else ""
    if within == "articles":
        return "article" if name == "article.yml" else ""
    if parent in _FOLDERS:
        return _FOLDERS[parent] if name.endswith(".yml") else ""
    return "edition" if name == "edition.yml" else ""


def formatted(file: str, text: str, languages: tuple[str, ...]) -> Formatted:
    """A content file laid out. What cannot be read, and what the layout would change, stays as it is.

    `languages` are the edition's, in whose order localised texts stand.
    """
    kind = kind_of(file)
    return _text(file, text) if kind == "text" else _record(file, text, kind, languages)


def _over(problems: Iterable[Problem]) -> str:
    """Why a file that would be larger than its limits when it is laid out stays as it is."""
    return next(
        (f"{problem} (as it would be laid out)" for problem in problems if problem.code == "over-limit"), ""
    )


def _text(file: str, text: str) -> Formatted:
    before = markdown.parse(text, file)
    if problem := next(iter((*before.problems, *controls_in(text, file))), None):
        return Formatted(text, str(problem))
    laid = lay_out_text(text, file)
    if laid == text:
        return Formatted(text)
    after = markdown.parse(laid, file)
    if over := _over(after.problems):
        return Formatted(text, over)
    sound = (
        not after.problems and same_text(before.document, after.document) and lay_out_text(laid, file) == laid
    )
    return Formatted(laid) if sound else Formatted(text, BUG.format(file=file), bug=True)


def _record(file: str, text: str, kind: str, languages: tuple[str, ...]) -> Formatted:
    before, problems = yaml.parse(text, file)
    if before is None or problems:
        return Formatted(text, str(problems[0]))
    shape = FILE_SHAPES[kind]
    try:
        laid = record(text, shape, languages)
    except Unusual as unusual:
        return Formatted(
            text, f"{Place(file, unusual.line)}: what stands here has no layout; it stays as it is"
        )
    if laid == text:
        return Formatted(text)
    after, wrong = yaml.parse(laid, file)
    if over := _over(wrong):
        return Formatted(text, over)
    sound = (
        after is not None
        and not wrong
        and same_record(before, after, text, laid)
        and record(laid, shape, languages) == laid
    )
    return Formatted(laid) if sound else Formatted(text, BUG.format(file=file), bug=True)
