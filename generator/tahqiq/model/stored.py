"""Things of the model as bytes and back, for another process or another day; the bytes are of one version of Tahqiq."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec.msgpack import Decoder, Encoder

from tahqiq.dates import EdtfDate, Fault, parse

T = TypeVar("T")


def packed(thing: object) -> bytes:
    """A thing as MessagePack, without names of fields; equal things are equal bytes."""
    return _ENCODER.encode(thing)


def unpacked(kind: type[T]) -> Callable[[bytes], T]:
    """What makes things of a kind from bytes that were packed; it raises msgspec.DecodeError for other bytes."""
    found: Callable[[bytes], T] | None = _KNOWN.get(kind)
    if found is None:
        found = _KNOWN[kind] = Decoder(kind, dec_hook=_from_text).decode
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
