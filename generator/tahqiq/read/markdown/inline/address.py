"""The addresses that a link may have: web, mail, and things of the edition by their id."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it.common.normalize_url import normalizeLink

from tahqiq.limits import ADDRESS_CHARACTERS
from tahqiq.read.markdown.attributes import is_id
from tahqiq.read.markdown.hidden import first_hidden, name

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB = re.compile(r"https?://[^/?#\\\s@]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@<>\\]+@[^\s@<>\\]+", re.IGNORECASE)
_THINGS = ("actor", "article", "event", "term")
_ALLOWED = "write https://…, http://…, mailto:…, or actor:, article:, event: or term: with an id"


def checked(scanner: Scanner, start: int, end: int, address: str) -> str | None:
    """What a link with this address refers to, or None with a problem at src[start:end].

    Web and mail addresses come back percent-encoded where a browser needs it, ids as they are.
    """
    hidden = first_hidden(address)
    if hidden >= 0:
        message = f"the link's address holds an invisible character, {name(address[hidden])}"
        scanner.problem(start, end, "invisible-character", message, "type the address anew")
        return None
    if len(address) > ADDRESS_CHARACTERS:
        scanner.over_limit(start, end, "the link's address", ADDRESS_CHARACTERS, "link to a shorter one")
        return None
    scheme = _SCHEME.match(address)
    kind = scheme[1] if scheme else ""
    if kind in _THINGS:
        good = _is_thing(kind, address[len(kind) + 1 :])
        hint = f"write {kind}: and an id, such as {kind}:iraq-2024"
    elif kind.lower() in ("http", "https"):
        good = bool(_WEB.fullmatch(address))
        hint = "write the whole address, such as https://example.org/page"
    elif kind.lower() == "mailto":
        good, hint = bool(_MAIL.fullmatch(address)), "write mailto: and a mail address"
    else:
        scanner.problem(start, end, "link-scheme", f'a link can\'t go to "{_short(address)}"', _ALLOWED)
        return None
    if not good:
        scanner.problem(start, end, "link-target", f'"{_short(address)}" is no address of that kind', hint)
        return None
    return address if kind in _THINGS else _normalised(kind.lower() + address[len(kind) :])


def _is_thing(kind: str, target: str) -> bool:
    thing, mark, block = target.partition("#")
    return is_id(thing) and (not mark or (kind == "article" and is_id(block)))


# A text has an address often, and an editor's program asks for the text again and again.
@lru_cache(maxsize=1 << 10)
def _normalised(address: str) -> str:
    try:
        return normalizeLink(address)
    except ValueError:  # no host that could be encoded; a browser will say so
        return address


def _short(address: str) -> str:
    return address if len(address) <= 60 else address[:59] + "…"
