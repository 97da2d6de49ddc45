"""The file of an article: its header, what it names and quotes (standOff), its texts."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.export.tei.article_header import article_header
from tahqiq.export.tei.header import DECLARATION, root
from tahqiq.export.tei.marks import Marks
from tahqiq.export.tei.pointers import FOLDER, TO_REGISTER, article_id, block_from_article
from tahqiq.export.tei.quotations import quotations
from tahqiq.export.tei.texts import alignment, blocks_of, texts
from tahqiq.export.tei.things import LISTS, actor_in_short, element_of, event_entry, term_in_short
from tahqiq.render.publication import Publication


def article_files(publication: Publication, name: str) -> Iterator[tuple[str, bytes]]:
    """The one file of an article."""
    edition = publication.edition
    article = edition.articles[name]
    marks, here = Marks(article, edition), blocks_of(article)
    # The texts and the quotes come first: they say what the article names.
    written = texts(marks, here, publication.base)
    said = quotations(marks)
    standing_off = _register(publication, marks) + alignment(article, here) + said
    yield (
        f"{FOLDER}{name}.xml",
        (
            f"{DECLARATION}{root('TEI', article_id(name), edition)}{article_header(publication, article)}"
            + (f"<standOff>\n{standing_off}</standOff>\n" if standing_off else "")
            + f"{written}</TEI>\n"
        ).encode(),
    )


def _register(publication: Publication, marks: Marks) -> str:
    """What the article names: entries in short, each the same as one of the register."""
    lists: dict[str, list[str]] = {name: [] for name in (*LISTS.values(), "listEvent", "")}
    edition, own = publication.edition, article_id(marks.article.id)
    named = sorted(marks.named)
    for kind, thing in named:
        attributes = f' xml:id="{own}.{kind}.{thing}" sameAs="{TO_REGISTER}{kind}.{thing}"'
        if kind == "actor":
            actor = edition.actors[thing]
            lists[LISTS[element_of(actor.kind)]].append(actor_in_short(actor, attributes))
        elif kind == "term":
            lists[""].append(term_in_short(edition.terms[thing], attributes))
    lists["listEvent"] = list(_events(publication, marks))
    return "".join(_list(name, entries) for name, entries in lists.items())


def _events(publication: Publication, marks: Marks) -> Iterator[str]:
    """The events that the article tells of or points at, in order of time."""
    own, edition = article_id(marks.article.id), publication.edition
    told = {event.id: event for event in publication.relations.events_of_article(marks.article.id)}
    told |= {name: edition.events[name] for kind, name in marks.named if kind == "event"}
    for event in sorted(told.values(), key=lambda event: (event.when.date.order, event.id)):
        attributes = f' xml:id="{own}.event.{event.id}" sameAs="{TO_REGISTER}event.{event.id}"'
        yield event_entry(event, attributes, TO_REGISTER, block_from_article)


def _list(name: str, entries: list[str]) -> str:
    if not entries:
        return ""
    inner = "\n".join(entries)
    return f"<{name}>\n{inner}\n</{name}>\n" if name else f"{inner}\n"
