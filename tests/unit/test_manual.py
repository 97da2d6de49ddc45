"""The manual says what is so: its examples are sound, its links lead somewhere, nothing is left out of it."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from pathlib import Path

import click
import pytest

import editions
import manual_pages
from harness import REPOSITORY
from manual_pages import EVERY, LANGUAGES, SOURCES, Typed
from tahqiq import pipeline
from tahqiq.cli import main
from tahqiq.publish.settings import TahqiqConfig
from tahqiq.read.markdown import parse as parse_markdown
from tahqiq.read.project import Project
from tahqiq.read.yaml import parse as parse_yaml
from tahqiq.render.manual import PAGES
from tahqiq.schema import FILE_SHAPES, vocabulary
from tahqiq.schema.fields import Listing, Record, Table

every_page = pytest.mark.parametrize(("page", "language"), EVERY)


def test_each_page_of_the_contents_is_written_in_each_language_and_no_other() -> None:
    assert set(SOURCES) == set(PAGES)
    assert {page: sorted(texts) for page, texts in SOURCES.items()} == dict.fromkeys(PAGES, LANGUAGES)
    assert {"ar", "en"} <= set(LANGUAGES)


@every_page
def test_it_is_read_without_a_problem(page: str, language: str) -> None:
    assert not manual_pages.read(page, language)[1]


@every_page
def test_a_heading_can_be_linked_to_and_is_the_same_place_in_each_language(page: str, language: str) -> None:
    ids = [heading.id for heading in manual_pages.headings(page, language)]
    assert all(ids)
    assert ids == [heading.id for heading in manual_pages.headings(page, "en")]


@every_page
def test_links_lead_somewhere(page: str, language: str) -> None:
    for href in manual_pages.links(page, language):
        if href.startswith("article:"):
            target, _, place = href.removeprefix("article:").partition("#")
            assert target in PAGES, href
            assert not place or place in [h.id for h in manual_pages.headings(target, language)], href
        else:
            assert href.startswith(("https://", "http://127.0.0.1")), href


@every_page
def test_the_same_is_typed_in_each_language(page: str, language: str) -> None:
    def kinds(tag: str) -> list[tuple[str, str]]:
        return [(typed.kind, typed.file) for typed in manual_pages.typed(page, tag)]

    assert kinds(language) == kinds("en")


@every_page
def test_files_shown_make_a_sound_edition(page: str, language: str, tmp_path: Path) -> None:
    files = [typed for typed in manual_pages.typed(page, language) if typed.file.startswith("content/")]
    folder = editions.write(tmp_path, editions.base())
    for typed in files:
        (folder / typed.file).parent.mkdir(parents=True, exist_ok=True)
        (folder / typed.file).write_text(typed.text, encoding="utf-8")
    assert [str(problem) for problem in pipeline.checked(Project(folder)).problems] == []


@every_page
def test_parts_of_files_shown_are_read_without_a_problem(page: str, language: str) -> None:
    for typed in manual_pages.typed(page, language):
        if typed.kind == "markdown":
            assert not parse_markdown(typed.text, "shown.md").problems, typed.text
        elif typed.kind == "yaml":
            assert not parse_yaml(typed.text, "shown.yml")[1], typed.text


def commands_in(typed: Typed) -> list[list[str]]:
    """The commands of a block of them, without the signs for what a reader puts in."""
    lines = typed.text.replace("\\\n", " ").splitlines() if typed.kind == "sh" else []
    return [shlex.split(line.partition(" # ")[0], comments=True) for line in lines if line.strip()]


@every_page
def test_commands_shown_are_there(page: str, language: str) -> None:
    for typed in manual_pages.typed(page, language):
        for words in commands_in(typed):
            words = [word for word in words if "=" not in word or word.startswith("-")] or words
            if words[0] == "tahqiq":
                known(words[1:])
            elif words[0] == "make":
                assert re.search(rf"^{re.escape(words[1])}:", makefile(), re.MULTILINE), words


def makefile() -> str:
    return (REPOSITORY / "Makefile").read_text(encoding="utf-8")


def known(words: list[str]) -> None:
    """That a command and its options exist."""
    command: click.Command | None = main
    context = click.Context(main)
    while isinstance(command, click.Group) and words:
        command = command.get_command(context, words.pop(0))
    assert command is not None, words
    options = {option for parameter in command.params for option in parameter.opts}
    for word in words:
        if word.startswith("-"):
            assert word.partition("=")[0] in options, (command.name, word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_setting_is_explained(language: str) -> None:
    shown = manual_pages.written("settings", language)
    assert [name for name, _ in TahqiqConfig._schema if f"`{name}`" not in shown] == []


def keys(shape: object) -> set[str]:
    """All keys of a shape of file, at any depth."""
    if isinstance(shape, Record):
        return set(shape.fields).union(*(keys(field.shape) for field in shape.fields.values()))
    if isinstance(shape, Listing):
        return keys(shape.item)
    return keys(shape.value) if isinstance(shape, Table) else set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_and_each_value_of_a_closed_list_is_explained(language: str) -> None:
    pages = ("data", "dates", "quotations", "translations", "text", "problems")
    shown = Counter(
        word
        for page in pages
        if page in PAGES
        for code in re.findall(r"`([^`]+)`|^```.*?^```", manual_pages.written(page, language), re.M | re.S)
        for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", code)
    )
    shapes = [shape for kind, shape in FILE_SHAPES.items() if kind != "lock"]
    lists = (
        vocabulary.ACTOR_KINDS,
        vocabulary.CHANNELS,
        vocabulary.MODES,
        vocabulary.STANCES,
        vocabulary.TEXT_KINDS,
        vocabulary.RIGHTS,
        vocabulary.BLOCK_CLASSES,
    )
    wanted = set().union(*map(keys, shapes), *lists)
    assert sorted(word for word in wanted if word not in shown) == []


def every_command(command: click.Command = main, path: str = "") -> list[tuple[str, click.Command]]:
    """All commands that do something, by what one types."""
    if not isinstance(command, click.Group):
        return [(path, command)]
    context = click.Context(command)
    found = {name: command.get_command(context, name) for name in command.list_commands(context)}
    return [
        each
        for name, inner in found.items()
        if inner
        for each in every_command(inner, f"{path} {name}".strip())
    ]


EVERYWHERE = {"--help", "-h", "--edition", "-C"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "command"), every_command(), ids=lambda given: str(given))
def test_each_command_and_each_option_is_explained(path: str, command: click.Command, language: str) -> None:
    """An option stands under its command, not somewhere."""
    sections = re.split(r"^\{#([a-z-]+)\}$", manual_pages.written("commands", language), flags=re.MULTILINE)
    said = dict(zip(sections[1::2], sections[2::2], strict=True))[path.partition(" ")[0]]
    assert " " not in path or f"tahqiq {path}" in said
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
    shown = set(re.findall(r"(?<![\w-])--?[a-z][a-z0-9-]*", said))
    assert sorted(options - EVERYWHERE - shown) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_option_is_explained_that_is_not_there(language: str) -> None:
    known = {o for _, c in every_command() for p in c.params for o in p.opts} | EVERYWHERE
    shown = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*", manual_pages.written("commands", language)))
    assert sorted(shown - known) == []
