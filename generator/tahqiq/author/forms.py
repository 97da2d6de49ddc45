"""Forms: the names of the register as they may stand in a text, each with how surely it means its thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tahqiq.languages.folding import fold, words
from tahqiq.languages.naming import ARABIC, has_article, key, uncontracted, variants
from tahqiq.read import Manuscript, Record
from tahqiq.read.nodes import Mapping as MappingNode
from tahqiq.read.nodes import Scalar, entries, items

_WORDS = 16
"""Of how many words the longest forms are that a text is searched for: no text repeats a longer title whole."""
PROPER = frozenset({"person", "place", "country"})
"""Kinds of actors that are called by proper names, not by common nouns."""
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name: `key` are its words as they are compared, `printed` as the register or a text has it.

    `sort` is the kind of an actor, empty for other things; `prior` how surely the form means the thing where
    nothing else is known; `learnt`: an article has it, the register does not.
    """

    kind: str
    id: str
    key: tuple[str, ...]
    printed: str
    language: str
    prior: float
    sort: str = ""
    learnt: bool = False

    @property
    def proper(self) -> bool:
        """Whether it begins with a capital wherever it stands, in a script that has them."""
        return self.kind == "actor" and (self.sort in PROPER or len(self.key) == 1)

    def likeness(self, text: str, language: str) -> float:
        """How well printed words are this form: 0 where their capitals make them other words."""
        likely = self.prior * (1.0 if self.language == language else 0.95)
        if ARABIC.search(text):
            same = _bare(self.printed).endswith(_bare(text)) or _bare(text).endswith(_bare(self.printed))
            short = len(self.key) == 1 and len(self.key[0]) < 4
            return likely * (1.0 if same else 0.6 if short else 0.96)
        return likely * _capitals(self, text)


@dataclass(slots=True, eq=False)
class Node:
    """Words that forms begin with: the `forms` of just these words, and by the word that follows all longer ones.

    `known`: what the register calls so, each as (kind, id). `longest`: of how many words, from the first one on, the
    longest form is that begins so.
    """

    key: tuple[str, ...]
    forms: tuple[Form, ...] = ()
    after: dict[str, Node] = field(default_factory=dict)
    known: frozenset[tuple[str, str]] = frozenset()
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms by their words, as a tree: many begin with the same one."""

    first: Mapping[str, Node] = field(default_factory=dict)

    def of(self, key: tuple[str, ...]) -> Node | None:
        """The forms of these words; None if none begins with them."""
        node = self.first.get(key[0])
        for word in key[1:]:
            node = node and node.after.get(word)
        return node

    def __iter__(self) -> Iterator[Form]:
        """All, by their first words, the longest first."""
        for word in sorted(self.first):
            yield from sorted(_under(self.first[word]), key=_order)

    def joined(self, others: Iterable[Form]) -> Forms:
        """These forms and others."""
        return indexed([*self, *others])


def _under(node: Node) -> Iterator[Form]:
    yield from node.forms
    for below in node.after.values():
        yield from _under(below)


def indexed(forms: Iterable[Form]) -> Forms:
    """Forms by their words; of one form of one thing that stands twice, the likelier."""
    best: dict[tuple[tuple[str, ...], str, str], Form] = {}
    for form in forms:
        same = (form.key, form.kind, form.id)
        if same not in best or best[same].prior < form.prior:
            best[same] = form
    by_key: dict[tuple[str, ...], list[Form]] = {}
    for form in best.values():
        if len(form.key) <= _WORDS:
            by_key.setdefault(form.key, []).append(form)
    first: dict[str, Node] = {}
    for key_, them in by_key.items():
        node, *_ = path = list(_path(first, key_))
        path[-1].forms = tuple(sorted(them, key=_order))
        path[-1].known = frozenset((form.kind, form.id) for form in them if not form.learnt)
        node.longest = max(node.longest, len(key_))
    return Forms(first)


def _path(first: dict[str, Node], words: tuple[str, ...]) -> Iterator[Node]:
    """The nodes of a form's words, made where they are not there."""
    nodes = first
    for number, word in enumerate(words, 1):
        node = nodes.setdefault(word, Node(words[:number]))
        yield node
        nodes = node.after


def forms_of(manuscript: Manuscript) -> Forms:
    """The forms of all names and aliases of an edition's actors, terms and events."""
    found: list[Form] = []
    for kind, records in register(manuscript).items():
        for name, record in records.items():
            sort = record.root.text("kind") if record.root else ""
            for language, printed in printed_names(record):
                found += _forms(kind, name, sort, language, printed)
    return indexed(found)


def register(manuscript: Manuscript) -> Mapping[str, Mapping[str, Record]]:
    """The records of what has names, by the key of its spans."""
    return {"actor": manuscript.actors, "term": manuscript.terms, "event": manuscript.events}


def printed_names(record: Record) -> Iterator[tuple[str, str]]:
    """(language, name as typed) of a thing: its names or titles first, then its aliases."""
    root: MappingNode | None = record.root
    if root is None:
        return
    for entry in (*entries(root.get("name")), *entries(root.get("title"))):
        if isinstance(entry.value, Scalar):
            yield entry.key.text, entry.value.text
    for entry in entries(root.get("aliases")):
        for item in items(entry.value):
            if isinstance(item, Scalar):
                yield entry.key.text, item.text


def words_of(printed: str) -> tuple[str, ...]:
    """The folded words of a name, with its case."""
    return tuple(word.folded for word in words(printed))


def keyed(folded: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words as they are compared; the first one with its article whole, where a particle has taken of it."""
    first, *rest = map(key, folded)
    return (uncontracted(first), *rest)


def _forms(kind: str, name: str, sort: str, language: str, printed: str) -> Iterator[Form]:
    folded = words_of(printed)
    if not folded or not any(map(str.isalnum, "".join(folded))):
        return
    prior = _prior(kind, sort, folded)
    yield Form(kind, name, keyed(folded), printed, language, prior, sort)
    if sort in PROPER:
        return
    for variant in variants(folded, language, noun=kind == "term"):
        yield Form(
            kind, name, keyed(variant.words), " ".join(variant.words), language, prior * variant.likely, sort
        )


def _prior(kind: str, sort: str, folded: tuple[str, ...]) -> float:
    """How surely words that look like a name are one: several seldom meet by chance, a short one often."""
    if len(folded) > 1:
        return 0.97
    word = folded[0]
    if len(word) < 2:
        return 0.45
    if kind != "actor":
        return 0.8
    if len(word) < 4 and not word.isupper():
        return 0.75
    return 0.93 if sort in PROPER or not ARABIC.search(word) else 0.85


def _order(form: Form) -> tuple[int, str, str]:
    return (-len(form.key), form.kind, form.id)


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


def _capitals(form: Form, text: str) -> float:
    """Names in Latin letters: a capital of a proper name is part of it, that of a title only begins it."""
    named, printed = form.printed.split(), text.split()
    if len(named) != len(printed):
        return 0.95
    proper = form.proper or sum(word[:1].isupper() for word in named) > 1
    likely = 1.0
    for number, (name, word) in enumerate(zip(named, printed, strict=True)):
        if name.isupper() and len(name) < 5 and not word.startswith(name):
            return 0.0
        if name[:1].isupper() and word[:1].islower() and (number or proper) and not has_article(name):
            return 0.0
        if name[:1].islower() and word.isupper() and fold(word) != "I":
            likely = 0.9
    return likely
