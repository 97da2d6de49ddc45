"""Writes an edition as a plain MkDocs site with Material: `python tests/bench/material_site.py EDITION OUT`.

What a user would do without Tahqiq: a page of Markdown for each article in both languages, each actor, the quotes and
the timeline by year, Material's theme and its own search. Dates, attributions and links are in the Markdown; there are
no concordances, cards, citations, filters or figures. MkDocs and Material do the rest.

With `--every-page` there is a page for each of Tahqiq's instead, with all words that it has (material_pages.py).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from hugo_site import read, shop
from hugo_text import Writer
from material_pages import pages

from tahqiq import languages
from tahqiq.model import Article, Event, Quote
from tahqiq.read.markdown.nodes import Inline
from tahqiq.relate import Relations
from tahqiq.render import Printing
from tahqiq.render.dating import in_words
from tahqiq.render.desk import Desk

CONFIGURATION = """\
site_name: Generated edition
site_url: https://example.org/
theme:
  name: material
  font: false
plugins:
  - search:
      lang: [ar, en]
markdown_extensions:
  - attr_list
  - md_in_html
validation:
  links:
    absolute_links: ignore
    unrecognized_links: ignore
    anchors: ignore
  nav:
    omitted_files: ignore
nav:
"""
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|#]")


class PlainWriter(Writer):
    """Leaves out what it does not know: this site has less text anyway."""

    def unknown(self, node: Inline) -> str:
        return ""


def write(edition: Path, out: Path, *, every: bool = False) -> None:
    """The site: configuration and Markdown."""
    made = shop(edition) if every else read(edition)
    for path, text in _all(made) if every else _some(made):
        file = out / f"docs/{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (out / "docs/index.md").write_text(
        "# Generated edition\n\n[العربية](ar/index.md)\n\n[English](en/index.md)\n"
    )
    (out / "mkdocs.yml").write_text(CONFIGURATION + "".join(_navigation(made.desks, every)), encoding="utf-8")


def _all(made: Printing) -> Iterator[tuple[str, str]]:
    for address, text in pages(made):
        name = address.strip("/")
        yield (name if "/" in name else f"{name}/index"), text


def _some(made: Printing) -> Iterator[tuple[str, str]]:
    for tag, desk in made.desks.items():
        for path, text in _pages(made.relations, desk):
            yield f"{tag}/{path}", text


def _navigation(desks: Mapping[str, Desk], every: bool) -> Iterator[str]:
    """The indexes only: all pages in the navigation would cost Material much more."""
    index = "" if every else "/index"
    for tag, desk in desks.items():
        yield f"  - {languages.language(tag).name}:\n    - {tag}/index.md\n"
        yield from (
            f"    - {_quoted(desk.words(f'{part}.title'))}: {tag}/{part}{index}.md\n" for part in PARTS
        )


PARTS = ("articles", "actors", "quotes", "timeline")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _pages(relations: Relations, desk: Desk) -> Iterator[tuple[str, str]]:
    words, edition = desk.words, relations.edition
    title = edition.title.best(desk.language)
    yield "index", f"# {title}\n\n" + "\n".join(f"- [{words(f'{p}.title')}]({p}/index.md)" for p in PARTS)
    listed = "\n".join(f"- [{_plain(a.title.best(desk.language))}]({a.id}.md)" for a in relations.articles)
    yield "articles/index", f"# {words('articles.title')}\n\n{listed}\n"
    names = "\n".join(f"- [{a.name.best(desk.language)}]({a.id}.md)" for a in edition.actors.values())
    yield "actors/index", f"# {words('actors.title')}\n\n{names}\n"
    for article in relations.articles:
        yield f"articles/{article.id}", _article(relations, desk, article)
    for actor in edition.actors:
        yield f"actors/{actor}", _actor(relations, desk, actor)
    yield from _by_year(
        desk, "quotes", [(_year(q.when.date.text), _quote(desk, q)) for q in relations.quotes]
    )
    yield from _by_year(
        desk, "timeline", [(_year(e.when.date.text), _event(desk, e)) for e in relations.timeline]
    )


def _by_year(desk: Desk, part: str, things: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    title, years = desk.words(f"{part}.title"), []
    for year, found in groupby(sorted(things, key=lambda pair: pair[0]), lambda pair: pair[0]):
        years.append(year)
        yield f"{part}/{year}", f"# {title}: {year}\n\n" + "\n\n".join(text for _, text in found) + "\n"
    yield f"{part}/index", f"# {title}\n\n" + "\n".join(f"- [{year}]({year}.md)" for year in years) + "\n"


def _year(edtf: str) -> str:
    found = re.search(r"\d{3}[\dX]", edtf)
    return found[0].replace("X", "0") if found else "undated"


def _article(relations: Relations, desk: Desk, article: Article) -> str:
    """Title and date, the text in both languages block by block, each with its attributions; who is in it."""
    language, words = desk.language, desk.words
    texts = {tag: _blocks(desk, article, tag) for tag in (language, *desk.others)}
    said: dict[str, list[str]] = {}
    for quote in article.quotes:
        said.setdefault(quote.passages[0].block, []).append(_attribution(desk, quote))
    parts = [f"# {_plain(article.title.best(language))}"]
    parts += [f"*{_plain(article.title.get(tag))}*" for tag in desk.others]
    date = in_words(article.source.published.date.text, language)
    parts.append(f"{date} · {words.language_name(article.source.language)}")
    text = article.text(language)
    for n, block in enumerate(text.blocks if text else ()):
        for tag, blocks in texts.items():
            direction = languages.language(tag).direction
            parts.append(f'<div lang="{tag}" dir="{direction}" markdown="1">\n\n{blocks[n]}\n\n</div>')
        parts += [f"- {line}" for line in said.get(block.id, ())]
    events = relations.events_of_article(article.id)
    parts += [f"## {words('article.when')}", "\n".join(f"- {_event_link(desk, e)}" for e in events)]
    return "\n\n".join(parts) + "\n"


def _blocks(desk: Desk, article: Article, tag: str) -> list[str]:
    """Links lead from one page of the built site to another."""
    text = article.text(tag)

    def link(kind: str, target: str) -> str:
        if kind == "actor":
            return f"../../actors/{target}/"
        return "../../timeline/" if kind == "event" else "../../"

    return PlainWriter(tag, link).blocks(article, text) if text else []


def _attribution(desk: Desk, quote: Quote) -> str:
    words = desk.words
    name = desk.edition.actors[quote.speaker].name.best(desk.language)
    how = [words(f"channel.{quote.channel}")] if quote.channel else []
    how += [in_words(quote.when.date.text, desk.language), words(f"mode.{quote.mode}")]
    state = "reported" if quote.mode == "indirect" else "unverified"
    return f"[{name}](../actors/{quote.speaker}.md) {' · '.join(how)} — {words(f'evidence.{state}')}"


def _quote(desk: Desk, quote: Quote) -> str:
    sayings = (
        f'> <span lang="{tag}" dir="{languages.language(tag).direction}">{escape(quote.words(tag))}</span>\n>\n'
        for tag in (desk.language, *desk.others)
    )
    return f"{''.join(sayings)}> {_attribution(desk, quote)} [↗](../articles/{quote.article}.md)"


def _event(desk: Desk, event: Event) -> str:
    title = _plain(event.title.best(desk.language))
    actors = ", ".join(
        f"[{desk.edition.actors[a].name.best(desk.language)}](../actors/{a}.md)"
        for a in (*event.actors, *filter(None, (event.place,)))
    )
    told = ", ".join(f"[¶](../articles/{source.article}.md)" for source in event.sources)
    return f"## {title}\n\n{in_words(event.when.date.text, desk.language)} · {actors} · {told}"


def _event_link(desk: Desk, event: Event) -> str:
    date = in_words(event.when.date.text, desk.language)
    return (
        f"[{_plain(event.title.best(desk.language))}](../timeline/{_year(event.when.date.text)}.md), {date}"
    )


def _actor(relations: Relations, desk: Desk, actor: str) -> str:
    """Name, what it is, quotes by and about, events."""
    words, found = desk.words, relations.edition.actors[actor]
    parts = [f"# {found.name.best(desk.language)}", words(f"kind.{found.kind}")]
    if found.description:
        parts.append(_plain(found.description.best(desk.language)))
    for key, quotes in (("by", relations.spoken_by(actor)), ("about", relations.quotes_about(actor))):
        if quotes:
            parts += [f"## {words(f'actor.quotes-{key}')}", *(_quote(desk, quote) for quote in quotes)]
    if events := relations.events_of_actor(actor):
        parts += [f"## {words('actor.events')}", "\n".join(f"- {_event_link(desk, e)}" for e in events)]
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("edition", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--every-page", action="store_true")
    given = parser.parse_args()
    write(given.edition.resolve(), given.out, every=given.every_page)


if __name__ == "__main__":
    main()
