"""The house keeps its sizes: small modules that say what they own, short functions, no rooms for leftovers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import tahqiq

PACKAGE = Path(tahqiq.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LEFTOVERS = {"utils", "helpers", "manager", "handler", "base", "common", "misc"}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert path.stem not in LEFTOVERS
    tree = ast.parse(text)
    assert (ast.get_docstring(tree) or "").splitlines()[0].strip(), "the first line says what the module owns"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{node.name} is longer than 50 lines"


def test_no_python_among_the_templates() -> None:
    assert list((PACKAGE.parent.parent / "templates").rglob("*.py")) == []


def test_every_room_is_on_the_map() -> None:
    page = (PACKAGE.parent / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {p.name + ("/" if p.is_dir() else "") for p in PACKAGE.iterdir() if p.name[0].isalpha()}
    missing = {r for r in rooms if f"`{r}`" not in page and r.endswith(("/", ".py"))}
    assert missing == set()
