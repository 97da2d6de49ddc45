"""A file that is being asked about: what kind of file it is, its text, and what stands at a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tahqiq.author.sites import THINGS, Named, Site, record_sites, sites, text_sites
from tahqiq.check.walk import references_in
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.positions import Positions
from tahqiq.read import ArticleFolder, Manuscript, Record, Text
from tahqiq.read.markdown import Link, Span

_KINDS = {"actors": "actor", "events": "event", "terms": "term"}
_TEXT = re.compile(r"([A-Za-z0-9-]+)\.md")


@dataclass(frozen=True)
class Document:
    """`path` is relative to the content folder. `kind`: that of a YAML file's shape, `text` for Markdown, or empty.

    `owner` is the id of the article, the page or the thing that the file is of; `language` that of a text.
    """

    desk: Desk
    path: str
    kind: str
    owner: str
    language: str
    encoding: str

    @cached_property
    def text(self) -> str:
        """Its text as it is now."""
        return self.desk.store.text(self.path)

    @cached_property
    def positions(self) -> Positions:
        """Between its positions and offsets."""
        return Positions(self.text, self.encoding)

    @property
    def file(self) -> str:
        """As places call it."""
        return f"{self.desk.project.name}/{self.path}"

    @property
    def article(self) -> str:
        """The article that it is a file of; empty if it is of none."""
        return self.owner if self.path.startswith("articles/") else ""

    @cached_property
    def manuscript(self) -> Manuscript:
        """The piece of the edition that it belongs to."""
        piece = self.desk.piece_of(self.path)
        return self.desk.article(self.owner) if self.article else self.desk.pieces.get(piece, Manuscript())

    @property
    def folder(self) -> ArticleFolder | None:
        """The folder of the article that it is a file of."""
        return self.manuscript.articles.get(self.owner)

    @property
    def texts(self) -> Mapping[str, Text]:
        """The texts of the article or the page that it is a file of, by language."""
        return self.folder.texts if self.folder else self.manuscript.pages.get(self.owner, {})

    @cached_property
    def record(self) -> Record | None:
        """A YAML file's nodes."""
        m, folder = self.manuscript, self.folder
        if self.kind in ("article", "lock"):
            return (folder.article if self.kind == "article" else folder.lock) if folder else None
        if self.kind == "edition":
            return m.edition
        return getattr(m, f"{self.kind}s").get(self.owner) if self.kind in THINGS else None

    @cached_property
    def parsed(self) -> Text | None:
        """A Markdown file's nodes."""
        return self.texts.get(self.language) if self.kind == "text" else None

    def annotated(self) -> Iterator[tuple[int, int, Span | Link]]:
        """The spans and links of a text, and between which offsets each stands."""
        if self.parsed is None:
            return
        references = references_in(self.parsed.document)
        for node in (*references.in_blocks, *references.in_notes):
            if isinstance(node, Span | Link) and node.place.length:
                start = self.positions.lines.offset(node.place)
                yield start, start + node.place.length, node

    def sites(self) -> Iterator[Site]:
        """The sites in this file."""
        desk = self.desk
        if self.parsed:
            yield from text_sites(self.parsed, self.article, desk.text_of)
        elif self.record and self.kind != "edition":
            yield from record_sites(self.record, self.kind, self.article, desk.register, desk.text_of)

    def at(self, offset: int) -> Site | None:
        """The narrowest site at an offset, its end included."""
        found = [s for s in self.sites() if s.start <= offset <= s.end and s.start >= 0]
        return min(found, key=lambda s: (s.end - s.start, s), default=None)

    def around(self, offset: int) -> Site | None:
        """The site at an offset, or that of the span, or the name of the block, whose words are there."""
        return self.at(offset) or _of_words(self, offset)


def _of_words(document: Document, offset: int) -> Site | None:
    """The innermost annotated words around an offset: those that begin last, and end behind it."""
    around = [
        (start, end)
        for start, end, node in document.annotated()
        if start <= offset <= end and not (isinstance(node, Span) and node.key == "date")
    ]
    best = max(around, key=lambda b: (b[0], -b[1]), default=None)
    if best is None:
        return None
    # Its own id stands last in it, behind the words and what is annotated in them.
    inside = [s for s in document.sites() if best[0] <= s.start and s.end <= best[1]]
    return max(inside, key=lambda s: s.start, default=None)


def document(desk: Desk, path: str, encoding: str) -> Document:
    """The document of a path below the content folder."""
    first, _, inner = path.partition("/")
    name, _, file = inner.partition("/")
    kind, owner, language = "", "", ""
    if path == "edition.yml":
        kind = "edition"
    elif first in _KINDS and not file and name.endswith(".yml"):
        kind, owner = _KINDS[first], name.removesuffix(".yml")
    elif first in ("articles", "pages") and (found := _TEXT.fullmatch(file)):
        kind, owner, language = "text", name, found[1]
    elif first == "articles" and file in ("article.yml", "article.lock.yml"):
        kind, owner = "article" if file == "article.yml" else "lock", name
    return Document(desk, path, kind, owner, language, encoding)


def file_of(desk: Desk, named: Named) -> str:
    """The file, below the content folder, that makes a thing or an article what it is; empty if there is none."""
    if named.kind in THINGS:
        path = f"{named.kind}s/{named.id}.yml"
    else:
        path = f"articles/{named.id if named.kind == 'article' else named.article}/article.yml"
    return path if desk.store.entry(path) else ""


def all_sites(desk: Desk, named: Named) -> Iterator[Site]:
    """Every site of something, in all files."""
    for manuscript in desk.naming(named):
        for site in sites(manuscript, desk.register, desk.text_of):
            if site.named == named and site.start >= 0:
                yield site
