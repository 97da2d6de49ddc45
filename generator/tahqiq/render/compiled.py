"""Compiled templates as bytes, so that a build that makes few pages need not compile what another has.

A template is not its own source alone: what it includes is a part of it (inclusion.py), and how it is compiled is said
by our program and Jinja's. Who keeps the bytes names an environment that stands for all of that; what was compiled in
another, or is not as it was, is compiled anew. The bytes are code: only those are run whose digest was made with the
key of who builds, which does not lie where they do.
"""

from __future__ import annotations

import marshal
from hashlib import blake2b
from hmac import compare_digest

import jinja2
import msgspec
from jinja2.bccache import Bucket, bc_magic

_Entries = dict[str, tuple[bytes, bytes]]
"""By name of a template: a digest, the code."""
_PACKED = msgspec.msgpack.Encoder()
_UNPACKED = msgspec.msgpack.Decoder(_Entries)


class Compiled(jinja2.BytecodeCache):
    """What was compiled, by name and source. Jinja asks it before it compiles a template, and tells it after."""

    def __init__(self, environment: str = "", kept: bytes = b"", key: bytes = b"") -> None:
        """With what was `kept` of an environment; damaged, of another form, or without a key it counts as nothing."""
        self.grown = False
        """Whether there is more than was kept."""
        self._made: dict[str, tuple[str, bytes]] = {}
        self._kept: _Entries = {}
        self._environment = environment
        self._key = key
        if kept and key:
            try:
                self._kept = _UNPACKED.decode(kept)
            except msgspec.DecodeError:
                self.grown = True

    def packed(self, environment: str, key: bytes) -> bytes:
        """All that was compiled, for a later build in the same environment that has the same key."""
        made = {
            name: (_digest(key, environment, name, checksum, code), code)
            for name, (checksum, code) in self._made.items()
        }
        # What was kept and not asked for is handed on as it is: it is looked at when it is taken.
        return _PACKED.encode(
            {**self._kept, **made} if (environment, key) == (self._environment, self._key) else made
        )

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name: where a template lies is told by nothing that comes of it."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a template its code, if it is kept and whole."""
        digest, code = self._kept.get(bucket.key, (b"", b""))
        said = _digest(self._key, self._environment, bucket.key, bucket.checksum, code)
        if self._key and compare_digest(digest, said):
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Takes the code of a template that was compiled."""
        self._made[bucket.key] = bucket.checksum, marshal.dumps(bucket.code)
        self.grown = True


def _digest(key: bytes, environment: str, name: str, checksum: str, code: bytes) -> bytes:
    digest = blake2b(bc_magic, key=key, digest_size=32)
    for said in (jinja2.__version__, environment, name, checksum):
        digest.update(said.encode() + b"\0")
    digest.update(code)
    return digest.digest()
