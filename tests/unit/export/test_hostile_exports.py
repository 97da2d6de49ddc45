"""Hostile values in every text field, in every export: they are read back as values, by programs of others.

An edition with a mark in each field, and the same with a hostile value in the place of each mark, are exported and
taken apart. Both must have the same records, fields, elements and attributes, and the second the value where the first
has the mark. So an export that a value can get out of is found without anybody having thought of the way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import count, cycle, islice
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

import injected
from exported import ADDRESS
from fuzz.inert_edition import Held
from fuzz.inert_oracle import address_faults
from harness import REPOSITORY
from leaves import Leaf, NotOfItsKind, leaves
from schema_org import IRI
from tables_read import cells
from tahqiq.check import check
from tahqiq.evidence import trim
from tahqiq.export import all_files, all_formats
from tahqiq.export.archive import release_files
from tahqiq.export.citations import entries
from tahqiq.export.feeds import opening
from tahqiq.model import build
from tahqiq.problems import has_errors
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render.publication import publication

Files = Mapping[str, bytes]
PIECES = (
    # What begins, ends or changes something in one of the formats.
    *"<>\"'&{}\\@=+-|`*_#%$~^;:,()[]/!?", "]]>", "--", "-->", "<!--", "<?x ?>", "<![CDATA[", "&#", "&#0;", "&amp;",
    "&#x1;", "%0d%0a", "%00", "@comment{", "} }", "\\}", "{\\", '"}', "\nER  - ", "ER  - ", "TY  - JOUR", "\nAU  - x",
    "\\n", "\\u003c", "\\u0000", "%s", "{0}", "{title}", "{{7}}", "${x}", "*/", "/*", "//", "---\n", "\n# x", "\n\n",
    "- x", "1. x", "\n    x", "[x](y)", "<a>", " and ", ", Jr.", " and others", "xmlns:a='b'", "<!DOCTYPE html>",
    "<!ENTITY a 'b'>", "X-A: b", "urn:x", "javascript:x", "data:text/html,x", "//evil.example", "#x", "..", "../../x",
    # What spreadsheets run.
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\n=1", " =1", "'=1", "\uff1d1", "\ufeff=1", "\u200f=1", "\u3000=1", "|cmd",
    # What cannot be seen, or turns words over and back; ends of lines that not everybody takes for such.
    "\u202aa\u202c", "\u2067a\u2069", "\u2068a\u2069", "\u2028", "\u2029", "\u00a0", "\u200f", "\u200b", "\u200d",
    "\ufeff", "\u00ad", "\u2060", "\u1680", "\u3000", "  ", "\t", "\U000e0041", "\U0001fffe", "\U0010ffff", "\ufffd",
    "e\u0301", "\u0130", "\U0001f469\u200d\U0001f469", "word", "كلمة", "واژه", "١٢",
)  # fmt: skip
QUOTATION_MARKS = "“”„«»‹›‘’"
"""Around a quotation those within it become others."""

attacks = st.sampled_from([injected.attack(n) for n in range(len(injected.ATTACKS))])
mixtures = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
characters = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff" + QUOTATION_MARKS),
    min_size=1,
    max_size=8,
)
hostile = (mixtures | attacks | characters).filter(lambda text: any(map(str.isalpha, text)))


FIELDS = 200
"""More than there are."""


def often(values: Sequence[str]) -> list[str]:
    """Values for all fields."""
    return list(islice(cycle(values), FIELDS))


def numbered(values: Sequence[str]) -> list[str]:
    """Values for all fields, each with a number before or after it: of equal names one may be left out."""
    first = len(values[0])
    return [f"{value}{n}" if (n // 2 + first) % 2 else f"{n}{value}" for n, value in enumerate(often(values))]


class Planter(injected.Attacker):
    """Puts values in turn wherever a text stands, and writes down which is where: by number, in the order of asking."""

    def __init__(self, values: Iterator[str]) -> None:
        self._values = values
        self.planted: list[str] = []

    def text(self) -> str:
        self.planted.append(next(self._values))
        return self.planted[-1]

    def prose(self) -> str:
        # Blanks at an end are none of Markdown's text, and beside a star there is no emphasis.
        self.planted.append(" ".join(next(self._values).split()))
        return self.planted[-1]

    def address(self) -> str:
        value = next(self._values)
        # What no address may have is refused.
        self.planted.append(
            "".join(character for character in value if character.isprintable() and character != " ")
        )
        return f"https://{injected.HOST}/{self.planted[-1]}"


def planted(planter: Planter) -> dict[str, bytes]:
    """An edition's files."""
    return injected.files(lambda _: planter, 1)


def exports(content: Mapping[str, bytes], address: str = ADDRESS) -> Files | None:
    """All files of all formats, and those of a release; nothing of an edition that the check refuses."""
    manuscript = read_edition(Held(content))
    if has_errors(check(manuscript)):
        return None
    tables, _ = _words()
    known = publication(relate(build(manuscript)), address, tables)
    with pytest.MonkeyPatch.context() as patched:
        # Or of some texts there were less than of others.
        patched.setattr(opening, "ENOUGH", 1_000_000)
        patched.setattr(entries, "LONGEST", 1_000)
        found = [file for format in all_formats() for file in all_files(format, known)]
    return dict([*found, *release_files(known)])


@cache
def _words() -> tuple[Mapping[str, Mapping[str, str]], object]:
    return read_words((REPOSITORY / "templates/words",))


def marks() -> Planter:
    """A mark for each field."""
    return Planter(f"zq{n:04}" for n in count())


@cache
def marked() -> Mapping[str, Sequence[Leaf]]:
    """The leaves of each file of the edition of marks."""
    files = exports(planted(marks()))
    assert files is not None
    return {path: leaves(path, data) for path, data in files.items()}


# ---------------------------------------------------------------- comparing

LINES = (".zenodo.json", ".ris", ".bib", ".cff", ".md", ".epub")
"""Of values in these only words are kept: any blanks between them are one space."""
IN_PART = ("prefix", "suffix", "code@lang")
"""What stands around a passage is cut; of the words after a fence the first is the language, if it can be one."""
_MARK = re.compile(r"zq(\d{4})")


def wrong(files: Files, planted: Sequence[str]) -> Iterator[str]:
    """What is otherwise in some files than it is in those of marks, but for the values."""
    if files.keys() != marked().keys():
        yield f"files {files.keys() ^ marked().keys()}"
    for path, expected in marked().items():
        try:
            found = leaves(path, files[path])
        except (NotOfItsKind, ValueError, SyntaxError) as error:
            yield f"{path}: {error}"
            continue
        yield from (f"{path}: {fault}" for fault in _structure(path, expected, found))
        yield from (f"{path}: {fault}" for fault in _values(path, expected, found, planted))
        yield from (f"{path}: {fault}" for fault in _addresses(path, found))
        yield from (f"{path}: {fault}" for fault in _formulas(path, files[path]))


def _structure(path: str, expected: Sequence[Leaf], found: Sequence[Leaf]) -> Iterator[str]:
    before, after = ([place for place, _ in of if not place.endswith(IN_PART)] for of in (expected, found))
    # A book has its register in the order of names.
    if Counter(before) != Counter(after) if path.endswith(".epub") else before != after:
        more, less = Counter(after) - Counter(before), Counter(before) - Counter(after)
        yield f"has {list(more)[:5]} too many, {list(less)[:5]} too few"


def _values(
    path: str, expected: Sequence[Leaf], found: Sequence[Leaf], planted: Sequence[str]
) -> Iterator[str]:
    """Where a mark stands alone the value does, and among words of ours it stands among them."""
    kept = _words_of if path.endswith(LINES) or "citations/" in path or ".csl." in path else str
    texts: dict[str, set[str]] = defaultdict(set)
    for place, text in found:
        texts[place].add(kept(_as_read(path, text)))
    for place, text in expected:
        if place.endswith(IN_PART):
            continue
        for mark in _MARK.finditer(text):
            value = kept(planted[int(mark[1])])
            said = {value, value[slice(*trim(value))]} if mark[0] in _quoted() else {value}
            alone = mark[0] == text
            if not alone:
                said.add(value.rstrip("."))  # a sentence has one full stop
            among = "\0".join(texts[place])
            if not any(one in texts[place] if alone else _is_among(one, among) for one in said):
                yield f"{place} has {sorted(texts[place])[:3]!r} instead of {value!r}"


def _is_among(value: str, among: str) -> bool:
    """Whether a value stands among others; in an address it is percent-encoded where it must be."""
    return value in among or unquote(value) in unquote(among)


@cache
def _quoted() -> frozenset[str]:
    """The marks in quotations, whose words are without quotation marks at their ends (format.md, Evidence)."""
    said = (
        text for place, text in marked()["data/edition.json"] if re.match(r"\.quotes\[\d+\]\.text\.", place)
    )
    return frozenset(mark[0] for text in said for mark in _MARK.finditer(text))


def _words_of(text: str) -> str:
    return " ".join(text.split())


def _as_read(path: str, text: str) -> str:
    """A cell of a table as its datapackage.json says that it is read."""
    return text.removeprefix("'") if path.endswith(".csv") else text


_ADDRESSED = re.compile(r"(?:@|\.)(?:\{[^}]*\})?(?:href|src|target|url|URL|UR|home_page_url|@id)$")
# What a program may pass over before it looks for a sign: blanks, and whatever has no width.
_RUN = re.compile(
    "[\\s\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20-]|[\t\r\n]"
)


def _addresses(path: str, found: Sequence[Leaf]) -> Iterator[str]:
    for place, text in found:
        if _ADDRESSED.search(place) and not text.startswith("urn:uuid:"):
            yield from (f"{place}: {fault}" for fault in address_faults(text, asked=False))
            if path.endswith(".jsonld") and not IRI.fullmatch(text):
                yield f"{place}: the IRI {text!r}"


def _formulas(path: str, data: bytes) -> Iterator[str]:
    """Cells as they are written: none is run (https://owasp.org/www-community/attacks/CSV_Injection)."""
    if path.endswith(".csv"):
        yield from (f"the cell {cell!r}" for row in cells(data) for cell in row if _RUN.match(cell))


# ---------------------------------------------------------------- all of them


# What is wrong names its place and its value: there is nothing to gain from fewer values.
@settings(max_examples=25, suppress_health_check=list(HealthCheck), phases=set(Phase) - {Phase.shrink})
@given(st.lists(hostile, min_size=1, max_size=24).map(numbered))
@example(often([*map(injected.attack, range(len(injected.ATTACKS))), "word"]))
@example(often([piece + "a" for piece in PIECES]))
@example(often(["a" + piece for piece in PIECES]))
@example(often(["a" + piece + "b" for piece in PIECES]))
@example(numbered(["\nER  - a\t"]))
@example(numbered(['../../x%00"}&#', "%zz%", "%25"]))
@example(numbered(["a\u2028 b\u2029 c", "\u2028 a"]))
def test_values_are_read_back_from_every_export(values: list[str]) -> None:
    planter = Planter(iter(values))
    files = exports(planted(planter))
    assume(files is not None)
    assert files is not None
    found = list(wrong(files, planter.planted))
    assert not found, "\n".join(found[:5])


# ---------------------------------------------------------------- what was found

MARKDOWN = (
    # The number of a form feed is one that HTML has, and XML has no such character: the feeds could not be read.
    '[a](https://a.example "b&#12;c")',
    "[a][b]\n\n[b]: https://a.example 'c&#12;d'",
    f'![a]({injected.PICTURE} "b&#12;c")',
    "~~~ a&#12;b\nc\n~~~",
    "[a](https://a.example/&#12;b)",
    "<https://a.example/&#12;b>",
)


@pytest.mark.parametrize("markdown", MARKDOWN)
def test_files_can_be_read_whatever_markdown_has(markdown: str) -> None:
    content = planted(marks())
    content["articles/v0/en.md"] += f"\n{{#more .only}}\n{markdown}\n".encode()
    files = exports(content)
    assert files is not None
    assert sum(len(leaves(path, data)) for path, data in files.items()) > 5_000
