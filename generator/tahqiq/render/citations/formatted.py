"""Formatted citations: an article, a block or a quotation in a style; and what each of them is called."""

from __future__ import annotations

from tahqiq import languages
from tahqiq.model import Dating
from tahqiq.render.citations.reference import Name, Quotation, Reference, known
from tahqiq.render.citations.setting import Setting
from tahqiq.render.citations.styles import STYLES
from tahqiq.render.citations.styles.apa import apa_date
from tahqiq.render.words import Words
from tahqiq.schema.vocabulary import VERBATIM_MODES


def cited(setting: Setting, style: str, reference: Reference, block: str = "") -> str:
    """An article, or a block of it, in a style, without the address."""
    words = setting.words
    return STYLES[style](setting, reference, placed(words, style, block) if block else "")


def quoted(setting: Setting, style: str, reference: Reference, quotation: Quotation) -> str:
    """A quotation in a style, cited from the text that has it, without the address."""
    how = setting.own(manner(setting.words, quotation.channel, quotation.mode))
    speaker, words = (
        setting.name(quotation.speaker),
        setting.name(between_marks(quotation, reference.language)),
    )
    date = date_in(setting, style, quotation.said)
    lead = setting.fill(f"citation.quote.{style}", speaker=speaker, words=words, how=how, date=date)
    return f"{lead} {cited(setting, style, reference)}"


def placed(words: Words, style: str, block: str) -> str:
    """A block as it stands in a citation, with what goes before it."""
    name = block_name(words, block)
    return words(f"citation.place.{style}", place=name[:1].lower() + name[1:], Place=name)


def block_name(words: Words, block: str) -> str:
    """What a block is called: its number in the language's digits, its id where it has none."""
    number = block.removeprefix("p")
    return words("block.name", block=words.number(int(number)) if number.isdecimal() else block)


def manner(words: Words, channel: str, mode: str) -> str:
    """Where something was said, if that is known, and how it is given."""
    where = [words(f"channel.{channel}")] if channel else []
    return words("list.comma").join([*where, words(f"mode.{mode}")])


def between_marks(quotation: Quotation, language: str) -> Name:
    """The words of a quotation between the language's marks; in brackets where they are not the speaker's own."""
    text = " ".join(quotation.words.split())
    if quotation.mode not in VERBATIM_MODES:
        return Name(f"[{text}]", language)
    marks = languages.language(language).quotes
    return Name(marks.open + languages.within_marks(text, language) + marks.close, language)


def date_in(setting: Setting, style: str, said: Dating) -> str:
    """When something was said, in the way of a style."""
    if style == "apa":
        return apa_date(setting, said)
    return setting.date(said) if known(said) else setting.own(setting.words("citing.undated"))
