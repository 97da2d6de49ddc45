"""Whatever an editor types by accident: the check never raises, and what it passes can be built and rendered."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
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

FILES = [
    (name, content) for _, name, _, content in editions.parse(editions.base()) if name.startswith("content/")
]
SLIPS = [
    "",
    " ",
    "\n",
    ":",
    "-",
    "[",
    "]",
    "{",
    "}",
    "{#p1}",
    "{quote=hope}",
    "[x]{date=2020}",
    '"',
    "'",
    "#",
    "|",
]
SLIPS += [
    "\u200f",
    "\ufeff",
    "\x00",
    "&a",
    "*a",
    "!!x",
    "---\n",
    "<b>",
    "{{ 7*7 }}",
    "2020-13",
    "ar: ",
    "hana",
    "../x",
]
WORDS, _ = read_words([templates() / "words"])
LOADER = FileSystemLoader(templates())

slips = st.tuples(
    st.integers(0, len(FILES) - 1),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 12),
    st.sampled_from(SLIPS) | st.text(max_size=3),
)


def slipped(edits: list[tuple[int, float, int, str]]) -> dict[str, str]:
    """The base edition after some slips: at a place, some characters are overwritten by others."""
    files = dict(FILES)
    for number, where, length, typed in edits:
        name = FILES[number][0]
        at = int(where * len(files[name]))
        files[name] = files[name][:at] + typed + files[name][at + length :]
    return files


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(slips, min_size=1, max_size=3))
def test_slips(edits: list[tuple[int, float, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in slipped(edits).items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8", "surrogatepass"))
        manuscript = read_edition(folder / "content")
    problems = check(manuscript)
    assert all(p.code and p.message and p.place.file for p in problems)
    if not has_errors(problems):
        relations = relate(build(manuscript))
        site = render(relations, LOADER, WORDS)
        assert edition_json(relations)
        assert all(page.title for page in site.pages)
