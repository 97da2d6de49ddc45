"""Names in running text: which words of a text may be a name's, in the grammar of each language.

A word of a text may carry what is no part of a name: letters before it in Arabic, the sign of possession in
English. `readings` gives each way to take it, `variants` the forms that a name itself may take. Languages of
which nothing is said here have names as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tahqiq.languages import arabic, english
from tahqiq.languages.folding import fold
from tahqiq.languages.neutral import primary

ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_ARTICLE = "ال"
# Two spellings of one word, both usual: the name of the continent, and what is made of it.
_SPELLINGS = (("امريك", "اميرك"),)
_EDGES = "-.'’‘‐‑"
_POSSESSIVE = re.compile(r"['’‘](?:s|S)?$")


class Reading(NamedTuple):
    """One way to take a word: `form` is the folded name in `word[start:end]`; `likely` from 0 to 1."""

    start: int
    end: int
    form: str
    likely: float


class Variant(NamedTuple):
    """Another form of a name, as folded words; `likely` is how surely it means the same, from 0 to 1."""

    words: tuple[str, ...]
    likely: float


def readings(word: str) -> tuple[Reading, ...]:
    """The ways to take a word of a text, the plainest first. The script of the word says which rules hold."""
    return _readings(word)


@lru_cache(maxsize=1 << 16)
def _readings(word: str) -> tuple[Reading, ...]:
    # A full stop or a dash at its ends is no part of a word, though folding finds words with them.
    bare = word.rstrip(_EDGES)
    before = len(bare) - len(bare := bare.lstrip(_EDGES))
    rule = _arabic_readings if ARABIC.search(bare) else _latin_readings
    return tuple(Reading(r.start + before, r.end + before, r.form, r.likely) for r in rule(bare))


@lru_cache(maxsize=1 << 16)
def key(form: str) -> str:
    """The one form in which folded words are compared: without case, spellings and case endings."""
    form = form.lower()
    if not ARABIC.search(form):
        return form
    for one, other in _SPELLINGS:
        form = form.replace(one, other)
    # The sound plural ends in -ūn or -īn; shorter words with this ending are seldom plurals.
    return form[:-2] + "ون" if len(form) > 5 and form.endswith("ين") else form


def variants(words: tuple[str, ...], tag: str, *, noun: bool) -> Iterator[Variant]:
    """Other forms of a name of these folded words in a language; `noun`: it is a common noun, as terms are."""
    rule = _VARIANTS.get(primary(tag))
    if rule and words:
        yield from rule(words, noun)


def uncontracted(form: str) -> str:
    """A folded word whose article a particle has shortened (للحكومة), with its article whole."""
    return _ARTICLE + form[2:] if form.startswith("لل") and len(form) > 4 else form


def has_article(name: str) -> bool:
    """Whether a word in Latin letters is or begins with an article, whose capital says nothing."""
    return name.lower().startswith(("al-", "el-", "the"))


def stands_short(name: str, before: str, *, noun: bool) -> bool:
    """Whether a word stands as a short name does: a last name with its capital, a common noun with its article."""
    if not name[:1].isascii():
        return True
    if noun:
        return before.rstrip().lower().endswith(" the") or before.strip().lower() == "the"
    return name[:1].isupper() or "-" in name


def capital_before(text: str, start: int) -> bool:
    """Whether the word right before a place in a text, not the first of its sentence, has a capital: New Mexico."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - 40), start)
    return bool(before) and before[1].lower() not in _TITLES  # type: ignore[index]


def another(text: str, start: int, end: int, *, noun: bool) -> bool:
    """Whether words that may be a short name belong to a longer one: Todd Palin, the Democratic party."""
    if not ARABIC.search(text[start:end]):
        return not noun and capital_before(text, start)
    following = _DEFINITE_AFTER.match(text, end)
    return noun and bool(following) and not following[1].startswith(("الذي", "التي", "الل"))  # type: ignore[index]


_CAPITAL_BEFORE = re.compile(r"(?<=[^\W\d_,;:)”’] )([A-Z][\w'’.-]*) $")
_DEFINITE_AFTER = re.compile(r" (ال\w{2,})")
_TITLES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "sir",
        "lord",
        "lady",
        "president",
        "minister",
        "secretary",
        "senator",
        "sen.",
        "rep.",
        "judge",
        "justice",
        "general",
        "gen.",
        "king",
        "queen",
        "prince",
        "princess",
        "chancellor",
        "governor",
        "gov.",
        "mayor",
        "pope",
        "professor",
        "prof.",
        "sheikh",
        "imam",
        "sayyid",
        "ayatollah",
        "captain",
        "capt.",
        "colonel",
        "col.",
        "lt.",
        "sgt.",
        "rev.",
        "father",
        "sister",
        "brother",
        "chairman",
    ]
)


def short_names(words: tuple[str, ...], tag: str) -> tuple[str, ...]:
    """The common noun by which a body is called once its name of several words was given: the ministry."""
    rule = _NOUNS.get(primary(tag))
    return rule(words) if rule else ()


def _arabic_readings(word: str) -> Iterator[Reading]:
    folded = fold(word)
    yield Reading(0, len(word), folded, 1.0)
    yield from _without_particle(word, folded, 0)
    if folded[:1] in ("و", "ف") and len(folded) > 2:
        rest = folded[1:]
        yield Reading(_after(word, 1), len(word), rest, _certainty(rest))
        yield from _without_particle(word, rest, 1)


def _without_particle(word: str, form: str, before: int) -> Iterator[Reading]:
    """A form without the particle that it may begin with; `before`: letters that were taken off already."""
    if form[:2] == "لل" and len(form) > 4:
        # The article has lost its alef to the particle; what is left of it belongs to the name.
        yield Reading(_after(word, before), len(word), _ARTICLE + form[2:], 0.97)
    if form[:1] in ("ب", "ل", "ك") and len(form) > 2:
        yield Reading(_after(word, before + 1), len(word), form[1:], _certainty(form[1:]))


def _certainty(rest: str) -> float:
    """How likely a letter before this is no part of the word (فورد is Ford, not ورد)."""
    if rest.startswith(_ARTICLE) and len(rest) > 4:
        return 0.98
    return 0.94 if len(rest) > 4 else 0.85 if len(rest) > 3 else 0.6


def _after(word: str, letters: int) -> int:
    """Where a word goes on after so many letters, with their marks and what draws them out."""
    at = 0
    while at < len(word) and (letters or not fold(word[at])):
        letters -= bool(fold(word[at]))
        at += 1
    return at


def _latin_readings(word: str) -> Iterator[Reading]:
    found = _POSSESSIVE.search(word)
    yield Reading(0, len(word), fold(word), 1.0)
    if found and found.start():
        yield Reading(0, found.start(), fold(word[: found.start()]), 1.0)


def _arabic_variants(words: tuple[str, ...], noun: bool) -> Iterator[Variant]:
    definite = [word.startswith(_ARTICLE) and len(word) > 4 for word in words]
    if all(definite) and (len(words) > 1 or noun):
        yield Variant(tuple(word[2:] for word in words), 0.78)
    if noun and not any(definite) and len(words) < 3:
        yield Variant(tuple(_ARTICLE + word for word in words), 0.95)
    first = words[0]
    if len(first) > 4 and first.endswith("ون") and len(words) > 1:
        # The plural loses its ending before what it belongs to.
        yield Variant((first[:-1], *words[1:]), 0.9)
        yield Variant((first[:-2] + "ي", *words[1:]), 0.9)
    elif len(first) > 4 and first.endswith("و") and len(words) > 1:
        yield Variant((first[:-1] + "ي", *words[1:]), 0.95)


def _english_variants(words: tuple[str, ...], noun: bool) -> Iterator[Variant]:
    if words[0].lower() == "the" and len(words) > 1:
        yield Variant(words[1:], 0.9)
    last = words[-1]
    if noun and last.isalpha() and len(last) > 3:
        other = _number(last)
        yield Variant((*words[:-1], other), 0.95)


def _number(word: str) -> str:
    """The plural of a regular noun, or the singular of what looks like one."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _arabic_noun(words: tuple[str, ...]) -> tuple[str, ...]:
    first = words[0]
    return (first if first.startswith(_ARTICLE) else _ARTICLE + first,)


def _english_noun(words: tuple[str, ...]) -> tuple[str, ...]:
    at = words.index("of") if "of" in words else len(words)
    noun = words[at - 1] if at else ""
    # What is said of many things in one text names none of them.
    return (noun,) if noun.isalpha() and noun not in _VAGUE else ()


_VAGUE = frozenset(
    {"states", "state", "forces", "troops", "union", "nations", "group", "republic", "soldiers", "house"}
)
_NOUNS: dict[str, Callable[[tuple[str, ...]], tuple[str, ...]]] = {
    arabic.SUBTAG: _arabic_noun,
    english.SUBTAG: _english_noun,
}
_VARIANTS: dict[str, Callable[[tuple[str, ...], bool], Iterator[Variant]]] = {
    arabic.SUBTAG: _arabic_variants,
    english.SUBTAG: _english_variants,
}
