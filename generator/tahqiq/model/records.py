"""Checked YAML nodes to the edition's things: what stands was found well-formed before."""

from __future__ import annotations

from typing import cast

from tahqiq.dates import EdtfDate, parse
from tahqiq.model.localised import Localised
from tahqiq.model.things import Actor, BlockReference, Dating, Event, Membership, Term
from tahqiq.read import Record
from tahqiq.read.nodes import Mapping, Node, Scalar, entries, items


def root(record: Record | None) -> Mapping:
    """The mapping of a file that the check has passed."""
    assert record is not None
    assert record.root is not None, f"{record.file}: built from an unchecked manuscript"
    return record.root


def localised(node: Node | None) -> Localised | None:
    """A localised text, or a plain name under the language ""; None if it is not said."""
    if isinstance(node, Scalar):
        return Localised((("", node.text),))
    found = tuple((e.key.text, e.value.text) for e in entries(node) if isinstance(e.value, Scalar))
    return Localised(found) if found else None


def required(node: Node | None) -> Localised:
    """A localised text that must stand."""
    found = localised(node)
    assert found is not None, "a required text is missing: built from an unchecked manuscript"
    return found


def texts(node: Node | None) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(item.text for item in items(node) if isinstance(item, Scalar))


def pairs(node: Node | None) -> tuple[tuple[str, str], ...]:
    """The keys and texts of a mapping."""
    return tuple((e.key.text, e.value.text) for e in entries(node) if isinstance(e.value, Scalar))


def date(text: str) -> EdtfDate:
    """A date that the check has passed."""
    return cast(EdtfDate, parse(text))


def optional_date(text: str) -> EdtfDate | None:
    """A date, if one is said."""
    return date(text) if text else None


def dating(node: Mapping, key: str) -> Dating:
    """The date under a key, with what stands beside it on how it is known."""
    return Dating(date(node.text(key)), localised(node.get("stated")), localised(node.get("inferred")))


def block_reference(text: str) -> BlockReference:
    """`article#block` or `article`."""
    article, _, block = text.partition("#")
    return BlockReference(article, block)


def _aliases(node: Node | None) -> tuple[tuple[str, str], ...]:
    return tuple((entry.key.text, alias) for entry in entries(node) for alias in texts(entry.value))


def _membership(node: Mapping) -> Membership:
    source = node.text("source")
    return Membership(
        of=node.text("of"),
        role=localised(node.get("role")),
        attested=optional_date(node.text("attested")),
        during=optional_date(node.text("during")),
        source=block_reference(source) if source else None,
    )


def actor(name: str, record: Record) -> Actor:
    """One actor."""
    node = root(record)
    return Actor(
        id=name,
        kind=node.text("kind"),
        name=required(node.get("name")),
        aliases=_aliases(node.get("aliases")),
        description=localised(node.get("description")),
        memberships=tuple(_membership(m) for m in items(node.get("memberships")) if isinstance(m, Mapping)),
        identifiers=pairs(node.get("identifiers")),
        formerly=texts(node.get("formerly")),
        file=record.file,
    )


def event(name: str, record: Record) -> Event:
    """One event."""
    node = root(record)
    return Event(
        id=name,
        title=required(node.get("title")),
        when=dating(node, "date"),
        sources=tuple(block_reference(t) for t in texts(node.get("sources"))),
        actors=texts(node.get("actors")),
        place=node.text("place"),
        formerly=texts(node.get("formerly")),
        file=record.file,
    )


def term(name: str, record: Record) -> Term:
    """One term."""
    node = root(record)
    return Term(
        id=name,
        name=required(node.get("name")),
        definition=required(node.get("definition")),
        aliases=_aliases(node.get("aliases")),
        formerly=texts(node.get("formerly")),
        file=record.file,
    )
