"""Things of the model as bytes and back, for another process or another day; the bytes are of one version of Tahqiq."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from zlib import crc32

from msgspec.msgpack import Decoder, Encoder

from tahqiq.dates import EdtfDate, Fault, parse

T = TypeVar("T")
_SUM = 4


class Damaged(Exception):
    """What was kept is not what was written: a disk, or somebody, has changed it."""


def with_sum(data: bytes) -> bytes:
    """Bytes that can be told from damaged ones: a CRC-32 after them. Against malice there is the seal of the state."""
    return data + crc32(data).to_bytes(_SUM, "little")


def without_sum(data: bytes) -> memoryview:
    """The bytes, as they were written. Raises Damaged."""
    whole = memoryview(data)
    if crc32(whole[:-_SUM]) != int.from_bytes(whole[-_SUM:], "little") or len(whole) < _SUM:
        raise Damaged
    return whole[:-_SUM]


def packed(thing: object) -> bytes:
    """A thing as MessagePack, without names of fields, and a sum; equal things are equal bytes."""
    return with_sum(_ENCODER.encode(thing))


def unpacked(kind: type[T]) -> Callable[[bytes], T]:
    """What makes things of a kind from bytes that were packed; it raises Damaged for other bytes."""
    found: Callable[[bytes], T] | None = _KNOWN.get(kind)
    if found is None:
        decode = Decoder(kind, dec_hook=_from_text).decode
        found = _KNOWN[kind] = lambda data: decode(without_sum(data))
    return found


def _text_of(value: object) -> str:
    """A date is its text: its bounds may be years beyond what MessagePack's numbers hold."""
    if isinstance(value, EdtfDate):
        return value.text
    raise NotImplementedError(f"no form to store a {type(value).__name__} in")


def _from_text(kind: type, text: str) -> EdtfDate:
    date = parse(text)
    if kind is not EdtfDate or isinstance(date, Fault):
        raise ValueError(f"{text!r} is no {kind.__name__}")
    return date


_KNOWN: dict[Any, Callable[[bytes], Any]] = {}
_ENCODER = Encoder(enc_hook=_text_of)
