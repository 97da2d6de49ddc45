"""The objects of a PDF as Chromium writes it, taken apart and put together again with other contents.

Chromium (Skia) writes PDF 1.4 with one plain table of offsets (ISO 32000-1, 7.5.4), so its objects are found without
reading what is in them. A file that is written otherwise is refused.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(rb"trailer\n(<<.*>>)\nstartxref\n(\d+)\n%%EOF\n?\Z", re.DOTALL)
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_REFERENCE = rb"/%s (\d+) 0 R"
_STREAM = re.compile(rb"(<<.*?)/Length \d+(.*?>>) stream\n(.*)\nendstream\n", re.DOTALL)
_ENTRY = 20


class OtherPdf(ValueError):
    """Not as Chromium writes it."""


@dataclass(slots=True)
class Pdf:
    """What stands before the objects, each object by its number in the file's order, and the trailer's dictionary."""

    head: bytes
    objects: dict[int, bytes]
    trailer: bytes

    def reference(self, key: bytes, within: bytes) -> int:
        """The number of the object that a dictionary names under a key; 0 if it names none."""
        found = re.search(_REFERENCE % re.escape(key), within)
        return int(found[1]) if found else 0

    def named(self, key: bytes) -> list[int]:
        """The numbers of all objects that any object names under a key."""
        pattern = re.compile(_REFERENCE % re.escape(key))
        return sorted({int(n) for body in self.objects.values() for n in pattern.findall(body)})

    def written(self) -> bytes:
        """The file."""
        parts, at, offsets = [self.head], len(self.head), {0: b"0000000000 65535 f \n"}
        for number, body in self.objects.items():
            offsets[number] = b"%010d 00000 n \n" % at
            text = b"%d 0 obj\n%sendobj\n" % (number, body)
            parts.append(text)
            at += len(text)
        size = max(offsets) + 1
        table = b"".join(offsets.get(number, b"0000000000 00000 f \n") for number in range(size))
        end = b"xref\n0 %d\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (size, table, self.trailer, at)
        return b"".join((*parts, end))


def taken_apart(data: bytes) -> Pdf:
    """The parts of a PDF. Raises OtherPdf."""
    end = _END.search(data)
    table = _TABLE.match(data, int(end[2])) if end else None
    if end is None or table is None:
        raise OtherPdf("this PDF is not written as Chromium writes it")
    rows = (data[table.end() + n * _ENTRY :][:_ENTRY] for n in range(int(table[1])))
    places = sorted((int(row[:10]), n) for n, row in enumerate(rows) if row[17:18] == b"n")
    objects = {}
    for (at, number), (following, _) in pairwise([*places, (int(end[2]), 0)]):
        start, close = b"%d 0 obj\n" % number, b"endobj\n"
        text = data[at:following]
        if not (text.startswith(start) and text.endswith(close)):
            raise OtherPdf(f"this PDF is not written as Chromium writes it (object {number})")
        objects[number] = text[len(start) : -len(close)]
    return Pdf(data[: places[0][0]] if places else data, objects, end[1])


def stream(body: bytes) -> bytes | None:
    """What a compressed stream holds; None for other objects."""
    found = _STREAM.fullmatch(body)
    return zlib.decompress(found[3]) if found and b"/FlateDecode" in found[1] + found[2] else None


def with_stream(body: bytes, content: bytes) -> bytes:
    """The stream with another content."""
    found = _STREAM.fullmatch(body)
    assert found, "asked only of what `stream` has read"
    data = zlib.compress(content, 9)
    return b"%s/Length %d%s stream\n%s\nendstream\n" % (found[1], len(data), found[2], data)
