"""A preview image's sheet: its size in pixels, and what is said on it."""

from __future__ import annotations

import msgspec

WIDTH, HEIGHT = 1200, 630


class Words(msgspec.Struct, frozen=True):
    """A text, the direction that it is read in, and its language; empty where that is not known."""

    text: str
    direction: str
    language: str = ""


class Card(msgspec.Struct, frozen=True):
    """What an image says. `kicker` stands above the title, its parts side by side; `under` below it; `foot` last.

    `direction` is the page's. Empty texts are left out.
    """

    direction: str
    title: Words
    kicker: tuple[Words, ...]
    foot: tuple[Words, ...]
    under: Words | None = None
