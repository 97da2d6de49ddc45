"""Files of an edition taken apart by programs of others: what stands where in them, for each kind of file.

A leaf is a place (which says all of the structure above it) and a text. Whoever compares the leaves of two editions
sees each record, field, element and attribute that one of them has and the other has not. Nothing is forgiven: what a
strict reader would not take is no file of its kind.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from pybtex.database import parse_bytes

Leaf = tuple[str, str]

# XML 1.0, production 2.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DOCTYPE = re.compile(rb"<!DOCTYPE(?! html>)")
# LaTeX's own characters in a text: those of bibtex.py, turned round.
_LATEX = {
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
    **{f"\\{character}": character for character in "#$%&_"},
}
_COMMAND = re.compile("|".join(map(re.escape, _LATEX)))
_RIS_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  - (?P<value>[^\n]*)\n")


class NotOfItsKind(AssertionError):
    """A file that a strict reader of its kind does not take."""


def leaves(path: str, data: bytes) -> list[Leaf]:
    """What stands in a file, by what its name says that it is."""
    suffix = PurePosixPath(path).suffix
    return list(_READERS[suffix](data))


def _json(data: bytes) -> Iterator[Leaf]:
    yield from _values("", json.loads(data, object_pairs_hook=_once))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotOfItsKind("a key that stands twice")
    return found


def _values(place: str, value: Any) -> Iterator[Leaf]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(f"{place}.{key}", inner)
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _values(f"{place}[{n}]", inner)
    elif place.endswith("_html") or (place == ".description" and "<p>" in str(value)):
        yield from _html(f"{place}:", value)
    else:
        yield place, value if isinstance(value, str) else json.dumps(value)


def _xml(data: bytes) -> Iterator[Leaf]:
    text = data.decode("utf-8")
    if _NO_XML.search(text) or _DOCTYPE.search(data):
        raise NotOfItsKind("a character that XML 1.0 has not, or a document type")
    parser = etree.XMLParser(recover=False, resolve_entities=False, load_dtd=False, no_network=True)
    root = etree.fromstring(data, parser)
    if root.getprevious() is not None or root.getnext() is not None:
        raise NotOfItsKind("something beside the root")
    yield from _element("", root)


def _element(above: str, element: etree._Element) -> Iterator[Leaf]:
    if not isinstance(element.tag, str):
        raise NotOfItsKind(f"a comment, an instruction or an entity in {above}")
    place = f"{above}/{element.tag}"
    yield f"{place} xmlns", " ".join(sorted(element.nsmap.values()))
    for name, value in element.items():
        yield f"{place}@{name}", value
    yield place, element.text or ""
    for child in element:
        yield from _element(place, child)
        yield f"{place} after {child.tag}", child.tail or ""


def _html(place: str, data: str) -> Iterator[Leaf]:
    """A piece of HTML, as a parser of HTML reads it."""
    yield from _element(place, lxml_html.fragment_fromstring(data, create_parent="div"))


def _csv(data: bytes) -> Iterator[Leaf]:
    text = data.decode("utf-8")
    if re.search(r"(?<!\r)\n(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*\Z)", text):
        raise NotOfItsKind("a record that does not end with CRLF")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    for n, row in enumerate(rows):
        if len(row) != len(header):
            raise NotOfItsKind(f"a record of {len(row)} cells")
        for name, cell in zip(header, row, strict=True):
            yield f"{n}.{name}", cell


def _ris(data: bytes) -> Iterator[Leaf]:
    """Records of lines `TY  - X`, and nothing else; the last line of each is `ER  - `."""
    text, at, record, within = data.decode("utf-8"), 0, 0, False
    while at < len(text):
        if not within and text.startswith("\n", at):
            at += 1
            continue
        line = _RIS_LINE.match(text, at)
        if not line or within == (line["tag"] == "TY"):
            raise NotOfItsKind(f"no line of RIS: {text[at : at + 80]!r}")
        if len(line[0].splitlines()) != 1:
            raise NotOfItsKind(f"a line that some programs take for two: {line[0]!r}")
        within = line["tag"] != "ER"
        yield f"{record}.{line['tag']}", line["value"]
        record, at = record + (not within), line.end()
    if within:
        raise NotOfItsKind("a record that never ends")


def _bib(data: bytes) -> Iterator[Leaf]:
    text = data.decode("utf-8")
    for key, entry in parse_bytes(data, "bibtex").entries.items():
        yield f"{key} type", entry.type
        for name, value in entry.fields.items():
            whole = _bare(value) if name in _NAMES else value
            yield f"{key}.{name}", whole if name == "url" else _decoded(whole)
        for role, people in entry.persons.items():
            for n, person in enumerate(people):
                yield f"{key}.{role}[{n}]", _decoded(_bare(str(person)))
    # BibTeX has no comments: whatever stands between entries is passed over, and so would be what got out of one.
    if re.sub(r"^@[a-z]+\{[^\s,]+,\n(?:  [a-z]+ = .*,\n)*  url = \{.*\}\n\}\n\n", "", text, flags=re.M):
        raise NotOfItsKind("something beside the entries")


# Names of people whom pybtex does not know as such.
_NAMES = ("bookauthor", "translator")


def _bare(name: str) -> str:
    if not (name.startswith("{") and name.endswith("}")):
        raise NotOfItsKind(f"a name that is divided: {name!r}")
    return name[1:-1]


def _decoded(latex: str) -> str:
    if re.search(r"[\\{}~^#$%&_]", _COMMAND.sub("", latex)):
        raise NotOfItsKind(f"what LaTeX does not print as it stands: {latex!r}")
    return _COMMAND.sub(lambda found: _LATEX[found[0]], latex)


def _markdown(data: bytes) -> Iterator[Leaf]:
    """What CommonMark makes of it, with tables; HTML is none of the texts."""
    for n, token in enumerate(MarkdownIt().enable("table").parse(data.decode("utf-8"))):
        place = f"{n}.{token.type}"
        if not token.children:
            yield place, token.content
        for inner in token.children or ():
            place = f"{place} {inner.type}"
            yield place, " ".join([inner.content, *map(str, inner.attrs.values())])


def _cff(data: bytes) -> Iterator[Leaf]:
    yield from _values("", yaml.safe_load(data))


def _epub(data: bytes) -> Iterator[Leaf]:
    """The documents of a book. `cite`, which titles have that are in letters that slant, is passed over."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            if PurePosixPath(name).suffix in _READERS:
                inner = re.sub(b"</?cite>", b"", book.read(name))
                yield from ((f"{name}:{place}", text) for place, text in leaves(name, inner))
            else:
                yield name, ""


_XML = (".xml", ".graphml", ".xhtml", ".opf", ".ncx", ".svg")
_READERS = {
    **dict.fromkeys(_XML, _xml),
    **dict.fromkeys((".json", ".jsonld", ".webmanifest"), _json),
    ".csv": _csv,
    ".ris": _ris,
    ".bib": _bib,
    ".md": _markdown,
    ".cff": _cff,
    ".epub": _epub,
}
