"""The manual's pages in each language that it is written in; some end with what the program says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tahqiq.check.catalogue import catalogue
from tahqiq.model import EditorialPage
from tahqiq.read.manual import Sources, manual_text
from tahqiq.read.markdown import Heading, plain
from tahqiq.render.manual.contents import PAGES

# Pages to which the program adds what it knows best: their Markdown in a language.
GENERATED: Mapping[str, Callable[[str], str]] = {"problems": catalogue}


@dataclass(frozen=True, slots=True)
class Manual:
    """The pages by language and id, in the order of the contents."""

    pages: Mapping[str, Mapping[str, EditorialPage]]

    def language_for(self, tag: str) -> str:
        """The language in which an edition's pages of a language show it, such as `ar` for `ar-IQ`; or none."""
        return next((known for known in (tag, tag.partition("-")[0]) if known in self.pages), "")

    def of(self, tag: str) -> Mapping[str, EditorialPage]:
        """The pages in a language of an edition, by id."""
        return self.pages.get(self.language_for(tag), {})


def manual_of(sources: Sources) -> Manual:
    """The manual of what is written, which must be sound."""
    languages = sorted({language for texts in sources.values() for language in texts})
    return Manual({tag: {page: _page(page, tag, sources[page][tag]) for page in PAGES} for tag in languages})


def whole(page: str, language: str, written: str) -> str:
    """A page's Markdown, with what is generated."""
    make = GENERATED.get(page)
    return f"{written}\n{make(language)}" if make else written


def _page(page: str, language: str, written: str) -> EditorialPage:
    text, problems = manual_text(page, language, whole(page, language, written))
    assert not problems, str(problems[0])
    first, *rest = text.document.blocks
    assert isinstance(first, Heading), f"{text.file} has no title"
    return EditorialPage(
        page, language, plain(first.inlines), tuple(rest), text.document.footnotes, text.file
    )
