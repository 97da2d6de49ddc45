"""The SayingWords record: what must be known of a language to tell who says a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NOTHING = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class SayingWords:
    """The words of saying of one language, as patterns over flat text (`folding.flat`).

    `verb` is a word that says that someone says; its group `follows`, if it has one, matches where the speaker
    comes after it. `according`: what stands before the speaker instead of a verb. `pronoun`: who was named before,
    in few words. `again`: nouns that stand for the one who spoke before ("the statement"). `issued`: what somebody
    issues, before the issuer. `prepositions`: words after which a name is no subject. `aside`: how words begin that
    say more of a name, between commas. `adverbs` say nothing of the speaker. `lead`: how words end that lead to
    whole words of somebody. `channels`: (pattern, channel), the surer first. `verb_first`: the speaker follows
    the verb. `attached` ends what stands before a name that a preposition is written to, `contracted` begins a name
    that has taken one up. `openers`: words after which a name may be a subject, besides verbs.
    `articles` are passed over between a preposition and a name.
    """

    verb: re.Pattern[str]
    according: re.Pattern[str]
    pronoun: re.Pattern[str]
    again: re.Pattern[str]
    issued: re.Pattern[str]
    prepositions: frozenset[str]
    aside: re.Pattern[str]
    adverbs: re.Pattern[str]
    lead: re.Pattern[str]
    channels: tuple[tuple[re.Pattern[str], str], ...]
    verb_first: bool
    attached: re.Pattern[str] = _NOTHING
    contracted: re.Pattern[str] = _NOTHING
    openers: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


def word(*patterns: str) -> re.Pattern[str]:
    """A pattern of whole words."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})(?![^\W_])")


def channels(rows: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Rows of (pattern of words, channel)."""
    return tuple((word(pattern), channel) for pattern, channel in rows)
