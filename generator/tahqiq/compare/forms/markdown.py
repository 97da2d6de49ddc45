"""A report for the comment or the summary of a pull request: Markdown that no word of the edition can steer.

All that comes from the edition stands in HTML blocks of one line, which Markdown leaves alone; there it is escaped, and
what GitHub makes links or notices of even in HTML (@name, #1, addresses, :smile:) is broken by a character that nobody
sees. GitHub's summaries take 1 MiB, its comments 65,536 characters: what has no room is named at the end.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tahqiq.compare.forms.markup import body, head, sentence
from tahqiq.compare.telling import Report, Told
from tahqiq.languages import language as known

JOINER = "\u2060"
STEERING = re.compile(
    r"(?<=[@#])(?=\w)|(?<=://)|(?<=\bwww\.)|(?<=\bGH-)(?=\d)|(?<=:)(?=[\w+-]+:)", re.IGNORECASE
)
SPACES = re.compile(r"\s+")
LARGEST = 65_000
"""Bytes: less than the characters that GitHub takes in a comment."""
AT_END = 4_000
"""Bytes that are kept for the list of what is left out."""


def as_markdown(report: Report, language: str, limit: int = LARGEST) -> str:
    """The report, which is in a language, in at most so many bytes of UTF-8."""
    start, end = _directed(language)
    top = [*start, f"## {report.title}\n", f"<p>{escape(report.between)}</p>\n"]
    if report.nothing:
        return "\n".join([*top, f"{report.nothing}\n", *end])
    top.append(f"{_table(report)}\n")
    room = limit - AT_END - sum(map(_size, top))
    shown: list[str] = []
    left: list[str] = []
    for heading, block, id in _blocks(report):
        size = _size(block) + _size(heading)
        if size <= room:
            room -= size
            if heading and heading not in shown:
                shown.append(heading)
            shown.append(block)
        else:
            left.append(id)
    return "\n".join([*top, *shown, *_left_out(report, left), *end])


def _directed(language: str) -> tuple[list[str], list[str]]:
    """What stands around all of it, where the page of the pull request has another direction."""
    if known(language).direction == "ltr":
        return [], []
    return [f'<div dir="rtl" lang="{html.escape(language)}">\n'], ["</div>\n"]


def escape(text: str) -> str:
    """A text of the edition as HTML in Markdown."""
    return html.escape(STEERING.sub(JOINER, SPACES.sub(" ", text)))


def _table(report: Report) -> str:
    """How many things of each kind have changed, and how many problems there are."""
    counts = [(section.title, len(section.things)) for section in report.sections]
    counts += [(title, len(problems)) for title, problems in report.problems]
    rows = "".join(f"<tr><td>{escape(title)}</td><td>{number}</td></tr>" for title, number in counts)
    return f"<table>{rows}</table>"


def _blocks(report: Report) -> Iterator[tuple[str, str, str]]:
    """(heading, block, what it is about) of all that is told: problems first, then thing by thing."""
    for title, problems in report.problems:
        for severity, place, message in problems:
            line = f"<p><code>{escape(place)}</code> {escape(severity)}: {sentence(message, escape)}</p>\n"
            yield f"### {title}\n", line, place
    for section in report.sections:
        for thing in section.things:
            yield f"### {section.title}\n", _thing(thing), thing.id or section.title


def _thing(thing: Told) -> str:
    inner = body(thing, escape)
    if not inner:
        return f"<p>{head(thing, escape)}</p>\n"
    return f"<details><summary>{head(thing, escape)}</summary>{inner}</details>\n"


def _left_out(report: Report, ids: list[str]) -> Iterator[str]:
    if not ids:
        return
    named: list[str] = []
    room = AT_END - 500
    for id in ids:
        room -= _size(f"<code>{escape(id)}</code> ")
        if room < 0:
            break
        named.append(f"<code>{escape(id)}</code>")
    more = f" … +{len(ids) - len(named)}" if len(named) < len(ids) else ""
    yield f"<p><b>{escape(report.left_out)} ({len(ids)}):</b> {' '.join(named)}{more}</p>\n"


def _size(text: str) -> int:
    return len(text.encode()) + 1
