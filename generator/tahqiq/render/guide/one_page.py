"""Links that stay on one page: what has a page of its own in an edition has a place on the style guide."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.render.links import HOME, Links
from tahqiq.render.views.provenance import PROOF


@dataclass(frozen=True, slots=True)
class OnePage(Links):
    """The ways from the style guide to itself. `article` is the one that stands on it, `files` where its files lie."""

    article: str = ""
    files: str = ""

    def page(self, path: str) -> str:
        """A page is the group that shows its parts; of evidence it is what is said under a quotation."""
        return f"#guide-{'quote' if path == PROOF else path.partition('/')[0] or 'articles'}"

    def to(self, kind: str, target: str) -> str:
        """Events and terms have their own anchors; an actor's and an article's are the guide's."""
        own = {"event": "#e-", "term": "#t-"}
        return own.get(kind, f"#guide-{kind}-") + target

    def kind(self, kind: str) -> str:
        """The actors of a kind."""
        return f"#{kind}"

    def block(self, article: str, block: str = "") -> str:
        """A block of the article that stands here, or the card of another."""
        return f"#{block}" if block and article == self.article else self.to("article", article)

    def quote(self, article: str, quote: str) -> str:
        """A quote where it stands."""
        return f"#q-{quote}"

    def file(self, address: str) -> str:
        """A file by its address from the site's root."""
        return HOME + "../" + self.files + address

    def written(self, href: str) -> str:
        """A link as an editor wrote it."""
        kind, _, target = href.partition(":")
        identifier, _, place = target.partition("#")
        if kind == "article":
            return self.block(identifier, place)
        return self.to(kind, identifier) if kind in ("actor", "event", "term") else href
