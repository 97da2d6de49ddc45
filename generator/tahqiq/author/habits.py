"""Habits: which words an edition's texts annotate as what, and how often they leave them alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from tahqiq.author.forms import Form, keyed, register, words_of
from tahqiq.languages.folding import stops
from tahqiq.read import Manuscript
from tahqiq.read.markdown import SpanAt, plain_with_spans

MOST = 500
"""Articles that are learnt from: the last ones, for habits change."""
_TRUST = 2.0
"""How many texts the register's word is worth against what the texts do."""
_LEARNT = 0.45
_LONGEST = 6

NAMING = ("actor", "term", "event")
Thing = tuple[str, str]
Words = tuple[str, ...]


# Of a text and its language, the forms that it has, each with what it may name.
Matcher = Callable[[str, str], set[tuple[Words, Thing]]]


@dataclass(slots=True)
class _Count:
    """In how many texts words are annotated as a thing, and in how many they stand and are not."""

    annotated: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Habits:
    """How often texts annotate words as a thing, and how often they leave them alone."""

    counts: Mapping[tuple[Words, Thing], _Count] = field(default_factory=dict)

    def judged(self, form: Form, language: str, likely: float) -> float:
        """How likely a form means its thing, by the register's word and the texts' habit together."""
        count = self.counts.get((form.key, (form.kind, form.id)))
        if count is None:
            return likely
        seen = count.annotated + count.left
        return (likely * _TRUST + count.annotated) / (_TRUST + seen)

    def annotated(self, form: Form) -> int:
        """In how many texts a form is annotated as its thing."""
        count = self.counts.get((form.key, (form.kind, form.id)))
        return count.annotated if count else 0

    def shares(self, words: Words, likely: Mapping[Thing, float]) -> dict[Thing, float]:
        """Of several things that words may name, how often they name each, of 1; alike where nothing tells."""
        counts = {thing: self.counts.get((words, thing)) for thing in likely}
        weights = {t: 0.5 + 2 * (c.annotated if c else 0) for t, c in counts.items()}
        of_kind = {t: sum(w for o, w in weights.items() if o[0] == t[0]) for t in weights}
        return {thing: weight / of_kind[thing] for thing, weight in weights.items()}


def learnt_forms(manuscript: Manuscript) -> tuple[Form, ...]:
    """The words of every span that names something of the register, as forms."""
    sorts = {
        (kind, name): record.root.text("kind") if record.root else ""
        for kind, records in register(manuscript).items()
        for name, record in records.items()
    }
    return tuple(dict.fromkeys(_learnt(_texts(manuscript), sorts)))


def habits_of(manuscript: Manuscript, matched: Matcher, unfinished: str = "") -> Habits:
    """What an edition's articles annotate and leave. `matched` finds all forms in a text of a language.

    What is not annotated in an `unfinished` article is not left alone: nobody has come to it yet.
    """
    counts: dict[tuple[Words, Thing], _Count] = {}
    others = {name: folder for name, folder in manuscript.articles.items() if name != unfinished}
    for language, blocks in _texts(replace(manuscript, articles=others)):
        _count(blocks, language, matched, counts)
    return Habits(counts)


_Blocks = list[tuple[str, tuple[SpanAt, ...]]]


def _texts(manuscript: Manuscript) -> Iterator[tuple[str, _Blocks]]:
    """The texts that editors have annotated: (language, the plain text and the spans of each block)."""
    for folder in islice(reversed(list(manuscript.articles.values())), MOST):
        for language, text in folder.texts.items():
            blocks = [plain_with_spans(block) for block in text.document.blocks]
            if any(at.span.key in NAMING for _, spans in blocks for at in spans):
                yield language, blocks


def _learnt(texts: Iterable[tuple[str, _Blocks]], sorts: Mapping[Thing, str]) -> Iterator[Form]:
    for language, blocks in texts:
        for plain, spans in blocks:
            for at in spans:
                thing = (at.span.key, at.span.value)
                words = words_of(printed := plain[at.start : at.end])
                if thing in sorts and 0 < len(words) <= _LONGEST and _tells(words):
                    prior = _LEARNT if thing[0] == "actor" else _LEARNT - 0.1
                    yield Form(*thing, keyed(words), printed, language, prior, sorts[thing], learnt=True)


def _tells(words: Words) -> bool:
    """Whether words say anything: not one that stands in nearly every text, nor a single letter."""
    return len(words) > 1 or (len(words[0]) > 2 and words[0].lower() not in stops())


def _count(
    blocks: _Blocks,
    language: str,
    matched: Matcher,
    counts: dict[tuple[Words, Thing], _Count],
) -> None:
    """One text: each form that it has is annotated in it, or left."""
    annotated: set[tuple[Words, Thing]] = set()
    there: set[tuple[Words, Thing]] = set()
    for plain, spans in blocks:
        for at in spans:
            if at.span.key in NAMING:
                form = keyed(words_of(plain[at.start : at.end]))
                annotated.add((form, (at.span.key, at.span.value)))
        there |= matched(plain, language)
    for one in annotated:
        counts.setdefault(one, _Count()).annotated += 1
    for one in there - annotated:
        counts.setdefault(one, _Count()).left += 1
