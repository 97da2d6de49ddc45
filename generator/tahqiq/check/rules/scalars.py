"""Rule: single values have the form their key asks for: closed lists, ids, dates, addresses, digests."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from tahqiq.check.context import Context, Found
from tahqiq.check.hints import nearest
from tahqiq.check.values import Value
from tahqiq.dates import Fault, parse
from tahqiq.problems import Problem, ProblemCode
from tahqiq.read.nodes import Scalar, within
from tahqiq.schema import (
    Choice,
    Dates,
    Digest,
    Identifier,
    LanguageTag,
    Licence,
    Line,
    Numbered,
    PlaceId,
    Url,
)
from tahqiq.schema.fields import DIGEST, LANGUAGE_TAG, is_id

CODES = {
    "unknown-value": ProblemCode(
        "actor",
        "A value that is not in its closed list.",
        "kind: persona\n",
        "kind: person\n",
        why="Pages and filters know what to do with the values of the list, and with no others.",
    ),
    "bad-date": ProblemCode(
        "event",
        "A date that is not EDTF.",
        "date: 1.1.2020\n",
        "date: 2020-01-01\n",
        why="Everything dated is put in order by it. 1.2.2020 is a day in January to some and in "
        "February to others.",
        remedy="Year, month, day with hyphens: `2020-01-02`; `2020-01~` is about January 2020; "
        "`2020-01-02/2020-01-05` from one day to another; `2020?` an uncertain year.",
    ),
    "bad-id": ProblemCode(
        "article",
        "An id that is not lower-case Latin letters, digits and single hyphens, 80 characters at most.",
        "formerly: [The_visit]\n",
        "formerly: [the-visit]\n",
        why="Ids are parts of web addresses, and the same for readers of every language.",
    ),
    "bad-digest": ProblemCode(
        "article",
        "A SHA-256 that is not 64 hexadecimal digits in lower case.",
        "source:\n  sha256: 2f0c4e8f\n",
        "source:\n  sha256: 2f0c4e8f4b1c7e6a5d3b9a8f7e6d5c4b3a29180716253443526170899aabbccd\n",
        why="By it the source text is known again, whatever its file is called.",
        remedy="Don't type it: `tahqiq import` writes it, and `sha256sum FILE` prints it.",
    ),
    "bad-url": ProblemCode(
        "article",
        "An address that is not http or https.",
        "source:\n  url: www.example.org/visit\n",
        "source:\n  url: https://www.example.org/visit\n",
        remedy="Copy the whole address from the browser.",
    ),
    "bad-language-tag": ProblemCode(
        "actor",
        "A language that is not a BCP 47 tag.",
        "aliases: {English: [Hanaa]}\n",
        "aliases: {en: [Hanaa]}\n",
        why="Browsers and screen readers know by the tag how to show and how to speak a text.",
    ),
    "bad-licence": ProblemCode(
        "edition",
        "A licence that is not an SPDX identifier.",
        "licence: {text: CC BY 4.0}\n",
        "licence: {text: CC-BY-4.0}\n",
        why="Archives and programs find out by it what may be done with the edition.",
    ),
    "bad-value": ProblemCode(
        "actor",
        "A value that does not have the form its key asks for.",
        "identifiers: {wikidata: https://www.wikidata.org/wiki/Q42}\n",
        "identifiers: {wikidata: Q42}\n",
    ),
}
SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
INTERVAL = re.compile(r"(0|[1-9][0-9]*)-([1-9][0-9]*)")


def check(context: Context) -> Found:
    """Problems of single values in every YAML file."""
    for written in context.records:
        for value in written.values:
            node = value.node
            judge = _JUDGES.get(type(value.shape))
            if judge and isinstance(node, Scalar) and node.text.strip():
                problem = judge(value, node)
                if problem:
                    yield problem


ID_HINT = "lower-case letters a-z, digits and single hyphens between them, at most 80 characters"


def is_url(text: str) -> bool:
    """Whether a text is an http or https address with a host and nothing invisible in it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable() and " " not in text
    )


def is_interval(text: str) -> bool:
    """Whether a text is `start-end` with start before end."""
    found = INTERVAL.fullmatch(text)
    return found is not None and int(found[1]) < int(found[2])


def _date(value: Value, node: Scalar) -> Problem | None:
    fault = parse(node.text)
    if isinstance(fault, Fault):
        at = within(node.place, node.text, *fault.meant(node.text))
        return Problem(at, "bad-date", f'"{node.text}" is no EDTF date: {fault.message}', fault.hint)
    return None


def _choice(value: Value, node: Scalar) -> Problem | None:
    known = value.shape.values if isinstance(value.shape, Choice) else ()
    if node.text not in known:
        hint = nearest(node.text, known) or f"one of {', '.join(known)}"
        # In a table the key is the editor's own, and names no kind of value.
        what = value.key if value.field else f'value for "{value.key}"'
        return Problem(node.place, "unknown-value", f'"{node.text}" is no {what}', hint)
    return None


def _id(value: Value, node: Scalar) -> Problem | None:
    if not is_id(node.text):
        return Problem(node.place, "bad-id", f'"{node.text}" is no id', ID_HINT)
    return None


def _digest(value: Value, node: Scalar) -> Problem | None:
    if not DIGEST.fullmatch(node.text):
        return Problem(node.place, "bad-digest", "this is no SHA-256", "64 digits of 0-9 and a-f")
    return None


def _url(value: Value, node: Scalar) -> Problem | None:
    if not is_url(node.text):
        message = f'"{node.text}" is no web address'
        return Problem(
            node.place, "bad-url", message, "write all of it, as in https://example.org/page, without spaces"
        )
    return None


def _language(value: Value, node: Scalar) -> Problem | None:
    if not LANGUAGE_TAG.fullmatch(node.text):
        message = f'"{node.text}" is no language tag'
        return Problem(node.place, "bad-language-tag", message, "as in ar, en, ku, zh-Hant")
    return None


def _licence(value: Value, node: Scalar) -> Problem | None:
    if not SPDX.fullmatch(node.text):
        message = f'"{node.text}" is no SPDX identifier'
        return Problem(node.place, "bad-licence", message, "as in CC-BY-4.0")
    return None


def _line(value: Value, node: Scalar) -> Problem | None:
    shape = value.shape
    if isinstance(shape, Line) and shape.pattern and not re.fullmatch(shape.pattern, node.text):
        return Problem(node.place, "bad-value", f'"{node.text}" is not {shape.form}')
    return None


def _interval(value: Value, node: Scalar) -> Problem | None:
    if not is_interval(node.text):
        message = f'"{node.text}" is no interval'
        return Problem(node.place, "bad-value", message, "two numbers, as in 12-45")
    return None


_JUDGES: Mapping[type, Callable[[Value, Scalar], Problem | None]] = {
    Dates: _date,
    Choice: _choice,
    Identifier: _id,
    PlaceId: _id,
    Digest: _digest,
    Url: _url,
    LanguageTag: _language,
    Licence: _licence,
    Line: _line,
    Numbered: _interval,
}
