"""The regular expressions of the scripts of pages, and those that take more than their share of time in Node."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pattern_attacks import ALPHABET, PROBES, Attack, attacks

from harness import REPOSITORY, node

PROGRAM = Path(__file__).with_name("patterns.mjs")
ROOT = REPOSITORY / "templates"
# A literal: not after what ends a value, where the stroke divides.
LITERAL = re.compile(
    r"(?:^|[=(,\[:!&|?;{}\n]|=>|return)\s*/(?![*/])((?:[^/\n\\\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/([dgimsuvy]*)"
)
# What Python writes otherwise, for the parser that texts are made with.
OTHERWISE = (
    (r"\\p\{L\}", r"a-zا"), (r"\\p\{M\}", r"\\u0301"), (r"\\p\{Nd?\}", "0-9"), (r"\\p\{Cc\}", r"\\x01"),
    (r"\\p\{[^}]*\}", "a"),
    (r"\\u\{([0-9a-f]+)\}", lambda found: f"\\U{int(found[1], 16):08x}"), (r"\(\?<(?=\w)", "(?P<"),
)  # fmt: skip


def scripts() -> list[Path]:
    return sorted(ROOT.rglob("*.js"))


def written() -> Iterator[tuple[str, str, str]]:
    """Where each literal stands, its source and its flags."""
    for file in scripts():
        text = file.read_text(encoding="utf-8")
        for found in LITERAL.finditer(text):
            line = text.count("\n", 0, found.start(1)) + 1
            yield f"{file.relative_to(ROOT)}:{line}", found[1], found[2]


def made() -> Iterator[tuple[str, str, str]]:
    """Those put together of words while modules are loaded."""
    for source, flags in asked(["made", *map(str, sorted((ROOT / "assets" / "search").glob("*.js")))], ""):
        yield "put together", source, flags


def asked(arguments: list[str], given: str) -> Any:
    done = subprocess.run(
        [node(), "--experimental-default-type=module", str(PROGRAM), *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return json.loads(done.stdout)


def texts(source: str) -> list[Attack]:
    for written_so, python in OTHERWISE:
        source = re.sub(written_so, python, source)
    try:
        return attacks(source)
    except (re.error, OverflowError):
        return [Attack("", a + b, end) for a in PROBES[:ALPHABET] for b in PROBES for end in ("", "\x01")]


def slow() -> Iterator[str]:
    """A sentence on each that takes more than its share."""
    every = [*dict.fromkeys([*written(), *made()])]
    yield f"{len(every)} expressions in scripts"
    given = [[source, flags, [list(attack) for attack in texts(source)]] for _, source, flags in every]
    for (place, source, _), worst in zip(every, asked(["measured"], json.dumps(given)), strict=True):
        if worst:
            attack, times = worst
            length, took = times[-1]
            yield f"{place} {source[:120]!r}\n    {took:.0f} ms for {length} characters of {Attack(*attack)}"
