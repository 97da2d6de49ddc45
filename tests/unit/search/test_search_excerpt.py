"""Excerpts of the search: pieces that keep to themselves, as those that pages have (languages/directions.py)."""

from __future__ import annotations

import json
import subprocess
from random import Random

from harness import node
from tahqiq.languages.directions import CONTROLS, closed
from tahqiq.paths import templates

SCRIPT = """
import {{ closed, excerptOf }} from "{module}";
import {{ readFileSync }} from "node:fs";
const texts = JSON.parse(readFileSync(0, "utf-8"));
const cut = excerptOf(`a ${{"b ".repeat(60)}}`, [], []).excerpt;
console.log(JSON.stringify({{ closed: texts.map(closed), cut }}));
"""
NOTHING = "\u2060"
LETTERS = [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", *"ab \nب😀"]


def test_pieces_are_closed_as_on_pages() -> None:
    """What must go leaves a character without width in its place, so that marks of found words stay where they are."""
    random = Random(7)
    texts = ["".join(random.choices(LETTERS, k=random.randint(0, 12))) for _ in range(2_000)]
    module = (templates() / "assets/search/excerpt.js").as_uri()
    done = subprocess.run(
        [node(), "--input-type=module", "-e", SCRIPT.format(module=module)],
        input=json.dumps(texts).encode(),
        capture_output=True,
        check=True,
    )
    said = json.loads(done.stdout)
    for text, made in zip(texts, said["closed"], strict=True):
        assert made.replace(NOTHING, "") == closed(text.replace("\n", " "))
        assert all(a == b or b == NOTHING for a, b in zip(text.replace("\n", " "), made, strict=False))
    assert len(said["cut"]) <= 200


def test_all_controls_are_known_to_both() -> None:
    script = (templates() / "assets/search/excerpt.js").read_text(encoding="utf-8")
    assert "".join(f"\\u{ord(c):04x}" if c != "-" else c for c in CONTROLS) in script
