"""What `tahqiq import` does: a document of any form to the files of an article. Nothing is written here."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tahqiq.author.imports import (
    Draft,
    Imported,
    Told,
    cleaned,
    extracted,
    import_draft,
    markdown_draft,
    pandoc_draft,
    plain_draft,
)
from tahqiq.dates import Fault, parse
from tahqiq.limits import BLOCKS, LINES
from tahqiq.problems import Place
from tahqiq.read import Manuscript
from tahqiq.read.bounds import over_limit, too_long, too_much
from tahqiq.read.packed import packed_amiss
from tahqiq.read.pandoc import FORMATS, PandocFailed, pandoc_program, read_with_pandoc
from tahqiq.read.sources import read_source
from tahqiq.read.text import LIMIT

TEXT, MARKDOWN = "text", "markdown"
OWN = {".txt": TEXT, ".text": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN}


class NotImported(Exception):
    """A document cannot be made an article as it was asked for."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of an import; what is empty was not said.

    `form` is `text`, `markdown` or a format of Pandoc's, whose program is at `pandoc`. With `images` pictures are
    taken over; with `kept` the extracted text is kept, and quotations are to be verified in it.
    """

    language: str | None = None
    rights: str = ""
    published: str = ""
    form: str = ""
    pandoc: Path | None = None
    images: bool = False
    kept: bool = False
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An article to write; `text` is what was extracted, `pictures` are their bytes by name."""

    article: Imported
    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def imported(manuscript: Manuscript, file: Path, wish: Wish) -> Outcome:
    """The files of an article made from a document. Raises NotImported, PandocMissing, PandocFailed, OSError."""
    languages = _languages(manuscript, wish.language)
    if wish.published and isinstance(parse(wish.published), Fault):
        raise NotImported(f'"{wish.published}" is no EDTF date: write it as 2024-08-16.')
    form = wish.form or form_of(file)
    with tempfile.TemporaryDirectory(prefix="tahqiq-import-") as folder:
        beside = _Beside(file.parent, Path(folder))
        draft, digest = _read(file, form, wish, beside)
        draft = cleaned(draft, marks=not digest or wish.kept)
        if len(draft.blocks) > BLOCKS:
            raise NotImported(
                f"{file.name} has more than {BLOCKS:,} paragraphs: divide it into several articles."
            )
        text = extracted(draft)
        if wish.kept:
            digest = hashlib.sha256(text.encode()).hexdigest()
        told = Told(languages, digest, wish.rights, wish.published, wish.schema)
        article = import_draft(draft, told)
        pictures = {name: beside.read(address) for name, address in article.pictures.items()}
    return Outcome(article, text, pictures)


def form_of(file: Path) -> str:
    """The form of a document, as the end of its name says; what has another is taken for plain text."""
    suffix = file.suffix.lower()
    return OWN.get(suffix) or FORMATS.get(suffix, TEXT)


def _languages(manuscript: Manuscript, language: str | None) -> tuple[str, ...]:
    """The edition's languages, that of the document first."""
    languages = manuscript.languages()
    if not languages:
        raise NotImported("edition.yml names no languages.")
    if language and language not in languages:
        raise NotImported(f'"{language}" is no language of the edition: {", ".join(languages)}.')
    first = language or languages[0]
    return (first, *(tag for tag in languages if tag != first))


def _within_limits(text: str, name: str, form: str) -> None:
    """Raises NotImported for a text that is larger than an article may be: less of it would be taken over."""
    problem = too_long(text, name) if form == TEXT else too_much(text, name)
    if problem is None and form == TEXT and text.count("\n") > LINES:
        problem = over_limit(Place(name, LINES + 1, 1), "the file", LINES, "lines", "divide it")
    if problem:
        raise NotImported(f"{problem.place}: {problem.sentence}.")


class _Beside:
    """Where the pictures of a document may lie: in a folder that Pandoc has filled, or beside the document."""

    def __init__(self, *folders: Path) -> None:
        self.folders = [folder.resolve() for folder in folders]

    def path(self, address: str) -> Path | None:
        """The file of a picture; nothing outside of the folders is ever looked at."""
        for folder in self.folders:
            path = (folder / address).resolve()
            if path.is_relative_to(folder) and path.is_file() and path.stat().st_size <= LIMIT:
                return path
        return None

    def there(self, address: str) -> bool:
        """Whether a picture can be had."""
        return "\0" not in address and self.path(address) is not None

    def read(self, address: str) -> bytes:
        """The bytes of a picture that is there."""
        path = self.path(address)
        return path.read_bytes() if path else b""


def _read(file: Path, form: str, wish: Wish, beside: _Beside) -> tuple[Draft, str]:
    """The draft of a document, and the SHA-256 of it if it is a text itself."""
    there: Callable[[str], bool] | None = beside.there if wish.images else None
    if form in (TEXT, MARKDOWN):
        source = read_source(file)
        if source.problems:
            hint = "say its form with --from, as --from docx"
            raise NotImported(f"{source.problems[0]}; if it is no text, {hint}")
        _within_limits(source.text, file.name, form)
        draft = plain_draft(source.text) if form == TEXT else markdown_draft(source.text, there)
        return draft, source.sha256
    if amiss := packed_amiss(file):
        raise NotImported(f"{file.name} is not read: {amiss}.")
    program = pandoc_program(wish.pandoc)
    tree = read_with_pandoc(file, form, program, beside.folders[-1] if wish.images else None)
    try:
        return pandoc_draft(tree, there), ""
    except RecursionError as error:
        raise PandocFailed(f"{file.name} is nested too deep to be an article.") from error
