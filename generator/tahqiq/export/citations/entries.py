"""Entries of citation files: what there is one for, under which key, and the texts that all formats put into it.

Keys are `<article>-<language>`, `<article>-<language>-<block>` and `<article>-<language>-q-<quote>`: ids are of Latin
letters, digits and hyphens, and no block's id begins with `q-`, so they are unique and need no escaping anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec
from babel import Locale, UnknownLocaleError

from tahqiq.evidence import seen
from tahqiq.languages.directions import closed
from tahqiq.model import Article, Dating, Text
from tahqiq.relate import Relations
from tahqiq.render.citations import Plain, Quotation, Reference, known, quotation, reference
from tahqiq.render.citations.formatted import block_name, date_in, manner
from tahqiq.render.citations.setting import sentence
from tahqiq.render.citations.styles import parts
from tahqiq.render.publication import Publication
from tahqiq.render.words import Words
from tahqiq.schema.vocabulary import VERBATIM_MODES

LONGEST = 20
"""So many words stand for a quotation without a title (APA's manual, 7th edition, 10.15, of posts)."""


class Entry(msgspec.Struct, frozen=True):
    """One entry: of a text, or of a block (then its title names the block), or of a quotation. `address` is absolute,
    or a path where the edition does not know its own address. `how` and `note` are given with a quotation.
    """

    key: str
    title: str
    address: str
    quotation: Quotation | None = None
    how: str = ""
    note: str = ""


class Group(msgspec.Struct, frozen=True):
    """The entries of one text, and what they share. `note` says in words what fields cannot."""

    reference: Reference
    words: Words
    entries: tuple[Entry, ...]
    note: str


def groups(publication: Publication, article: Article) -> Iterator[Group]:
    """The entries of an article, text by text."""
    for text in article.texts:
        whole = article_group(publication, article, text.language)
        entries = [*whole.entries, *_blocks(whole, text), *_quotations(publication.relations, whole, article)]
        yield Group(whole.reference, whole.words, tuple(entries), whole.note)


def article_group(publication: Publication, article: Article, language: str) -> Group:
    """The one entry of a text as a whole."""
    ref = reference(publication.relations, article, language)
    words = publication.words(language)
    entry = Entry(ref.key, ref.title.text, publication.address(ref.path))
    return Group(ref, words, (entry,), note(Plain(words, isolating=False), ref))


def _blocks(group: Group, text: Text) -> Iterator[Entry]:
    (whole,) = group.entries
    before, between, after = _around(group.words)
    for block in text.blocks:
        name = block_name(group.words, block.id)
        title = f"{before}{whole.title}{between}{name[:1].lower()}{name[1:]}{after}"
        yield Entry(f"{whole.key}-{block.id}", title, cited(whole.address, block.plain, block.id))


def cited(address: str, words: str, place: str) -> str:
    """The address of a place, with the beginning of the fingerprint of its words (decision 37)."""
    return f"{address}?seen={seen(words)}#{place}"


def _around(words: Words) -> tuple[str, str, str]:
    """What stands before, between and after a title and the name of a block."""
    before, _, rest = words("citation.block").partition("{title}")
    between, _, after = rest.partition("{place}")
    return before, between, after


def _quotations(relations: Relations, group: Group, article: Article) -> Iterator[Entry]:
    (whole,) = group.entries
    setting = Plain(group.words, isolating=False)
    for quote in article.quotes:
        said = quotation(relations.edition, quote, group.reference.language)
        if said.words:
            anchor, how = f"q-{quote.id}", manner(group.words, said.channel, said.mode)
            note = _quotation_note(setting, said, how, group.note)
            yield Entry(
                f"{whole.key}-{anchor}",
                _called(said),
                cited(whole.address, quote.words(group.reference.language), anchor),
                said,
                how,
                note,
            )


def _called(said: Quotation) -> str:
    """The first words; in brackets where they are not the speaker's own, as descriptions in place of titles are."""
    words = said.words.split(None, LONGEST)
    title = closed(" ".join(words[:LONGEST])) + (" …" if len(words) > LONGEST else "")
    return title if said.mode in VERBATIM_MODES else f"[{title}]"


def note(setting: Plain, ref: Reference) -> str:
    """Where a text of an outlet stands; from what it was translated; the source; its date in EDTF."""
    host = ref.host.title.text
    own = setting.words("citation.from", edition=host) if ref.outlet else ""
    translated = parts.translated(setting, ref)
    translated = translated and f"{sentence(translated)}."
    return " ".join(filter(None, [own, translated, parts.source(setting, ref), _edtf(ref.source.published)]))


def _quotation_note(setting: Plain, said: Quotation, how: str, note: str) -> str:
    """How it was said and when, and what is known of the text that has it."""
    text = sentence(setting.fill("citation.said", how=how, date=date_in(setting, "", said.said)))
    return " ".join(filter(None, [text, _edtf(said.said), note]))


def _edtf(dating: Dating) -> str:
    return f"[EDTF {dating.date.text}]" if known(dating) else ""


@lru_cache(maxsize=256)
def language_in_latex(tag: str) -> str:
    """The name by which babel and polyglossia know a language: most often the English one; empty if it has none."""
    try:
        name = Locale.parse(tag.split("-")[0]).english_name or ""
    except (UnknownLocaleError, ValueError):
        return ""
    return name.lower() if name.isascii() and name.isalpha() else ""
