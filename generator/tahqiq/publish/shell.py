"""What the theme is told of each page: language, direction, navigation, alternates, canonical address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from tahqiq.export.feeds import FEEDS, FeedLink, feed_links
from tahqiq.languages import language as language_record
from tahqiq.publish.policy import POLICY, POLICY_WITH_BASE, REFERRER
from tahqiq.publish.previews import Image
from tahqiq.render import ANYWHERE, NavigationEntry, Page, Printing, Site, Words, words_in

ASSETS = "assets/tahqiq/"
# More would keep the text waiting on a slow line.
FACES = 2
# On these, words of the other languages are read too.
BILINGUAL = ("home", "article", "actor", "quotes")


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language: `url` relative to this page, `absolute` if the site's address is known."""

    language: str
    name: str
    direction: str
    url: str
    absolute: str


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """One link of the navigation; minor ones are left to the footer and the menu."""

    title: str
    url: str
    is_current: bool
    minor: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything the theme's templates need beside the page itself; links are relative to the page.

    `image` is what other sites show beside a link to the page, if there is one. `feeds` are those of the language.
    """

    page: Page
    language: str
    direction: str
    site_title: str
    alternates: tuple[Alternate, ...]
    navigation: tuple[NavigationLink, ...]
    home: str
    search: str
    assets: str
    base: str
    canonical: str
    words: Words
    colophon: str
    faces: tuple[str, ...]
    policy: str
    referrer: str
    offline: bool
    image: Image | None
    feeds: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class Shells:
    """Makes the shell of each page of a site. `address` is the site's own, or empty.

    `strict`: whether pages say what a browser may do with them; those of a preview do not, for MkDocs may reload by a
    script inline.
    `offline`: whether pages ask the browser to keep what was read; `search`: whether they have a field for it; `feeds`:
    whether there are any.
    """

    site: Site
    titles: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    address: str
    strict: bool = True
    offline: bool = False
    search: bool = True
    feeds: bool = False

    def of(self, page: Page) -> Shell:
        """The shell of one page."""
        entries = dict(self.site.navigation).get(page.language, ())
        anywhere = page.address in ANYWHERE.values()
        return Shell(
            page=page,
            language=page.language,
            direction=language_record(page.language).direction,
            site_title=self.titles[page.language],
            alternates=tuple(self._alternate(page, *alternate) for alternate in page.alternates),
            navigation=tuple(_navigation(page, entry) for entry in entries),
            home=_link(page, f"{page.language}/"),
            search=_link(page, f"{page.language}/search/") if self.search else "",
            assets=_link(page, ASSETS),
            base=self._base() if anywhere else "",
            canonical=self._absolute(page.address),
            words=words_in(page.language, self.words),
            policy=(POLICY_WITH_BASE if anywhere else POLICY) if self.strict else "",
            referrer=REFERRER,
            offline=self.offline,
            image=self._image(page),
            colophon=dict(self.site.colophon).get(page.language, ""),
            faces=self._faces(page),
            feeds=self._feeds(page),
        )

    def _feeds(self, page: Page) -> tuple[FeedLink, ...]:
        found = feed_links(page.language, words_in(page.language, self.words)) if self.feeds else ()
        return tuple(replace(feed, path=_link(page, feed.path)) for feed in found)

    def _alternate(self, page: Page, language: str, address: str) -> Alternate:
        record = language_record(language)
        url = _link(page, address)
        return Alternate(language, record.name, record.direction, url, self._absolute(address))

    def _image(self, page: Page) -> Image | None:
        """Images are asked for from elsewhere: without an address of the site nobody would find them."""
        found = page.image if self.address else None
        return Image(self._absolute(found.path), found.alternative) if found else None

    def _faces(self, page: Page) -> tuple[str, ...]:
        """The files of the faces to fetch first: for reading this language, and another's where it is read too."""
        others = [language for language, _ in page.alternates] if page.kind in BILINGUAL else []
        named = (words_in(language, self.words)("site.font") for language in (page.language, *others))
        found = dict.fromkeys(name for name in named if name.endswith(".woff2"))
        return tuple(found)[:FACES]

    def _absolute(self, address: str) -> str:
        return urljoin(self.address, address) if self.address else ""

    def _base(self) -> str:
        """What links count from in a page that is shown in the place of any other, at any depth."""
        return urlsplit(self.address).path or "/"


def _link(page: Page, address: str) -> str:
    """By way of the site's root, so that all pages of a depth have the same links in their shell."""
    return "../" * page.address.count("/") + address or "./"


def _navigation(page: Page, entry: NavigationEntry) -> NavigationLink:
    current = entry.address in (page.section, page.address)
    return NavigationLink(entry.title, _link(page, entry.address), current, entry.minor)


def shells_of(
    printing: Printing, words: Mapping[str, Mapping[str, str]], address: str, *, preview: bool, offline: bool
) -> Shells:
    """The shells of an edition's pages: of a site, or of a preview of it."""
    edition = printing.relations.edition
    titles = {language: edition.title.best(language) for language in edition.languages}
    feeds = FEEDS.name in printing.exports
    return Shells(printing.site, titles, words, address, not preview, offline, printing.searchable, feeds)
