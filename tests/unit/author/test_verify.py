"""verify, stamp: what stands in the source goes into the lock; what does not is said, with the difference."""

from __future__ import annotations

import hashlib
from pathlib import Path

import editions
from tahqiq import editing, pipeline
from tahqiq.read.project import Project

SOURCE = "زارت البلدة.\nوقالت: “سندوم على الهدنة”.\n"
ARTICLE = """\
-- content/articles/visit/article.yml --
title: {{ar: زيارة, en: A visit}}
source:
  language: ar
  published: 2020-01-02
  inferred: {{ar: من السياق., en: From the context.}}
  sha256: {digest}
  rights: quoted
texts:
  ar: {{kind: account}}
  en: {{kind: translation, of: ar}}
quotes:
  hope: {{speaker: hana, mode: direct}}
-- content/articles/visit/ar.md --
{{#p1}}
جاءت [هناء]{{actor=hana}}.

{{#p2}}
ثم قالت: [“{words}”]{{quote=hope}}.
"""


def edition(tmp_path: Path, words: str = "سندوم على [الهدنة]{term=truce}") -> Project:
    (tmp_path / "sources").mkdir(exist_ok=True)
    (tmp_path / "sources" / "any-name.txt").write_text(SOURCE, encoding="utf-8")
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    editions.write(tmp_path, editions.base(), ARTICLE.format(digest=digest, words=words))
    return Project(tmp_path)


def verified(project: Project) -> editing.Verification:
    outcome = editing.verified(pipeline.whole(project)[0], project.root / "sources")
    for file, text in outcome.files.items():
        (project.root / file).write_text(text, encoding="utf-8")
    return outcome


def codes(project: Project) -> list[str]:
    return [p.code for p in pipeline.checked(project).problems]


def test_a_quote_in_the_source_is_recorded_and_then_proven_without_it(tmp_path: Path) -> None:
    project = edition(tmp_path)
    assert codes(project) == ["quote-unverified"]
    outcome = verified(project)
    assert outcome.counts == (("visit", 1, 1),)
    assert codes(project) == []
    lock = (project.content / "articles/visit/article.lock.yml").read_text(encoding="utf-8")
    start = SOURCE.index("سندوم")
    assert f"at: [{start}-{start + len('سندوم على الهدنة')}]" in lock


def test_changed_words_are_an_error_until_verified_again(tmp_path: Path) -> None:
    verified(edition(tmp_path))
    project = edition(tmp_path, words="سنبقى على [الهدنة]{term=truce}")
    assert codes(project) == ["quote-changed"]
    outcome = verified(project)
    assert [p.code for p in outcome.problems] == ["quote-not-in-source"]
    assert outcome.problems[0].place.file == "content/articles/visit/ar.md"


def test_the_difference_is_shown(tmp_path: Path) -> None:
    outcome = verified(edition(tmp_path, words="سندوم على الهدنه"))
    assert 'character 16 differs: here "ه", there "ة' in outcome.problems[0].hint


def test_the_same_words_said_twice_have_two_places(tmp_path: Path) -> None:
    project = edition(tmp_path)
    source = "قالت: “نعم”. ثم قالت: “نعم”.\n"
    (tmp_path / "sources" / "any-name.txt").write_text(source, encoding="utf-8")
    digest = hashlib.sha256(source.encode()).hexdigest()
    text = ARTICLE.format(digest=digest, words="نعم").replace(
        "  hope: {speaker: hana, mode: direct}",
        "  hope: {speaker: hana, mode: direct}\n  more: {speaker: hana, mode: direct}",
    )
    text += "\n{#p3}\nثم قالت: [“نعم”]{quote=more}.\n"
    english = "-- content/articles/visit/en.md --\n{#p1}\nA.\n\n{#p2}\n[“Yes”]{quote=hope}.\n"
    english += "\n{#p3}\n[“Yes”]{quote=more}.\n"
    editions.write(tmp_path, text, english)
    assert verified(project).counts == (("visit", 2, 2),)
    lock = (project.content / "articles/visit/article.lock.yml").read_text(encoding="utf-8")
    first, second = source.index("نعم"), source.rindex("نعم")
    assert f"at: [{first}-{first + 3}]" in lock
    assert f"at: [{second}-{second + 3}]" in lock


def test_another_source_is_said(tmp_path: Path) -> None:
    project = edition(tmp_path)
    (tmp_path / "sources" / "any-name.txt").write_text("other", encoding="utf-8")
    assert [p.code for p in verified(project).problems] == ["source-not-found"]


def test_what_was_verified_before_needs_no_source(tmp_path: Path) -> None:
    project = edition(tmp_path)
    verified(project)
    lock = project.content / "articles/visit/article.lock.yml"
    before = lock.read_text(encoding="utf-8")
    (tmp_path / "sources" / "any-name.txt").unlink()
    outcome = verified(project)
    assert outcome.problems == ()
    assert outcome.counts == ()
    assert outcome.kept == ("visit",)
    assert lock.read_text(encoding="utf-8") == before

    text = project.content / "articles/visit/ar.md"
    text.write_text(text.read_text(encoding="utf-8").replace("سندوم", "سنبقى"), encoding="utf-8")
    assert [p.code for p in verified(project).problems] == ["source-not-found"]


def test_stamps_tell_when_the_original_changed(tmp_path: Path) -> None:
    project = edition(tmp_path)
    verified(project)
    files, blocks = editing.stamped(pipeline.whole(project)[0], "visit", "en", ())
    assert blocks == ("p1", "p2")
    for file, text in files.items():
        (project.root / file).write_text(text, encoding="utf-8")
    assert codes(project) == []
    text = project.content / "articles/visit/ar.md"
    text.write_text(text.read_text(encoding="utf-8").replace("جاءت", "وصلت"), encoding="utf-8")
    problems = pipeline.checked(project).problems
    assert [(p.code, p.place.file, p.place.line) for p in problems] == [
        ("translation-stale", "content/articles/visit/en.md", 2)
    ]
    assert pipeline.checked(project).sound


def test_stamping_forgets_blocks_that_are_gone(tmp_path: Path) -> None:
    project = edition(tmp_path)
    editions.write(
        tmp_path,
        "-- content/articles/visit/article.lock.yml --\ntranslations:\n  en: {p9: 0123456789abcdef}\n",
    )
    files, _ = editing.stamped(pipeline.whole(project)[0], "visit", "en", ("p1",))
    (lock,) = files.values()
    assert "p9" not in lock
    assert "    p1: " in lock
    assert "    p2: " not in lock
