"""The order of names in an index: a small collation, the same on every machine.

It folds what a reader does not sort by (vowel signs, hamza seats, case, accents, the article), and ends
with the text itself, so that no two different names are ever equal.
"""

from __future__ import annotations

import re
import unicodedata

OTHER = "#"
"""What stands over the names that begin with no letter."""

DEPTH = 4
"""How many letters tell the pages of a large index apart."""

_ARABIC_FOLDS = str.maketrans("أإآٱىئؤةکگی", "ااااييوهكجي", "ـء")
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{2})")  # before folding: ألمانيا has none
_LATIN_ARTICLE = re.compile(r"^(?:(?:al|an|ar|as|ash|at|ad|az|el)-|(?:the|a|an)\s+)(?=\w)")
_TURNED_COMMAS = str.maketrans("", "", "ʿʾʻʼ'’‘`")


def collation_key(text: str, language: str) -> tuple[str, str, str]:
    """A sort key: the letters that count, then the text without its accents only, then the text itself."""
    return (folded(text, language), _bare(text), text)


def folded(text: str, language: str) -> str:
    """The letters that a name is sorted by: `الإطار` as `اطار`, `al-Saadi` as `saadi`."""
    if language.split("-")[0] != "ar" and not _ARABIC_LETTER.match(text):
        return _LATIN_ARTICLE.sub("", _bare(text).translate(_TURNED_COMMAS))
    return _bare(_ARABIC_ARTICLE.sub("", text.strip()).translate(_ARABIC_FOLDS))


def initial(text: str, language: str) -> str:
    """The letter that a name stands under in an index; `#` for a name that begins with none."""
    first = next((c for c in folded(text, language) if c.isalnum()), "")
    return first.upper() if first.isalpha() else OTHER


def slugs(text: str, language: str) -> tuple[str, ...]:
    """ASCII names of a name's first letters, one letter more each: `u0645`, `u0645-u062d`; `other` for none."""
    if initial(text, language) == OTHER:
        return ("other",)
    letters = [c for c in folded(text, language) if c.isalnum()][:DEPTH]
    points = [f"u{ord(c):04x}" for c in letters]
    return tuple("-".join(points[: n + 1]) for n in range(len(points)))


def slug(letter: str) -> str:
    """The ASCII name of a letter that names stand under."""
    return "other" if letter == OTHER else f"u{ord(letter.lower()[0]):04x}"


def letters(slug: str) -> str:
    """The letters of a slug, as an index shows them."""
    if slug == "other":
        return OTHER
    return "".join(chr(int(point[1:], 16)) for point in slug.split("-")).capitalize()


def _bare(text: str) -> str:
    """Without accents, vowel signs, invisible characters and case."""
    decomposed = unicodedata.normalize("NFD", text.strip())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", bare).casefold()
