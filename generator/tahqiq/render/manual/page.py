"""A page of the manual: its text, the way to all others, what stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from tahqiq.model import EditorialPage
from tahqiq.read.markdown import AnyBlock, Code, CodeBlock, Heading, Inline, Paragraph, plain
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.escaping import escaped
from tahqiq.render.inlines import code_opening
from tahqiq.render.links import Links
from tahqiq.render.manual.contents import GROUPS, PATH
from tahqiq.render.text import TextWriter
from tahqiq.render.views.editorial import description

_OPTION = re.compile(r"(?<![^\s])--?[A-Za-z][a-z-]*")
_BRACES = re.compile(r"\{(?:[#.]|[a-z]+=)[^{}\n]*\}")


class Place(View, frozen=True):
    """Somewhere to go: a page, or a heading on one. `here`: the page that is shown."""

    href: str
    title: str
    here: bool = False


class Group(View, frozen=True):
    """The pages for some readers."""

    title: str
    pages: tuple[Place, ...]


class ManualView(View, frozen=True):
    """The page; the contents' page has groups and their leads in the place of a text. All hrefs are ready."""

    title: str
    lead: str
    home: str
    groups: tuple[Group, ...]
    body: Markup
    headings: tuple[Place, ...]
    before: Place | None
    after: Place | None


@dataclass(frozen=True, slots=True)
class WithinManual(Links):
    """Links as the manual writes them: `article:text#spans` is a place on another page of it."""

    def written(self, href: str) -> str:
        """A link as it is written."""
        kind, _, target = href.partition(":")
        page, _, place = target.partition("#")
        if kind != "article":
            return href
        return self.page(f"{PATH}{page}/") + (f"#{place}" if place else "")


@dataclass(slots=True)
class ManualWriter(TextWriter):
    """As other texts, but headings can be linked to, and what is typed says what it is."""

    def _block(self, block: AnyBlock) -> None:
        put = self._out.append
        if isinstance(block, Heading):
            level = min(block.level, 6)
            put(f'<h{level} id="{block.id}">' if block.id else f"<h{level}>")
            self._inlines(block.inlines)
            put(f"</h{level}>\n")
        elif isinstance(block, CodeBlock):
            kind, _, file = block.info.partition(" ")
            if file:
                put(f'<p class="tq-manual__file"><code dir="ltr">{escaped(file)}</code></p>')
            put(f'<pre class="tq-typed tq-typed--{escaped(kind or "text")}" dir="ltr" tabindex="0">')
            put(f"<code>{_marked(block.text)}</code></pre>")
        elif isinstance(block, Paragraph) and "notice" in block.classes:
            put('<div class="tq-manual__notice">')
            TextWriter._block(self, block)
            put("</div>")
        else:
            TextWriter._block(self, block)

    def _inline(self, node: Inline) -> None:
        if isinstance(node, Code):
            self._out.append(f"{code_opening(node.text)}{_whole(_marked(node.text))}</code>")
        else:
            TextWriter._inline(self, node)


def _marked(text: str) -> str:
    """Code in which what stands in braces is one thing: its signs stay together in a line of Arabic."""
    return _BRACES.sub(r'<span class="tq-typed__mark" dir="ltr">\g<0></span>', escaped(text))


def _whole(code: str) -> str:
    """Code in a sentence, in which no line breaks behind the hyphens of an option."""
    return _OPTION.sub(r'<span class="tq-typed__word">\g<0></span>', code)


def sketches(desk: Desk) -> Iterator[Sketch]:
    """All pages of the manual in the desk's language; none if there is no manual, or none in it."""
    pages = desk.manual.of(desk.language) if desk.manual else {}
    if pages:
        yield Sketch(PATH, partial(_contents, desk, pages))
    for name, page in pages.items():
        yield Sketch(f"{PATH}{name}/", partial(_draft, desk, pages, page))


def _contents(desk: Desk, pages: Mapping[str, EditorialPage]) -> Draft:
    title, lead = desk.words("manual.title"), desk.words("manual.lead")
    view = ManualView(title, lead, "", _groups(desk, pages, ""), Markup(), (), None, None)
    return _drafted(desk, PATH, title, lead, view)


def _draft(desk: Desk, pages: Mapping[str, EditorialPage], page: EditorialPage) -> Draft:
    links = WithinManual(desk.language)
    writer = ManualWriter(links, desk.words, desk.language)
    names = list(pages)
    at = names.index(page.id)
    view = ManualView(
        title=page.title,
        lead="",
        home=links.page(PATH),
        groups=_groups(desk, pages, page.id),
        body=writer.blocks(page.blocks),
        headings=tuple(_headings(page)),
        before=_place(desk, pages[names[at - 1]]) if at else None,
        after=_place(desk, pages[names[at + 1]]) if at + 1 < len(names) else None,
    )
    title = f"{page.title} · {desk.words('manual.title')}"
    return _drafted(desk, f"{PATH}{page.id}/", title, description(desk, page), view)


def _drafted(desk: Desk, path: str, title: str, about: str, view: ManualView) -> Draft:
    assert desk.manual
    there = tuple(tag for tag in desk.edition.languages if desk.manual.of(tag))
    return Draft("manual", path, title, about, view, PATH, languages=there)


def _groups(desk: Desk, pages: Mapping[str, EditorialPage], here: str) -> tuple[Group, ...]:
    return tuple(
        Group(desk.words(f"manual.{group}"), tuple(_place(desk, pages[name], here) for name in names))
        for group, names in GROUPS.items()
    )


def _place(desk: Desk, page: EditorialPage, here: str = "") -> Place:
    return Place(desk.links.page(f"{PATH}{page.id}/"), page.title, page.id == here)


def _headings(page: EditorialPage) -> Iterator[Place]:
    for block in page.blocks:
        if isinstance(block, Heading) and block.level == 2 and block.id:
            yield Place(f"#{block.id}", plain(block.inlines))
