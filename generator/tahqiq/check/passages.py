"""The texts of an edition as rules of writing look at them: one language's words of one file, with their places."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from tahqiq.check.lines import Lines
from tahqiq.evidence import trim
from tahqiq.languages import Language, language
from tahqiq.problems import Place, Problem, Severity
from tahqiq.read.markdown import Span
from tahqiq.read.markdown.readable import Readable
from tahqiq.read.nodes import Mapping as MappingNode
from tahqiq.read.nodes import Node, Scalar, Sequence, entries, within
from tahqiq.schema import LanguageTag, Localised, NameOrLocalised, Table
from tahqiq.schema.vocabulary import VERBATIM_MODES

if TYPE_CHECKING:
    from tahqiq.check.context import Context, Written
    from tahqiq.read import Text

GAP = "\n\n"
QUOTATION = '“[^“”]*”|«[^«»]*»|„[^„“]*“|"[^"\n]*"'
"""A pattern of what stands between quotation marks of any language."""


class Passage:
    """Words in one language: paragraphs are parted by empty lines.

    `own`: they are the editors', whose typography is to be as the edition's. Else they are a source's, in an original
    or under `stated:`, or forms of names: of those only what nobody sees is a slip.
    """

    def __init__(self, text: str, tag: str, *, own: bool) -> None:
        self.text = text
        self.language: Language = language(tag)
        self.own = own

    @cached_property
    def characters(self) -> frozenset[str]:
        """Which characters occur: most rules need to look no further."""
        return frozenset(self.text)

    @cached_property
    def canonical(self) -> bool:
        """Whether all of it is in NFC."""
        return unicodedata.is_normalized("NFC", self.text)

    def parts(self) -> Iterable[str]:
        """The texts that it is made of, with GAP between them."""
        return (self.text,)

    def place(self, start: int, end: int) -> Place:
        """Where in the file words stand."""
        raise NotImplementedError

    def verbatim(self) -> Iterable[tuple[int, int]]:
        """What may not be changed: the words of verified quotes, from their first to their last letter."""
        return ()

    @cached_property
    def _own_words(self) -> tuple[list[int], list[int]]:
        """Where verified quotes begin, in order, and how far those that have begun by then reach."""
        verbatim = sorted(self.verbatim())
        return [first for first, _ in verbatim], list(accumulate((last for _, last in verbatim), max))

    def quoted(self, start: int, end: int) -> bool:
        """Whether some of these characters are a verified quote's own."""
        begins, reach = self._own_words
        before = bisect_left(begins, end)
        return before > 0 and start < reach[before - 1]

    def problem(
        self, start: int, end: int, code: str, message: str, hint: str, severity: Severity = "warning"
    ) -> Problem:
        """What is wrong with some of its characters."""
        return Problem(self.place(start, end), code, message, hint, severity)


class TextPassage(Passage):
    """The words of a Markdown file; `quotes`: the ids of those that are verified against the source."""

    def __init__(
        self,
        text: Text,
        tag: str,
        *,
        own: bool,
        spans: Iterable[Span] = (),
        quotes: frozenset[str] = frozenset(),
    ) -> None:
        self._readable = Readable(text.written)
        super().__init__(self._readable.text, tag, own=own)
        self._written = text
        self._spans = spans
        self._quotes = quotes

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._written)

    @cached_property
    def _verbatim(self) -> list[tuple[int, int]]:
        found = []
        for span in self._spans:
            if span.key == "quote" and span.value in self._quotes:
                start, end = self._here(span.place), self._here(span.value_place)
                first, last = trim(self.text[start:end])
                found.append((start + first, start + last))
        return found

    def _here(self, place: Place) -> int:
        return self._readable.here(self._lines.offset(place))

    def verbatim(self) -> Iterable[tuple[int, int]]:
        return self._verbatim

    def place(self, start: int, end: int) -> Place:
        return self._lines.place(self._readable.in_source(start), self._readable.in_source(end - 1) + 1)


class RecordPassage(Passage):
    """The values of one language in a YAML file, one paragraph each."""

    def __init__(self, values: list[Scalar], tag: str, *, own: bool) -> None:
        super().__init__(GAP.join(value.text for value in values), tag, own=own)
        self._values = values
        self._starts = [0, *accumulate(len(value.text) + len(GAP) for value in values)]

    def parts(self) -> Iterable[str]:
        return [value.text for value in self._values]

    def place(self, start: int, end: int) -> Place:
        number = bisect_right(self._starts, start) - 1
        value, begins = self._values[number], self._starts[number]
        return within(value.place, value.text, start - begins, end - begins)


def placed(texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Texts with GAP between them, each with where it begins in the whole."""
    start = 0
    for text in texts:
        yield start, text
        start += len(text) + len(GAP)


def passages_of(context: Context) -> Iterator[Passage]:
    """Everything that readers read of a part of the edition."""
    for folder in context.manuscript.articles.values():
        root = folder.article.root if folder.article else None
        verified = frozenset(_verified(root))
        source = root.text("source", "language") if root else ""
        for tag, text in folder.texts.items():
            kind = root.text("texts", tag, "kind") if root else ""
            quotes = verified if tag == source else frozenset()
            spans = context.quote_spans(text)
            yield TextPassage(text, tag, own=kind != "original", spans=spans, quotes=quotes)
    for page in context.manuscript.pages.values():
        for tag, text in page.items():
            yield TextPassage(text, tag, own=True)
    for written in context.records:
        yield from _of_record(written)


def _verified(root: MappingNode | None) -> Iterator[str]:
    for entry in entries(root.get("quotes") if root else None):
        if isinstance(entry.value, MappingNode) and entry.value.text("mode") in VERBATIM_MODES:
            yield entry.key.text


def _of_record(written: Written) -> Iterator[Passage]:
    """The localised values of a file, by language; those of the source's words, and forms of names, apart."""
    found: dict[tuple[str, bool], list[Scalar]] = {}
    for value in written.values:
        shape, node = value.shape, value.node
        if not isinstance(node, MappingNode):
            continue
        if isinstance(shape, (Localised, NameOrLocalised)):
            own = value.key != "stated"
        elif isinstance(shape, Table) and isinstance(shape.key, LanguageTag):
            own = False
        else:
            continue
        for entry in node.entries:
            found.setdefault((entry.key.text, own), []).extend(_scalars(entry.value))
    for (tag, own), values in found.items():
        yield RecordPassage(values, tag, own=own)


def _scalars(node: Node) -> Iterable[Scalar]:
    """The text itself, or the texts of a list."""
    if isinstance(node, Scalar):
        return (node,)
    return [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else ()
