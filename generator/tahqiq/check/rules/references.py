"""Rule: what a YAML file refers to exists, and is of the right kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tahqiq.check.context import Context, Found, Register, nearest
from tahqiq.check.part import Named, Offers
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
    for written in context.records:
        for _, shape, node in written.values:
            if not isinstance(shape, (Reference, BlockReference)):
                continue
            if not isinstance(node, Scalar) or not node.text.strip():
                continue
            if isinstance(shape, Reference):
                yield from _reference(shape, node, context.register)
            else:
                yield Named(node.text, node.place)


def _reference(shape: Reference, node: Scalar, register: Register) -> Iterator[Problem]:
    found = [kind for kind in shape.to if node.text in register.ids(kind)]
    if not found:
        yield unknown_in(register, node.text, node.place, shape.to)
    elif shape.kinds and "actor" in found and register.actors[node.text] in OTHER_KINDS - {*shape.kinds}:
        kind = register.actors[node.text]
        message = f'the actor "{node.text}" is of kind {kind}'
        yield Problem(
            node.place, "wrong-actor-kind", message, f"it must be of kind {' or '.join(shape.kinds)}"
        )


def unknown_in(register: Register, text: str, place: Place, kinds: tuple[str, ...]) -> Problem:
    """The problem of an id that nothing of these kinds has."""
    return unknown(text, place, kinds, frozenset(name for kind in kinds for name in register.ids(kind)))


def unknown(text: str, place: Place, kinds: tuple[str, ...], known: Collection[str]) -> Problem:
    """The problem of an id that nothing of these kinds has; `known` are the ids that things have."""
    name = kinds[0] if len(kinds) == 1 else "thing"
    return Problem(place, f"unknown-{name}", f'no {" or ".join(kinds)} "{text}"', nearest(text, known))


def block_reference(named: Named, articles: Offers) -> Iterator[Problem]:
    """Problems of `<article>#<block>` or `<article>`, when all articles are known."""
    article, mark, block = named.text.partition("#")
    place = named.place
    if article not in articles:
        yield unknown(article, place, ("article",), articles.keys())
    elif mark and block not in articles[article].blocks:
        at = Place(place.file, place.line, place.column + len(article) + 1 if place.column else 0, len(block))
        hint = nearest(block, articles[article].blocks)
        yield Problem(at, "unknown-block", f'the article "{article}" has no block "{block}"', hint)
