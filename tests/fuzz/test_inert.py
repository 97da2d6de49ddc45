"""Hostile content is inert on every page: a short run of the fuzzer, and the judge that it asks, tried by itself."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz import inert_edition
from fuzz.inert_attacks import attacked
from fuzz.inert_oracle import faults

PROGRAM = Path(__file__).with_name("inert.py")
RUNS = 100


@pytest.mark.skipif(not importlib.util.find_spec("atheris"), reason="atheris is not there for this Python")
def test_a_short_run(tmp_path: Path) -> None:
    """The same inputs each time; how long they take is not asked, for other tests may run beside it."""
    corpus, found = tmp_path / "corpus", tmp_path / "found"
    corpus.mkdir()
    found.mkdir()
    options = [f"-runs={RUNS}", "-seed=7", f"-artifact_prefix={found}/"]
    done = subprocess.run(
        [sys.executable, PROGRAM, "--few", corpus, *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    said = "\n".join(line for line in done.stderr.splitlines() if not line.startswith("INFO: Instrumenting"))
    assert done.returncode == 0, f"status {done.returncode}: {said[-4000:]}\n{inputs(found)}"
    assert f"Done {RUNS} runs" in said, said[-4000:]


def inputs(folder: Path) -> str:
    """What was found, as it can be tried again: an input is the text of files."""
    return "\n".join(f"{path.name}:\n{path.read_bytes()!r}" for path in sorted(folder.iterdir()))


def test_what_pages_are_made_of_is_inert() -> None:
    found = {
        page.address: [*faults(page.body), *faults(page.head)]
        for page in inert_edition.pages(inert_edition.start())
    }
    assert len(found) > 40
    assert {address: fault for address, fault in found.items() if fault} == {}


def test_attacks_reach_pages() -> None:
    """Or a fuzzer whose every input is refused would find nothing, for good."""
    start = inert_edition.start()
    reached = 0
    for seed in range(20):
        pages = inert_edition.pages(
            inert_edition.laid_over(start, attacked(inert_edition.joined(start), seed)), every=False
        )
        reached += any("zq" in page.body + page.head for page in pages)
    assert reached >= 10


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<zq>b</zq></p>",
        "<p>a < b</p>",
        "<p>a & b</p>",
        "<p>a > b</p>",
        '<p title="a<b">c</p>',
        "<p title='a'>c</p>",
        "<p title=a>c</p>",
        '<p onclick="zq()">c</p>',
        '<p style="color:red">c</p>',
        '<p id="a" id="b">c</p>',
        "<p>a",
        "<p>a</div>",
        "<p/>",
        "<!-- a -->",
        "<script>zq()</script>",
        '<script src="x.js"></script>',
        '<script type="application/ld+json">{"a":"<b>"}</script>',
        '<script type="application/ld+json">{"a":1}}</script>',
        '<a href="javascript:zq()">a</a>',
        '<a href=" java&#9;script:zq()">a</a>',
        '<a href="&#1;javascript:zq()">a</a>',
        '<a href="data:text/html,a">a</a>',
        '<a href="//zq.example/">a</a>',
        '<a href="/\\zq.example/">a</a>',
        '<img src="https://zq.example/a.png" alt="">',
        '<img src="data:image/svg+xml,a" alt="">',
        '<form action="vbscript:zq"></form>',
        '<link rel="stylesheet" href="a.css">',
        '<meta http-equiv="refresh" content="0">',
        '<svg><rect fill="url(https://zq.example/)"/></svg>',
        "<p>\x1d</p>",
        "<p>\x1factors/</p>",
    ],
)
def test_what_is_not_inert_is_seen(html: str) -> None:
    assert list(faults(html))


@pytest.mark.parametrize(
    "html",
    [
        '<p>a &lt;b&gt; &#34; <a href="https://e.example/?a=1&amp;b=2">c</a> <a href="../../actors/x/#y">d</a></p>',
        '<p>a<br>b <img src="../articles/x/y.png" alt="&lt;zq&gt;"> <a href="mailto:a@b.example">c</a></p>',
        '<script type="application/ld+json">{"a":"\\u003c/script\\u003e"}</script>',
        '<svg viewBox="0 0 1 1"><path d="M0 0" marker-end="url(#tq-arrow)"/></svg>',
    ],
)
def test_what_is_inert_is_let_be(html: str) -> None:
    assert list(faults(html)) == []
