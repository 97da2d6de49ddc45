"""What comes of a golden edition: the bodies of the pages that its head names, and its data."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from jinja2 import FileSystemLoader

import editions
from tahqiq.check import check
from tahqiq.export.edition_json import edition_json
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.problems import has_errors
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import render

FOLDER = Path(__file__).parent
CASES = sorted(path.parent.name for path in FOLDER.glob("*/edition.txt"))


def outcome(case: str, folder: Path) -> str:
    """The expected.txt of a case. Its edition.txt begins with `# show: ADDRESS …`, and may say `# base`."""
    text = (FOLDER / case / "edition.txt").read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("# ")]
    shown = next(line.removeprefix("# show:").split() for line in head if line.startswith("# show:"))
    body = text.partition("-- ")[1] + text.partition("-- ")[2]
    editions.write(folder, *([editions.base()] if "# base" in head else []), body)
    manuscript = read_edition(folder / "content")
    problems = check(manuscript)
    assert not has_errors(problems), problems
    relations = relate(build(manuscript))
    words, _ = read_words([templates() / "words"])
    site = render(relations, FileSystemLoader(templates()), words)
    pages = {page.address: page.body for page in site.pages}
    parts = [f"-- {address} --\n{_readable(pages[address])}" for address in shown if address in pages]
    if "data/edition.json" in shown:
        data = msgspec.json.format(edition_json(relations), indent=1).decode()
        parts.append(f"-- data/edition.json --\n{data}\n")
    assert len(parts) == len(shown), f"no such page: {set(shown) - set(pages)}"
    return "\n".join(parts)


def _readable(html: str) -> str:
    """HTML with no blank lines, so that a reviewer reads what is there."""
    return re.sub(r"\n\s*\n+", "\n", html.strip()) + "\n"
