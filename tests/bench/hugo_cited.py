"""What citations are put together from by Hugo's templates: manners, dates in words, and the words around titles.

A text between which something stands is given in two pieces, before and after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tahqiq import languages
from tahqiq.model import Article, Dating, Localised
from tahqiq.render.citations import STYLES, Plain
from tahqiq.render.citations.formatted import date_in, manner
from tahqiq.render.citations.setting import STOPS, has_cases, sentence, stopped
from tahqiq.render.desk import Desk
from tahqiq.schema.vocabulary import CHANNELS, MODES

Record = dict[str, Any]
_HERE = "\0"


def cited_date(desks: Mapping[str, Desk], dating: Dating) -> dict[str, list[str]]:
    """When something was said, as citations have it, and with the year first where that is another text."""
    found = {}
    for tag, desk in desks.items():
        setting = Plain(desk.words, isolating=False)
        texts = [date_in(setting, style, dating) for style in ("", "apa")]
        found[tag] = texts[: len({*texts})]
    return found


def words_of_citing(desk: Desk) -> Record:
    """The words that citations of a language are made of."""
    words = desk.words
    title = desk.edition.title.best(desk.language)

    def around(key: str, **values: str) -> list[str]:
        before, _, after = words(key, **values).partition(_HERE)
        return [before, after]

    return {
        "manner": {
            f"{channel} {mode}": manner(words, channel, mode) for channel in ("", *CHANNELS) for mode in MODES
        },
        "styles": [
            {
                "id": style,
                "name": words(f"citation.name.{style}"),
                "lead": words(f"citation.quote.{style}"),
                "place": words(f"citation.place.{style}"),
            }
            for style in STYLES
        ],
        "comma": words("list.comma"),
        "title": {
            name: around("citation.title", title=_HERE, stop=stop)
            for name, stop in (("comma", words("list.comma").strip()), ("stop", "."), ("stopped", ""))
        },
        "slanted": has_cases(title),
        "in": around("citation.in", edition=_HERE),
        "In": [sentence(piece) for piece in around("citation.in", edition=_HERE)],
        "online": around("citation.iso-in", edition=words("citation.online", edition=_HERE)),
        "undated": stopped(f"({words('citation.no-date')})"),
        "available": words("citation.available"),
        "translated": {
            tag: words("citation.translated", language=words.language_name(tag))
            for tag in desk.edition.languages
        },
        "Translated": {
            tag: sentence(words("citation.translated", language=words.language_name(tag)))
            for tag in desk.edition.languages
        },
    }


def titled(desks: Mapping[str, Desk], title: Localised) -> dict[str, str]:
    """A title as it stands between marks, where marks in it are then others."""
    texts = {tag: title.best(tag) for tag in desks}
    return {tag: inner for tag, text in texts.items() if (inner := languages.within_marks(text, tag)) != text}


def ends_itself(desks: Mapping[str, Desk], title: Localised) -> dict[str, bool]:
    """Whether a title ends with a mark that no full stop follows."""
    return {tag: title.best(tag).endswith(tuple(STOPS)) for tag in desks}


def source_of(desks: Mapping[str, Desk], article: Article) -> dict[str, str]:
    """The source behind a text, as a sentence with its language and its date in words."""
    found = {}
    for tag, desk in desks.items():
        date = cited_date({tag: desk}, article.source.published)[tag][0]
        language = desk.words.language_name(article.source.language)
        found[tag] = desk.words("cite.source", language=language, date=date)
    return found
