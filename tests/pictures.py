"""Reads our own PNGs back, for tests: palette of four bits, the filters None and Up."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Picture:
    """The indexes of the pixels, and the colours that they stand for."""

    pixels: npt.NDArray[np.uint8]
    colours: tuple[tuple[int, int, int], ...]

    def columns(self, top: int, bottom: int) -> list[int]:
        """The columns that have ink between two rows; index 0 is paper."""
        return [int(x) for x in np.flatnonzero(self.pixels[top:bottom].any(axis=0))]


def read(data: bytes) -> Picture:
    """A picture of a file's bytes; asserts that the file is sound."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(kind + body)
        chunks[kind] = body
        at += 12 + length
    assert list(chunks) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    width, height, depth, colour, *_ = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (depth, colour) == (4, 3)
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, width // 2 + 1)
    assert set(rows[:, 0].tolist()) <= {0, 2}
    above = np.zeros(width // 2, np.uint8)
    packed = np.empty((height, width // 2), np.uint8)
    for number, row in enumerate(rows):
        above = packed[number] = row[1:] + above if row[0] == 2 else row[1:]
    pixels = np.stack((packed >> 4, packed & 15), axis=2).reshape(height, width)
    palette = chunks[b"PLTE"]
    colours = tuple(tuple(palette[n : n + 3]) for n in range(0, len(palette), 3))
    assert int(pixels.max()) < len(colours)
    return Picture(pixels, colours)  # type: ignore[arg-type]
