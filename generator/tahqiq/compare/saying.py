"""What stood in a place, as it is said to a reader: names, dates in words, texts, of which what is the same is cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from tahqiq.compare.values import Piece, Said
from tahqiq.dates import Fault, parse
from tahqiq.dates import words as date_words
from tahqiq.languages.directions import closed
from tahqiq.model import Localised
from tahqiq.render.words import Words

CONTEXT = 60
"""How many characters beside a change are shown of what is the same."""

NO_LANGUAGE = "zxx"
"""The tag of what is in none, such as an address."""


class Run(msgspec.Struct, frozen=True):
    """Some words of one direction. `language`: whose they are, empty for the interface's own, or NO_LANGUAGE."""

    text: str
    state: Literal["", "same", "removed", "added"] = ""
    language: str = ""


def isolated(text: str) -> str:
    """A text that keeps its own direction within another."""
    return f"\u2068{text}\u2069"


def said(value: Said, words: Words) -> Run:
    """A value in words, as a run."""
    match value.kind:
        case "words":
            return Run(value.value, language=value.language)
        case "date":
            return Run(_date(value.value, words))
        case "thing":
            return _thing(value, words)
        case "choice":
            return Run(_choice(value.value, words))
        case "stance":
            term, _, stance = value.value.partition(" ")
            name = isolated(_thing(value, words).text if value.names else term)
            return Run(words("quote.stance", term=name, stance=words(f"stance.{stance}")))
        case "places":
            places = value.value.replace("-", "–").replace(" ", words("list.comma"))
            return Run(words("diff.verified", places=isolated(places)))
    return Run(value.value, language=NO_LANGUAGE)


def _date(text: str, words: Words) -> str:
    date = parse(text)
    return text if isinstance(date, Fault) else date_words(date, words.language)


def _thing(value: Said, words: Words) -> Run:
    if not value.names:
        return Run(value.value, language=NO_LANGUAGE)
    names = Localised(value.names)
    return Run(names.best(words.language), language=names.language_of(words.language))


def _choice(key: str, words: Words) -> str:
    family, _, value = key.partition(".")
    if family == "language":
        return words.language_name(value)
    if family == "diff" and value.startswith("form."):
        return words(key, block="").strip()
    return words(key.replace("diff.evidence.broken", "diff.broken-evidence"))


def shortened(pieces: Sequence[Piece], language: str) -> tuple[Run, ...]:
    """The pieces of a text; of what is the same only what stands near a change, cut between words."""
    found: list[Run] = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.state == "same" and len(pieces) > 1:
            before = _end(text) if number else ""
            after = _start(text) if number < len(pieces) - 1 else ""
            if len(before) + len(after) + 1 < len(text):
                text = f"{before}…{after}"
        found.append(Run(closed(text), piece.state, language))
    return tuple(found)


def _end(text: str) -> str:
    """The beginning of a text that follows a change."""
    return text if len(text) <= CONTEXT else text[: CONTEXT + 1].rpartition(" ")[0] or text[:CONTEXT]


def _start(text: str) -> str:
    """The end of a text that a change follows."""
    return text if len(text) <= CONTEXT else text[-CONTEXT - 1 :].partition(" ")[2] or text[-CONTEXT:]
