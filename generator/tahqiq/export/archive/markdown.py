"""Markdown of the archive's own pages, and a text in it that must stay text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from tahqiq import languages
from tahqiq.export.archive.stated import one_line, uri
from tahqiq.render.publication import Publication

# CommonMark 0.31, section 2.4: any ASCII punctuation may be escaped. These begin something wherever they stand;
# the others only where a line begins.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|~&]")
_AT_BEGINNING = re.compile(r"^(\d*)([-+=](?<!\d.)|(?<=\d)[.)](?=\s|$))")


def text(words: str) -> str:
    """Plain text as one line of Markdown."""
    return _AT_BEGINNING.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\g<0>", one_line(words)))


def code(words: str, language: str) -> str:
    """A path in a line; within a line from right to left it says that it is none, lest its first dot go astray."""
    if _rtl(language) or "`" in words:
        return f'<code dir="ltr">{escape(words)}</code>'
    return f"`{words}`"


def link(address: str, language: str) -> str:
    """An address that is shown as it is; from right to left it says that it is not, for its last slash."""
    found = uri(address)
    return f'<a dir="ltr" href="{escape(found)}">{escape(found)}</a>' if _rtl(language) else f"<{found}>"


def in_all_languages(publication: Publication, paragraphs: Callable[[Publication, str], list[str]]) -> bytes:
    """Paragraphs in each language of the edition, one after the other, each in its direction."""
    return "\n---\n\n".join(
        f'<div lang="{language}" dir="{_direction(language)}">\n\n'
        + "\n\n".join(filter(None, paragraphs(publication, language)))
        + "\n\n</div>\n"
        for language in publication.edition.languages
    ).encode()


def _direction(language: str) -> str:
    return languages.language(language).direction


def _rtl(language: str) -> bool:
    return _direction(language) == "rtl"
