"""Real text, annotated by machine: 123 articles of NTREX-128 in both languages, kept outside the repository."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tahqiq.read.markdown import parse, plain, plain_block, spans_in

MAKER = Path(__file__).parents[4] / "shared/corpora/make_edition.py"


@pytest.mark.skipif(not MAKER.is_file(), reason=f"no corpus at {MAKER}")
def test_every_article_reads_without_a_problem(tmp_path: Path) -> None:
    out = tmp_path / "edition"
    subprocess.run([sys.executable, str(MAKER), str(out), "--from", "ntrex", "--sources"], check=True)
    texts = sorted(out.glob("content/articles/*/*.md"))
    assert len(texts) == 246
    for path in texts:
        source = path.read_text(encoding="utf-8")
        parsed = parse(source, path.name)
        assert parsed.problems == ()
        assert [block.id for block in parsed.document.blocks] == re.findall(
            r"^\{#(\w+)\}$", source, re.MULTILINE
        )
        spans = [(block, span) for block in parsed.document.blocks for span in spans_in(block)]
        assert len(spans) == len(re.findall(r"(?<!\\)\]\{", source))
        assert all(plain_block(block)[s.start : s.end] == plain(s.span.children) for block, s in spans)
