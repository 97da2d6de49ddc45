"""Names: which words of a text name an actor, a term or an event, by the register and by the edition's habits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tahqiq.author.forms import Form, Forms, Node, forms_of, keyed, words_of
from tahqiq.author.habits import MOST, Habits, habits_of, learnt_forms
from tahqiq.author.hits import Beside, Hit, beside, hits
from tahqiq.read import Manuscript
from tahqiq.read.markdown.nesting import Apart

__all__ = ["MOST", "Found", "Names"]


class Found(NamedTuple):
    """Words of a text that are a name: `text[start:end]`, in code points, without letters before the name.

    `ids` are what they may name, all of one `kind` (actor, term, event), the likeliest first. `confidence` is
    that of the first one, from 0 to 1; it is low where others are as likely.
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    confidence: float


class _Asked(NamedTuple):
    """All that decides what words may name: their form, themselves, their language and what is beside them."""

    node: Node
    gaps: tuple[str, ...]
    likely: float
    printed: str
    language: str
    beside: Beside


_Answer = tuple[str, tuple[str, ...], float]
_Answers = dict[tuple[_Asked, ...], _Answer | None]
_KEPT = 1 << 16
_ALIKE = 30
"""Of how many things that have one name it is weighed which is meant; a name of more tells nothing by itself."""


@dataclass(frozen=True, slots=True)
class Names:
    """All names of an edition's register, and the words that its texts annotate as each thing."""

    forms: Forms
    habits: Habits
    sorts: Mapping[str, str] = field(default_factory=dict)
    _alike: dict[Node, tuple[Form, ...]] = field(default_factory=dict, repr=False, compare=False)
    _answers: _Answers = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, manuscript: Manuscript, *, learning: bool = True, unfinished: str = "") -> Names:
        """The names of an edition; `learning`: also from what its articles annotate already.

        `unfinished`: an article that is being annotated, which leaves nothing alone on purpose.
        """
        sorts = {a: r.root.text("kind") for a, r in manuscript.actors.items() if r.root}
        forms = forms_of(manuscript)
        if not learning:
            return cls(forms, Habits(), sorts)
        names = cls(forms.joined(learnt_forms(manuscript)), Habits(), sorts)
        return cls(names.forms, habits_of(manuscript, names.may_name, unfinished), sorts)

    def found(self, text: str, language: str) -> tuple[Found, ...]:
        """The names in a plain text, the longest first, none over another."""
        return tuple(_apart(self.everything(text, language)))

    def nested(self, text: str, language: str) -> tuple[Found, ...]:
        """The same, but actors also where they stand inside the name of a term or an event."""
        every = self.everything(text, language)
        actors = list(_apart(f for f in every if f.kind == "actor"))
        others = list(_apart(f for f in every if f.kind != "actor"))
        # None of the actors lies over another, so only those that lie over this one need a look.
        named = Apart(actors)
        whole = [
            o for o in others if not any(_cross(o, a) or _within(o, a) for a in named.over(o.start, o.end))
        ]
        return tuple(sorted((*actors, *whole), key=_longest))

    def everything(self, text: str, language: str) -> tuple[Found, ...]:
        """Every name that the words may be, those inside others too, the longest first."""
        places: dict[tuple[int, int], list[_Asked]] = {}
        for hit in hits(text, self.forms):
            places.setdefault((hit.start, hit.end), []).append(_asked(hit, text, language))
        found = (
            Found(start, end, *answer)
            for (start, end), asked in places.items()
            if (answer := self._answer(tuple(asked)))
        )
        return tuple(sorted(found, key=_longest))

    def may_name(self, text: str, language: str) -> set[tuple[tuple[str, ...], tuple[str, str]]]:
        """The forms that a text has, each with what it may name, as (kind, id)."""
        every = {_asked(hit, text, language) for hit in hits(text, self.forms)}
        return {(form.key, (form.kind, form.id)) for asked in every for form, _ in self._likely(asked)}

    def registered(self, kind: str) -> Iterator[Form]:
        """The forms of a kind that the register has, in a fixed order."""
        yield from (form for form in self.forms if form.kind == kind and not form.learnt)

    def sort(self, actor: str) -> str:
        """The kind of an actor, empty if it has none."""
        return self.sorts.get(actor, "")

    def why(self, words: str, kind: str, name: str) -> str:
        """Why words may name a thing, as a sentence for an editor."""
        form = keyed(words_of(words))
        node = self.forms.of(form)
        known = node is not None and (kind, name) in node.known
        count = self.habits.counts.get((form, (kind, name)))
        said = "a name of it in the register" if known else "a form or a part of its name"
        if count and count.annotated:
            said += (
                f"; annotated so in {count.annotated} of {count.annotated + count.left} texts that have it"
            )
        return said

    def _answer(self, asked: tuple[_Asked, ...]) -> _Answer | None:
        """The things that words may name: their kind, the ids, how likely the first; a text asks again and again."""
        if asked not in self._answers:
            if len(self._answers) >= _KEPT:
                self._answers.clear()
            self._answers[asked] = self._judged(asked)
        return self._answers[asked]

    def _judged(self, asked: tuple[_Asked, ...]) -> _Answer | None:
        """One place: the things that its words may name, with how likely each is; None if they name nothing."""
        matches = [match for one in asked for match in self._likely(one)]
        if not matches:
            return None
        likely: dict[tuple[str, str], float] = {}
        for form, sure in matches:
            thing = (form.kind, form.id)
            judged = self.habits.judged(form, asked[0].language, sure)
            likely[thing] = max(likely.get(thing, 0.0), judged)
        shares = self.habits.shares(matches[0][0].key, likely)
        kind = max(likely, key=lambda t: (likely[t] * shares[t], t[0] == "actor", t[1]))[0]
        things = sorted((t for t in likely if t[0] == kind), key=lambda t: (-likely[t] * shares[t], t))
        first = things[0]
        return kind, tuple(t[1] for t in things), round(likely[first] * shares[first], 3)

    def _likely(self, asked: _Asked) -> Iterator[tuple[Form, float]]:
        """The forms that words are, each with how likely they are it."""
        for form in self._weighed(asked.node):
            if all(gap in form.printed for gap in asked.gaps):
                likely = asked.likely * form.likeness(asked.printed, asked.language)
                if likely:
                    yield form, likely * _alone(form, asked)

    def _weighed(self, node: Node) -> tuple[Form, ...]:
        """The forms of some words; of very many those that texts annotate."""
        if len(node.forms) <= _ALIKE:
            return node.forms
        if node not in self._alike:
            most = sorted(node.forms, key=lambda form: -self.habits.annotated(form))
            self._alike[node] = tuple(most[:_ALIKE])
        return self._alike[node]


def _asked(hit: Hit, text: str, language: str) -> _Asked:
    around = beside(text, hit.start, hit.end) if len(hit.node.key) == 1 else Beside()
    return _Asked(hit.node, hit.gaps, hit.likely, text[hit.start : hit.end], language, around)


def _alone(form: Form, asked: _Asked) -> float:
    """How likely a name is not part of what another thing is called: US soldiers, New Mexico, Mexico City."""
    if len(form.key) > 1 or form.kind != "actor":
        return 1.0
    letters = form.sort == "country" and asked.printed.replace(".", "").isupper()
    if letters and asked.beside.lower_after:
        return 0.55
    longer = asked.beside.capital_after or (form.sort != "person" and asked.beside.capital_before)
    return 0.6 if longer else 1.0


def _longest(found: Found) -> tuple[int, int, str]:
    return (found.start - found.end, found.start, found.kind)


def _cross(one: Found, other: Found) -> bool:
    """Whether two lie over each other, neither inside the other."""
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def _within(one: Found, other: Found) -> bool:
    return other.start <= one.start and one.end <= other.end


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Those that lie over none before them."""
    kept: Apart[Found] = Apart()
    for one in found:
        if not kept.over(one.start, one.end):
            kept.add(one)
            yield one
