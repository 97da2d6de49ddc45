"""What rules are given: the manuscript, and a register of every id in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from tahqiq.problems import Problem
from tahqiq.read import Manuscript, Record
from tahqiq.schema import FILE_SHAPES
from tahqiq.schema import Record as RecordShape


@dataclass(frozen=True, slots=True)
class Register:
    """Every id that may be referred to: actors with their kind, articles with their block ids."""

    actors: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    articles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def ids(self, kind: str) -> Mapping[str, object] | frozenset[str]:
        """The known ids of a kind of thing."""
        known: dict[str, Mapping[str, object] | frozenset[str]] = {
            "actor": self.actors,
            "event": self.events,
            "term": self.terms,
            "article": self.articles,
        }
        return known[kind]


@dataclass(frozen=True, slots=True)
class Context:
    """Given to every rule."""

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
    """The register of a manuscript."""
    return Register(
        actors={
            name: record.root.text("kind") if record.root else ""
            for name, record in manuscript.actors.items()
        },
        events=frozenset(manuscript.events),
        terms=frozenset(manuscript.terms),
        articles={
            name: frozenset(b.id for t in folder.texts.values() for b in t.document.blocks if b.id)
            for name, folder in manuscript.articles.items()
        },
    )


def nearest(word: str, known: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> str:
    """A hint that names the nearest known word; empty if none is near."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{found[0]}"?' if found else ""


Found = Iterator[Problem]
