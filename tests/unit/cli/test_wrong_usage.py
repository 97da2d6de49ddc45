"""What is said to who stands in the wrong folder, misspells a command, or serves where somebody serves."""

from __future__ import annotations

import socket
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import editions
from tahqiq.cli import main
from tahqiq.cli.build import served_address


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound edition, in a folder whose name has a space, in a folder that one stands in."""
    folder = tmp_path / "my edition"
    folder.mkdir()
    editions.write(folder, editions.base())
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [tahqiq]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_the_folder_is_named_before_or_after_the_command(edition: Path) -> None:
    assert run("-C", "my edition", "check").exit_code == 0
    assert run("check", "-C", "my edition").exit_code == 0
    assert run("check").exit_code == 2


def test_the_nearest_edition_is_named(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "go to it with `cd 'my edition'`" in run("check").output
    monkeypatch.chdir(edition / "content/articles")
    assert "go to it with `cd ../..`, or name it with `-C ../..`" in run("check").output


def test_where_no_edition_is_near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "`tahqiq new edition FOLDER` begins one" in run("check").output
    Path("mkdocs.yml").write_text("docs_dir: texts\n", encoding="utf-8")
    said = run("check").output
    assert "no folder texts" in said
    assert "after docs_dir" in said


def test_a_command_is_misspelt() -> None:
    done = run("chek")
    assert done.exit_code == 2
    assert 'There is no command "chek". Did you mean "check"?' in done.output
    assert "lists them all" in run("wxyz").output


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("8001", "127.0.0.1:8001"),
        ("0.0.0.0:80", "0.0.0.0:80"),
        (":8001", "127.0.0.1:8001"),
        ("[::1]:8", "[::1]:8"),
    ],
)
def test_addresses(said: str, meant: str) -> None:
    assert served_address(said) == meant


@pytest.mark.parametrize("said", ["", "localhost", "127.0.0.1:", "127.0.0.1:80000", "http://127.0.0.1:8000/"])
def test_no_addresses(said: str) -> None:
    with pytest.raises(click.BadParameter, match="IP:PORT"):
        served_address(said)


def test_an_address_that_is_taken_is_said_before_anything_is_built(edition: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = "{}:{}".format(*taken.getsockname())
        done = run("serve", "-C", "my edition", "--address", address)
    assert done.exit_code == 3
    assert f"Something is served at {address} already" in done.output
    assert not (edition / ".tahqiq").exists()


def test_a_file_whose_name_gives_no_id(edition: Path) -> None:
    Path("زيارة البلدة.txt").write_text("زيارة\nقالت: «نعم».\n", encoding="utf-8")
    done = run("import", "زيارة البلدة.txt", "-C", "my edition")
    assert "1 paragraph, 1 quotation proposed" in done.output
    assert "`tahqiq rename article article ID`" in done.output
    again = run("import", "زيارة البلدة.txt", "-C", "my edition")
    assert again.exit_code == 2
    assert "Delete it first, or --id gives the article another id." in again.output


def test_an_edition_that_git_does_not_keep(edition: Path) -> None:
    done = run("diff", "-C", "my edition")
    assert done.exit_code == 2
    assert "`git init`" in done.output
