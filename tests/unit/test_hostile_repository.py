"""A repository may come from anyone: nothing that its configuration names is run, whatever is asked of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import editions
from tahqiq import revisions

PROGRAMS = (
    "filter.evil.clean",
    "filter.evil.process",
    "filter.evil.smudge",
    "filter.e=v i.l.clean",
    "diff.evil.textconv",
    "diff.evil.command",
    "diff.external",
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "credential.helper",
    "gpg.program",
)
HOOKS = ("post-index-change", "post-checkout", "reference-transaction")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


class Hostile:
    """An edition in a repository in which every program that git may run leaves a trace."""

    def __init__(self, folder: Path) -> None:
        self.trace = folder / "trace"
        self.program = folder / "program"
        self.program.write_text(f'#!/bin/sh\necho "$0 $*" >> {self.trace}\ncat\n')
        self.program.chmod(0o755)
        self.edition = editions.write(folder / "edition", editions.base())
        git(self.edition, "init", "-q", "-b", "main")
        git(self.edition, "config", "user.email", "hana@example.org")
        git(self.edition, "config", "user.name", "Hana")
        (self.edition / ".gitattributes").write_text("*.yml filter=evil diff=evil\n*.md filter=e=v\n")
        git(self.edition, "add", ".")
        git(self.edition, "commit", "-qm", "The edition")
        self.poison(self.edition / ".git")

    def poison(self, repository: Path) -> None:
        for key in PROGRAMS:
            git(self.edition, "config", "--file", str(repository / "config"), key, str(self.program))
        for key, value in (("filter.evil.required", "true"), ("log.showSignature", "true")):
            git(self.edition, "config", "--file", str(repository / "config"), key, value)
        for name in HOOKS:
            (repository / "hooks").mkdir(exist_ok=True)
            shutil.copy(self.program, repository / "hooks" / name)


@pytest.fixture
def hostile(tmp_path: Path) -> Hostile:
    found = Hostile(tmp_path)
    actor = found.edition / "content/actors/hana.yml"
    actor.write_text(actor.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    return found


def test_the_programs_would_run(hostile: Hostile) -> None:
    subprocess.run(["git", "-C", str(hostile.edition), "diff", "HEAD"], capture_output=True, check=False)
    assert hostile.trace.exists()


def test_no_program_of_a_repository_is_run(hostile: Hostile) -> None:
    edition = hostile.edition
    head = revisions.commit(edition, "HEAD")
    assert revisions.branching_point(edition) == head
    assert revisions.changed_files(edition, head, None) == {"content/actors/hana.yml"}
    assert "content/articles/visit/ar.md" in revisions.files_naming(edition, ["hana"], None, "content")
    assert len(list(revisions.contents(edition, revisions.entries(edition, head)))) > 5
    assert len(list(revisions.earlier(edition / "content/actors/hana.yml", 3))) == 1
    assert not hostile.trace.exists()


def test_files_of_an_article_are_no_repository(hostile: Hostile, tmp_path: Path) -> None:
    article = hostile.edition / "content/articles/visit"
    git(hostile.edition, "clone", "-q", "--bare", "--no-local", ".", str(tmp_path / "bare"))
    shutil.copytree(tmp_path / "bare", article, dirs_exist_ok=True)
    hostile.poison(article)
    hostile.trace.unlink(missing_ok=True)
    assert list(revisions.earlier(article / "ar.md", 3)) == []
    assert not hostile.trace.exists()


@pytest.mark.parametrize(
    "revision", ["--output=out", "-h", "--help", "--exec-path", "-", "HEAD --", "--upload-pack=x"]
)
def test_a_revision_is_no_option(hostile: Hostile, revision: str) -> None:
    with pytest.raises(revisions.NoRevision):
        revisions.commit(hostile.edition, revision)
    assert not (hostile.edition / "out").exists()


def test_settings_of_the_machine_still_count(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.abbrev")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "12")
    assert len(revisions.short(hostile.edition, revisions.commit(hostile.edition, "HEAD"))) == 12


def test_a_tree_made_by_hand_leads_nowhere(hostile: Hostile) -> None:
    def made(command: list[str], given: bytes) -> bytes:
        done = subprocess.run(
            ["git", "-C", str(hostile.edition), *command], input=given, check=True, capture_output=True
        )
        return done.stdout.strip()

    blob = bytes.fromhex(made(["hash-object", "-w", "--stdin"], b"x").decode())
    entries = b"".join(b"100644 " + name + b"\0" + blob for name in (b"..", b".", b"a"))
    inner = bytes.fromhex(
        made(["hash-object", "-w", "-t", "tree", "--literally", "--stdin"], entries).decode()
    )
    outer = b"".join(b"40000 " + name + b"\0" + inner for name in (b"..", b"b"))
    tree = made(["hash-object", "-w", "-t", "tree", "--literally", "--stdin"], outer).decode()
    commit = made(["commit-tree", tree, "-m", "x"], b"").decode()
    assert [entry.path for entry in revisions.entries(hostile.edition, commit)] == ["b/a"]
