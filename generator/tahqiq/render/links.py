"""Links: the addresses of all kinds of pages, and how any page of one language reaches them.

A link is written from `HOME`, which stands for the way to the language's home page; `settled` puts it in when the
page that the link stands on is known. So a quote is written once, and stands on a dozen pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.relate import Places
from tahqiq.render.relative import relative

DATA = "data/edition.json"
STATUS = "status/"
STYLE_GUIDE = "style-guide/"
NOTICES = "assets/tahqiq/LICENSES.txt"
"""What the licences of others want to be told: of the typefaces, and of what pages are framed with."""

_SECTIONS = {"actor": "actors/{}/", "article": "articles/{}/", "page": "{}/"}
_ON_INDEXES = ("event", "term")


def path_of(kind: str, target: str) -> str:
    """The path of a page under its language: an actor's, an article's, an editorial one."""
    return _SECTIONS[kind].format(target)


def picture_address(article: str, name: str) -> str:
    """Where a picture of an article is published, once for all languages."""
    return f"articles/{article}/{name}"


NOWHERE = Places()


# No content holds it: the check refuses control characters.
HOME = "\x1f"


def settled(html: str, address: str, language: str) -> str:
    """A page's text with its links as they are from the page's own address."""
    return html.replace(HOME, relative(address, f"{language}/"))


@dataclass(frozen=True, slots=True)
class Links:
    """The way from any page of a language to all others of it, from `HOME`."""

    language: str
    places: Places = NOWHERE

    def page(self, path: str) -> str:
        """A page or a place on a page, by its path under the language; `` is the language's home."""
        return HOME + path

    def to(self, kind: str, target: str) -> str:
        """An actor, article, event, term or editorial page, by its id."""
        on_index = kind in _ON_INDEXES
        return HOME + (self.places.path(kind, target, self.language) if on_index else path_of(kind, target))

    def kind(self, kind: str) -> str:
        """The actors of a kind."""
        return HOME + self.places.path("kind", kind, self.language)

    def block(self, article: str, block: str = "") -> str:
        """An article, or a block of it."""
        place = f"#{block}" if block else ""
        return f"{HOME}articles/{article}/{place}"

    def quote(self, article: str, quote: str) -> str:
        """A quote, where it stands in its article."""
        return f"{HOME}articles/{article}/#q-{quote}"

    def file(self, address: str) -> str:
        """A file or page by its address from the site's root."""
        return f"{HOME}../{address}"

    def written(self, href: str) -> str:
        """A link as an editor wrote it: `actor:iraq`, `article:x#p3`, or an address, which stays."""
        kind, mark, target = href.partition(":")
        if not mark or (kind not in _SECTIONS and kind not in _ON_INDEXES):
            return href
        identifier, _, place = target.partition("#")
        return self.to(kind, identifier) + (f"#{place}" if place and kind in _SECTIONS else "")
