"""Silence: a warning that is right stays unsaid, where and only where its article says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq import pipeline
from tahqiq.check import Part, all_codes, check, check_part, check_whole, register_of
from tahqiq.check.silence import settled
from tahqiq.problems import Place, Problem
from tahqiq.read import read_articles, read_edition, read_rest
from tahqiq.read.project import Project

# An article with a warning of every kind: three in article.yml, two in a text, one in the lock, one beside them.
WARNED = """\
-- content/articles/visit/article.yml --
title: {ar: زيارة إلى البلدة, en: A visit to the town}
source: {language: ar, published: 2020-01-02, rights: quoted}
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar}
quotes:
  hope: {speaker: hana, mode: direct, about: [truce]}
  fear:
    speaker: hana
    mode: direct
SILENCED
-- content/articles/visit/ar.md --
{#p1}
زارت [هناء]{actor=hana} [البلدة]{actor=town} [أمس]{date=2020-01-01}.

{#p2}
وقالت إنها [تأمل أن تدوم [الهدنة]{term=truce}]{quote=hope} و[تخاف]{quote=fear}.
-- content/articles/visit/en.md --
{#p1}
- [Hana]{actor=hana} visited [the town]{actor=town} [yesterday]{date=2020-01-01}.

{#p2}
She said that she [hopes the [truce]{term=truce} will last]{quote=hope} and [fears]{quote=fear}.
-- content/articles/visit/article.lock.yml --
translations:
  en: {p1: 0123456789abcdef, p2: 0123456789abcdef, p9: 0123456789abcdef}
-- content/articles/visit/notes.txt --
Ask Hana.
"""
WHY = "reason: Because."
PROBLEMS = sorted((Path(editions.__file__).parent / "problems").glob("*/bad.txt"))
ALL = [
    "article.lock.yml:2:52 lock-unknown",
    "article.yml:2:35 date-unexplained",
    "article.yml:7:3 quote-unverified",
    "article.yml:8:3 quote-unverified",
    "en.md:2:1 block-kind",
    "en.md:2:1 translation-stale",
    "en.md:5:1 translation-stale",
    "notes.txt stray-file",
]


def found(folder: Path, *silenced: str) -> list[str]:
    """The problems of the article when it silences these."""
    listed = "silenced:\n" + "".join(f"  - {{{item}}}\n" for item in silenced) if silenced else ""
    edition = editions.write(folder, editions.base(), WARNED.replace("SILENCED\n", listed))
    content = edition / "content"
    whole = pipeline.checked(Project(edition)).problems
    assert whole == in_parts(content)
    return [f"{p.place} {p.code}".removeprefix("content/articles/visit/") for p in whole]


def in_parts(content: Path) -> tuple[Problem, ...]:
    return check_whole(parted(content))


def parted(content: Path) -> list[Part]:
    rest, ids = read_rest(content, "content")
    register = register_of(rest)
    parts = [check_part(rest, rest.languages(), register)]
    parts += [check_part(read_articles(content, "content", [i]), rest.languages(), register) for i in ids]
    return parts


def test_without_it_all_is_said(tmp_path: Path) -> None:
    assert found(tmp_path) == ALL


@pytest.mark.parametrize(
    ("silence", "gone"),
    [
        ("code: date-unexplained", ["article.yml:2:35"]),
        ("code: quote-unverified", ["article.yml:7:3", "article.yml:8:3"]),
        ("code: quote-unverified, quote: hope", ["article.yml:7:3"]),
        ("code: quote-unverified, quote: fear", ["article.yml:8:3"]),
        ("code: translation-stale", ["en.md:2:1", "en.md:5:1"]),
        ("code: translation-stale, block: p2", ["en.md:5:1"]),
        ("code: translation-stale, block: p1, language: en", ["en.md:2:1"]),
        ("code: block-kind, language: en", ["en.md:2:1"]),
        ("code: lock-unknown", ["article.lock.yml:2:52"]),
        ("code: lock-unknown, block: p9", ["article.lock.yml:2:52"]),
        ("code: stray-file", ["notes.txt"]),
    ],
)
def test_what_is_silenced(silence: str, gone: list[str], tmp_path: Path) -> None:
    code = silence.removeprefix("code: ").partition(",")[0]
    expected = [said for said in ALL if not (said.endswith(f" {code}") and said.split()[0] in gone)]
    assert len(expected) == len(ALL) - len(gone)
    assert found(tmp_path, f"{silence}, {WHY}") == expected


@pytest.mark.parametrize(
    "silence",
    [
        "code: date-unexplained, block: p1",
        "code: date-unexplained, quote: hope",
        "code: quote-unverified, quote: other",
        "code: translation-stale, block: p3",
        "code: translation-stale, language: ar",
        "code: translation-stale, language: fr",
        "code: stray-file, block: p1",
        "code: silence-unused",
    ],
)
def test_what_silences_nothing(silence: str, tmp_path: Path) -> None:
    said = found(tmp_path, f"{silence}, {WHY}")
    assert [s for s in said if "silence-unused" not in s] == ALL
    assert [s for s in said if s not in ALL] == ["article.yml:12:12 silence-unused"]


def test_what_may_be_wrong_in_it_is_named(tmp_path: Path) -> None:
    silenced = f"silenced: [{{code: block-kind, block: p9, language: en, {WHY}}}]\n"
    edition = editions.write(tmp_path, editions.base(), WARNED.replace("SILENCED\n", silenced))
    (said,) = (p for p in pipeline.checked(Project(edition)).problems if p.code == "silence-unused")
    assert said.hint == "delete this, or correct `block` or `language`"


@pytest.mark.parametrize("path", PROBLEMS, ids=lambda path: path.parent.name)
def test_what_only_all_parts_tell_cannot_be_silenced(path: Path, tmp_path: Path) -> None:
    content = editions.write(tmp_path, editions.base(), path.read_text(encoding="utf-8")) / "content"
    parts = parted(content)
    alone = {problem for part in parts for problem in part.problems}
    assert [str(p) for p in check_whole(parts) if p not in alone and p.severity == "warning"] == []


def test_two_for_the_same(tmp_path: Path) -> None:
    said = found(tmp_path, f"code: block-kind, {WHY}", f"code: block-kind, block: p1, {WHY}")
    assert said == [s for s in ALL if not s.endswith("block-kind")]


def test_other_articles_and_files_are_not_its_business(tmp_path: Path) -> None:
    editions.write(
        tmp_path, editions.base(), "-- content/notes.txt --\nx\n-- content/articles/notes.txt --\nx\n"
    )
    other = tmp_path / "content/articles/visit-2"
    other.mkdir()
    for file in (tmp_path / "content/articles/visit").iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    for folder in (other.parent / "visit", other):
        article = folder / "article.yml"
        lines = article.read_text(encoding="utf-8").splitlines(keepends=True)
        article.write_text("".join(line for line in lines if "inferred" not in line), encoding="utf-8")
    with (other.parent / "visit/article.yml").open("a", encoding="utf-8") as file:
        file.write("silenced: [{code: date-unexplained, reason: Because.}]\n")
    assert [f"{p.place} {p.code}" for p in check(read_edition(tmp_path / "content"))] == [
        "content/articles/notes.txt stray-file",
        "content/articles/visit-2/article.yml:4:14 date-unexplained",
        "content/notes.txt stray-file",
    ]


def test_an_error_is_said_all_the_same(tmp_path: Path) -> None:
    wrong = WARNED.replace("SILENCED\n", f"silenced: [{{code: unknown-actor, {WHY}}}]\n").replace(
        "=hana", "=hanna"
    )
    edition = editions.write(tmp_path, editions.base(), wrong)
    said = [p.code for p in pipeline.checked(Project(edition)).problems if p.severity == "error"]
    assert sorted(said) == ["silence-error", "unknown-actor", "unknown-actor"]


def test_errors_and_unknown_codes(tmp_path: Path) -> None:
    silenced = [
        f"code: unknown-actor, {WHY}",
        f"code: quote-unverifed, {WHY}",
        "code: block-kind",
        "reason: x",
    ]
    edition = editions.write(
        tmp_path,
        editions.base(),
        WARNED.replace("SILENCED\n", "silenced:\n" + "".join(f"  - {{{item}}}\n" for item in silenced)),
    )
    said = [str(p).partition("article.yml:")[2] for p in pipeline.checked(Project(edition)).problems]
    assert [s for s in said if "error" in s] == [
        '12:12: error[silence-error]: "unknown-actor" is an error; mend it: only warnings can be silenced',
        '13:12: error[unknown-code]: no problem has the code "quote-unverifed"; did you mean "quote-unverified"?',
        '14:5: error[missing-key]: the key "reason" is missing in "silenced"; '
        "it says: why it stays, for those who review it: one text, or a text in each language",
        '15:5: error[missing-key]: the key "code" is missing in "silenced"; it says: the code of the warning',
    ]


def test_a_block_ends_where_a_footnote_begins(tmp_path: Path) -> None:
    manuscript = read_edition(
        editions.write(
            tmp_path,
            editions.base(),
            "-- content/articles/visit/article.yml --\nsilenced: [{code: block-kind, block: p1, reason: x}]\n"
            "-- content/articles/visit/en.md --\n{#p1}\nOne[^1],\ntwo.\n\n[^1]: Note.\n\n{#p2}\nThree.\n",
        )
        / "content"
    )
    lines = [
        Problem(Place("content/articles/visit/en.md", n, 1), "block-kind", "", "", "warning")
        for n in range(1, 9)
    ]
    left = settled(lines, manuscript.articles, all_codes())
    assert [p.place.line for p in left] == [5, 6, 7, 8]
