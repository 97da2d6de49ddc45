"""Silence: an article says of a warning that it is right and stays, and why; it is not reported then.

Every warning of an article is found in the part that holds the article: what only all parts together tell are errors,
which cannot be silenced. So what is silenced is settled part by part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Lookup
from itertools import islice, pairwise
from typing import NamedTuple

from tahqiq.check.hints import nearest
from tahqiq.check.walk import quote_spans, references_in
from tahqiq.limits import SILENCES
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import ArticleFolder
from tahqiq.read.nodes import Mapping, Node, Scalar, entries, items
from tahqiq.read.nodes import Sequence as ListNode

_REASON = "{ar: التاريخ في رأس الصفحة الورقية., en: The date stands at the head of the printed page.}"
_SOURCE = "source: {language: ar, published: 2020-01-02, rights: quoted}\n"
_EXPLAINED = "source: {language: ar, published: 2020-01-02, stated: {ar: أمس}, rights: quoted}\n"
CODES = {
    "unknown-code": ProblemCode(
        "article",
        "A silence names a code that no problem has.",
        f"{_SOURCE}silenced:\n  - code: date-explained\n    reason: {_REASON}\n",
        f"{_SOURCE}silenced:\n  - code: date-unexplained\n    reason: {_REASON}\n",
        remedy="The code stands in square brackets in the problem itself; `tahqiq explain` lists all.",
    ),
    "silence-error": ProblemCode(
        "article",
        "An article silences an error; only warnings can be silenced.",
        f"{_SOURCE}silenced:\n  - code: missing-language\n    reason: {_REASON}\n",
        f"{_SOURCE}silenced:\n  - code: date-unexplained\n    reason: {_REASON}\n",
        why="An error is what the edition cannot be made with; a reason does not make it whole.",
        remedy="Mend what the error names, and delete the silence.",
    ),
    "silence-unused": ProblemCode(
        "article",
        "A silence silences nothing.",
        f"{_EXPLAINED}silenced:\n  - code: date-unexplained\n    reason: {_REASON}\n",
        _EXPLAINED,
        why="What it was for has been mended or has moved; left alone, it would hide the next warning of its kind.",
        remedy="Delete it, or correct its `block`, `quote` or `language`.",
        severity="warning",
    ),
}
_Point = tuple[int, int]
_END = 1 << 30
NARROWING = ("block", "quote", "language")


class _Range(NamedTuple):
    """Some lines and columns of a file; the end is not included."""

    file: str
    start: _Point
    end: _Point

    def holds(self, place: Place) -> bool:
        return place.file == self.file and self.start <= (place.line, place.column) < self.end


class _Silence(NamedTuple):
    """One item of `silenced:`. A problem must lie in one range of each of `within`."""

    code: Scalar
    folder: str
    narrowed: tuple[str, ...]
    within: tuple[tuple[_Range, ...], ...]

    def covers(self, problem: Problem) -> bool:
        return (
            problem.severity == "warning"
            and problem.code == self.code.text
            and problem.place.file.startswith(f"{self.folder}/")
            and all(any(r.holds(problem.place) for r in ranges) for ranges in self.within)
        )


def settled(
    problems: Sequence[Problem], articles: Lookup[str, ArticleFolder], codes: Lookup[str, ProblemCode]
) -> list[Problem]:
    """The problems of a part without those that its articles silence, and with those of the silences themselves."""
    silences = [silence for folder in articles.values() for silence in islice(_silences(folder), SILENCES)]
    if not silences:
        return list(problems)
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    covered = {
        silence: [p for p in by_code.get(silence.code.text, ()) if silence.covers(p)] for silence in silences
    }
    gone = {problem for found in covered.values() for problem in found}
    left = [problem for problem in problems if problem not in gone]
    return [*left, *(p for silence, found in covered.items() if (p := _judged(silence, codes, bool(found))))]


def _judged(silence: _Silence, codes: Lookup[str, ProblemCode], used: bool) -> Problem | None:
    place, code = silence.code.place, silence.code.text
    if code not in codes:
        hint = nearest(code, codes.keys()) or "`tahqiq explain` lists all codes"
        return Problem(place, "unknown-code", f'no problem has the code "{code}"', hint)
    if codes[code].severity == "error":
        return Problem(
            place, "silence-error", f'"{code}" is an error', "mend it: only warnings can be silenced"
        )
    if used:
        return None
    narrowed = " or ".join(f"`{key}`" for key in silence.narrowed)
    hint = f"delete this, or correct {narrowed}" if narrowed else "delete this"
    return Problem(place, "silence-unused", f'there is no "{code}" here to silence', hint, "warning")


def _silences(folder: ArticleFolder) -> Iterator[_Silence]:
    root = folder.article.root if folder.article else None
    for item in items(root.get("silenced") if root else None):
        code = item.get("code") if isinstance(item, Mapping) else None
        if isinstance(item, Mapping) and isinstance(code, Scalar) and code.text.strip():
            narrowed = tuple(key for key in NARROWING if item.text(key))
            yield _Silence(code, folder.folder, narrowed, tuple(_within(item, folder)))


def _within(item: Mapping, folder: ArticleFolder) -> Iterator[tuple[_Range, ...]]:
    if language := item.text("language"):
        text = folder.texts.get(language)
        yield (_Range(text.file, (0, 0), (_END, 0)),) if text else ()
    if block := item.text("block"):
        yield (*_blocks(folder, block), *_stamps(folder, block))
    if quote := item.text("quote"):
        yield (*_words(folder, quote), *_attribution(folder, quote))


def _blocks(folder: ArticleFolder, name: str) -> Iterator[_Range]:
    """From the line of a block's id to whatever begins next: a block or a footnote."""
    for text in folder.texts.values():
        blocks, notes = text.document.blocks, text.document.footnotes
        starts = {(block.id_place or block.place).line: block.id for block in blocks}
        lines = sorted([*starts, *(note.place.line for note in notes), _END])
        for line, end in pairwise(lines):
            if starts.get(line) == name:
                yield _Range(text.file, (line, 0), (end, 0))


def _words(folder: ArticleFolder, quote: str) -> Iterator[_Range]:
    """From a quote's opening bracket to its id."""
    for text in folder.texts.values():
        for span in quote_spans(references_in(text.document).in_blocks):
            if span.value == quote:
                start, end = span.place, span.value_place
                yield _Range(text.file, (start.line, start.column), (end.line, end.column))


def _attribution(folder: ArticleFolder, quote: str) -> Iterator[_Range]:
    """What article.yml and the lock say of a quote."""
    for record in (folder.article, folder.lock):
        yield from _entry(record.root.get("quotes") if record and record.root else None, quote)


def _stamps(folder: ArticleFolder, block: str) -> Iterator[_Range]:
    root = folder.lock.root if folder.lock else None
    for language in entries(root.get("translations") if root else None):
        yield from _entry(language.value, block)


def _entry(among: Node | None, name: str) -> Iterator[_Range]:
    """From a key to the end of its value."""
    for entry in entries(among):
        if entry.key.text == name:
            start = entry.key.place
            yield _Range(start.file, (start.line, start.column), max(_end(entry.key), _end(entry.value)))


def _end(node: Node) -> _Point:
    """Behind the last thing that stands in a value."""
    if isinstance(node, Scalar):
        return (node.place.line, node.place.column + max(node.place.length, 1))
    inner = node.items if isinstance(node, ListNode) else [entry.value for entry in node]
    return max((_end(each) for each in inner), default=(node.place.line, node.place.column + 1))
