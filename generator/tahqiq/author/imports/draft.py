"""A draft: what was found in a document, in the nodes of our texts, before it becomes an article's files."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tahqiq.problems import Place
from tahqiq.read.markdown import AnyBlock

NOWHERE = Place("")
"""The place of nodes that stand in no content file yet."""

Notes = dict[str, tuple[AnyBlock, ...]]


class Draft(msgspec.Struct, frozen=True):
    """A document: its title and blocks, what it says of itself, and sentences on what could not be taken over.

    `footnotes` are their blocks by label, in the order in which they are called. `pictures` are the addresses of
    those that the document shows, by the name that each has beside the text.
    """

    title: str = ""
    blocks: tuple[AnyBlock, ...] = ()
    footnotes: Mapping[str, tuple[AnyBlock, ...]] = {}
    authors: tuple[str, ...] = ()
    date: str = ""
    pictures: Mapping[str, str] = {}
    lost: tuple[str, ...] = ()
