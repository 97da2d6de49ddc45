"""What follows the articles in a volume of the edition: actors, glossary, timeline, editorial pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tahqiq.export.epub.leaves import Leaf
from tahqiq.export.epub.things import actor_list, anchor, event_list, term_list
from tahqiq.export.epub.volume import Volume
from tahqiq.export.epub.ways import Targets, ways
from tahqiq.export.epub.writer import BookWriter
from tahqiq.languages.collation import collation_key
from tahqiq.model import EditorialPage, Localised
from tahqiq.relate import mentions_of_article
from tahqiq.render.escaping import escaped
from tahqiq.render.names import direction
from tahqiq.render.publication import Publication
from tahqiq.render.text import heading_levels

_ACTORS, _TERMS, _EVENTS = "actors.xhtml", "glossary.xhtml", "timeline.xhtml"
_FILES = {"actor": _ACTORS, "term": _TERMS, "event": _EVENTS}


def targets(publication: Publication, names: Sequence[str]) -> Targets:
    """Where the things of some articles stand in their volume: those that they name, and events that they tell of."""
    edition, relations = publication.edition, publication.relations
    found: dict[tuple[str, str], str] = {}

    def add(kind: str, name: str) -> None:
        found[kind, name] = f"{_FILES[kind]}#{anchor(kind, name)}"

    for name in names:
        article = edition.articles[name]
        found["article", name] = f"article-{name}.xhtml"
        for mention in mentions_of_article(article):
            if mention.kind in _FILES:
                add(mention.kind, mention.target)
        for quote in article.quotes:
            add("actor", quote.speaker)
            for term, _ in quote.stance:
                add("term", term)
        for event in relations.events_of_article(name):
            add("event", event.id)
            for actor in (*event.actors, *((event.place,) if event.place else ())):
                add("actor", actor)
    found.update((("page", page.id), f"page-{page.id}.xhtml") for page in edition.pages)
    return found


def after(of: Volume, names: Sequence[str]) -> list[Leaf]:
    """The leaves after the articles; lists in the order of the language, events by date."""
    words, edition = of.desk.words, of.desk.edition
    known = {kind: {name for k, name in of.ways.within if k == kind} for kind in _FILES}
    actors = _ordered(of, {name: edition.actors[name].name for name in known["actor"]})
    terms = _ordered(of, {name: edition.terms[name].name for name in known["term"]})
    events = [edition.events[name] for name in of.desk.relations.event_order() if name in known["event"]]
    lists = (
        (_ACTORS, words("actors.title"), actor_list(of, actors)),
        (_TERMS, words("glossary.title"), term_list(of, terms)),
        (_EVENTS, words("timeline.title"), event_list(of, events)),
    )
    found = [Leaf(file, title, f"<h1>{escaped(title)}</h1>\n{html}") for file, title, html in lists if html]
    return [*found, *_pages(of)]


def _ordered(of: Volume, names: dict[str, Localised]) -> list[str]:
    return sorted(names, key=lambda name: (collation_key(names[name].best(of.language), of.language), name))


def _pages(of: Volume) -> Iterator[Leaf]:
    """The editorial pages, each in all languages of the volume, one after the other."""
    pages = of.desk.edition.pages
    for name in dict.fromkeys(page.id for page in pages):
        shown = [page for tag in of.languages for page in pages if page.id == name and page.language == tag]
        if shown:
            body = "".join(_page(of, page) for page in shown)
            yield Leaf(f"page-{name}.xhtml", shown[0].title, body)


def _page(of: Volume, page: EditorialPage) -> str:
    tag = page.language
    writer = BookWriter(
        links=ways(of.publication, tag, of.ways.within, (tag,)),
        words=of.publication.words(tag),
        language=tag,
        levels=heading_levels(page.blocks),
    )
    blocks = "".join(f"<div{_id(of, block.id, tag)}>{writer.written(block)}</div>\n" for block in page.blocks)
    notes = writer.asides(page.footnotes)
    title = escaped(of.publication.words(tag)("page.notes"))
    section = (
        f'<section class="notes" epub:type="footnotes"><h2>{title}</h2>\n{notes}</section>\n' if notes else ""
    )
    head = f"<h1>{escaped(page.title)}</h1>\n"
    return f'<div lang="{escaped(tag)}" dir="{direction(tag)}">{head}{blocks}{section}</div>\n'


def _id(of: Volume, block: str, language: str) -> str:
    """A block's id; in a book of several languages that of the first."""
    return f' id="{escaped(block)}"' if block and language == of.language else ""
