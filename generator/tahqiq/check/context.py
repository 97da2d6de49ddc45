"""What rules are given: a part of the manuscript, and a register of the ids that any part may name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tahqiq.check.hints import Hints
from tahqiq.check.part import Question
from tahqiq.check.passages import Passage, passages_of
from tahqiq.check.values import Value, values
from tahqiq.check.walk import References, quote_spans, references_in
from tahqiq.problems import Problem
from tahqiq.read import Manuscript, Record, Text
from tahqiq.read.markdown import Span
from tahqiq.schema import FILE_SHAPES


@dataclass(frozen=True, slots=True)
class Register:
    """The ids of what every part of an edition may refer to; actors with their kind. Articles are not in it."""

    actors: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()

    def ids(self, kind: str) -> Collection[str]:
        """The known ids of a kind of thing that is no article."""
        if kind == "actor":
            return self.actors
        return self.events if kind == "event" else self.terms


class Written(NamedTuple):
    """A YAML file that could be read, and its values beside their shapes."""

    record: Record
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Context:
    """Given to every rule: `manuscript` is a part of the whole, so no rule may conclude from what is not there."""

    manuscript: Manuscript
    languages: tuple[str, ...]
    register: Register

    # What several rules look at, found by one walk through each file.
    records: tuple[Written, ...]
    references: Mapping[str, References]
    passages: tuple[Passage, ...] = ()
    hints: Hints = field(default_factory=Hints, compare=False)
    _together: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False)

    def ids(self, kinds: tuple[str, ...]) -> Collection[str]:
        """The known ids of some kinds of things that are no articles."""
        if len(kinds) == 1:
            return self.register.ids(kinds[0])
        if kinds not in self._together:
            self._together[kinds] = frozenset(name for kind in kinds for name in self.register.ids(kind))
        return self._together[kinds]

    def page_folder(self, name: str) -> str:
        """The folder of an editorial page, as places call it."""
        for text in self.manuscript.pages[name].values():
            return text.file.rpartition("/")[0]
        content = self.manuscript.edition.file.rpartition("/")[0] if self.manuscript.edition else "content"
        return f"{content}/pages/{name}"

    def references_in(self, text: Text) -> References:
        """What a text of this part refers to."""
        return self.references[text.file]

    def quote_spans(self, text: Text) -> list[Span]:
        """The spans of a text's blocks that hold the words of quotes."""
        return quote_spans(self.references_in(text).in_blocks)


def context_of(part: Manuscript, languages: tuple[str, ...], register: Register) -> Context:
    """The context of the rules for a part of an edition."""
    records = tuple(Written(r, values(FILE_SHAPES[kind], r.root)) for r, kind in _records(part) if r.root)
    texts = [text for folder in part.articles.values() for text in folder.texts.values()]
    texts += [text for page in part.pages.values() for text in page.values()]
    references = {t.file: references_in(t.document) for t in texts}
    context = Context(part, languages, register, records, references)
    return replace(context, passages=tuple(passages_of(context)))


def _records(part: Manuscript) -> Iterator[tuple[Record, str]]:
    """Every YAML file, with the kind of file that it is."""
    if part.edition:
        yield part.edition, "edition"
    for kind, found in (("actor", part.actors), ("event", part.events), ("term", part.terms)):
        for record in found.values():
            yield record, kind
    for folder in part.articles.values():
        if folder.article:
            yield folder.article, "article"
        if folder.lock:
            yield folder.lock, "lock"


def register_of(manuscript: Manuscript) -> Register:
    """The register of a manuscript, or of what is no article in it."""
    return Register(
        actors={
            name: record.root.text("kind") if record.root else ""
            for name, record in manuscript.actors.items()
        },
        events=frozenset(manuscript.events),
        terms=frozenset(manuscript.terms),
    )


Found = Iterator[Problem | Question]
