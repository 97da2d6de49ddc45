"""verify, stamp: what stands in the source goes into the lock; what does not is said, with the difference."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

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
    outcome = editing.verified(pipeline.whole(project)[0], project.root / "sources", project.root)
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


LINES = "الأول.\nقالت: “سندوم على الهدنة”.\nالثالث.\nالرابع.\n"


def departed(tmp_path: Path, source: bytes) -> editing.Verification:
    """What is said of a source that was `LINES` when it was verified."""
    project = edition(tmp_path)
    file = tmp_path / "sources" / "any-name.txt"
    file.write_text(LINES, encoding="utf-8")
    digest = hashlib.sha256(LINES.encode()).hexdigest()
    editions.write(tmp_path, ARTICLE.format(digest=digest, words="سندوم على الهدنة"))
    assert verified(project).problems == ()
    lock = (project.content / "articles/visit/article.lock.yml").read_bytes()
    file.write_bytes(source)
    outcome = verified(project)
    assert (project.content / "articles/visit/article.lock.yml").read_bytes() == lock
    return outcome


def test_of_a_changed_source_each_line_that_differs_is_named(tmp_path: Path) -> None:
    now = "الأول!\nقالت: “سندوم على الهدنة”.\nالرابع.\nالخامس.\n"
    outcome = departed(tmp_path, now.encode())
    assert [(str(p.place), p.message) for p in outcome.problems] == [
        ("sources/any-name.txt:1", 'this line is not as it was when the source was verified: "الأول!"'),
        ("sources/any-name.txt:2", "one line that stood after this line is gone"),
        ("sources/any-name.txt:4", 'one line did not stand here when the source was verified: "الخامس."'),
    ]
    assert hashlib.sha256(now.encode()).hexdigest() in outcome.problems[0].hint
    assert (outcome.counts, outcome.changed) == ((("visit", 1, 1),), ("visit",))


def test_of_a_changed_source_a_quote_that_is_gone_is_shown(tmp_path: Path) -> None:
    outcome = departed(tmp_path, LINES.replace("سندوم", "سنبقى").encode())
    line, quote = sorted(outcome.problems, key=lambda p: p.code, reverse=True)
    assert (str(line.place), line.code) == ("sources/any-name.txt:2", "source-differs")
    assert (quote.place.file, quote.code) == ("content/articles/visit/ar.md", "quote-not-in-source")
    assert outcome.counts == (("visit", 0, 1),)


@pytest.mark.parametrize(
    ("now", "only"),
    [
        (LINES.replace("\n", "\r\n").encode(), "its lines ended with line feeds"),
        (LINES.encode("utf-8-sig"), "it had no byte order mark"),
        (LINES.encode("utf-16"), "it was UTF-8, not UTF-16"),
        (LINES.encode("cp1256"), "it was UTF-8, not Windows-1256"),
        (LINES.rstrip("\n").encode(), "the end of its last line was other"),
        (unicodedata.normalize("NFD", LINES).encode(), "its letters were composed in another way (NFC)"),
    ],
)
def test_of_a_source_in_another_form_that_is_all_that_is_said(tmp_path: Path, now: bytes, only: str) -> None:
    (problem,) = departed(tmp_path, now).problems
    assert problem.code == "source-differs"
    assert problem.message == f"not a word differs from the source that was verified: only {only}"


def test_other_spaces_are_told_from_other_words(tmp_path: Path) -> None:
    (problem,) = departed(tmp_path, LINES.replace("الثالث", "\n  الثالث").encode()).problems
    assert problem.message.startswith("spaces or empty lines are not those")


def test_a_text_that_has_little_in_common_is_no_changed_source(tmp_path: Path) -> None:
    outcome = departed(tmp_path, "نص آخر.\nالأول.\n".encode())
    assert (outcome.problems, outcome.kept) == ((), ("visit",))


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
