"""Workflows and forms of GitHub: sound, with no more rights than they need, and of commands that there are."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from harness import REPOSITORY
from tahqiq.cli import main
from tahqiq.render.forges import FORM

FOLDER = REPOSITORY / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (FOLDER / "ISSUE_TEMPLATE").glob("*.yml") if p.stem != "config")
TARGETS = set(
    re.findall(r"^([a-z$(][\w$()/.-]*):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
)
WRITES = {
    "check.yml": {"security-events"},
    "comment.yml": {"pull-requests"},
    "locks.yml": {"contents", "pull-requests"},
    "publish.yml": {"pages", "id-token"},
    "release.yml": {"contents"},
}
"""What each may write, in some of its jobs."""
OURS = re.compile(r"(?:^|;)\s*((?:\.venv/bin/tahqiq|make) [^;|>&}\n]*)", re.MULTILINE)


def loaded(path: Path) -> Any:
    """As GitHub reads it: `on` is a word, not a truth value."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def jobs(path: Path) -> Iterator[dict[str, Any]]:
    yield from loaded(path)["jobs"].values()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def scripts(path: Path) -> Iterator[str]:
    yield from (step["run"] for step in steps(path) if "run" in step)


def name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
class TestWorkflow:
    def test_scripts_are_scripts(self, path: Path) -> None:
        for script in scripts(path):
            subprocess.run(["bash", "-n"], input=script, text=True, check=True)

    def test_nothing_is_put_into_a_script(self, path: Path) -> None:
        """What comes from outside reaches a script as a variable, which is no part of it."""
        assert [script for script in scripts(path) if "${{" in script] == []

    def test_rights_are_said_and_few(self, path: Path) -> None:
        assert loaded(path)["permissions"] == {"contents": "read"}
        for job in jobs(path):
            writes = {key for key, value in job.get("permissions", {}).items() if value == "write"}
            assert writes <= WRITES.get(path.name, set())

    def test_what_may_write_runs_nothing_of_what_was_fetched(self, path: Path) -> None:
        for job in jobs(path):
            if {"contents", "pull-requests", "pages"} & {
                key for key, value in job.get("permissions", {}).items() if value == "write"
            }:
                assert not any(OURS.search(step.get("run", "")) for step in job["steps"])

    def test_no_foreign_code_with_rights(self, path: Path) -> None:
        on = loaded(path)["on"]
        assert "pull_request_target" not in on
        if "workflow_run" in on:
            checked_out = [
                s["with"]["ref"] for s in steps(path) if s.get("uses", "").startswith("actions/checkout")
            ]
            assert checked_out == ["${{ github.event.repository.default_branch }}"]
        assert "{{ secrets." not in path.read_text("utf-8")

    def test_actions_have_a_version(self, path: Path) -> None:
        for step in steps(path):
            assert re.fullmatch(
                r"(actions|github)/[\w/-]+@(v\d+|[0-9a-f]{40})", step.get("uses", "actions/x@v1")
            )

    def test_the_commands_are_there(self, path: Path) -> None:
        for script in scripts(path):
            for command in OURS.findall(script):
                _asked(shlex.split(command))

    def test_jobs_end(self, path: Path) -> None:
        if path.name != "ci.yml":
            assert all(int(job["timeout-minutes"]) <= 60 for job in jobs(path))


def _asked(words: list[str]) -> None:
    """A command is understood: a target of the Makefile, or a command of ours with options that it has."""
    program, *rest = words
    if program == "make":
        assert {word.replace(".venv", "$(VENV)") for word in rest} <= TARGETS
        return
    command = main.get_command(click.Context(main), rest[0])
    assert command is not None, words
    # Parsed, not run; what stands for a variable is as good as any word.
    with command.make_context(rest[0], rest[1:]):
        pass


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_forms_are_in_both_languages(path: Path) -> None:
    form = loaded(path)
    assert {"name", "description", "body"} <= form.keys()
    texts = [form["name"], form["description"]]
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    texts += [field["attributes"]["label"] for field in fields]
    for text in texts:
        arabic, _, english = text.partition(" · ")
        assert re.search(r"[\u0621-\u064a]", arabic), text
        assert re.search(r"[A-Za-z]", english), text
    ids = [field["id"] for field in fields]
    assert len(ids) == len(set(ids))


def test_the_pages_know_the_form_of_errors() -> None:
    form = loaded(FOLDER / "ISSUE_TEMPLATE" / FORM)
    assert form["body"][0]["id"] == "address"


def test_the_comment_follows_the_check() -> None:
    assert loaded(FOLDER / "workflows/comment.yml")["on"]["workflow_run"]["workflows"] == [
        loaded(FOLDER / "workflows/check.yml")["name"]
    ]
