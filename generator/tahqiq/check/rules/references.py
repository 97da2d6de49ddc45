"""Rule: what a YAML file refers to exists, and is of the right kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from tahqiq.check.context import Context, Found
from tahqiq.check.hints import Hints
from tahqiq.check.part import Named, Offers
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read.nodes import Scalar, within
from tahqiq.schema import BlockReference, Reference
from tahqiq.schema.vocabulary import ACTOR_KINDS

CODES = {
    "unknown-actor": ProblemCode(
        "event",
        "There is no actor with this id.",
        "actors: [hanna]\n",
        "actors: [hana]\n",
        why="The link would lead nowhere, and the actor's page would lack this place.",
        remedy="Correct the id, or describe the actor in a new file `actors/<id>.yml`.",
    ),
    "unknown-event": ProblemCode(
        "text",
        "There is no event with this id.",
        "{#p1}\n[Hana]{actor=hana} attended [the session]{event=sesion}.\n",
        "{#p1}\n[Hana]{actor=hana} attended [the session]{event=session}.\n",
        why="The link would lead nowhere, and the timeline would lack this place.",
        remedy="Correct the id, or describe the event in a new file `events/<id>.yml`.",
    ),
    "unknown-term": ProblemCode(
        "article",
        "There is no term with this id.",
        "quotes:\n  hope: {speaker: hana, mode: indirect, stance: {truse: supports}}\n",
        "quotes:\n  hope: {speaker: hana, mode: indirect, stance: {truce: supports}}\n",
        why="The link would lead nowhere, and the glossary would lack this place.",
        remedy="Correct the id, or define the term in a new file `terms/<id>.yml`.",
    ),
    "unknown-article": ProblemCode(
        "event",
        "There is no article with this id.",
        "sources: [visitt#p1]\n",
        "sources: [visit#p1]\n",
        why="A source that cannot be looked up is no source.",
        remedy="The id of an article is the name of its folder.",
    ),
    "unknown-block": ProblemCode(
        "event",
        "The article has no block with this id.",
        "sources: [visit#p9]\n",
        "sources: [visit#p1]\n",
        why="The link would lead to the top of the article instead of the paragraph that says so.",
        remedy="The id of a block stands in the line before it, as `{#p1}`.",
    ),
    "unknown-thing": ProblemCode(
        "article",
        "There is no actor, term or event with this id.",
        "quotes:\n  hope: {speaker: hana, mode: indirect, about: [truse]}\n",
        "quotes:\n  hope: {speaker: hana, mode: indirect, about: [truce]}\n",
    ),
    "wrong-actor-kind": ProblemCode(
        "event",
        "The actor is of a kind that cannot stand here: a place is a place or a country.",
        "place: hana\n",
        "place: town\n",
    ),
}
# A kind that is none at all is reported where it stands.
OTHER_KINDS = frozenset(ACTOR_KINDS)


def check(context: Context) -> Found:
    """Problems of references in every YAML file."""
    for written in context.records:
        for _, shape, node, _ in written.values:
            if not isinstance(shape, (Reference, BlockReference)):
                continue
            if not isinstance(node, Scalar) or not node.text.strip():
                continue
            if isinstance(shape, Reference):
                yield from _reference(shape, node, context)
            else:
                yield Named(node.text, node.place)


def _reference(shape: Reference, node: Scalar, context: Context) -> Iterator[Problem]:
    register = context.register
    found = [kind for kind in shape.to if node.text in register.ids(kind)]
    if not found:
        yield unknown_in(context, node.text, node.place, shape.to)
    elif shape.kinds and "actor" in found and register.actors[node.text] in OTHER_KINDS - {*shape.kinds}:
        kind = register.actors[node.text]
        message = f'the actor "{node.text}" is of kind {kind}'
        yield Problem(
            node.place, "wrong-actor-kind", message, f"it must be of kind {' or '.join(shape.kinds)}"
        )


def unknown_in(context: Context, text: str, place: Place, kinds: tuple[str, ...]) -> Problem:
    """The problem of an id that nothing of these kinds has."""
    return unknown(text, place, kinds, context.ids(kinds), context.hints)


def unknown(text: str, place: Place, kinds: tuple[str, ...], known: Collection[str], hints: Hints) -> Problem:
    """The problem of an id that nothing of these kinds has; `known` are the ids that things have."""
    name = kinds[0] if len(kinds) == 1 else "thing"
    return Problem(place, f"unknown-{name}", f'no {" or ".join(kinds)} "{text}"', hints.nearest(text, known))


def block_reference(named: Named, articles: Offers, hints: Hints) -> Iterator[Problem]:
    """Problems of `<article>#<block>` or `<article>`, when all articles are known; `hints` are those of its part."""
    article, mark, block = named.text.partition("#")
    place = named.place
    if article not in articles:
        yield unknown(article, place, ("article",), articles, hints)
    elif mark and not _among(block, articles[article].blocks):
        at = within(place, named.text, len(article) + 1, len(named.text))
        hint = hints.nearest(block, articles[article].blocks)
        yield Problem(at, "unknown-block", f'the article "{article}" has no block "{block}"', hint)


def _among(block: str, blocks: Sequence[str]) -> bool:
    """Whether a block is one of an article's, which come in order."""
    at = bisect_left(blocks, block)
    return at < len(blocks) and blocks[at] == block
