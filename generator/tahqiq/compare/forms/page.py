"""A report as a page of its own: no script, nothing from elsewhere, both directions."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator

from tahqiq.compare.forms.markup import body, head, sentence
from tahqiq.compare.telling import Report, Section
from tahqiq.languages import language as known

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #d5d5d5; --ins: #d6f5dc; --del: #fde0dd }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #161616; --line: #444; --ins: #15451f; --del: #5c1a14 }
}
body {
  max-inline-size: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere;
  color: var(--ink); background: var(--paper); font: 1rem/1.7 system-ui, sans-serif;
}
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; border-block-end: 1px solid var(--line) }
details { margin-block: .5rem } summary { cursor: pointer } li { margin-block: .4rem }
ul { list-style: none; padding-inline-start: 1.2rem } span[dir] { unicode-bidi: isolate }
ins, del { padding-inline: .1em; border-radius: .2em; color: inherit } ins { background: var(--ins) }
del { background: var(--del) } code { font-size: .9em; unicode-bidi: isolate }
"""
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
# The page is one file, so its style stands in it; by its digest, no other style that came in with a text does anything.
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def as_page(report: Report, language: str) -> str:
    """The page, in the language of the report."""
    title = html.escape(report.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(language)}" dir="{known(language).direction}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{html.escape(report.between)}</p>\n"
        + "".join(_parts(report))
        + "</main>\n</body>\n</html>\n"
    )


def _parts(report: Report) -> Iterator[str]:
    if report.nothing:
        yield f"<p>{html.escape(report.nothing)}</p>\n"
    for section in report.sections:
        yield f"<h2>{html.escape(section.title)}</h2>\n"
        yield from _things(section)
    for title, problems in report.problems:
        yield f"<h2>{html.escape(title)}</h2>\n<ul>\n"
        for problem in problems:
            severity, place, message = problem
            where = f'<code dir="ltr">{html.escape(place)}</code>'
            yield f"<li>{where} {html.escape(severity)}: <bdi>{sentence(message, html.escape)}</bdi></li>\n"
        yield "</ul>\n"


def _things(section: Section) -> Iterator[str]:
    for thing in section.things:
        inner = body(thing, html.escape)
        if inner:
            yield f"<details open><summary>{head(thing, html.escape)}</summary>{inner}</details>\n"
        else:
            yield f"<p>{head(thing, html.escape)}</p>\n"
