"""CSL-JSON: items as csl-data.json describes them (github.com/citation-style-language/schema, 1.0.2).

A text of an outlet is an `article-newspaper` whose `source` is the edition; any other text is a `chapter` of the
edition, with its editors; a quotation is a `chapter` of the text, in the edition as a collection, its speaker the
author. So nothing is lost in Zotero, whose interview, speech and document have no container.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tahqiq.export.citations.entries import Entry, Group
from tahqiq.model import Dating
from tahqiq.render.citations import Name, known
from tahqiq.render.citations.dating import csl_date

_encode = msgspec.json.Encoder().encode


def csl(group: Group) -> list[bytes]:
    """The entries of a text, each an object on a line of its own."""
    shared, within = _shared(group), _within(group)
    return [_entry(group, entry, shared, within) for entry in group.entries]


def _entry(group: Group, entry: Entry, shared: bytes, within: bytes) -> bytes:
    said = entry.quotation
    own: dict[str, object] = {"id": entry.key}
    if said is None:
        own |= {"type": "article-newspaper" if group.reference.outlet else "chapter"}
    else:
        own |= {
            "type": "chapter",
            "author": _names([said.speaker]),
            "genre": entry.how,
            "issued": _date(said.said, group.reference.language),
            "note": entry.note,
        }
    own |= {"title": entry.title, "URL": entry.address}
    return b"%b,%b" % (_encode(_said(own))[:-1], (shared if said is None else within)[1:])


def _shared(group: Group) -> bytes:
    """What the item of the text and those of its blocks have beside id, type, title and address."""
    ref = group.reference
    return _encode(
        _said(
            {
                "author": _names(ref.authors),
                "container-title": ref.container.text,
                **({"source": ref.host.title.text} if ref.outlet else _host(group)),
                "issued": _date(ref.issued, ref.language),
                **_behind(group),
                "note": group.note,
            }
        )
    )


def _within(group: Group) -> bytes:
    """What the items of quotations have in common."""
    ref = group.reference
    container = {
        "container-title": ref.title.text,
        "container-author": _names(ref.authors),
        "collection-title": ref.host.title.text,
    }
    return _encode(_said({**container, **_host(group), "language": ref.language}))


def _host(group: Group) -> dict[str, object]:
    host = group.reference.host
    publisher = host.publisher.text if host.publisher else ""
    return {"editor": _names(host.editors), "publisher": publisher, "edition": host.version}


def _behind(group: Group) -> dict[str, object]:
    """Language, translator, and what is known of the source."""
    ref = group.reference
    source, title = ref.source, ref.original_title
    found: dict[str, object] = {
        "language": ref.language,
        "translator": _names(filter(None, [ref.translator])),
        "original-title": title.text if title else "",
    }
    if not ref.outlet:
        found |= {
            "original-author": _names(filter(None, [source.author])),
            "original-publisher": source.outlet.text if source.outlet else "",
            "original-date": _date(source.published, ref.language),
        }
    return found


def _names(names: Iterable[Name]) -> list[dict[str, str]]:
    """Names whole: what is given and what is family is not known."""
    return [{"literal": name.text} for name in names]


def _date(dating: Dating | None, language: str) -> object:
    dating = known(dating)
    return csl_date(dating.date, language) if dating else None


def _said(pairs: dict[str, object]) -> dict[str, object]:
    """The pairs that say something."""
    return {key: value for key, value in pairs.items() if value}
