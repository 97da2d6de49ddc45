"""Whether two readings of a file say the same: the trees without their places, and the comments of a YAML file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable

import msgspec
import yaml

from tahqiq.problems import Place
from tahqiq.read.markdown import CodeBlock, Document
from tahqiq.read.nodes import Mapping, Node, Scalar

_COMMENT = re.compile("#.*")


def same_text(before: Document, after: Document) -> bool:
    """Whether two texts are the same tree, apart from places."""
    return _without_places(before) == _without_places(after)


def _without_places(node: object) -> Hashable:
    if isinstance(node, tuple):
        return tuple(_without_places(inner) for inner in node)
    if isinstance(node, Place):
        return None
    if isinstance(node, CodeBlock) and node.text and not node.text.endswith("\n"):
        # The last line of a file that ends without a line feed, in code that nothing closes: it gets one.
        node = msgspec.structs.replace(node, text=node.text + "\n")
    if isinstance(node, msgspec.Struct):
        values = (getattr(node, name) for name in node.__struct_fields__)
        return type(node).__name__, *(_without_places(value) for value in values)
    assert isinstance(node, Hashable)
    return node


def same_record(before: Node, after: Node, text: str, laid: str) -> bool:
    """Whether two YAML files have the same values under the same keys, in whatever order, and the same comments."""
    return _values(before) == _values(after) and _comments(text) == _comments(laid)


def _values(node: Node) -> Hashable:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return frozenset((entry.key.text, _values(entry.value)) for entry in node.entries)
    return tuple(_values(item) for item in node.items)


def _comments(text: str) -> Counter[str]:
    """The comments of a YAML file: what stands between its tokens."""
    found: Counter[str] = Counter()
    at = 0
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        found.update(comment.strip() for comment in _COMMENT.findall(text[at : token.start_mark.index]))
        at = max(at, token.end_mark.index)
    found.update(comment.strip() for comment in _COMMENT.findall(text[at:]))
    return found
