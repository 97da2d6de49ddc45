"""Beside a text: its quotations, how to cite it, where it comes from, what was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq import languages
from tahqiq.export.epub.things import actor_link, dated, event_list
from tahqiq.export.epub.volume import Volume
from tahqiq.export.epub.ways import address
from tahqiq.export.epub.writer import quote_anchor
from tahqiq.model import Article, Quote
from tahqiq.render.citations import STYLES, Html, cited, reference
from tahqiq.render.dating import DateView, date_view
from tahqiq.render.escaping import escaped, marked
from tahqiq.render.names import direction, literal, own
from tahqiq.render.views.provenance import Away, Made, provenance
from tahqiq.render.views.roles import role_at
from tahqiq.render.views.wording import Wording, wordings
from tahqiq.render.words import Words
from tahqiq.schema.vocabulary import VERBATIM_MODES


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what stands beside a text: its id, its heading, its elements."""

    anchor: str
    title: str
    html: str

    def section(self, level: int) -> str:
        """The part under a heading."""
        return (
            f'<section class="part" id="{self.anchor}"><h{level}>{escaped(self.title)}</h{level}>\n'
            f"{self.html}</section>\n"
        )


STYLE = next(iter(STYLES))
"""The style in which a book says how it is cited."""


def parts(volume: Volume, article: Article, file: str) -> Iterator[Part]:
    """All parts that have something in them; `file` is where the text stands."""
    words = volume.desk.words
    if article.quotes:
        quotes = "".join(_quote(volume, quote, file) for quote in article.quotes)
        yield Part("quotations_", words("quotes.title"), f'<ol class="quotations">\n{quotes}</ol>\n')
    if events := volume.desk.relations.events_of_article(article.id):
        yield Part("events_", words("article.when"), event_list(volume, events))
    yield Part("cite_", words("article.cite"), _cite(volume, article))
    yield Part("provenance_", words("article.provenance"), _facts(volume, article))
    if article.corrections:
        yield Part("corrections_", words("article.corrections"), _corrections(volume, article, file))


def _quote(volume: Volume, quote: Quote, file: str) -> str:
    known = wordings(volume.desk, quote)
    shown = [tag for tag in volume.languages if tag in known] or list(known)[:1]
    sayings = "".join(_saying(volume, quote, known[tag], file) for tag in shown)
    desk, words = volume.desk, volume.desk.words
    how = [role_at(desk, quote), escaped(words(f"channel.{quote.channel}")) if quote.channel else ""]
    how += [escaped(words(f"mode.{quote.mode}")), escaped(dated(desk, quote.when)), _evidence(volume, quote)]
    for term, stance in quote.stance:
        name = volume.link("term", term, own(desk.edition.terms[term].name, desk.language))
        how.append(words.markup("quote.stance", term=marked(name), stance=words(f"stance.{stance}")))
    line = " · ".join(filter(None, (actor_link(volume, quote.speaker), *how)))
    return f'<li id="said_{escaped(quote.id)}">{sayings}<p class="said">{line}</p></li>\n'


def _saying(volume: Volume, quote: Quote, said: Wording, file: str) -> str:
    """The words in one language, under a link to where they stand."""
    tag = escaped(said.language)
    text = f"{escaped(said.open)}{escaped(said.marked)}{escaped(said.close)}"
    if said.language in volume.languages:
        text = f'<a href="{file}#{quote_anchor(tag, quote.id)}">{text}</a>'
    return f'<p class="words" lang="{tag}" dir="{direction(said.language)}">{text}</p>'


def _evidence(volume: Volume, quote: Quote) -> str:
    words, evidence = volume.desk.words, quote.evidence
    if quote.mode not in VERBATIM_MODES:
        return words.markup("evidence.reported")
    if not evidence:
        return words.markup("evidence.unverified")
    places = [words("evidence.range", start=at.start, end=at.end) for at in evidence.at]
    where = languages.language(volume.language).list_separator.join(places)
    return words.markup("evidence.verified", places=where, source=literal(evidence.source[:8]))


def _cite(volume: Volume, article: Article) -> str:
    desk = volume.desk
    text = cited(Html(desk.words), STYLE, reference(desk.relations, article, desk.language))
    page = escaped(volume.publication.address(f"{volume.language}/articles/{article.id}/"))
    link = f' <a href="{page}" dir="ltr">{page}</a>' if volume.publication.base else ""
    return f'<p class="reference">{text}{link}</p>\n'


def _facts(volume: Volume, article: Article) -> str:
    words, made = volume.desk.words, provenance(volume.desk, article)
    texts = "".join(f"<li>{_made(words, text)}</li>" for text in made.texts)
    facts = [
        ("provenance.language", escaped(made.language)),
        ("provenance.published", escaped(dated(volume.desk, article.source.published))),
        ("date.hijri", escaped(made.published.hijri)),
        ("date.stated", made.published.stated),
        ("date.reason", made.published.inferred),
        ("provenance.outlet", made.outlet),
        ("provenance.author", made.author),
        ("provenance.url", _away(made.url)),
        ("provenance.archived", _away(made.archived)),
        ("provenance.retrieved", _date(made.retrieved)),
        ("provenance.texts", f"<ul>{texts}</ul>"),
        ("provenance.rights", escaped(made.rights)),
        ("provenance.notice", made.notice),
        ("provenance.sha256", f'<span class="hash">{made.sha256}</span>' if made.sha256 else ""),
        ("provenance.licence", _away(made.licence)),
        ("provenance.state", escaped(made.stale)),
    ]
    rows = (f"<div><dt>{escaped(words(key))}</dt><dd>{html}</dd></div>\n" for key, html in facts if html)
    return f'<dl class="facts">{"".join(rows)}</dl>\n'


def _made(words: Words, text: Made) -> str:
    key = "provenance.text-by" if text.by else "provenance.text-plain"
    return words.markup(key, language=text.language, kind=text.kind, by=text.by)


def _date(view: DateView | None) -> str:
    return escaped(view.words) if view else ""


def _away(away: Away | None) -> str:
    if away is None:
        return ""
    return f'<a href="{escaped(address(away.href))}">{away.label}</a>' if away.href else away.label


def _corrections(volume: Volume, article: Article, file: str) -> str:
    items = []
    for correction in article.corrections:
        date = escaped(date_view(correction.date, volume.desk.words).words)
        text = own(correction.text, volume.language)
        here = correction.block and any(
            block.id == correction.block
            for written in article.texts
            if written.language in volume.languages
            for block in written.blocks
        )
        when = f'<a href="{file}#{escaped(correction.block)}">{date}</a>' if here else date
        items.append(f"<li>{when}: {text}</li>\n")
    return f"<ul>{''.join(items)}</ul>\n"
