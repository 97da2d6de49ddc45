"""APA: an entry of the reference list (Publication Manual, 7th edition: 9.7 to 9.37, and 10.3, a chapter of a book)."""

from __future__ import annotations

from tahqiq import languages
from tahqiq.dates import SingleDate
from tahqiq.model import Dating
from tahqiq.render.citations.reference import Reference, known
from tahqiq.render.citations.setting import Setting, sentence, sentences
from tahqiq.render.citations.styles import parts


def apa(setting: Setting, reference: Reference, place: str) -> str:
    """Author. (date). Title (place; translator). In Editor (Ed.), Edition (version). Publisher. Source.

    Without an author the title stands first (9.12); without a date it says so (9.17).
    """
    date = f"({apa_date(setting, reference.issued)})"
    title = setting.name(reference.title) + place + _translator(setting, reference)
    authors = setting.names(reference.authors)
    head = [authors, date, title] if authors else [title, date]
    return sentences(
        [
            *head,
            setting.work(reference.outlet) if reference.outlet else "",
            _edition(setting, reference),
            _publisher(setting, reference),
            parts.source(setting, reference),
        ]
    )


def apa_date(setting: Setting, dating: Dating | None) -> str:
    """A date, the year first where it is one day or month of a year; else in words. Unknown: n.d."""
    dating = known(dating)
    if dating is None:
        return setting.own(setting.words("citation.no-date"))
    words = _year_first(setting, dating)
    if not words:
        return setting.date(dating)
    return setting.own(setting.words("citing.inferred", date=words) if dating.inferred else words)


def _year_first(setting: Setting, dating: Dating) -> str:
    date, day = dating.date, dating.date.earliest
    exact = isinstance(date, SingleDate) and date.month and not (date.uncertain or date.approximate)
    if not exact or not day or day.year < 1000 or "X" in date.text:
        return ""
    month = languages.language(setting.language).months[day.month - 1]
    values = {"year": setting.words.number(day.year), "month": month}
    if isinstance(date, SingleDate) and date.day:
        return setting.words("citation.apa-day", day=setting.words.number(day.day), **values)
    return setting.words("citation.apa-month", **values)


def _translator(setting: Setting, reference: Reference) -> str:
    if not reference.translated:
        return ""
    if reference.translator is None:
        return f" ({sentence(parts.translated(setting, reference))})"
    return f" ({setting.fill('citation.apa-translator', name=setting.name(reference.translator))})"


def _edition(setting: Setting, reference: Reference) -> str:
    """In Editor (Ed.), Edition (version)."""
    host = reference.host
    key = "citation.apa-editor" if len(host.editors) == 1 else "citation.apa-editors"
    names = setting.names(host.editors, setting.own(setting.words("citation.apa-and")))
    editors = setting.fill(key, names=names) if names else ""
    version = parts.version(setting, reference)
    title = setting.work(host.title) + (f" ({sentence(version)})" if version else "")
    return sentence(setting.fill("citation.in", edition=setting.listed([editors, title])))


def _publisher(setting: Setting, reference: Reference) -> str:
    if reference.outlet:
        return parts.released(setting, reference)
    return parts.publisher(setting, reference)
