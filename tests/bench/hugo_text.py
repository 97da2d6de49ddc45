"""An article's text as Markdown for other generators: our spans become HTML, which Markdown has no other way for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from tahqiq.model import Article, Block, Source
from tahqiq.model import Text as ArticleText
from tahqiq.read.markdown.nodes import Emphasis, Inline, LineBreak, Paragraph, SoftBreak, Span, Strong, Text
from tahqiq.relate import Relations
from tahqiq.render.dating import html_date, in_words

LINKED = ("actor", "event", "term")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~$^@!#]")
_LIST = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=:])")
_SHORT = {Emphasis: "*", Strong: "**"}


class Unported(SystemExit):
    """The edition has something that the comparison was never taught, and that made-up editions do not have."""


def refuse(relations: Relations) -> None:
    """Ends it if the edition has what no made-up edition has: such pages would be smaller for Hugo than for Tahqiq."""
    edition = relations.edition
    articles = edition.articles.values()
    strange = {
        "a description, publisher, editors, release, repository or licence": edition.description
        or edition.publisher
        or edition.editors
        or edition.version
        or edition.released
        or edition.repository
        or edition.licence.text
        or edition.licence.data,
        "editorial pages": edition.pages,
        "former names": any(
            thing.formerly for thing in (*articles, *edition.actors.values(), *relations.timeline)
        ),
        "aliases or identifiers": any(a.aliases or a.identifiers for a in edition.actors.values())
        or any(term.aliases or term.formerly for term in edition.terms.values()),
        "verified quotes or positions": any(q.evidence or q.stance for q in relations.quotes),
        "sources that are more than a date and a notice": any(_told(a.source) for a in articles),
        "names in one language": any(_lacking(relations)),
        "translators, footnotes, pictures or outdated translations": any(
            a.pictures or any(t.by or t.footnotes or any(b.stale for b in t.blocks) for t in a.texts)
            for a in articles
        ),
    }
    if found := [name for name, there in strange.items() if there]:
        raise Unported(f"the templates for Hugo do not know: {'; '.join(found)}")


def _lacking(relations: Relations) -> Iterator[bool]:
    """Of each text that a head says or a citation has: whether it lacks a language."""
    edition = relations.edition
    named = [*edition.actors.values(), *edition.terms.values()]
    texts = [edition.title, *(a.title for a in edition.articles.values()), *(n.name for n in named)]
    texts += filter(None, (a.summary for a in edition.articles.values()))
    texts += filter(None, (a.description for a in edition.actors.values()))
    for text in texts:
        yield any(text.language_of(tag) != tag for tag in edition.languages)
    for quote in relations.quotes:
        yield not all(map(quote.words, edition.languages))


def _told(source: Source) -> bool:
    others = (
        source.outlet,
        source.author,
        source.url,
        source.archived,
        source.retrieved,
        source.published.stated,
    )
    return any(others)


class Writer:
    """Writes one language. `link` gives the address of a thing by kind and id, from an article's page."""

    def __init__(self, language: str, link: Callable[[str, str], str]) -> None:
        self.language = language
        self.link = link

    def blocks(self, article: Article, text: ArticleText) -> list[str]:
        """Each block as Markdown."""
        modes = {quote.id: quote.mode for quote in article.quotes}
        anchored: set[str] = set()
        return [self._block(block, modes, anchored) for block in text.blocks]

    def _block(self, block: Block, modes: dict[str, str], anchored: set[str]) -> str:
        if not isinstance(block.content, Paragraph):
            raise Unported(f"only paragraphs can be compared, not a {block.content.kind}")
        text = self._inlines(block.content.inlines, modes, anchored)
        return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)

    def _inlines(self, nodes: Iterable[Inline], modes: dict[str, str], anchored: set[str]) -> str:
        return "".join(self._inline(node, modes, anchored) for node in nodes)

    def _inline(self, node: Inline, modes: dict[str, str], anchored: set[str]) -> str:
        if isinstance(node, Text):
            return _SPECIAL.sub(r"\\\g<0>", node.text)
        if isinstance(node, Span):
            return self._span(node, modes, anchored)
        if isinstance(node, SoftBreak):
            return "\n"
        if isinstance(node, LineBreak):
            return "\\\n"
        if isinstance(node, Emphasis | Strong):
            mark = _SHORT[type(node)]
            return f"{mark}{self._inlines(node.children, modes, anchored)}{mark}"
        return self.unknown(node)

    def unknown(self, node: Inline) -> str:
        """What no made-up edition has."""
        raise Unported(f"a {node.kind} in a text cannot be compared")

    def _span(self, span: Span, modes: dict[str, str], anchored: set[str]) -> str:
        opening, closing = self._tags(span, modes, anchored)
        return opening + self._inlines(span.children, modes, anchored) + closing

    def _tags(self, span: Span, modes: dict[str, str], anchored: set[str]) -> tuple[str, str]:
        if span.key in LINKED:
            return f'<a class="tq-{span.key}" href="{escape(self.link(span.key, span.value))}">', "</a>"
        if span.key == "quote":
            anchor = "" if span.value in anchored else f' id="q-{span.value}"'
            anchored.add(span.value)
            mode = modes.get(span.value, "direct")
            return f'<span class="tq-quote tq-quote--{mode}"{anchor} data-quote="{span.value}">', "</span>"
        exact = html_date(span.value)
        machine = f'datetime="{exact}"' if exact else f'data-edtf="{escape(span.value)}"'
        tag = "time" if exact else "span"
        said = escape(in_words(span.value, self.language))
        return f'<{tag} class="tq-date" {machine} title="{said}">', f"</{tag}>"
