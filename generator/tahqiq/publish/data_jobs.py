"""The data file's pieces, made by whoever does the work of a build."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from tahqiq.crew import Crew
from tahqiq.export.edition_json import WHOLE
from tahqiq.publish.data_file import Piece
from tahqiq.publish.printer import Order, workshop
from tahqiq.relate import Relations
from tahqiq.render.publication import Publication

AT_ONCE = 50
"""Pieces of one job."""
Keys = tuple[tuple[str, str], ...]
"""(section, id) of some pieces."""


def data_job(order: Order, keys: Keys) -> list[bytes]:
    """The text of some pieces."""
    publication = Publication(workshop(order).printing.relations, "", {})
    return [WHOLE.piece(publication, section, name) for section, name in keys]


def data_pieces(order: Order, crew: Crew, relations: Relations) -> Iterator[Piece]:
    """All pieces of the file, in their order, with what stands between them."""
    whole = list(WHOLE.skeleton(relations))
    keys = [key for key in whole if key[0]]
    jobs = [tuple(keys[start : start + AT_ONCE]) for start in range(0, len(keys), AT_ONCE)]
    texts = chain.from_iterable(crew.each(data_job, order, jobs))
    for section, name in whole:
        yield section, name, next(texts) if section else name.encode()
