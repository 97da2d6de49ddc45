"""stamp: which blocks can be stamped, what is said of those that cannot, and what changed since, as git knows it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import editions
from tahqiq import editing, pipeline
from tahqiq.cli import main
from tahqiq.read.project import Project

CHAIN = """\
-- content/edition.yml --
title: {ar: طبعة, en: An edition, fr: Une édition}
languages: [ar, en, fr]
-- content/actors/hana.yml --
kind: person
name: {ar: هناء, en: Hana, fr: Hana}
-- delete content/actors/council.yml --
-- delete content/actors/town.yml --
-- delete content/events/session.yml --
-- delete content/terms/truce.yml --
-- delete content/pages/about/ar.md --
-- delete content/pages/about/en.md --
-- content/articles/visit/article.yml --
title: {ar: زيارة, en: A visit, fr: Une visite}
source: {language: ar, published: 2020-01-02, stated: {ar: اليوم}, rights: quoted}
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar}
  fr: {kind: translation, of: en}
-- content/articles/visit/ar.md --
{#p1}
زارت [هناء]{actor=hana} البلدة.

{#p2}
ثم عادت.

{#note .only}
ملاحظة.
-- content/articles/visit/en.md --
{#p1}
[Hana]{actor=hana} visited the town.

{#p2}
Then she returned.
-- content/articles/visit/fr.md --
{#p1}
[Hana]{actor=hana} visita la ville.

{#p2}
Puis elle revint.

{#mot .only}
Un mot.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(editions.write(tmp_path, editions.base(), CHAIN))


def stamp(project: Project, *arguments: str) -> tuple[int, str, str]:
    """Status, output and messages of the command."""
    done = CliRunner().invoke(main, ["stamp", "-C", str(project.root), *arguments])
    return done.exit_code, done.stdout, done.stderr


def change(project: Project, language: str, old: str, new: str) -> None:
    path = project.content / f"articles/visit/{language}.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def codes(project: Project) -> list[tuple[str, str]]:
    return [(p.code, p.place.file.rpartition("/")[2]) for p in pipeline.checked(project).problems]


def test_never_stamped_is_listed_but_no_warning(project: Project) -> None:
    assert codes(project) == []
    status, listed, said = stamp(project, "--list")
    assert status == 0
    assert listed.splitlines() == [
        f"visit {tag} {b}: never stamped" for tag in ("en", "fr") for b in ("p1", "p2")
    ]
    assert said == "0 older than the original, 4 never stamped.\n"


def test_all_that_is_new_is_stamped_at_once_and_what_is_stale_stays_so(project: Project) -> None:
    assert stamp(project, "visit", "en", "p1")[0] == 0
    change(project, "ar", "زارت", "رأت")
    status, _, said = stamp(project, "--new")
    assert (status, said.splitlines()) == (
        0,
        ["Stamped visit en: 1 that had no stamp.", "Stamped visit fr: 2 that had no stamp."],
    )
    assert codes(project) == [("translation-stale", "en.md")]
    assert stamp(project, "--new")[2].startswith("Nothing to do")


def test_what_is_translated_from_a_stale_translation_waits_for_it(project: Project) -> None:
    stamp(project, "--new")
    change(project, "ar", "ثم عادت", "ثم رجعت")
    article = editing.build(pipeline.whole(project)[0]).articles["visit"]
    assert [[b.id for b in text.blocks if b.stale] for text in article.texts] == [[], ["p2"], ["p2"]]
    assert [
        line.partition(":")[0] for line in stamp(project, "--list")[1].splitlines() if line[0] != " "
    ] == [
        "visit en p2",
        "visit fr p2",
    ]
    # Once the English is right, the French is too, unless its words have changed.
    stamp(project, "visit", "en", "p2")
    assert codes(project) == []
    change(project, "en", "returned", "went back")
    assert codes(project) == [("translation-stale", "fr.md")]


def test_what_the_original_said_before_is_looked_up_in_git(project: Project) -> None:
    stamp(project, "visit", "en", "--all")
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", project.root, *command], check=True)
    change(project, "ar", "ثم عادت", "ثم رجعت")
    listed = stamp(project, "--list", "visit", "en")[1]
    assert [line.strip() for line in listed.splitlines()] == [
        "visit en p2: the original has changed since it was translated",
        "before: ثم عادت.",
        "now:    ثم رجعت.",
    ]


def test_without_git_it_says_that_nobody_knows(project: Project) -> None:
    stamp(project, "visit", "en", "--all")
    change(project, "ar", "ثم عادت", "ثم رجعت")
    assert "before: (git knows no text with this stamp)" in stamp(project, "--list")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["visti", "en", "p1"], 'There is no article "visti". Did you mean "visit"?'),
        (
            ["visit", "ar", "p1"],
            "the edition's own account, and is translated from nothing. Its translations: en, fr.",
        ),
        (["visit", "de", "p1"], '"visit" has no text in "de". Its translations: en, fr.'),
        (["visit", "en", "p3"], 'has no block "p3"; it has p1, p2.'),
        (["visit", "fr", "mot"], 'stands in "fr" only'),
        (["visit", "en", "note"], 'stands in "ar" only: it is not translated.'),
        (["visit", "en"], "Name the blocks, or pass one of"),
        (["visit", "en", "p1", "--all"], "Name the blocks, or pass one of"),
        (["visit", "--all"], "Name the article and the language"),
        (["visit", "ar", "--new"], '"visit" has no translation into "ar".'),
        (["visit", "xx", "--list"], '"xx" is no language of the edition: ar, en, fr.'),
    ],
)
def test_what_cannot_be_stamped(project: Project, arguments: list[str], said: str) -> None:
    status, _, message = stamp(project, *arguments)
    assert status == 2
    assert said in message
    assert not (project.content / "articles/visit/article.lock.yml").exists()


def test_stamps_of_what_is_gone_are_taken_out(project: Project) -> None:
    stamp(project, "--new")
    for tag in ("ar", "en", "fr"):
        path = project.content / f"articles/visit/{tag}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("{#p2}", "{#p3}"), encoding="utf-8")
    assert {code for code, _ in codes(project)} == {"lock-unknown"}
    stamp(project, "visit", "--new")
    assert codes(project) == []
    assert "p2" not in (project.content / "articles/visit/article.lock.yml").read_text(encoding="utf-8")
