"""Inclusion: a template that another includes becomes part of it when it is compiled, so that no page asks for it.

It sees what it would have seen, and an edition's own still takes the place of ours, as it is found by its name. What
extends another template or has macros of its own is included as Jinja does it.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes

Parse = Callable[[str], nodes.Template]
"""A template's tree by its name."""

_BY_ITSELF: tuple[type[nodes.Node], ...] = (
    nodes.Extends,
    nodes.Macro,
    nodes.CallBlock,
    nodes.ScopedEvalContextModifier,
)


def with_included(tree: nodes.Template, parse: Parse, around: tuple[str, ...]) -> nodes.Template:
    """A tree with all that it includes; `around` are the names of the templates that it stands in, itself last."""
    tree.body = [_within(node, parse, around) for node in tree.body]
    return tree


def _within(node: nodes.Node, parse: Parse, around: tuple[str, ...]) -> nodes.Node:
    if isinstance(node, nodes.Include):
        return _included(node, parse, around) or node
    for field, value in node.iter_fields():
        if isinstance(value, list):
            setattr(
                node, field, [_within(v, parse, around) if isinstance(v, nodes.Node) else v for v in value]
            )
        elif isinstance(value, nodes.Node):
            setattr(node, field, _within(value, parse, around))
    return node


def _included(node: nodes.Include, parse: Parse, around: tuple[str, ...]) -> nodes.Scope | None:
    """The tree of an included template; None if it has to stand by itself."""
    name = node.template.value if isinstance(node.template, nodes.Const) else None
    if not isinstance(name, str) or name in around or node.ignore_missing or not node.with_context:
        return None
    tree = parse(name)
    if any(tree.find(kind) for kind in _BY_ITSELF):
        return None
    tree = with_included(tree, parse, (*around, name))
    # Nobody overrides a block of an included template: what extends it would be included in its place.
    body = [_opened(child) for child in tree.body]
    return nodes.Scope(body, lineno=node.lineno)


def _opened(node: nodes.Node) -> nodes.Node:
    """A node whose blocks are mere scopes."""
    for field, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, field, [_opened(v) if isinstance(v, nodes.Node) else v for v in value])
    return nodes.Scope(node.body, lineno=node.lineno) if isinstance(node, nodes.Block) else node
