"""GraphML: the network of actors for Gephi, NetworkX, igraph and others; one node an actor, one edge a tie.

The format is that of graphml.graphdrawing.org (keys with `attr.name` and `attr.type`, as its primer defines them).
After each node come its edges to nodes before it, so that nothing is named before it has been declared.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.export.format import ACTORS, Format, Section, Whole
from tahqiq.model import Actor
from tahqiq.relate import Relations, Tie
from tahqiq.render.links import path_of
from tahqiq.render.publication import Publication
from tahqiq.schema.vocabulary import IDENTIFIERS

PATH = "data/network.graphml"

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_EDGE_KEYS = (("weight", "double"), ("blocks", "int"), ("said", "int"), ("heard", "int"))
_GRAPH_KEYS = ("title", "licence", "version", "released")
# Control characters, which XML cannot say, are none in the content: the check refuses them (read/controls.py).
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def _start(publication: Publication) -> bytes:
    """The keys, and what the graph as a whole is."""
    edition = publication.edition
    said = {
        "title": edition.title.best(edition.languages[0]),
        "licence": edition.licence.data,
        "version": edition.version,
        "released": edition.released.text if edition.released else "",
    }
    lines = [
        *(_key("node", name, type_) for name, type_ in _node_keys(edition.languages)),
        *(_key("edge", name, type_) for name, type_ in _EDGE_KEYS),
        *(_key("graph", name, "string") for name in _GRAPH_KEYS),
    ]
    graph = "".join(_data(f"graph-{name}", said[name]) for name in _GRAPH_KEYS)
    opening = f'<graph id="network" edgedefault="undirected">{graph}\n'
    return (_HEAD + "".join(lines) + opening).encode()


def _node_keys(languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(name, type) of what nodes have; `label` is the name that programs show."""
    yield from (("label", "string"), ("kind", "string"))
    yield from ((f"label_{language}", "string") for language in languages)
    yield from ((f"url_{language}", "string") for language in languages)
    yield from (("mentions", "int"), *((f"mentions_{language}", "int") for language in languages))
    yield ("quotes", "int")
    yield from ((register, "string") for register in IDENTIFIERS)


def _key(of: str, name: str, type_: str) -> str:
    default = "" if type_ == "string" else "<default>0</default>"
    return f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{type_}">{default}</key>\n'


def _data(key: str, value: str | int) -> str:
    """A value of a key; a text that is unknown is left out, a number never: NetworkX does not fill in defaults."""
    return "" if value == "" else f'<data key="{key}">{str(value).translate(_ESCAPES)}</data>'


def _piece(publication: Publication, name: str) -> bytes:
    """An actor, and its ties with those before it."""
    relations = publication.relations
    node = f'<node id="{name}">{"".join(_values(publication, relations.edition.actors[name]))}</node>\n'
    return (node + "".join(map(_edge, relations.network.earlier(name)))).encode()


def _values(publication: Publication, actor: Actor) -> Iterator[str]:
    relations = publication.relations
    languages, names = relations.edition.languages, dict(actor.name)
    yield _data("node-label", actor.name.best(languages[0]))
    yield _data("node-kind", actor.kind)
    yield from (_data(f"node-label_{tag}", names.get(tag, "")) for tag in languages)
    path = path_of("actor", actor.id)
    yield from (_data(f"node-url_{tag}", publication.address(f"{tag}/{path}")) for tag in languages)
    yield from _mentions(relations, actor.id)
    yield _data("node-quotes", relations.count_spoken(actor.id))
    yield from (_data(f"node-{register}", value) for register, value in actor.identifiers)


def _mentions(relations: Relations, actor: str) -> Iterator[str]:
    times = {tag: relations.times_named("actor", actor, tag) for tag in relations.edition.languages}
    yield _data("node-mentions", sum(times.values()))
    yield from (_data(f"node-mentions_{tag}", n) for tag, n in times.items())


def _edge(tie: Tie) -> str:
    values = (tie.weight, tie.blocks, tie.said, tie.heard)
    data = "".join(_data(f"edge-{name}", n) for (name, _), n in zip(_EDGE_KEYS, values, strict=True))
    return f'<edge source="{tie.one}" target="{tie.other}">{data}</edge>\n'


GRAPHML = Format("graphml", (Whole(PATH, _start, (Section(ACTORS, _piece),), b"</graph>\n</graphml>\n"),))
