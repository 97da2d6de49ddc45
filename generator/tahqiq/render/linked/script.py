"""Script: linked data as an element of a page's head, and what all heads name: the site, the page, the file of data.

Search engines take texts without a language tag, so what is in the page's language has none in heads.
"""

from __future__ import annotations

import msgspec

from tahqiq.render.linked import iris
from tahqiq.render.linked.iris import Node
from tahqiq.render.linked.values import plain, said
from tahqiq.render.publication import Publication

CONTEXT = "https://schema.org/"
MEDIA_TYPE = "application/ld+json"
_ESCAPES = ((b"&", b"\\u0026"), (b"<", b"\\u003c"), (b">", b"\\u003e"))
_encode = msgspec.json.Encoder().encode


def script(node: Node) -> str:
    """A node as an element that nothing in it can end (HTML, 4.12.1.3, on contents of scripts)."""
    data = _encode({"@context": CONTEXT, **said(node)})
    for mark, escape in _ESCAPES:
        data = data.replace(mark, escape)
    return f'<script type="{MEDIA_TYPE}">{data.decode()}</script>'


def site_of(publication: Publication, language: str) -> Node:
    """The site that a page is of."""
    title = plain(publication.edition.title, language)
    return said(
        {"@type": "WebSite", "@id": iris.edition(publication), "url": publication.base, "name": title}
    )


def page_of(publication: Publication, path: str, language: str) -> Node:
    """A page, by its path in the site."""
    address = iris.page(publication, path)
    return said(
        {
            "@type": "WebPage",
            "@id": publication.identifier(path),
            "url": address,
            "inLanguage": language,
            "isPartOf": site_of(publication, language),
        }
    )


def file_of(publication: Publication, path: str, media_type: str = MEDIA_TYPE, name: str = "") -> Node:
    """A file of data, by its path in the site."""
    return said(
        {
            "@type": "DataDownload",
            "@id": publication.identifier(path),
            "name": name,
            "encodingFormat": media_type,
            "contentUrl": iris.page(publication, path),
        }
    )
