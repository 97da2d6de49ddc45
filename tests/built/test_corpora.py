"""Real text: the 123 bilingual articles beside the checkout, and the first article's source as an open one."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import editions
import walk
from harness import REPOSITORY, tahqiq
from tahqiq.check import check
from tahqiq.check.rules import digits, hidden, letters, pairs, typography
from tahqiq.read import read_edition
from tahqiq.read.markdown import plain_block, spans_in

WRITING = {code for rule in (letters, hidden, digits, typography, pairs) for code in rule.CODES}


@pytest.mark.slow
def test_the_real_articles_build(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    maker = shared / "corpora/make_edition.py"
    subprocess.run([sys.executable, maker, folder, "--from", "ntrex", "--sources"], check=True)
    verified = tahqiq("verify", "--sources", "sources", cwd=folder)
    assert verified.returncode == 0, verified.stdout[-2000:]
    # Its translations have straight quotation marks, doubled spaces and the like; nothing else is wrong.
    assert {problem.code for problem in check(read_edition(folder / "content"))} <= WRITING
    built = tahqiq("build", cwd=folder)
    assert built.returncode == 0, built.stderr[-2000:]
    assert len(list((folder / "site/ar/articles").glob("nt-*/index.html"))) == 123
    assert walk.broken(folder / "site") == []


@pytest.mark.slow
def test_the_source_itself_as_an_open_text(shared: Path, tmp_path: Path) -> None:
    (source,) = (shared / "source").glob("*.txt")
    folder = editions.write(tmp_path, editions.base())
    done = tahqiq(
        "import",
        source,
        "--id",
        "open",
        "--language",
        "ar",
        "--rights",
        "open",
        "--published",
        "2024-08-16",
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    article = folder / "content/articles/open"
    fill(article)
    assert tahqiq("verify", "--sources", source.parent, cwd=folder).returncode == 0
    assert check(read_edition(folder / "content")) == ()
    assert tahqiq("build", "--strict", cwd=folder).returncode == 0
    lock = (article / "article.lock.yml").read_text(encoding="utf-8")
    assert hashlib.sha256(source.read_bytes()).hexdigest() in lock
    assert walk.broken(folder / "site", root="/edition/") == []


def fill(article: Path) -> None:
    """Fills the blanks as an editor would."""
    record = (article / "article.yml").read_text(encoding="utf-8")
    record = record.replace("speaker:", "speaker: council").replace("mode:", "mode: direct")
    record = record.replace("  en:\n", "  en: The source\n", 1)
    record = record.replace("    ar:\n", "    ar: من السياق\n").replace(
        "    en:\n", "    en: From the context\n"
    )
    (article / "article.yml").write_text(record, encoding="utf-8")
    english = (article / "en.md").read_text(encoding="utf-8")
    blocks = [block.split("\n", 1) for block in english.split("\n{#")]
    filled = [f"{name}\n{body.strip().replace('[]', '[“Words.”]') or 'Text.'}\n" for name, body in blocks]
    (article / "en.md").write_text("\n{#".join(filled), encoding="utf-8")


RUN = 9


def runs(words: list[str]) -> set[str]:
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_the_account_is_in_the_editions_own_words(shared: Path) -> None:
    """Outside quotations no run of nine words is the source's."""
    (text,) = (shared / "source").glob("*.txt")
    source = runs(re.findall(r"\w+", text.read_text(encoding="utf-8")))
    for folder in read_edition(REPOSITORY / "content").articles.values():
        for block in folder.texts["ar"].document.blocks:
            letters = list(plain_block(block))
            for place in spans_in(block):
                if place.span.key == "quote" and letters[place.start] == "“":
                    letters[place.start : place.end] = "¶" * (place.end - place.start)
            assert runs(re.findall(r"\w+|¶", "".join(letters))) & source == set(), block.id
