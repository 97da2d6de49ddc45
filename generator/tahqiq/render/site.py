"""The site: every page of every language through its template, the navigation, the redirects."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import jinja2
import msgspec

from tahqiq.relate import Relations
from tahqiq.render.bench import Bench
from tahqiq.render.compiled import Compiled
from tahqiq.render.desk import Desk, Draft, Sketch, desk
from tahqiq.render.everywhere import anywhere, root
from tahqiq.render.jobs import ARTICLE, EVERYWHERE, Job, sketches, waves
from tahqiq.render.links import STYLE_GUIDE, picture_address, settled
from tahqiq.render.navigation import PARTS, colophon, navigation, redirects
from tahqiq.render.page import ANYWHERE, Page, Site
from tahqiq.render.press import press as make_press
from tahqiq.render.preview import Faces, Previews, previews
from tahqiq.render.publication import Publication, publication
from tahqiq.render.shelf import Shelf
from tahqiq.render.words import Table, words_in

if TYPE_CHECKING:
    from tahqiq.render.guide.page import Demonstration
    from tahqiq.render.manual.manual import Manual

LETTER = "/members/letter/"


class Made(NamedTuple):
    """A page, the facts of the edition that it was made from (relate/ledger.py), and the thing of its job."""

    page: Page
    facts: frozenset[str]
    thing: str = ""


_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Printing:
    """Makes the pages of an edition, job by job, in any order. `site` is what is known without them."""

    relations: Relations
    desks: Mapping[str, Desk]
    site: Site
    previews: Previews | None = None
    demonstration: Demonstration | None = None
    compiled: Compiled = field(default_factory=Compiled)
    books: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def searchable(self) -> bool:
        """Whether the edition can be searched."""
        return all(desk.search for desk in self.desks.values())

    @property
    def explained(self) -> bool:
        """Whether the manual of the tool is published with the edition."""
        return any(desk.manual for desk in self.desks.values())

    @property
    def exports(self) -> frozenset[str]:
        """The formats that the edition is exported to."""
        return next(iter(self.desks.values())).exports

    @property
    def publication(self) -> Publication:
        """The edition and where it is published, with the faces of books."""
        return replace(next(iter(self.desks.values())).publication, faces=self.books)

    def prepare(self) -> None:
        """Makes ready what all pages are made with, before the work is shared by processes."""
        # All desks have one press.
        next(iter(self.desks.values())).press.prepare()

    def with_shelf(self, shelf: Shelf) -> Printing:
        """The same, with another place for what is pressed once for many pages."""
        desks = {
            tag: replace(desk, press=replace(desk.press, shelf=shelf)) for tag, desk in self.desks.items()
        }
        return replace(self, desks=desks)

    @property
    def downloads(self) -> Mapping[str, tuple[int, str]]:
        """The files that the data page names: size and SHA-256 by path."""
        return next(iter(self.desks.values())).downloads

    def with_downloads(self, downloads: Mapping[str, tuple[int, str]]) -> Printing:
        """The same, with other files that the data page names."""
        return replace(
            self, desks={tag: replace(desk, downloads=downloads) for tag, desk in self.desks.items()}
        )

    def pages(self, job: Job) -> Iterator[Made]:
        """The pages of a job. Pure: the same relations, templates and words give the same bytes."""
        if job.kind == EVERYWHERE:
            for page in self._everywhere(tuple(self.desks.values())):
                if job.wants(page.address):
                    yield Made(self._with_image(page), _NOTHING)
            return
        self._clear()
        for thing in job.things:
            yield from self._together(job, thing) if job.kind == ARTICLE else self._each(job, thing)
        if self.demonstration and "pages" in job.things:
            for desk in self.desks.values():
                yield from self._guide(desk, self.demonstration)

    def _clear(self) -> None:
        """Or what was read for what lies on the bench would not be read again, and it may be of an earlier time."""
        for at in self.desks.values():
            at.bench.clear()

    def _together(self, job: Job, thing: str) -> Iterator[Made]:
        """An article in all languages at once: what is read for one is read for all, and much is made but once."""
        self._clear()
        with self.relations.answers.ledger.opened() as facts:
            made = [
                self._with_image(_page(at, sketch.make()), thing)
                for at in self.desks.values()
                for sketch in sketches(at, job, thing)
            ]
        yield from (Made(page, frozenset(facts), thing) for page in made if job.wants(page.address))

    def _each(self, job: Job, thing: str) -> Iterator[Made]:
        """Page by page; which pages there are is one more thing that each hangs on.

        A page is followed by its counterparts, as what was read for one is still at hand for the others.
        """
        ledger = self.relations.answers.ledger
        for at, sketch, known in self._by_turns(job, thing):
            if job.wants(f"{at.language}/{sketch.path}"):
                with ledger.opened() as facts:
                    page = self._with_image(_page(at, sketch.make()))
                yield Made(page, frozenset(facts | known), thing)

    def _by_turns(self, job: Job, thing: str) -> Iterator[tuple[Desk, Sketch, set[str]]]:
        """The pages of a thing, one of each language by turns, with the facts that say which there are."""
        found = []
        for at in self.desks.values():
            with self.relations.answers.ledger.opened() as known:
                found.append([(at, sketch, known) for sketch in sketches(at, job, thing)])
        for counterparts in zip_longest(*found):
            yield from filter(None, counterparts)

    def files(self, job: Job) -> Iterator[tuple[str, bytes]]:
        """The files that are published beside the pages of a job, by their path: the pictures of articles."""
        if job.kind == ARTICLE:
            for thing in job.things:
                for picture in self.relations.edition.articles[thing].pictures:
                    yield picture_address(thing, picture.name), picture.data

    def every(self, kind: str = "") -> Iterator[Made]:
        """All pages, or those of one kind of job."""
        for wave in waves(self.relations):
            for job in wave:
                if kind in ("", job.kind):
                    yield from self.pages(job)

    def every_file(self) -> Iterator[tuple[str, bytes]]:
        """The files beside all pages."""
        for wave in waves(self.relations):
            for job in wave:
                yield from self.files(job)

    def addresses(self, job: Job) -> Iterator[str]:
        """The addresses of a job's pages."""
        for thing in job.things:
            for at in self.desks.values():
                yield from (f"{at.language}/{sketch.path}" for sketch in sketches(at, job, thing))

    def _guide(self, desk: Desk, shown: Demonstration) -> Iterator[Made]:
        from tahqiq.render.guide.page import drafts  # here, for hardly an edition has one

        both = tuple((tag, f"{tag}/{STYLE_GUIDE}") for tag in self.desks if tag in shown.languages)
        yield from (Made(_page(desk, draft, both), _NOTHING) for draft in drafts(desk, shown))

    def _with_image(self, page: Page, article: str = "") -> Page:
        image = self.previews.of(page.language, article) if self.previews else None
        return msgspec.structs.replace(page, image=image) if image else page

    def _everywhere(self, desks: tuple[Desk, ...]) -> Iterator[Page]:
        yield root(desks)
        for what, address in ANYWHERE.items():
            yield anywhere(desks, what, address)


def printing(
    relations: Relations,
    templates: jinja2.BaseLoader,
    words: Mapping[str, Table],
    *,
    search: bool = True,
    exports: Collection[str] = (),
    address: str = "",
    faces: Faces | None = None,
    demonstration: Demonstration | None = None,
    compiled: Compiled | None = None,
    books: Mapping[str, bytes] | None = None,
    manual: Manual | None = None,
) -> Printing:
    """Prepares the printing of an edition: with pages to search it or without, with images if there are `faces`.

    `exports` are the names of the formats that it is exported to, `address` is the site's, or empty; `books` are the
    faces of books (render/publication.py).

    With a `demonstration` there is the style guide too, in every language that both have; what is in `compiled` is not
    compiled again. With a `manual` there are its pages.
    """
    compiled = compiled or Compiled()
    press = make_press(templates, compiled)
    bench, desks = Bench(), {}
    for language in relations.edition.languages:
        titles = frozenset(
            words_in(language, words)(f"{name}.title")
            for name in (*PARTS, "data", "proof", "status", "search")
        )
        desks[language] = replace(
            desk(relations, language, words, press, titles),
            search=search,
            exports=frozenset(exports),
            base=publication(relations, address, words).base,
            bench=bench,
            manual=manual,
        )
    site = Site(
        (),
        tuple((tag, navigation(d, demonstration)) for tag, d in desks.items()),
        tuple(redirects(relations)),
        tuple((tag, str(colophon(d))) for tag, d in desks.items()),
    )
    images = previews(relations.edition, faces) if faces else None
    return Printing(relations, desks, site, images, demonstration, compiled, books or {})


def render(
    relations: Relations,
    templates: jinja2.BaseLoader,
    words: Mapping[str, Table],
    demonstration: Demonstration | None = None,
) -> Site:
    """All pages of an edition at once."""
    made = printing(relations, templates, words, demonstration=demonstration)
    return msgspec.structs.replace(made.site, pages=tuple(found.page for found in made.every()))


def _alternates(desk: Desk, draft: Draft) -> Iterator[tuple[str, str]]:
    """The page in each language; what is filed under a letter of one language has its index in another."""
    for tag in draft.languages or desk.edition.languages:
        path = draft.path
        if tag != desk.language and not desk.relations.places.has(tag, path):
            path = draft.section
        elif tag != desk.language and LETTER in path:
            path = path[: path.index(LETTER)] + "/members/"
        yield tag, f"{tag}/{path}"


def _page(desk: Desk, draft: Draft, alternates: tuple[tuple[str, str], ...] = ()) -> Page:
    address = f"{desk.language}/{draft.path}"
    return Page(
        address=address,
        language=desk.language,
        kind=draft.kind,
        title=draft.title,
        description=draft.description,
        body=settled(desk.press.body(draft.kind, draft.view, desk.words), address, desk.language),
        alternates=alternates or tuple(_alternates(desk, draft)),
        section=f"{desk.language}/{draft.section}" if draft.section else "",
        source=draft.source,
        head=draft.head,
    )
