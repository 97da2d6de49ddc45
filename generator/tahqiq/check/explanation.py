"""The explanation of a code in a language: what an editor is told of it, wherever that is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tahqiq.check.codes import all_codes
from tahqiq.problems import FILES, Example, ProblemCode, Severity
from tahqiq.read.explanations import explanations

WORDS: Mapping[str, str] = {
    "error": "error",
    "warning": "warning",
    "error-means": "The edition is not built until it is mended.",
    "warning-means": "The edition is built all the same. If what it warns of is right in an article, silence it with "
    "`silenced` in `article.yml`, and say why.",
    "why": "Why",
    "wrong": "Wrong",
    "right": "Right",
    "remedy": "What to do",
    "mended": "`tahqiq check --fix` mends it where only one answer is right.",
    "nothing": "(an empty file)",
}
"""What is said around explanations; in other languages under `words` in their files."""

_LONGEST, _BEGINNING, _ENDING = 300, 80, 40
"""Characters of a line of an example: longer ones are shown by their ends."""
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs", "Cs", "Cn", "Co"})


class Shown(NamedTuple):
    """Some lines of a file, or paths of files in a folder, whose name ends with a slash."""

    file: str
    text: str


class Explanation(NamedTuple):
    """All that is said of a code. Sentences may hold `code`; what is not said is empty."""

    code: str
    severity: Severity
    summary: str
    why: str
    remedy: str
    wrong: tuple[Shown, ...]
    right: tuple[Shown, ...]


def word(key: str, language: str) -> str:
    """One of the WORDS, in a language."""
    return explanations(language).get(f"words.{key}", WORDS[key])


def explanation(code: str, language: str = "en") -> Explanation:
    """What a code means, in a language as far as it is explained in it; raises KeyError for a code that is none."""
    entry, told = all_codes()[code], explanations(language)

    def said(part: str, own: str) -> str:
        return told.get(f"codes.{code}.{part}", own)

    return Explanation(
        code=code,
        severity=entry.severity,
        summary=said("summary", entry.summary),
        why=said("why", entry.why),
        remedy=said("remedy", entry.remedy),
        wrong=tuple(_shown(entry, entry.wrong, language)),
        right=tuple(_shown(entry, entry.right, language)),
    )


def _shown(entry: ProblemCode, example: Example, language: str) -> Iterator[Shown]:
    for kind, text in entry.pieces(example).items():
        yield Shown(FILES[kind], _shortened(visible(text).rstrip("\n")) or word("nothing", language))


def _shortened(text: str) -> str:
    """A text whose long lines are without their middle: some examples are too large on purpose."""
    lines = text.split("\n")
    return "\n".join(f"{n[:_BEGINNING]} … {n[-_ENDING:]}" if len(n) > _LONGEST else n for n in lines)


def is_invisible(character: str) -> bool:
    """Whether nobody would see a character; spaces and line ends are no such."""
    return character not in " \n\t" and unicodedata.category(character) in _INVISIBLE


def visible(text: str) -> str:
    """A text in which each invisible character is its code point, as ⟨U+200F⟩."""
    return re.sub(r"[^ \n\t]", lambda m: f"⟨U+{ord(m[0]):04X}⟩" if is_invisible(m[0]) else m[0], text)


def named(character: str) -> str:
    """The code point and the name of a character, as U+200F RIGHT-TO-LEFT MARK."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
