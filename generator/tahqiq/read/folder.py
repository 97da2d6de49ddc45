"""An edition's folder, on disk or at an address, to its manuscript; with publish/ the only room that touches files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field, replace
from pathlib import Path

from tahqiq.plain import NotPlain
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read.controls import controls_in
from tahqiq.read.manuscript import ArticleFolder, Manuscript, Record, Text
from tahqiq.read.markdown import parse as parse_markdown
from tahqiq.read.nodes import Mapping
from tahqiq.read.text import LIMIT, decode
from tahqiq.read.yaml import parse as parse_yaml
from tahqiq.store import Disk, Store, store_at

CODES = {
    "stray-file": ProblemCode(
        "folder",
        "A file or folder that is no part of an edition; it would be ignored silently.",
        "articles/visit/en.docx\n",
        "articles/visit/en.md\n",
        why="Whoever put it there believes it is published.",
        remedy="Rename it if it was meant to be content; else move it out of the folder.",
        severity="warning",
    ),
    "not-a-file": ProblemCode(
        "folder",
        "A symbolic link, a device or a pipe: content is plain files in plain folders.",
        "terms/peace.yml → truce.yml\n",
        "terms/peace.yml\n",
        why="A link leads elsewhere on another machine, or nowhere.",
        remedy="Put a copy of the file in the place of the link.",
    ),
    "missing-edition": ProblemCode(
        "folder",
        "The edition has no edition.yml.",
        "actors/hana.yml\n",
        "actors/hana.yml\nedition.yml\n",
        why="It says the edition's title and its languages, which everything else is checked by.",
        remedy="Look whether you are in the edition's folder.",
    ),
    "missing-article": ProblemCode(
        "folder",
        "An article's folder has no article.yml.",
        "articles/visit/ar.md\narticles/visit/en.md\n",
        "articles/visit/ar.md\narticles/visit/article.yml\narticles/visit/en.md\n",
        why="A text alone does not say its title, its source, its date, or whose words it quotes.",
    ),
    "file-too-large": ProblemCode(
        "folder",
        "A content file is larger than the limit.",
        "articles/visit/gate.png (4,800,000 bytes)\n",
        "articles/visit/gate.png (180,000 bytes)\n",
        why="Readers on a slow line wait for it, and the repository keeps every version for good.",
        remedy="Save a picture smaller, some 1,600 pixels wide; divide a text into several articles.",
    ),
}
PICTURES = re.compile(r"[A-Za-z0-9._-]+\.(?:png|jpe?g|webp|gif|avif)")
LANGUAGE_FILE = re.compile(r"([A-Za-z0-9-]+)\.md")
FOLDERS = ("actors", "events", "terms", "articles", "pages")
STRAY = f"an edition has edition.yml and the folders {', '.join(FOLDERS)}"
STRAY_RECORD = "{}/ holds files named <id>.yml"
STRAY_ARTICLE = "an article is a folder with article.yml and a text per language"
Root = Path | str | Store


@dataclass(slots=True)
class Folder:
    """One reading of a content folder: where it lies, how problems name it, and what went wrong."""

    store: Store
    name: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: str, code: str, message: str, hint: str = "", *, warning: bool = False) -> None:
        place = Place(f"{self.name}/{path}" if path else self.name)
        self.problems.append(Problem(place, code, message, hint, "warning" if warning else "error"))

    def entries(self, path: str) -> Iterator[tuple[str, bool]]:
        """(name, is it a folder) of what lies in a folder, sorted; hidden files are nobody's business."""
        for entry in self.store.entries(path):
            if entry.name.startswith("."):
                continue
            if not entry.plain:
                self.not_plain(f"{path}/{entry.name}".strip("/"))
            else:
                yield entry.name, entry.is_folder

    def not_plain(self, path: str) -> None:
        hint = "put a copy of what is meant in its place"
        self.report(path, "not-a-file", "this is no plain file or folder", hint)

    def stray(self, path: str, hint: str) -> None:
        self.report(path, "stray-file", "this is no part of an edition", hint, warning=True)

    def no_edition(self) -> None:
        hint = "write one: it needs `title:` and `languages:`"
        self.report("edition.yml", "missing-edition", "there is no edition.yml", hint)

    def bytes(self, path: str) -> bytes:
        try:
            data = self.store.read(path, LIMIT)
        except NotPlain:
            # It was a plain file when the folder was listed.
            self.not_plain(path)
            return b""
        if data is not None:
            return data
        self.report(path, "file-too-large", f"larger than {LIMIT:,} bytes", "split it")
        return b""

    def text(self, path: str) -> str | None:
        before = len(self.problems)
        data = self.bytes(path)
        text, problems = decode(data, f"{self.name}/{path}")
        self.problems += problems
        return text if len(self.problems) == before else None

    def record(self, path: str) -> Record:
        file, text = f"{self.name}/{path}", self.text(path)
        root: Mapping | None = None
        if text is not None:
            root, problems = parse_yaml(text, file)
            self.problems += problems
        return Record(file, root)

    def markdown(self, path: str) -> Text:
        file = f"{self.name}/{path}"
        text = self.text(path) or ""
        self.problems += controls_in(text, file)
        parsed = parse_markdown(text, file)
        self.problems += parsed.problems
        return Text(file, parsed.document, text)


def opened(root: Root) -> Store:
    """The store that is meant."""
    return store_at(str(root)) if isinstance(root, str | Path) else root


def read_edition(root: Root, name: str = "content") -> Manuscript:
    """All content files below `root`, a folder, its address or a store; `name` is how places call that folder.

    Bad content becomes problems, never an exception. Raises OSError where the machine fails (no permission).
    """
    rest, ids = read_rest(root, name)
    articles = read_articles(root, name, ids)
    return replace(rest, articles=articles.articles, problems=rest.problems + articles.problems)


def read_rest(root: Root, name: str = "content") -> tuple[Manuscript, tuple[str, ...]]:
    """Everything but the articles, and the names of the articles' folders, sorted; as `read_edition`."""
    folder = Folder(opened(root), name)
    if isinstance(folder.store, Disk) and Path(folder.store.root).is_symlink():
        folder.not_plain("")
    top = dict(folder.entries(""))
    edition = folder.record("edition.yml") if top.get("edition.yml") is False else None
    if edition is None:
        folder.no_edition()
    for entry, is_folder in top.items():
        if not (is_folder and entry in FOLDERS) and (is_folder or entry != "edition.yml"):
            folder.stray(entry, STRAY)
    ids = _article_folders(folder)
    rest = Manuscript(
        edition=edition,
        actors=records_in(folder, "actors"),
        events=records_in(folder, "events"),
        terms=records_in(folder, "terms"),
        pages=pages_in(folder),
        problems=tuple(folder.problems),
    )
    return rest, ids


def read_things(root: Root, name: str, things: Lookup[str, Sequence[str]]) -> Manuscript:
    """The records of some actors, events and terms, by kind and id, and nothing else; as `read_edition`."""
    folder = Folder(opened(root), name)

    def records(kind: str) -> dict[str, Record]:
        return {thing: folder.record(f"{kind}s/{thing}.yml") for thing in things.get(kind, ())}

    return Manuscript(
        actors=records("actor"),
        events=records("event"),
        terms=records("term"),
        problems=tuple(folder.problems),
    )


def read_articles(root: Root, name: str, ids: Sequence[str]) -> Manuscript:
    """These articles' folders and nothing else, in this order; as `read_edition`."""
    folder = Folder(opened(root), name)
    articles = {article: article_in(folder, f"articles/{article}") for article in ids}
    return Manuscript(articles=articles, problems=tuple(folder.problems))


def records_in(folder: Folder, kind: str) -> dict[str, Record]:
    """The records of a folder, by id."""
    found: dict[str, Record] = {}
    for name, is_folder in folder.entries(kind):
        found |= record_in(folder, kind, name, is_folder)
    # By id, which is another order than by file name: `hana-2.yml` sorts before `hana.yml`.
    return dict(sorted(found.items()))


def record_in(folder: Folder, kind: str, name: str, is_folder: bool) -> dict[str, Record]:
    """The record of a file by its id; nothing where it is a stray."""
    if is_folder or not name.endswith(".yml"):
        folder.stray(f"{kind}/{name}", STRAY_RECORD.format(kind))
        return {}
    return {name.removesuffix(".yml"): folder.record(f"{kind}/{name}")}


def _article_folders(folder: Folder) -> tuple[str, ...]:
    found: list[str] = []
    for name, is_folder in folder.entries("articles"):
        if is_folder:
            found.append(name)
        else:
            folder.stray(f"articles/{name}", STRAY_ARTICLE)
    return tuple(found)


def article_in(folder: Folder, path: str) -> ArticleFolder:
    """One article's folder."""
    records: dict[str, Record] = {}
    texts: dict[str, Text] = {}
    images: dict[str, bytes] = {}
    for name, is_folder in folder.entries(path):
        language = LANGUAGE_FILE.fullmatch(name)
        if is_folder:
            folder.stray(f"{path}/{name}", "an article's folder holds no folders")
        elif name in ("article.yml", "article.lock.yml"):
            records[name] = folder.record(f"{path}/{name}")
        elif language:
            texts[language[1]] = folder.markdown(f"{path}/{name}")
        elif PICTURES.fullmatch(name):
            images[name] = folder.bytes(f"{path}/{name}")
        else:
            folder.stray(f"{path}/{name}", "an article has article.yml, <language>.md and pictures")
    if "article.yml" not in records:
        folder.report(
            f"{path}/article.yml", "missing-article", "there is no article.yml", "it says what the article is"
        )
    return ArticleFolder(
        f"{folder.name}/{path}", records.get("article.yml"), records.get("article.lock.yml"), texts, images
    )


def pages_in(folder: Folder) -> dict[str, dict[str, Text]]:
    """The editorial pages, by id."""
    found: dict[str, dict[str, Text]] = {}
    for name, is_folder in folder.entries("pages"):
        if not is_folder:
            folder.stray(f"pages/{name}", "a page is a folder with a text per language")
            continue
        found[name] = {}
        for file, inner in folder.entries(f"pages/{name}"):
            language = LANGUAGE_FILE.fullmatch(file)
            if inner or not language:
                folder.stray(f"pages/{name}/{file}", "a page's folder holds files named <language>.md")
            else:
                found[name][language[1]] = folder.markdown(f"pages/{name}/{file}")
    return found
