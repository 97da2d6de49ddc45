"""What an editor does between two builds: changes a word in one paragraph of one article."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

# Letters of the word that comes, by the writing of the word that goes: a paragraph keeps its direction.
ARABIC = "ابتجدرسعفقكلمنهوي"
LATIN = "abcdefghiklmnoprstuw"
_PLAIN_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}(?!\w)")
# Escapes, then spans from the inmost, then what stands in braces alone: no word in them may change.
_ESCAPE = re.compile(r"\\.")
_SPAN = re.compile(r"\[[^\[\]]*\](\{[^}]*\})?")
_BRACES = re.compile(r"\{[^}]*\}")
# A prime, so that articles one after another lie far apart and none comes twice soon.
STRIDE = 7919


class NothingToChange(Exception):
    """There is no word outside of names, dates and quotations."""


@dataclass(frozen=True)
class Edit:
    """A word that was not there before, and the page that has to show it."""

    file: Path
    language: str
    article: str
    word: str

    @property
    def page(self) -> str:
        return f"{self.language}/articles/{self.article}/"


class Edits:
    """Edits of an edition, one after another: another article each time, its texts in turn."""

    def __init__(self, edition: Path) -> None:
        self.articles = sorted(p for p in (edition / "content/articles").iterdir() if p.is_dir())
        self.done = 0
        self.last: Edit | None = None

    def make(self) -> None:
        """The next edit, saved."""
        self.last, text = self.prepared()
        self.last.file.write_text(text, encoding="utf-8")

    def look(self, site: Path) -> None:
        """Ends it if a site does not show the last edit: a build that leaves it out would be quick for nothing."""
        page = site / self.last.page / "index.html" if self.last else None
        if page and self.last and self.last.word not in page.read_text(encoding="utf-8"):
            raise SystemExit(f"the build does not show what was changed: {self.last.page}")

    def prepared(self) -> tuple[Edit, str]:
        """The next edit, and the text to save, so that its time can be taken."""
        article = self.articles[self.done * STRIDE % len(self.articles)]
        texts = sorted(article.glob("*.md"))
        file = texts[self.done % len(texts)]
        self.done += 1
        text, word = changed(file.read_text(encoding="utf-8"), self.done)
        return Edit(file, file.stem, article.name, word), text


def changed(text: str, number: int) -> tuple[str, str]:
    """The text with its first word outside of names, dates and quotations changed, and the word that has come."""
    found = _PLAIN_WORD.search(_hidden(text))
    if not found:
        raise NothingToChange
    letters = ARABIC if "\u0600" <= found[0][0] <= "\u06ff" else LATIN
    # Of the word that goes too: an edition that was edited so before would not be changed by the same word.
    word = "".join(random.Random(f"{number} {found[0]}").choices(letters, k=9))
    return text[: found.start()] + word + text[found.end() :], word


def _hidden(text: str) -> str:
    """The text with everything blank that may not change, each character in its place."""
    text = _ESCAPE.sub(_blank, text)
    count = 1
    while count:
        text, count = _SPAN.subn(_blank, text)
    return _BRACES.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
