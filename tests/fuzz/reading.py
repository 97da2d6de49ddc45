"""Fuzzes what reads YAML, Markdown, dates, and words as languages order them: `reading.py [-runs=N -seed=N]`.

The first byte chooses the reader; the rest is its text. Anything raised ends the run, and the input is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["tahqiq"]):
    from tahqiq.dates import EdtfDate, hijri, parse
    from tahqiq.dates import words as words_of
    from tahqiq.languages.collation import collation_key, slugs
    from tahqiq.languages.folding import flat, words
    from tahqiq.read import markdown, yaml


def _yaml(text: str) -> None:
    yaml.parse(text, "a.yml")


def _markdown(text: str) -> None:
    for block in markdown.parse(text, "a.md").document.blocks:
        markdown.plain_with_spans(block)


def _date(text: str) -> None:
    found = parse(text)
    if isinstance(found, EdtfDate):
        assert found.text == text
        for tag in ("ar", "en", "de"):
            words_of(found, tag)
            hijri(found, tag)


def _languages(text: str) -> None:
    for tag in ("ar", "en", "de"):
        collation_key(text, tag)
        slugs(text, tag)
    list(words(text))
    flat(text)


READERS: tuple[Callable[[str], None], ...] = (_yaml, _markdown, _date, _languages)


def one(data: bytes) -> None:
    """One input through the reader that its first byte names."""
    if data:
        READERS[data[0] % len(READERS)](data[1:].decode("utf-8", "replace"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
