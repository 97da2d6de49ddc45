"""Rule: what a YAML file refers to exists, and is of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found, Register, nearest
from tahqiq.check.values import values
from tahqiq.problems import Place, Problem
from tahqiq.read.nodes import Scalar
from tahqiq.schema import BlockReference, Reference
from tahqiq.schema.vocabulary import ACTOR_KINDS

CODES = {
    "unknown-actor": "There is no actor with this id.",
    "unknown-event": "There is no event with this id.",
    "unknown-term": "There is no term with this id.",
    "unknown-article": "There is no article with this id.",
    "unknown-block": "The article has no block with this id.",
    "unknown-thing": "There is no actor, term or event with this id.",
    "wrong-actor-kind": "The actor is of a kind that cannot stand here: a place is a place or a country.",
}
# A kind that is none at all is reported where it stands.
OTHER_KINDS = frozenset(ACTOR_KINDS)


def check(context: Context) -> Found:
    """Problems of references in every YAML file."""
    for record, shape, _ in context.records():
        if record.root is None:
            continue
        for value in values(shape, record.root):
            if not isinstance(value.node, Scalar) or not value.node.text.strip():
                continue
            if isinstance(value.shape, Reference):
                yield from _reference(value.shape, value.node, context.register)
            elif isinstance(value.shape, BlockReference):
                yield from block_reference(value.node.text, value.node.place, context.register)


def _reference(shape: Reference, node: Scalar, register: Register) -> Iterator[Problem]:
    found = [kind for kind in shape.to if node.text in register.ids(kind)]
    if not found:
        yield unknown(node.text, node.place, shape.to, register)
    elif shape.kinds and "actor" in found and register.actors[node.text] in OTHER_KINDS - {*shape.kinds}:
        kind = register.actors[node.text]
        message = f'the actor "{node.text}" is of kind {kind}'
        yield Problem(
            node.place, "wrong-actor-kind", message, f"it must be of kind {' or '.join(shape.kinds)}"
        )


def unknown(text: str, place: Place, kinds: tuple[str, ...], register: Register) -> Problem:
    """The problem of an id that nothing of these kinds has."""
    known = frozenset(name for kind in kinds for name in register.ids(kind))
    name = kinds[0] if len(kinds) == 1 else "thing"
    hint = nearest(text, known)
    return Problem(place, f"unknown-{name}", f'no {" or ".join(kinds)} "{text}"', hint)


def block_reference(text: str, place: Place, register: Register) -> Iterator[Problem]:
    """Problems of `<article>#<block>` or `<article>`."""
    article, mark, block = text.partition("#")
    if article not in register.articles:
        yield unknown(article, place, ("article",), register)
    elif mark and block not in register.articles[article]:
        known = register.articles[article]
        at = Place(place.file, place.line, place.column + len(article) + 1 if place.column else 0, len(block))
        yield Problem(
            at, "unknown-block", f'the article "{article}" has no block "{block}"', nearest(block, known)
        )
