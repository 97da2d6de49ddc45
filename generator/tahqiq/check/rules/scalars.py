"""Rule: single values have the form their key asks for: closed lists, ids, dates, addresses, digests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tahqiq.check.context import Context, Found, nearest
from tahqiq.check.values import Value, values
from tahqiq.dates import Fault, parse
from tahqiq.problems import Place, Problem
from tahqiq.read.nodes import Scalar
from tahqiq.schema import Choice, Dates, Digest, Identifier, LanguageTag, Licence, Line, Numbered, Url
from tahqiq.schema.fields import DIGEST, LANGUAGE_TAG, is_id

CODES = {
    "unknown-value": "A value that is not in its closed list.",
    "bad-date": "A date that is not EDTF.",
    "bad-id": "An id that is not lower-case Latin letters, digits and single hyphens, 80 characters at most.",
    "bad-digest": "A SHA-256 that is not 64 hexadecimal digits in lower case.",
    "bad-url": "An address that is not http or https.",
    "bad-language-tag": "A language that is not a BCP 47 tag.",
    "bad-licence": "A licence that is not an SPDX identifier.",
    "bad-value": "A value that does not have the form its key asks for.",
}
SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
INTERVAL = re.compile(r"(0|[1-9][0-9]*)-([1-9][0-9]*)")


def check(context: Context) -> Found:
    """Problems of single values in every YAML file."""
    for record, shape, _ in context.records():
        if record.root is not None:
            for value in values(shape, record.root):
                if isinstance(value.node, Scalar) and value.node.text.strip():
                    yield from _value(value, value.node)


def _value(value: Value, node: Scalar) -> Iterator[Problem]:
    shape, text = value.shape, node.text
    if isinstance(shape, Dates):
        yield from _date(node)
    elif isinstance(shape, Choice) and text not in shape.values:
        hint = nearest(text, shape.values) or f"one of {', '.join(shape.values)}"
        yield Problem(node.place, "unknown-value", f'"{text}" is no {value.key}', hint)
    elif isinstance(shape, Identifier) and not is_id(text):
        yield Problem(node.place, "bad-id", f'"{text}" is no id', ID_HINT)
    elif isinstance(shape, Digest) and not DIGEST.fullmatch(text):
        yield Problem(node.place, "bad-digest", "this is no SHA-256", "64 digits of 0-9 and a-f")
    elif isinstance(shape, Url) and not is_url(text):
        yield Problem(node.place, "bad-url", f'"{text}" is no web address', "it begins with https://")
    elif isinstance(shape, LanguageTag) and not LANGUAGE_TAG.fullmatch(text):
        yield Problem(
            node.place, "bad-language-tag", f'"{text}" is no language tag', "as in ar, en, ku, zh-Hant"
        )
    elif isinstance(shape, Licence) and not SPDX.fullmatch(text):
        yield Problem(node.place, "bad-licence", f'"{text}" is no SPDX identifier', "as in CC-BY-4.0")
    elif isinstance(shape, Line) and shape.pattern and not re.fullmatch(shape.pattern, text):
        yield Problem(node.place, "bad-value", f'"{text}" is not {shape.form}')
    elif isinstance(shape, Numbered) and not is_interval(text):
        yield Problem(node.place, "bad-value", f'"{text}" is no interval', "two numbers, as in 12-45")


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


def _date(node: Scalar) -> Iterator[Problem]:
    fault = parse(node.text)
    if isinstance(fault, Fault):
        place = node.place
        # The offset counts within the text; a quoted scalar's text begins after its quotation mark.
        quoted = 1 if place.length == len(node.text) + 2 else 0
        at = Place(place.file, place.line, place.column + quoted + fault.offset, 1)
        yield Problem(at, "bad-date", f'"{node.text}" is no EDTF date: {fault.message}', fault.hint)
