"""Feeds: what is new in the edition, for feed readers; one Atom (RFC 4287) and one JSON Feed (1.1) per language."""

from __future__ import annotations

from tahqiq.export.feeds.atom import atom
from tahqiq.export.feeds.feed import feed
from tahqiq.export.feeds.json_feed import json_feed
from tahqiq.export.feeds.places import ATOM, JSON, FeedLink, feed_links
from tahqiq.export.format import Files, Format
from tahqiq.render.publication import Publication

__all__ = ["FEEDS", "FeedLink", "feed_links"]


def _few(publication: Publication) -> Files:
    for language in publication.edition.languages:
        found = feed(publication, language)
        yield ATOM.path(language), atom(found)
        yield JSON.path(language), json_feed(found)


FEEDS = Format("feeds", few=_few)
