"""A rendered page: where it goes, what it says of itself, its body."""

from __future__ import annotations

import msgspec

from tahqiq.render.preview import Preview

# Pages that are shown in the place of any other, at any depth, by what their words are called.
ANYWHERE = {"not-found": "404.html", "offline": "offline.html"}


class Page(msgspec.Struct, frozen=True):
    """One page of the site, without the shell around it.

    `address` is relative to the site's root and ends with `/` (`ar/actors/iraq/`); the root is ``.
    `body` is HTML, `title` and `description` are plain text. `alternates` are (language, address) of the
    same page in every language, itself included. `section` is the address of the navigation entry that
    it belongs to. `source` is the content file that it is made from, if it is one. `image` is what other
    sites show beside a link to the page: its own, or the edition's. `head` is HTML for the page's head.
    """

    address: str
    language: str
    kind: str
    title: str
    description: str
    body: str
    alternates: tuple[tuple[str, str], ...] = ()
    section: str = ""
    source: str = ""
    image: Preview | None = None
    head: str = ""


class NavigationEntry(msgspec.Struct, frozen=True):
    """One entry of a language's navigation; minor ones are left to the footer and the menu."""

    address: str
    title: str
    minor: bool = False


class Site(msgspec.Struct, frozen=True):
    """All pages, and the navigation of each language, in order. `redirects` are (old address, new address).

    `colophon` is the last line of every page of a language, as HTML: publisher and licences.
    """

    pages: tuple[Page, ...]
    navigation: tuple[tuple[str, tuple[NavigationEntry, ...]], ...]
    redirects: tuple[tuple[str, str], ...] = ()
    colophon: tuple[tuple[str, str], ...] = ()
