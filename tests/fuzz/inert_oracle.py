"""What a page may be made of: judges the HTML of a page by what stands in it, and by nothing that made it.

A text that got through as markup shows as one of these: a token that two parsers could read differently, an element or
attribute that no page has, a script that is no JSON, an address that runs something or asks another host for it, or
one of the characters that pages are put together with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape


def _named(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What templates/ and render/ write. What is not here is either new, and belongs here, or came out of a text.
HTML = _named(
    "a article aside b bdi blockquote br button caption cite code dd details div dl dt em figcaption figure form h1 h2 "
    "h3 h4 h5 h6 header hr img input kbd label li link meta nav noscript ol optgroup option output p pre section "
    "select small span strong summary sup table tbody td template th thead time tr ul"
)
SVG = _named("circle defs g line lineargradient marker path radialgradient rect stop svg text title tspan")
EMPTY = _named("br hr img input link meta")
ATTRIBUTES = _named(
    "action alt autocomplete checked class colspan content datetime dir download for height hidden href hreflang id "
    "label lang loading maxlength method name placeholder rel role scope spellcheck src start tabindex title type "
    "value width "
) | _named(
    "cx cy d direction dx dy fill focusable marker-end markerheight markerunits markerwidth offset orient overflow "
    "preserveaspectratio r refx refy rx stop-opacity stroke-width text-anchor viewbox x x1 x2 y y1 y2"
)
PREFIXES = ("data-", "aria-")
PAINTS = frozenset({"fill", "marker-end"})
"""Attributes of SVG that may name another file; here they name a place on the page."""
FOLLOWED = frozenset({"href", "action"})
"""Attributes whose address is asked for when somebody wants it; that of any other one is asked for at once."""
ASKED = frozenset({"src"})
NAMED = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "manifest"})
"""What a `link` must not be here: these are asked for, and the theme writes all that pages need."""
SCHEMES = frozenset({"http", "https", "mailto"})

_NAME = r"[a-zA-Z][a-zA-Z0-9]*"
_CHARACTER = r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z]+);"
_ATTRIBUTE = rf'\s+([a-zA-Z][a-zA-Z0-9:-]*)(?:="((?:[^"<>&]|{_CHARACTER})*)")?'
_TOKEN = re.compile(
    rf'<script type="application/ld\+json">(?P<data>[^<>&]*)</script>'
    rf"|</(?P<end>{_NAME})>"
    rf"|<(?P<start>{_NAME})(?P<attributes>(?:{_ATTRIBUTE})*)\s*(?P<closed>/?)>"
    rf"|(?P<text>(?:[^<>&]|{_CHARACTER})+)"
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)
# C0 but tab, line feed and carriage return: slots for links, parts and settled addresses are among them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def faults(html: str) -> Iterator[str]:
    """What a page must not be, each with the piece of it where it is so; nothing if the page is inert."""
    at, opened = 0, list[str]()
    if found := _CONTROLS.search(html):
        yield f"the control character {found[0]!r} at {_around(html, found.start())}"
    while at < len(html):
        token = _TOKEN.match(html, at)
        if token is None:
            yield f"no token of ours at {_around(html, at)}"
            return
        yield from (f"{fault} at {_around(html, at)}" for fault in _of_token(token, opened))
        at = token.end()
    if opened:
        yield f"never closed: {opened}"


def _around(html: str, at: int) -> str:
    return repr(html[max(at - 60, 0) : at + 120])


def _of_token(token: re.Match[str], opened: list[str]) -> Iterator[str]:
    if token["data"] is not None:
        yield from _of_data(token["data"])
    elif token["end"]:
        if not opened or opened.pop() != token["end"]:
            yield f"</{token['end']}> closes nothing"
    elif token["start"]:
        yield from _of_element(token["start"], token["attributes"])
        if token["closed"] and token["start"].lower() not in SVG | EMPTY:
            yield "what HTML does not take for closed"
        if token["start"] not in EMPTY and not token["closed"]:
            opened.append(token["start"])


def _of_data(data: str) -> Iterator[str]:
    try:
        json.loads(data)
    except ValueError as error:
        yield f"data that is no JSON ({error})"


def _of_element(name: str, written: str) -> Iterator[str]:
    if name.lower() not in HTML | SVG:
        yield f"the element {name}"
    found = [(key.lower(), unescape(value)) for key, value in _ATTRIBUTES.findall(written)]
    keys = [key for key, _ in found]
    if len(keys) != len(set(keys)):
        yield "an attribute that stands twice"
    for key, value in found:
        if not _is_known(key):
            yield f"the attribute {key}"
        elif key in FOLLOWED | ASKED:
            yield from address_faults(value, asked=key in ASKED)
        elif key in PAINTS and "(" in value.replace("url(#tq-", ""):
            yield f"the paint {value!r}"
    if name == "link" and NAMED & set(dict(found).get("rel", "").lower().split()):
        yield "a link that is asked for"


def _is_known(key: str) -> bool:
    return key in ATTRIBUTES or key.startswith(PREFIXES)


def address_faults(address: str, *, asked: bool) -> Iterator[str]:
    """What is wrong with an address as a browser reads it (WHATWG URL, 4.4): blanks go, a backslash is a slash.

    What is `asked` for as soon as the page stands lies in the site.
    """
    read = re.sub("[\t\n\r]", "", address.strip("".join(map(chr, range(33))))).replace("\\", "/")
    scheme = _SCHEME.match(read)
    if scheme and (asked or scheme[1].lower() not in SCHEMES):
        yield f"the address {address!r}"
    elif read.startswith("//"):
        yield f"the address {address!r} of another host"
