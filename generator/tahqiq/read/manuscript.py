"""Everything an edition's folder holds, read but not yet checked: the manuscript."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field

from tahqiq.problems import Place, Problem
from tahqiq.read.markdown import Document
from tahqiq.read.nodes import Mapping, Scalar, items


@dataclass(frozen=True, slots=True)
class Record:
    """One YAML file; `root` is None where nothing could be read."""

    file: str
    root: Mapping | None

    @property
    def place(self) -> Place:
        """The file as a whole."""
        return Place(self.file)


@dataclass(frozen=True, slots=True)
class Text:
    """One Markdown file: its tree, and what was typed (line ends as \\n, no byte order mark)."""

    file: str
    document: Document
    written: str = ""


def named_blocks(texts: Iterable[Text]) -> dict[str, None]:
    """The ids of the blocks of some texts, as they stand, each once."""
    return dict.fromkeys(block.id for text in texts for block in text.document.blocks if block.id)


@dataclass(frozen=True, slots=True)
class ArticleFolder:
    """What one article's folder holds; `images` are the names of the picture files in it."""

    folder: str
    article: Record | None = None
    lock: Record | None = None
    texts: Lookup[str, Text] = field(default_factory=dict)
    images: Lookup[str, bytes] = field(default_factory=dict)

    def block_ids(self) -> dict[str, None]:
        """The ids of its blocks in all languages, as they stand, each once."""
        return named_blocks(self.texts.values())


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All content files of an edition, by the id of what they are about; ids in sorted order."""

    edition: Record | None = None
    actors: Lookup[str, Record] = field(default_factory=dict)
    events: Lookup[str, Record] = field(default_factory=dict)
    terms: Lookup[str, Record] = field(default_factory=dict)
    articles: Lookup[str, ArticleFolder] = field(default_factory=dict)
    pages: Lookup[str, Lookup[str, Text]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def records(self, kind: str) -> Lookup[str, Record | None]:
        """The files that say what each actor, event, term or article is, by id; None where an article has none."""
        if kind == "article":
            return {name: folder.article for name, folder in self.articles.items()}
        found: Lookup[str, Lookup[str, Record]]
        found = {"actor": self.actors, "event": self.events, "term": self.terms}
        return found[kind]

    def languages(self) -> tuple[str, ...]:
        """The languages that edition.yml names, as typed; none if it names none."""
        root = self.edition.root if self.edition else None
        tags = [n.text for n in items(root.get("languages") if root else None) if isinstance(n, Scalar)]
        return tuple(dict.fromkeys(tags))
