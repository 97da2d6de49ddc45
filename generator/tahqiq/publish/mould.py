"""Moulds: the shell of all pages of one kind, language and depth, rendered once, with slots for what differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from markupsafe import escape

from tahqiq.render import ANYWHERE, Page
from tahqiq.render.preview import Preview

Render = Callable[[Page], str]
"""A page through the theme, as MkDocs does it."""

TITLE, DESCRIPTION, PATH, BODY = (
    "tahqiqtitleslot",
    "tahqiqdescriptionslot",
    "tahqiqpathslot",
    "tahqiqbodyslot",
)
IMAGE, HEAD = "tahqiqimageslot", "tahqiqheadslot"
_SLOTS = re.compile(f"({TITLE}|{DESCRIPTION}|{PATH}(?:/[0-9])*/|{BODY}|{IMAGE}|{HEAD})")
# A page that would show any difference between filling and rendering: marks of HTML, of templates, of slots.
_HOSTILE = f"</title>&\"'<x>{{{{7*7}}}}{{%\\1 {TITLE} {BODY}"


class Key(NamedTuple):
    """What pages of one mould have in common.

    `alternates` are the other addresses; "" for the page's own path. `image` is a path too; NAME for one of its own.
    """

    kind: str
    language: str
    section: str
    depth: int
    alternates: tuple[tuple[str, str], ...]
    named_as_the_site: bool
    image: str


class Mould(msgspec.Struct, frozen=True):
    """A rendered page in pieces: every second is the name of a slot."""

    pieces: tuple[str, ...]

    def fill(self, page: Page) -> str:
        """The page in its shell, as the theme would have rendered it."""
        slots = {
            TITLE: str(escape(page.title)),
            DESCRIPTION: str(escape(page.description)),
            BODY: page.body,
            HEAD: page.head,
            IMAGE: str(escape(page.image.alternative)) if page.image else "",
            PATH: str(escape(_path(page))),
        }
        return "".join(slots[piece] if n % 2 else piece for n, piece in enumerate(self.pieces))


_UNFIT = Mould(())


@dataclass(slots=True)
class Moulds:
    """Makes a mould when the first page of its kind comes, and tries it before it is used."""

    render: Render | None
    titles: Mapping[str, str]
    made: Mapping[Key, Mould]

    def shelled(self, page: Page) -> str | None:
        """A page in its shell; None where there is neither a mould for it nor a theme to ask.

        A page that no mould fits is rendered by itself.
        """
        if not page.address or page.address in ANYWHERE.values():
            return self.render(page) if self.render else None
        key = _key(page, self.titles[page.language])
        if key not in self.made and self.render:
            self.made = {**self.made, key: made(self.render, page, key.named_as_the_site) or _UNFIT}
        mould = self.made.get(key, _UNFIT)
        if mould.pieces:
            return mould.fill(page)
        return self.render(page) if self.render else None


def made(render: Render, page: Page, titled: bool = False) -> Mould | None:
    """The mould of all pages like this one; None if a page filled in is not what the theme makes of it.

    A `titled` mould is for pages with this title: the theme does not say the site's own twice.
    """
    title, other = (page.title, page.title) if titled else (TITLE, _HOSTILE)
    sample = _stand_in(page, f"{PATH}/", title, DESCRIPTION, BODY, IMAGE, HEAD)
    pieces = _SLOTS.split(render(sample))
    mould = Mould(tuple(PATH if piece.startswith(PATH) else piece for piece in pieces))
    body, head = f"<p>{_HOSTILE}</p>", f"<meta name=canary>{_HOSTILE}"
    canary = _stand_in(page, "canary/", other, _HOSTILE, body, _HOSTILE, head)
    return mould if mould.fill(canary) == render(canary) else None


def _stand_in(page: Page, first: str, title: str, description: str, body: str, image: str, head: str) -> Page:
    """A page in the same place with other contents; the home of a language has no other place."""
    own = _path(page)
    path = first + "".join(f"{n % 10}/" for n in range(own.count("/") - 1)) if own else ""
    return msgspec.structs.replace(
        page,
        address=f"{page.language}/{path}",
        title=title,
        description=description,
        body=body,
        head=head,
        image=_image(page, f"{page.language}/{path}", image),
        alternates=tuple(
            (tag, f"{tag}/{path}" if address == f"{tag}/{own}" else address)
            for tag, address in page.alternates
        ),
    )


def _image(page: Page, address: str, words: str) -> Preview | None:
    """The page's image with other words; one of its own stands at another address."""
    if page.image is None:
        return None
    path = page.image.path
    path = address + path.removeprefix(page.address) if path.startswith(page.address) else path
    return msgspec.structs.replace(page.image, path=path, alternative=words)


def _key(page: Page, site: str) -> Key:
    path = _path(page)
    alternates = tuple((tag, "" if to == f"{tag}/{path}" else to) for tag, to in page.alternates)
    image = page.image.path.removeprefix(page.address) if page.image else ""
    return Key(page.kind, page.language, page.section, path.count("/"), alternates, page.title == site, image)


def _path(page: Page) -> str:
    """The address under the language; empty for its home page."""
    return page.address.removeprefix(f"{page.language}/")
