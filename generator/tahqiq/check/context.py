"""What rules are given: a part of the manuscript, and a register of the ids that any part may name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from tahqiq.check.part import Question
from tahqiq.problems import Problem
from tahqiq.read import Manuscript, Record
from tahqiq.schema import FILE_SHAPES
from tahqiq.schema import Record as RecordShape


@dataclass(frozen=True, slots=True)
class Register:
    """The ids of what every part of an edition may refer to; actors with their kind. Articles are not in it."""

    actors: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()

    def ids(self, kind: str) -> Collection[str]:
        """The known ids of a kind of thing that is no article."""
        known: dict[str, Collection[str]] = {
            "actor": self.actors,
            "event": self.events,
            "term": self.terms,
        }
        return known[kind]


@dataclass(frozen=True, slots=True)
class Context:
    """Given to every rule: `manuscript` is a part of the whole, so no rule may conclude from what is not there."""

    manuscript: Manuscript
    languages: tuple[str, ...]
    register: Register

    def page_folder(self, name: str) -> str:
        """The folder of an editorial page, as places call it."""
        for text in self.manuscript.pages[name].values():
            return text.file.rpartition("/")[0]
        content = self.manuscript.edition.file.rpartition("/")[0] if self.manuscript.edition else "content"
        return f"{content}/pages/{name}"

    def records(self) -> Iterator[tuple[Record, RecordShape, str]]:
        """Every YAML file that could be read, with its shape and the kind of file."""
        m = self.manuscript
        if m.edition:
            yield m.edition, FILE_SHAPES["edition"], "edition"
        for kind, found in (("actor", m.actors), ("event", m.events), ("term", m.terms)):
            for record in found.values():
                yield record, FILE_SHAPES[kind], kind
        for folder in m.articles.values():
            if folder.article:
                yield folder.article, FILE_SHAPES["article"], "article"
            if folder.lock:
                yield folder.lock, FILE_SHAPES["lock"], "lock"


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


def nearest(word: str, known: Collection[str]) -> str:
    """A hint that names the nearest known word; empty if none is near."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{found[0]}"?' if found else ""


Found = Iterator[Problem | Question]
