"""Schema.org's own vocabulary as a judge of JSON-LD: whether types and properties exist, and fit each other.

What it lets pass, and why:

- a role stands where what it leads to may stand (https://schema.org/Role), and repeats the property;
- an author, translator or editor may have no type: the edition does not know whether it is a person;
- an IRI stands for what it names, which is looked up among the nodes; what is not there is judged elsewhere;
- Date takes years and months, which are of ISO 8601 too; Text takes a text in a language;
- of what is pending, only what stands in PENDING; of what was superseded, nothing.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

PENDING = {
    *("Quotation", "spokenByCharacter", "CorrectionComment", "correction", "archivedAt"),
    *("DefinedTerm", "DefinedTermSet", "inDefinedTermSet", "hasDefinedTerm", "termCode"),
}
UNTYPED = {"author", "translator", "editor"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# An absolute IRI as RDF's notations take it (Turtle, IRIREF).
IRI = re.compile(r"(https?://|urn:uuid:)[^\x00-\x20<>\"{}|^`\\]+")
Node = dict[str, Any]


class Judge:
    """Judges documents by a release of the vocabulary."""

    def __init__(self, release: Path) -> None:
        graph = json.loads(release.read_text(encoding="utf-8"))["@graph"]
        self.known: dict[str, Node] = {entry["@id"]: entry for entry in graph}

    def wrong(self, nodes: Iterable[Node]) -> list[str]:
        """All that is wrong with some nodes, and those in them."""
        nodes = list(nodes)
        types: defaultdict[str, set[str]] = defaultdict(set)
        for node in walk(nodes):
            if "@id" in node:
                types[node["@id"]].update(of(node.get("@type", ())))
        return [fault for node in walk(nodes) for fault in self._node(node, types)]

    def _node(self, node: Node, types: dict[str, set[str]]) -> Iterator[str]:
        own = set(of(node.get("@type", ())))
        yield from (f"{name} is no class" for name in own if not self._sound(name, "rdfs:Class"))
        for name, values in node.items():
            if name.startswith("@"):
                continue
            if not self._sound(name, "rdf:Property"):
                yield f"{name} is no property"
                continue
            all_types = own | types.get(node.get("@id", ""), set())
            if not self._fits(all_types, name, "domainIncludes") and not self._bare(node, name, own):
                yield f"{name} does not belong to {sorted(all_types)}"
            for value in of(values):
                if not self._value(name, value, types):
                    yield f"{name} does not take {str(value)[:200]}"

    def _bare(self, node: Node, name: str, own: set[str]) -> bool:
        """A role's repeated property, or the name of somebody whose type is not known."""
        return any(self._is(t, "Role") for t in own) or (not own and name == "name")

    def _value(self, name: str, value: Any, types: dict[str, set[str]]) -> bool:
        ranges = self._ends(name, "rangeIncludes")
        if isinstance(value, dict) and "@value" not in value:
            own = set(of(value.get("@type", ()))) | types.get(value.get("@id", ""), set())
            if any(self._is(t, "Role") for t in own):
                return all(self._value(name, inner, types) for inner in of(value[name]))
            if not own:
                return ("@id" in value and set(value) == {"@id"}) or name in UNTYPED
            return any(self._is(t, end) for t in own for end in ranges)
        return any(self._literal(value, end) for end in ranges)

    def _literal(self, value: Any, end: str) -> bool:
        if isinstance(value, dict):
            return end == "Text" if "@language" in value else end == value["@type"]
        if isinstance(value, int):
            return end in ("Number", "Integer")
        if end in ("Text", "Date"):
            return bool(value) and (end == "Text" or DATE.fullmatch(value) is not None)
        return IRI.fullmatch(value) is not None and (end == "URL" or self._is(end, "Thing"))

    def _sound(self, name: str, kind: str) -> bool:
        entry = self.known.get(f"schema:{name}", {})
        pending = "pending" in str(entry.get("schema:isPartOf", "")) and name not in PENDING
        return kind in of(entry.get("@type", ())) and "schema:supersededBy" not in entry and not pending

    def _fits(self, types: set[str], name: str, which: str) -> bool:
        return any(self._is(t, end) for t in types for end in self._ends(name, which))

    def _ends(self, name: str, which: str) -> list[str]:
        entry = self.known[f"schema:{name}"]
        return [end["@id"].removeprefix("schema:") for end in of(entry.get(f"schema:{which}", ()))]

    def _is(self, name: str, ancestor: str) -> bool:
        if name == ancestor:
            return True
        parents = of(self.known.get(f"schema:{name}", {}).get("rdfs:subClassOf", ()))
        return any(self._is(p["@id"].removeprefix("schema:"), ancestor) for p in parents)


def of(values: Any) -> list[Any]:
    """What is one or many as many."""
    return list(values) if isinstance(values, (list, tuple)) else [values]


def walk(nodes: Iterable[Any]) -> Iterator[Node]:
    """All nodes, and those in them; values with a language or a type are none."""
    for node in nodes:
        if isinstance(node, list):
            yield from walk(node)
        elif isinstance(node, dict) and "@value" not in node:
            yield node
            yield from walk(node.values())
