"""The front of a book: cover, title page, and what the package says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tahqiq import languages
from tahqiq.dates import EdtfDate
from tahqiq.export.epub.cover import Sheet, cover
from tahqiq.export.epub.faces import drawing_faces
from tahqiq.export.epub.leaves import Leaf
from tahqiq.export.epub.package import COVER, Person, Said
from tahqiq.export.epub.volume import Volume
from tahqiq.model import Article, Edition, Localised
from tahqiq.render.dating import in_words
from tahqiq.render.escaping import escaped
from tahqiq.render.names import direction, own
from tahqiq.render.preview import Faces, Words
from tahqiq.render.views.provenance import licence

NEVER = "1970-01-01T00:00:00Z"


def modified(dates: Iterable[EdtfDate | None]) -> str:
    """`dcterms:modified` without a clock: the last of the first days that some dates can mean, at midnight UTC.

    A book changes only if the edition does, so the edition's dates tell. The package must say a moment, and says the
    beginning of 1970 where nothing is dated.
    """
    days = [date.earliest or date.latest for date in dates if date]
    known = [day for day in days if day and 1 <= day.year <= 9999]
    return f"{max(known).iso()}T00:00:00Z" if known else NEVER


def article_dates(edition: Edition, article: Article) -> Iterator[EdtfDate | None]:
    """The dates that tell when an article's books were last changed: the release's or, without one, the article's."""
    yield edition.released
    if edition.released is None:
        yield from (correction.date for correction in article.corrections)
        yield from (article.source.published.date, article.source.retrieved)


def said(text: Localised | None, language: str) -> Said | None:
    """A text of the edition for the package."""
    return Said(text.best(language), text.language_of(language)) if text else None


def people(edition: Edition, article: Article, tags: Sequence[str]) -> Iterator[Person]:
    """Who made an article's book: the author, unless the text is another's account; translators; editors."""
    language, found = tags[0], False
    texts = [text for text in article.texts if text.language in tags]
    if article.source.author and any(text.kind != "account" for text in texts):
        found = True
        yield from _person(article.source.author, language, "aut", creator=True)
    for text in texts:
        if text.by:
            account = text.kind == "account"
            found = found or account
            yield from _person(text.by, language, "aut" if account else "trl", creator=account)
    for editor in edition.editors:
        yield from _person(editor, language, "edt", creator=not found)


def _person(name: Localised, language: str, role: str, *, creator: bool) -> Iterator[Person]:
    if found := said(name, language):
        yield Person(found, role, creator)


def rights(volume: Volume, source: str = "") -> str:
    """Under which licence the texts are, and what holds for the source, in a line."""
    words, spdx = volume.desk.words, volume.desk.edition.licence.text
    stated = [words("site.licence-text", licence=spdx)] if spdx else []
    return " ".join([*(f"{text}." for text in stated), *([words(f"rights.{source}")] if source else [])])


def cover_leaf(
    volume: Volume, titles: Sequence[Localised], above: Localised | None, below: Sequence[str]
) -> tuple[str, tuple[Leaf, ...]]:
    """The cover as SVG and the leaf that shows it; nothing where there are no faces to draw a title with."""
    faces = drawing_faces(volume.publication.faces)
    if not faces:
        return "", ()
    names = "  ·  ".join(languages.language(tag).name for tag in volume.languages)
    language = volume.language
    sheet = Sheet(
        direction(language),
        (_words(above, language),) if above else (),
        tuple(_words(title, tag) for title, tag in zip(titles, volume.languages, strict=True)),
        (*(Words(text, direction(language), language) for text in below), Words(names, direction(language))),
    )
    alternative = volume.said("cover-text", title=titles[0].best(language))
    drawn = cover(sheet, Faces(faces), alternative)
    if drawn is None:
        return "", ()
    body = (
        f'<section class="cover" epub:type="cover"><img src="{COVER}" alt="{escaped(alternative)}" role="doc-cover"/>'
        "</section>\n"
    )
    return drawn, (Leaf("cover.xhtml", volume.said("cover"), body, "cover"),)


def _words(text: Localised, language: str) -> Words:
    tag = text.language_of(language)
    return Words(text.best(language), direction(tag or language), tag)


def title_leaf(volume: Volume, title: Localised, above: str = "", part: str = "", address: str = "") -> Leaf:
    """The title page. `above` is HTML that stands above the title, `part` what part of the edition it is."""
    edition, language, words = volume.desk.edition, volume.language, volume.desk.words
    titles = [f"<h1>{own(title, language)}</h1>\n"]
    titles += [
        f'<p class="title" lang="{escaped(tag)}" dir="{direction(tag)}">{escaped(other)}</p>\n'
        for tag in volume.languages[1:]
        if (other := dict(title).get(tag))
    ]
    lines = [escaped(part)] if part else []
    if len(volume.languages) > 1:
        names = words("list.comma").join(map(words.language_name, volume.languages))
        lines.append(escaped(volume.said("parallel", languages=names)))
    below: list[str] = [own(edition.publisher, language)] if edition.publisher else []
    if edition.editors:
        names = escaped(words("list.comma")).join(own(editor, language) for editor in edition.editors)
        below.append(f"{escaped(volume.said('editors'))} {names}")
    if edition.version:
        below.append(escaped(volume.said("version", version=edition.version)))
    if edition.released:
        below.append(escaped(in_words(edition.released.text, language)))
    if terms := licence(edition.licence.text):
        below.append(f'<a href="{escaped(terms.href)}">{terms.label}</a>' if terms.href else terms.label)
    if volume.publication.base:
        site = escaped(volume.publication.base + address)
        below.append(f'<a href="{site}" dir="ltr">{site}</a>')
    body = (
        f'<section class="titlepage" epub:type="titlepage">{f"<p>{above}</p>" if above else ""}'
        f'{"".join(titles)}{_paragraphs(lines)}<div class="rule"></div>\n{_paragraphs(below)}</section>\n'
    )
    return Leaf("title.xhtml", volume.said("title-page"), body, "titlepage")


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{line}</p>\n" for line in lines)
