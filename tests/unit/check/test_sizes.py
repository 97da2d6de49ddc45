"""Limits of what grows faster than the files that ask for it: what is at a limit is sound, one more is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq import pipeline
from tahqiq.limits import BLOCK_ACTORS, FORMER_IDS, LANGUAGES, NAME_CHARACTERS, PAGES, VALUE_CHARACTERS
from tahqiq.read.project import Project


def named(length: int) -> str:
    return f"-- content/actors/town.yml --\nkind: place\nname: {{ar: البلدة, en: {'a' * length}}}\n"


def formerly(count: int) -> str:
    return named(1) + f"formerly: [{', '.join(f'old-{n}' for n in range(count))}]\n"


def naming(count: int) -> str:
    """A block that names so many actors: two in each language, and the others in one."""
    others = [f"a{n}" for n in range(count - 2)]
    actors = "".join(named(1).replace("town", name) for name in others)
    spans = " ".join(f"[a]{{actor={name}}}" for name in others)
    text = editions.base().split("-- content/articles/visit/en.md --\n")[1].split("-- ")[0]
    return f"{actors}-- content/articles/visit/en.md --\n{text.replace('.', f' {spans}.', 1)}"


def pages(count: int) -> str:
    """An edition of so many editorial pages: its own and more."""
    return "".join(
        f"-- content/pages/p{n:03}/{tag}.md --\n# {title}\n\n{{#a}}\n{title}.\n"
        for n in range(count - 1)
        for tag, title in (("ar", "صفحة"), ("en", "Page"))
    )


def over(folder: Path, text: str) -> list[str]:
    problems = pipeline.checked(Project(editions.write(folder, editions.base(), text))).problems
    return [
        f"{problem.place.file.rpartition('/')[2]}" for problem in problems if problem.code == "over-limit"
    ]


@pytest.mark.parametrize("length", [NAME_CHARACTERS + 1, VALUE_CHARACTERS - 1, VALUE_CHARACTERS])
def test_a_name_over_the_limit(tmp_path: Path, length: int) -> None:
    """As long as any value may be, too."""
    assert over(tmp_path, named(length)) == ["town.yml"]


def test_a_name_that_no_value_may_have_either(tmp_path: Path) -> None:
    assert over(tmp_path, named(VALUE_CHARACTERS + 1)) == ["town.yml"] * 2


@pytest.mark.parametrize(
    "within", [named(NAME_CHARACTERS), formerly(FORMER_IDS), naming(BLOCK_ACTORS), pages(PAGES)]
)
def test_what_is_within_a_limit(tmp_path: Path, within: str) -> None:
    assert over(tmp_path, within) == []


def test_actors_of_a_block_over_the_limit(tmp_path: Path) -> None:
    assert over(tmp_path, naming(BLOCK_ACTORS + 1)) == ["en.md"]


def test_editorial_pages_over_the_limit(tmp_path: Path) -> None:
    """Told once, at the first page too many."""
    assert over(tmp_path, pages(PAGES + 3)) == ["ar.md"]


def test_former_ids_over_the_limit(tmp_path: Path) -> None:
    assert over(tmp_path, formerly(FORMER_IDS + 1)) == ["town.yml"]


def test_languages_over_the_limit(tmp_path: Path) -> None:
    tags = ", ".join(["ar", "en", *(f"x{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(LANGUAGES - 1))])
    edition = editions.base().split("-- content/edition.yml --\n")[1].split("-- ")[0]
    many = edition.replace("[ar, en]", f"[{tags}]")
    assert over(tmp_path, f"-- content/edition.yml --\n{many}") == ["edition.yml"]
