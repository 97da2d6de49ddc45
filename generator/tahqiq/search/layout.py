"""The layout of the index: how many files of each kind there are, and where a thing lies in them (decision 17)."""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from functools import lru_cache

import msgspec

from tahqiq.languages.folding import TABLES
from tahqiq.search.entry import KINDS, is_list

FOLDER = "index/"
START = FOLDER + "start.json"
MOST = 500
"""The postings of so many documents of a group are listed of a form; of one that more have, the best."""
NUMBER = 32
QUOTES = 10
"""So many of a number's bits tell the quotes of an article apart."""
_POSTINGS, _WORDS, _THINGS = 2500, 150, 8
# Deflate, no time, unknown system.
_GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"


class Sizes(msgspec.Struct, frozen=True):
    """How much there is: postings in all homes of words, words with halves, sets of articles and of other things."""

    postings: int = 0
    words: int = 0
    articles: int = 0
    things: int = 0


class Layout(msgspec.Struct, frozen=True):
    """For each kind of file, how many leading bits of a 32-bit digest name one."""

    words: int
    near: int
    articles: int
    things: int

    @property
    def lists(self) -> int:
        """As `words`, of lists: they are fewer, but what is made at once holds whole files of both."""
        return max(min(self.words, 8), self.words - 2)

    def shard(self, digest: int, form: str) -> str:
        """The file in which a form lies by the digest of a home: of words, or of lists."""
        if is_list(form):
            return _name(f"lists-{self.lists}", self.lists, digest)
        return _name(f"words-{self.words}", self.words, digest)

    def near_file(self, digest: int) -> str:
        """The file of words for typing errors of a half."""
        return _name(f"near-{self.near}", self.near, digest)

    def texts(self, name: str, language: str, number: int) -> str:
        """The file of a set's documents in a language."""
        family, bits = self.family(name)
        return _name(f"{family}-{bits}/{language}", bits, number)

    def shards(self, digests: range) -> list[str]:
        """The files of all homes whose digests are in a range: of a part of them, or of all."""
        return [
            self.shard(digest, form)
            for form, bits in (("", self.words), (":", self.lists))
            for digest in range(digests.start, digests.stop, 1 << (NUMBER - bits))
        ]

    def near_files(self) -> list[str]:
        """All files of words for typing errors."""
        return [self.near_file(digest) for digest in range(0, 1 << NUMBER, 1 << (NUMBER - self.near))]

    def family(self, name: str) -> tuple[str, int]:
        """The kind of files that have the documents of a set, and its bits."""
        return ("texts", self.articles) if name.startswith("article/") else ("things", self.things)


def layout_of(sizes: Sizes) -> Layout:
    """The layout for so much."""
    return Layout(
        words=_bits(sizes.postings / _POSTINGS),
        near=_bits(sizes.words / _WORDS),
        articles=min(_bits(sizes.articles), NUMBER - QUOTES),
        things=_bits(sizes.things / _THINGS),
    )


class Start(msgspec.Struct, frozen=True):
    """What a search has to know first."""

    languages: tuple[str, ...]
    counts: dict[int, int]
    sizes: Sizes

    def written(self) -> bytes:
        """As the file that the browser reads."""
        tables = json.loads(TABLES.read_bytes())
        del tables["about"]
        layout = layout_of(self.sizes)
        whole = {
            "version": 1,
            "languages": self.languages,
            "kinds": KINDS,
            "counts": {str(group): count for group, count in sorted(self.counts.items()) if count},
            "sizes": msgspec.structs.asdict(self.sizes),
            **msgspec.structs.asdict(layout),
            "lists": layout.lists,
            "most": MOST,
            "tables": tables,
        }
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def start_of(data: bytes) -> Start:
    """What a start file says. Raises msgspec.DecodeError if it is none."""
    return msgspec.json.decode(data, type=Start)


def group_of(language: int, kind: str) -> int:
    """A group's number: of a language, by its place among them, and a kind."""
    return 8 * language + KINDS.index(kind)


@lru_cache(maxsize=1 << 19)
def digest_of(key: str) -> int:
    """A home or a half in 32 bits (CRC-32, which browsers can work out fast)."""
    return zlib.crc32(key.encode())


def packed(content: bytes) -> bytes:
    """As gzip (RFC 1952, 2.3). Python's own writes one system or another into the header, by its version."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    tail = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return _GZIP_HEADER + deflate.compress(content) + deflate.flush() + tail


def unpacked(data: bytes) -> bytes:
    """What was packed. Raises OSError, EOFError or zlib.error if it is damaged."""
    return gzip.decompress(data)


def _bits(files: float) -> int:
    """So many bits that there are at least as many files."""
    bits = 0
    while 1 << bits < files:
        bits += 1
    return bits


def _name(folder: str, bits: int, digest: int) -> str:
    place = digest >> (NUMBER - bits)
    return f"{FOLDER}{folder}/{place:0{max(1, -(-bits // 4))}x}"
