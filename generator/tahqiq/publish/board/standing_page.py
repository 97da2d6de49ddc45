"""The page that a preview shows at every address while no state of the content was sound yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from tahqiq.languages import language as language_record
from tahqiq.publish.board import Notice
from tahqiq.render import Words, words_in


def standing_in(notice: Notice, path: str, mount: str, accepted: str, script: str) -> bytes:
    """The page, in the language of an address, or one that a browser accepts, or the edition's first.

    `accepted` is what the browser says of languages (RFC 9110, 12.5.4), without regard to its weights.
    """
    under = path.removeprefix(mount).partition("/")[0]
    language = next(_candidates(notice, under, accepted))
    words = words_in(language, notice.words)
    record = language_record(language)
    text = f"""<!doctype html>
<html lang="{escape(language)}" dir="{record.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(words("preview.waits-title"))}</title>
<link rel="stylesheet" href="/-preview/preview.css">
</head>
<body class="waits">
<main>
<h1>{escape(words("preview.waits-title"))}</h1>
<p>{escape(words("preview.waits"))}</p>
<noscript><p>{escape(words("preview.noscript"))}</p></noscript>
</main>
{_others(notice.words, language, mount, words)}
{script}
</body>
</html>
"""
    return text.encode()


def _candidates(notice: Notice, under: str, accepted: str) -> Iterator[str]:
    told = (part.partition(";")[0].strip().lower() for part in accepted.split(","))
    for tag in (under, *told):
        if tag in notice.words:
            yield tag
        elif tag.partition("-")[0] in notice.words:
            yield tag.partition("-")[0]
    yield from (tag for tag in notice.languages if tag in notice.words)
    yield from sorted(notice.words)
    yield "und"


def _others(tables: Mapping[str, Mapping[str, str]], language: str, mount: str, words: Words) -> str:
    """The same page in the other languages of the interface."""
    links = [
        f'<li><a href="{escape(mount)}{tag}/" lang="{tag}">{escape(language_record(tag).name)}</a></li>'
        for tag in sorted(tables)
        if tag != language and "preview.waits" in tables[tag]
    ]
    label = escape(words("preview.languages"))
    return f'<nav aria-label="{label}"><ul>{"".join(links)}</ul></nav>' if links else ""
