"""PNG of few colours, four bits a pixel (PNG, third edition, W3C 2025)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BAND = 64
_UP = 2  # each row is written as what differs from the one above


def png(pixels: Pixels, colours: Sequence[tuple[int, ...]]) -> bytes:
    """An image of `pixels`, rows from the top, each the index of one of at most sixteen
    colours (red, green, blue). The width is even.
    """
    height, width = pixels.shape
    # Runs alone: four times as fast as zlib's usual way, and after this filter no larger for type on paper.
    packer = zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    data = [packer.compress(band) for band in _bands(pixels)]
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    return b"".join(
        (
            SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", bytes(value for colour in colours for value in colour)),
            _chunk(b"IDAT", b"".join(data) + packer.flush()),
            _chunk(b"IEND", b""),
        )
    )


def _bands(pixels: Pixels) -> Iterator[bytes]:
    """The filtered rows, some at a time: small pieces of memory are quicker to come by than large ones."""
    height, width = pixels.shape
    above = np.zeros((1, width // 2), np.uint8)
    for start in range(0, height, _BAND):
        pairs = pixels[start : start + _BAND].view(
            "<u2"
        )  # the left pixel is the low byte here, the high half there
        packed = np.concatenate((above, (pairs << 4 | pairs >> 8).astype(np.uint8)))
        rows = np.full((len(pairs), width // 2 + 1), _UP, np.uint8)
        np.subtract(packed[1:], packed[:-1], out=rows[:, 1:])
        above = packed[-1:]
        yield rows.tobytes()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
