"""import: a plain text becomes an article that passes the check once its blanks are filled."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import editions
from tahqiq import editing, importing, pipeline
from tahqiq.author import import_text
from tahqiq.author.imports import escaped
from tahqiq.read.markdown import parse, plain_block
from tahqiq.read.project import Project

TEXT = """| عنوان النص

وقالت هناء: “سنبقى [هنا]”، ثم أضافت: «نعم».
1. بند يبدأ برقم {وأقواس}
"""


def imported(project: Project, text: str = TEXT, rights: str = "open") -> None:
    source = project.root / "text.txt"
    source.write_text(text, encoding="utf-8")
    wish = importing.Wish("ar", rights, "2020-01-02")
    made = importing.imported(pipeline.whole(project)[0], source, wish).article
    folder = project.content / "articles" / "new"
    folder.mkdir()
    for name, content in made.files:
        (folder / name).write_text(content, encoding="utf-8")


def test_the_blanks_are_what_the_check_reports(tmp_path: Path) -> None:
    project = Project(editions.write(tmp_path, editions.base()))
    imported(project)
    problems = [p for p in pipeline.checked(project).problems if "/new/" in p.place.file]
    assert {p.code for p in problems if p.place.file.endswith("article.yml")} == {"empty-value"}
    assert all(p.place.line for p in problems)


def test_filled_in_it_passes(tmp_path: Path) -> None:
    project = Project(editions.write(tmp_path, editions.base()))
    imported(project)
    folder = project.content / "articles" / "new"
    record = (folder / "article.yml").read_text(encoding="utf-8")
    record = record.replace("speaker:", "speaker: hana").replace("mode:", "mode: direct")
    for blank, filled in (
        ("  en:\n", "  en: New\n"),
        ("    ar:\n", "    ar: من السياق\n"),
        ("    en:\n", "    en: So\n"),
    ):
        record = record.replace(blank, filled)
    (folder / "article.yml").write_text(record, encoding="utf-8")
    english = "{#p1}\nHana said: [“We stay”]{quote=q1} and [“yes”]{quote=q2}.\n\n{#p2}\nAn item.\n"
    (folder / "en.md").write_text(english, encoding="utf-8")
    assert {p.code for p in pipeline.checked(project).problems} == {"quote-unverified"}
    outcome = editing.verified(pipeline.whole(project)[0], tmp_path, tmp_path)
    assert outcome.problems == ()
    assert outcome.counts == (("new", 2, 2),)


def test_an_empty_text_makes_an_empty_article() -> None:
    made = import_text("\n\n", "0" * 64, "ar", ("ar", "en"))
    assert (made.paragraphs, made.quotes) == (0, 0)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60))
def test_text_stays_text(text: str) -> None:
    line = " ".join(text.split())
    parsed = parse("{#p1}\n" + escaped(line, starts=True) + "\n", "f.md")
    if line:
        assert parsed.problems == ()
        assert [plain_block(b) for b in parsed.document.blocks] == [line]
