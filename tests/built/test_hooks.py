"""Hooks of pre-commit: each entry, run as it is given on the files that it is for, passes what is right and no more."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

import editions
from harness import REPOSITORY, tahqiq
from tahqiq.cli import COMMANDS

# What a repository of hooks may say of one (pre-commit.com, "Creating new hooks").
KEYS = {
    *("id", "name", "description", "entry", "language", "files", "exclude", "types", "types_or"),
    *(
        "pass_filenames",
        "require_serial",
        "always_run",
        "args",
        "stages",
        "verbose",
        "minimum_pre_commit_version",
    ),
}


def hooks_of(path: Path) -> list[dict[str, Any]]:
    """The hooks of a file, whether it offers or uses them."""
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return said if isinstance(said, list) else [hook for repo in said["repos"] for hook in repo["hooks"]]


FILES = {
    "offered": REPOSITORY / ".pre-commit-hooks.yaml",
    "here": REPOSITORY / ".pre-commit-config.yaml",
    "in a new edition": REPOSITORY / "templates/edition/files/dot-pre-commit-config.yaml",
}
HOOKS = [
    pytest.param(hook, id=f"{where}: {hook['id']}") for where, p in FILES.items() for hook in hooks_of(p)
]


def run(hook: dict[str, Any], edition: Path) -> subprocess.CompletedProcess[str]:
    """As pre-commit runs a hook on all files; the program is the one that is tested."""
    program, *arguments = shlex.split(hook["entry"])
    assert Path(program).name == "tahqiq"
    files: list[str] = []
    if hook.get("pass_filenames", True):
        names = sorted(p.relative_to(edition).as_posix() for p in edition.rglob("*") if p.is_file())
        files = [
            n for n in names if re.search(hook["files"], n) and not re.search(hook.get("exclude", "^$"), n)
        ]
        assert files
    return tahqiq(*arguments, *files, cwd=edition)


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_passes_a_sound_edition(hook: dict[str, Any], tmp_path: Path) -> None:
    assert set(hook) <= KEYS
    command = shlex.split(hook["entry"])[1]
    if command not in COMMANDS:
        pytest.skip(f"there is no `tahqiq {command}` yet")
    done = tahqiq("new", "edition", tmp_path / "edition", cwd=tmp_path)
    assert done.returncode == 0
    done = run(hook, tmp_path / "edition")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("hook", [h for h in HOOKS if h.id and h.id.endswith("check")])
def test_the_check_stops_a_commit_with_an_error(hook: dict[str, Any], tmp_path: Path) -> None:
    edition = editions.write(tmp_path, editions.base(), "-- content/actors/hana.yml --\nkind: robot\n")
    done = run(hook, edition)
    assert done.returncode == 1
    assert 'content/actors/hana.yml:1:7: error[unknown-value]: "robot" is no kind' in done.stdout


@pytest.mark.parametrize("name", ["content/actors/a.yml", "content/articles/a/ar.md", "content/edition.yml"])
def test_every_hook_looks_at_content_and_only_at_what_people_write(name: str) -> None:
    for hook in (parameter.values[0] for parameter in HOOKS):
        assert re.search(hook["files"], name)
        if "exclude" in hook:
            assert re.search(hook["exclude"], "content/articles/a/article.lock.yml")
            assert not re.search(hook["exclude"], name)
