"""Pictures of a document: kept under names of their own beside the text, or told as lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from msgspec.structs import replace

from tahqiq.author.imports.changed import changed
from tahqiq.read.markdown import (
    AnyBlock,
    Emphasis,
    Image,
    Inline,
    Link,
    Span,
    Strong,
    Text,
)

SHOWN = re.compile(r"\.(?:png|jpe?g|webp|gif|avif)$", re.IGNORECASE)
There = Callable[[str], bool]
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Pictures:
    """Names for the pictures of one document, in the order in which it shows them."""

    def __init__(self, there: There | None) -> None:
        """`there` says of an address whether its file can be had; without it no picture is wanted."""
        self.there = there
        self.names: dict[str, str] = {}
        self.lost: list[str] = []

    def shown(self, image: Image) -> Iterator[Inline]:
        """The picture under its name, though its description may be blank; or else the words that describe it."""
        called = image.src if _ADDRESS.match(image.src) else PurePosixPath(image.src).name
        if self.there is None:
            self.lost.append(f"A picture was left out, {called}: --images takes pictures over.")
        elif _ADDRESS.match(image.src) or not SHOWN.search(image.src):
            self.lost.append(
                f"A picture was left out, {called}: only files of png, jpg, webp, gif or avif stay."
            )
        elif not self.there(image.src):
            self.lost.append(f"A picture was left out, {called}: there is no such file.")
        else:
            yield replace(image, src=self._name(image.src))
            return
        if image.alt.strip():
            yield Text(image.alt)

    def _name(self, address: str) -> str:
        """`picture-1.png`; the same picture has one name."""
        for name, known in self.names.items():
            if known == address:
                return name
        ending = SHOWN.search(address)
        name = f"picture-{len(self.names) + 1}{ending[0].lower() if ending else ''}"
        self.names[name] = address
        return name

    def block(self, block: AnyBlock) -> AnyBlock:
        """A block whose pictures are named."""
        return changed(block, self.inlines)

    def inlines(self, nodes: Iterable[Inline]) -> tuple[Inline, ...]:
        """Inlines whose pictures are named."""
        return tuple(self._each(nodes))

    def _each(self, nodes: Iterable[Inline]) -> Iterator[Inline]:
        for node in nodes:
            if isinstance(node, Image):
                yield from self.shown(node)
            elif isinstance(node, (Emphasis, Strong, Link, Span)):
                yield replace(node, children=self.inlines(node.children))
            else:
                yield node
