"""The order of names in an index: that of CLDR for Arabic and Latin letters, the same on every machine.

The letters come first (hamza forms with alef, ة with ت, ى with ي; the page's own script before others, digits
before letters), then the forms of letters and their marks, then case, then the text itself, so that no two
different names are ever equal. What a reader does not sort by (the article, turned commas) does not count.
Decision record 0008 says why this is not a library; a test holds it to ICU.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tahqiq.languages import arabic
from tahqiq.languages import language as language_record

OTHER = "#"
"""What stands over the names that begin with no letter."""

DEPTH = 4
"""How many letters tell the pages of a large index apart."""

Key = tuple[tuple[int, ...], tuple[int, ...], str, str]

# Letters in the order of CLDR 48. Those that are one letter to a reader stand together in _FORMS.
_ALPHABET = (
    "ابٻپڀتثٹٺټٽٿجڃڄچڿڇحخځڂڅدذڈډڊڋڌڍڎڏڐرزڑڒړڔڕږڗژڙسشښڛڜ"
    "صضڝڞطظڟعغڠفڡڢڣڤڥڦٯقڧڨكڪګڬڭڮگڰڱڲڳڴلڵڶڷڸمنںڻڼڽڹهھہۃەوۄۅۆۇۈۉۊۋۏيۍێېۑےۓ"
)
_PLACES = {letter: place for place, letter in enumerate(_ALPHABET)}
_FORMS = {"ا": "ءٴأؤإئا", "ت": "ةت", "ك": "كک", "ي": "یىي", "ہ": "ہۂ", "ە": "ەۀ"}
_FOLDS = {ord(form): letter for letter, forms in _FORMS.items() for form in forms} | str.maketrans(
    {
        "آ": "اا",
        "ٱ": "ا",
        "ـ": "",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
    }
)
# A form that stands before the plain letter in its row sorts before it, one after it after it.
_RANKS = {form: forms.index(form) - forms.index(letter) for letter, forms in _FORMS.items() for form in forms}
_MARKS = 20
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))

_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5]")
_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{2})")  # before folding: ألمانيا has none
_LATIN_ARTICLE = re.compile(r"^(?:(?:al|an|ar|as|ash|at|ad|az|el)-|(?:the|a|an)\s+)(?=\w)", re.IGNORECASE)
_LEADING = re.compile(r"^[\W_]+")
_TURNED_COMMAS = str.maketrans("", "", "ʿʾʻʼ'’‘`")


def collation_key(text: str, language: str) -> Key:
    """A sort key: letters, then forms and marks, then case, then the text itself."""
    name = bare(text, language)
    first = _arabic_first(language)
    letters = tuple(_weight(c, first) for c in _folded(name))
    return letters, _forms(name), name.swapcase(), text


def folded(text: str, language: str) -> str:
    """The letters that a name is sorted by: `الإطار` as `اطار`, `al-Saadi` as `saadi`."""
    return _folded(bare(text, language))


def initial(text: str, language: str) -> str:
    """The letter that a name stands under in an index; `#` for a name that begins with none."""
    first = folded(text, language)[:1]
    return first.upper() if first.isalpha() else OTHER


def slugs(text: str, language: str) -> tuple[str, ...]:
    """ASCII names of a name's first letters, one letter more each: `u0645`, `u0645-u062d`; `other` for none."""
    if initial(text, language) == OTHER:
        return (slug(OTHER),)
    first = [c for c in folded(text, language) if c.isalnum()][:DEPTH]
    points = [f"u{ord(c):04x}" for c in first]
    return tuple("-".join(points[: n + 1]) for n in range(len(points)))


def slug(letter: str) -> str:
    """The ASCII name of a letter that names stand under."""
    return "other" if letter == OTHER else f"u{ord(letter.lower()[0]):04x}"


def letters(slug: str) -> str:
    """The letters of a slug, as an index shows them."""
    if slug == "other":
        return OTHER
    return "".join(chr(int(point[1:], 16)) for point in slug.split("-")).capitalize()


@lru_cache(maxsize=64)
def _arabic_first(language: str) -> bool:
    """Whether the language is written in Arabic letters: as its own name for itself is."""
    return bool(_ARABIC_LETTER.match(language_record(language).name))


def bare(text: str, language: str) -> str:
    """The part of a name that counts, without invisible characters. Only Arabic has the Arabic article."""
    plain = "".join(c for c in text if unicodedata.category(c) != "Cf").translate(_TURNED_COMMAS)
    plain = _LEADING.sub("", plain).strip()
    if not _ARABIC_LETTER.match(plain):
        return _LATIN_ARTICLE.sub("", plain)
    other = _arabic_first(language) and language.split("-")[0] != arabic.SUBTAG
    return plain if other else _ARABIC_ARTICLE.sub("", plain)


def _folded(text: str) -> str:
    """Every letter as the one that it is sorted with, without marks and case."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_FOLDS)
    decomposed = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def _weight(letter: str, arabic_first: bool) -> int:
    """Spaces, marks, digits by value, the the page's own script, other letters."""
    kind = unicodedata.category(letter)[0]
    if kind != "L":
        digit = unicodedata.digit(letter, None)
        return {"Z": 0x1000000, "P": 0x2000000}.get(kind, 0x3000000) + (
            ord(letter) if digit is None else 0x1000000 + digit
        )
    if _ARABIC_LETTER.match(letter):
        place = _PLACES.get(letter, len(_ALPHABET) + ord(letter))
        return (0x5000000 if arabic_first else 0x7000000) + place
    return 0x6000000 + ord(letter)


def _forms(text: str) -> tuple[int, ...]:
    """The form of each letter, and its accents. Arabic vowel signs count as little as case does."""
    found: list[int] = []
    for c in unicodedata.normalize("NFC", text).casefold():
        if c in _RANKS:
            found.append(_RANKS[c])
            continue
        decomposed = unicodedata.normalize("NFD", c)
        if not unicodedata.combining(decomposed[0]):
            found.append(0)
        found.extend(_MARKS + ord(mark) for mark in decomposed if mark in _ACCENTS)
    return tuple(found)
