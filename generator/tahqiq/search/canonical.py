"""Pagefind's filters in one order: its version 1.5 writes them in another order at every run.

Filters and their values come out of a hash map there, and the names of files are digests of their bytes, so
that two builds of one edition would differ. Both are sorted here and the digests made anew. Nothing else of a
bundle depends on the order; see decisions/0004-search-store.md. What is read is a small part of CBOR
(RFC 8949): arrays, texts and whole numbers.
"""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from collections.abc import Mapping
from hashlib import sha256

Value = int | str | list["Value"]
_SIGNATURE = b"pagefind_dcd"
# Deflate, no time, best compression, unknown system.
_GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
_WHOLE, _TEXT, _ARRAY = 0, 3, 4
_LENGTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_FILTERS = 3  # the place of the filters in a meta file: version, pages, chunks, filters, sorts, meta fields
_ENTRY = "pagefind-entry.json"


def in_one_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bundle of one language with its filters sorted. ValueError if it is not as we know it."""
    found = dict(files)
    entry = json.loads(found.pop(_ENTRY))
    ((language, record),) = entry["languages"].items()
    meta = _array(_unpacked(found.pop(f"pagefind.{record['hash']}.pf_meta")))
    filters: list[Value] = []
    for name, digest in sorted(map(_pair, _array(meta[_FILTERS]))):
        packed = _unpacked(found.pop(f"filter/{digest}.pf_filter"))
        values = sorted((_array(value) for value in _array(_array(packed)[1])), key=lambda v: str(v[0]))
        content = encoded([name, list(values)])
        digest = _digest(language, content)
        found[f"filter/{digest}.pf_filter"] = _packed(content)
        filters.append([name, digest])
    meta[_FILTERS] = filters
    content = encoded(meta)
    record["hash"] = _digest(language, content)
    found[f"pagefind.{record['hash']}.pf_meta"] = _packed(content)
    found[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return found


def decoded(data: bytes) -> Value:
    """One CBOR value."""
    value, end = _decoded(data, 0)
    if end != len(data):
        raise ValueError("more than one value")
    return value


def encoded(value: Value) -> bytes:
    """A value as CBOR, in the shortest form."""
    if isinstance(value, int):
        return _head(_WHOLE, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(map(encoded, value))


def _decoded(data: bytes, at: int) -> tuple[Value, int]:
    kind, low = data[at] >> 5, data[at] & 31
    at += 1
    size = _LENGTHS.get(low, 0)
    if low > 27:
        raise ValueError(f"a form of CBOR that is not expected: {low}")
    count = int.from_bytes(data[at : at + size]) if size else low
    at += size
    if kind == _WHOLE:
        return count, at
    if kind == _TEXT:
        return data[at : at + count].decode(), at + count
    if kind == _ARRAY:
        items: list[Value] = []
        for _ in range(count):
            item, at = _decoded(data, at)
            items.append(item)
        return items, at
    raise ValueError(f"a type of CBOR that is not expected: {kind}")


def _head(kind: int, count: int) -> bytes:
    if count < 24:
        return bytes([kind << 5 | count])
    low, size = next((low, size) for low, size in _LENGTHS.items() if count < 1 << 8 * size)
    return bytes([kind << 5 | low]) + count.to_bytes(size)


def _pair(value: Value) -> tuple[str, str]:
    name, digest = _array(value)
    if not isinstance(name, str) or not isinstance(digest, str):
        raise ValueError("a filter without a name")
    return name, digest


def _array(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise ValueError("not an array")
    return value


def _unpacked(data: bytes) -> Value:
    content = gzip.decompress(data)
    if not content.startswith(_SIGNATURE):
        raise ValueError("no signature")
    value = decoded(content[len(_SIGNATURE) :])
    if encoded(value) != content[len(_SIGNATURE) :]:
        raise ValueError("what is read is not what was written")
    return value


def _packed(content: bytes) -> bytes:
    """As gzip (RFC 1952, 2.3). Python's own writes one system or another into the header, by its version."""
    plain = _SIGNATURE + content
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    tail = struct.pack("<II", zlib.crc32(plain), len(plain) & 0xFFFFFFFF)
    return _GZIP_HEADER + deflate.compress(plain) + deflate.flush() + tail


def _digest(language: str, content: bytes) -> str:
    return f"{language}_{sha256(content).hexdigest()[:10]}"
