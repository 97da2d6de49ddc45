"""JSON Feed: a feed as https://www.jsonfeed.org/version/1.1/ has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tahqiq.export.feeds.entry import Entry
from tahqiq.export.feeds.feed import Feed
from tahqiq.export.feeds.places import JSON
from tahqiq.render.names import direction

VERSION = "https://jsonfeed.org/version/1.1"
Json = str | Sequence["Json"] | Mapping[str, "Json"]


def json_feed(feed: Feed) -> bytes:
    """The feed in UTF-8, with a final line feed."""
    found = _said(
        {
            "version": VERSION,
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": feed.base + JSON.file if feed.base else "",
            "description": feed.subtitle,
            "language": feed.language,
            "authors": _people(feed.authors),
        }
    )
    return (
        msgspec.json.encode(found | {"items": [_item(entry, feed.language) for entry in feed.entries]})
        + b"\n"
    )


def _item(entry: Entry, language: str) -> dict[str, Json]:
    """An item must have a content: without a text it is the summary, or else the title."""
    of = entry.languages[1] or language
    html = f'<div lang="{of}" dir="{direction(of)}">\n{entry.content}</div>' if entry.content else ""
    return _said(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "content_html": html,
            "content_text": "" if html else entry.summary or entry.title,
            "summary": entry.summary,
            "date_published": entry.published,
            "date_modified": entry.updated,
            "authors": _people(entry.authors),
            "tags": list(dict.fromkeys(category.label for category in entry.categories)),
            "language": of if of != language else "",
        }
    )


def _people(names: Sequence[str]) -> list[Json]:
    return [{"name": name} for name in names]


def _said(pairs: Mapping[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in pairs.items() if value}
