"""Pieces that all styles are made of: who translated, who edited, who published, what stands behind the text."""

from __future__ import annotations

from tahqiq.render.citations.reference import Reference, known
from tahqiq.render.citations.setting import Setting


def translated(setting: Setting, reference: Reference) -> str:
    """That it is a translation, from what, and by whom; empty if it is none."""
    if not reference.translated:
        return ""
    language = setting.own(setting.words.language_name(reference.translated))
    if reference.translator is None:
        return setting.fill("citation.translated", language=language)
    return setting.fill("citation.translated-by", language=language, name=setting.name(reference.translator))


def edited(setting: Setting, reference: Reference) -> str:
    """Who edited the edition."""
    editors = reference.host.editors
    return setting.fill("citation.edited-by", names=setting.names(editors)) if editors else ""


def version(setting: Setting, reference: Reference) -> str:
    """Which version of the edition."""
    number = reference.host.version
    return setting.fill("citation.version", version=setting.own(number)) if number else ""


def released(setting: Setting, reference: Reference) -> str:
    """Who published the edition, and when."""
    return setting.listed([publisher(setting, reference), release_date(setting, reference)])


def publisher(setting: Setting, reference: Reference) -> str:
    """Who published the edition."""
    name = reference.host.publisher
    return setting.name(name) if name else ""


def release_date(setting: Setting, reference: Reference) -> str:
    """When the edition was released."""
    date = reference.host.released
    return setting.date(date) if date else ""


def outlet(setting: Setting, reference: Reference) -> str:
    """The outlet whose own text it is, and when it brought it."""
    if not reference.outlet:
        return ""
    return setting.listed([setting.work(reference.outlet), _source_date(setting, reference)])


def source(setting: Setting, reference: Reference) -> str:
    """The source behind the text, as a sentence: whoever is not named as its author, its language, its date."""
    if reference.outlet:
        return ""
    behind = reference.source
    names = [name for name in (behind.author, behind.outlet) if name and name not in reference.authors]
    values = {
        "language": setting.own(setting.words.language_name(behind.language)),
        "date": _source_date(setting, reference),
    }
    if not names:
        return setting.fill("cite.source", **values)
    return setting.fill("citing.source", by=setting.comma.join(map(setting.name, names)), **values)


def _source_date(setting: Setting, reference: Reference) -> str:
    date = known(reference.source.published)
    return setting.date(date) if date else setting.own(setting.words("citing.undated"))
