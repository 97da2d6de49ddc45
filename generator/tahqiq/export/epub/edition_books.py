"""Books of the whole edition: its articles, oldest first, then actors, glossary, timeline, editorial pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.dates import EdtfDate
from tahqiq.export.epub.article_books import FOLDER, PARALLEL
from tahqiq.export.epub.beside import parts
from tahqiq.export.epub.chapter import chapter, headings, write_texts
from tahqiq.export.epub.front import article_dates, cover_leaf, modified, rights, said, title_leaf
from tahqiq.export.epub.leaves import Entry, Leaf
from tahqiq.export.epub.matter import after, targets
from tahqiq.export.epub.package import About, Person, Said
from tahqiq.export.epub.pictures import pictures
from tahqiq.export.epub.volume import Book, Volume, bound, volume
from tahqiq.export.epub.ways import Targets
from tahqiq.relate.places import by_date
from tahqiq.render.dating import in_words
from tahqiq.render.publication import Publication

MOST = 500
"""So many articles are in one volume at most."""


@dataclass(frozen=True, slots=True)
class Share:
    """The articles of a volume, oldest first. `period` is a year or a month, `number` counts where that is not enough;
    both are empty where one volume holds the edition."""

    articles: tuple[str, ...]
    period: str = ""
    number: int = 0

    @property
    def name(self) -> str:
        """The volume's name in its path."""
        return ".".join(filter(None, ("edition", self.period, str(self.number or ""))))


def edition_books(publication: Publication, most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of all books of the edition, one at a time: memory holds no more than one of them.

    For each volume there is one book in each language of the edition and one with all of them, block by block; a
    language without any text in a volume has none. It goes through the whole edition, so no renewal makes it.
    """
    edition = publication.edition
    kinds: list[tuple[str, tuple[str, ...]]] = [(tag, (tag,)) for tag in edition.languages]
    if len(edition.languages) > 1:
        kinds.append((PARALLEL, edition.languages))
    shares = volumes(publication, most)
    for place, share in enumerate(shares, start=1):
        for kind, languages in kinds:
            names = [name for name in share.articles if _has(publication, name, languages)]
            if names:
                path = f"{FOLDER}{share.name}.{kind}.epub"
                position = str(place) if len(shares) > 1 else ""
                yield from bound([_book(publication, share, names, languages, path, position)], publication)


def volumes(publication: Publication, most: int = MOST) -> list[Share]:
    """The edition in volumes: one or, where there are more articles, one a year, a month, and as many as it takes."""
    relations = publication.relations
    names = relations.newest()[::-1]
    if len(names) <= most:
        return [Share(names)]
    steps = {name: by_date(relations.heads[name].published.date) for name in names}
    found: list[Share] = []
    for year, of_year in _grouped(names, steps, 0):
        months = _grouped(of_year, steps, 1) if len(of_year) > most else [(year, of_year)]
        for period, of_period in months:
            chunks = [of_period[at : at + most] for at in range(0, len(of_period), most)]
            found += [
                Share(tuple(chunk), period, n if len(chunks) > 1 else 0)
                for n, chunk in enumerate(chunks, start=1)
            ]
    return found


def _grouped(
    names: Sequence[str], steps: dict[str, tuple[str, ...]], depth: int
) -> list[tuple[str, list[str]]]:
    """Articles by year (0) or month (1); those of which no month is known by year."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        known = steps[name]
        groups[known[min(depth, len(known) - 1)]].append(name)
    return list(groups.items())


def _has(publication: Publication, name: str, languages: Sequence[str]) -> bool:
    return any(text.language in languages for text in publication.edition.articles[name].texts)


def _book(
    publication: Publication,
    share: Share,
    names: Sequence[str],
    languages: tuple[str, ...],
    path: str,
    position: str,
) -> Book:
    within = targets(publication, names)
    of = volume(publication, languages, within)
    edition = of.desk.edition
    chapters: list[Leaf] = []
    entries: list[Entry] = []
    files: dict[str, bytes] = {}
    dates: list[EdtfDate | None] = []
    for name in names:
        leaf, entry, images = _chapter(of, name, within)
        chapters.append(leaf)
        entries.append(entry)
        files |= images
        dates += article_dates(edition, edition.articles[name])
    part = _part(of, share)
    cover, cover_leaves = cover_leaf(
        of, [edition.title] * len(languages), edition.publisher, tuple(filter(None, (part,)))
    )
    rest = after(of, names)
    leaves = (
        *cover_leaves,
        title_leaf(of, edition.title, part=part, address=f"{of.language}/"),
        *chapters,
        *rest,
    )
    entries += [Entry(leaf.title, "", leaf.name) for leaf in rest]
    about = _about(of, path, part, modified(dates), position)
    return Book(path, about, leaves, tuple(entries), of.said("contents"), cover, files)


def _chapter(of: Volume, name: str, within: Targets) -> tuple[Leaf, Entry, dict[str, bytes]]:
    article = of.desk.edition.articles[name]
    of.lay_out(article)
    images, files = pictures(article)
    # A volume of several languages has articles that lack one.
    texts = write_texts(of.publication, article, within, images)
    file = within["article", name]
    body = chapter(of, article, texts) + "".join(part.section(2) for part in parts(of, article, file))
    leaf = Leaf(file, article.title.best(of.language), body, "")
    return leaf, of.entry(article.title, file, headings(of, article, file)), files


def _part(of: Volume, share: Share) -> str:
    """Which part of the edition a volume is, in words; empty for the whole."""
    if not share.period:
        return ""
    undated = not share.period[:4].lstrip("-").isdecimal()
    period = of.desk.words("timeline.undated") if undated else in_words(share.period, of.language)
    return of.said("part", period=period, n=share.number) if share.number else period


def _about(of: Volume, path: str, part: str, changed: str, position: str) -> About:
    edition, language = of.desk.edition, of.language
    title = said(edition.title, language) or Said(path)
    named = Said(of.said("volume", title=title.text, part=part), title.language) if part else title
    others = (Said(text, tag) for tag, text in edition.title if tag in of.languages and tag != title.language)
    return About(
        identifier=of.publication.identifier(path),
        title=named,
        languages=of.languages,
        modified=changed,
        accessibility=of.said("accessibility"),
        other_titles=tuple(others),
        people=tuple(
            Person(name, "edt", True) for editor in edition.editors if (name := said(editor, language))
        ),
        publisher=said(edition.publisher, language),
        description=said(edition.description, language),
        rights=rights(of),
        collection=title if part else None,
        position=position,
    )
