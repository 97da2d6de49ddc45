"""Pieces of XML: texts and attributes escaped, and texts in several languages as elements.

XML 1.0, 2.2: of the control characters only tab, line feed and carriage return may stand in a document, and a carriage
return that is to stay is written as a reference (2.11). A form feed, which a text can hold only where an editor wrote
it as a reference, becomes U+FFFD, so that positions stay.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from tahqiq.model import Localised

_RARE = str.maketrans({"\r": "&#13;", "\x0c": "\ufffd"})
_SPACES = str.maketrans({"\n": "&#10;", "\t": "&#9;", '"': "&quot;"})
# Characters that may stand in an address wherever they are, and those that may after its host.
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9._~/?=&;:@!$'()*+,-]*(?:#[A-Za-z0-9._~/?=&;:@!$'()*+,-]*)?")
_ADDRESS = re.compile(r"([a-z]+:(?://[^/?#]*)?)?([^#]*)(?:#(.*))?", re.DOTALL)
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "%/?=&;:@!$'()*+,~"


def content(text: str) -> str:
    """A text as it stands between tags."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.translate(_RARE) if "\r" in text or "\x0c" in text else text


def attribute(text: str) -> str:
    """A text as it stands between double quotes."""
    return content(text).translate(_SPACES)


def address(text: str) -> str:
    """An address as an attribute: what RFC 3986 does not allow where it stands is percent-encoded."""
    if not _PLAIN_ADDRESS.fullmatch(text):
        found = _ADDRESS.fullmatch(text)
        assert found
        start, path, fragment = found.groups()
        text = (start or "") + _encoded(path) + ("" if fragment is None else "#" + _encoded(fragment))
    return attribute(text)


def _encoded(part: str) -> str:
    return quote(_PERCENT.sub("%25", part), safe=_KEPT)


def localised(tag: str, text: Localised | None, attributes: str = "") -> str:
    """An element for each language of a text; a plain name has an empty `xml:lang`, which says that none is known."""
    if text is None:
        return ""
    return "".join(in_language(tag, language, words, attributes) for language, words in text)


def in_language(tag: str, language: str, words: str, attributes: str = "") -> str:
    """An element of a text in a language."""
    return f'<{tag}{attributes} xml:lang="{language}">{content(words)}</{tag}>'
