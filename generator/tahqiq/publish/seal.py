"""The seal of what a build leaves: what was true when it ended, signed with the key of who has built (key.py)."""

from __future__ import annotations

from collections.abc import Mapping
from hmac import compare_digest

import msgspec

from tahqiq.publish.key import signed
from tahqiq.read.scan import Glance

_SIZE = 32


class Seal(msgspec.Struct, frozen=True):
    """What was true when a build ended.

    `files` are the sizes and times of what is kept, and of the site's manifest, by name; `environment` is a digest of
    all that is no content; `site` is where the site lies, and which folder that was; `content` is the state of each
    part of the content; `behind` are the paths in which the spare copy of the site is behind it. `manifest` is the
    SHA-256 of the site's manifest. `boot` is the time between two starts of the machine in which it was made: a renewal
    does not wait until the disk has what it wrote, so what a power cut has left is not believed (decision 32).
    """

    version: str
    files: Mapping[str, tuple[int, int, int]]
    environment: str
    site: str
    folder: tuple[int, int]
    content: Mapping[str, Glance]
    warnings: int
    pages: int
    behind: tuple[str, ...] = ()
    manifest: str = ""
    boot: str = ""


class SealedSite(msgspec.Struct):
    """What of a seal of any version says where its site is."""

    site: str
    folder: tuple[int, int]


_PACKED = msgspec.msgpack.Encoder()
_UNPACKED = msgspec.msgpack.Decoder(Seal)
_SITE = msgspec.msgpack.Decoder(SealedSite)


def packed(seal: Seal, key: bytes) -> bytes:
    """A seal as it is written, signed."""
    data = _PACKED.encode(seal)
    return signed(data, key) + data


def unpacked(data: bytes, key: bytes) -> Seal | None:
    """The seal that was written, if it was signed with the key."""
    if not compare_digest(signed(data[_SIZE:], key), data[:_SIZE]):
        return None
    try:
        return _UNPACKED.decode(data[_SIZE:])
    except msgspec.DecodeError:
        return None


def site_in(data: bytes) -> SealedSite | None:
    """What a seal says of its site, whoever has signed it."""
    try:
        return _SITE.decode(data[_SIZE:])
    except msgspec.DecodeError:
        return None
