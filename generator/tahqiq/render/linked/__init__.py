"""Linked data: the edition in the words of schema.org, as JSON-LD: nodes for files of data, and heads of pages."""

from tahqiq.render.linked.actors import actor_node, named
from tahqiq.render.linked.articles import article_nodes
from tahqiq.render.linked.edition import dataset, edition_node, glossary_node
from tahqiq.render.linked.heads import actor_head, article_head
from tahqiq.render.linked.iris import GRAPH, Node, article_file
from tahqiq.render.linked.mentioned import Thing
from tahqiq.render.linked.quotes import about, quote_node
from tahqiq.render.linked.script import CONTEXT
from tahqiq.render.linked.site_heads import data_head, glossary_head, home_head
from tahqiq.render.linked.things import event_node, named_event, named_term, term_node

__all__ = [
    "CONTEXT",
    "GRAPH",
    "Node",
    "Thing",
    "about",
    "actor_head",
    "actor_node",
    "article_file",
    "article_head",
    "article_nodes",
    "data_head",
    "dataset",
    "edition_node",
    "event_node",
    "glossary_head",
    "glossary_node",
    "home_head",
    "named",
    "named_event",
    "named_term",
    "quote_node",
    "term_node",
]
