"""All regular expressions of the generator, and how each is asked: found in its source, and while it runs."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import tahqiq

ROOT = Path(tahqiq.__file__).parent
ASKED = ("compile", "fullmatch", "match", "search", "sub", "subn", "finditer", "findall", "split")
USE = re.compile(
    r"\b(\w+)\.(fullmatch|match|search|sub|subn|finditer|findall|split)\b(\((?:[^(),]|\([^()]*\))*,)?"
)

Compiled = re.Pattern[str] | re.Pattern[bytes]


class Place(NamedTuple):
    """Where an expression is written."""

    file: str
    line: int


class Found(NamedTuple):
    """An expression, and how it is asked: methods' names, and `scan` for `match` at places that the caller says."""

    place: Place
    pattern: Compiled
    ways: frozenset[str]


class Recording:
    """Notes what is compiled, and from where, until it is left."""

    def __init__(self) -> None:
        self.seen: dict[Place, dict[Compiled, None]] = {}
        self._compile: Callable[..., Any] = re._compile  # type: ignore[attr-defined]

    def __enter__(self) -> Recording:
        re._compile = self._noted  # type: ignore[attr-defined]
        return self

    def __exit__(self, *_: object) -> None:
        re._compile = self._compile  # type: ignore[attr-defined]

    def _noted(self, pattern: Any, flags: Any) -> Any:
        made = self._compile(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and not frame.f_code.co_filename.startswith(str(ROOT)):
            frame = frame.f_back
            if "importlib" in frame.f_code.co_filename:  # another library's, that is loaded
                return made
        if frame.f_code.co_filename.startswith(str(ROOT)):
            place = Place(str(Path(frame.f_code.co_filename).relative_to(ROOT)), frame.f_lineno)
            self.seen.setdefault(place, {})[made] = None
        return made


def load_all() -> None:
    """Imports every module, for what is compiled as it is loaded."""
    for module in pkgutil.walk_packages([str(ROOT)], "tahqiq."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def written() -> Iterator[tuple[Place, ast.Call, str]]:
    """All places in the source where an expression is compiled or asked by its text; and the name that it gets."""
    for file in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {
            id(node.value): ast.unparse(target(node))
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg:
                names[id(node.value)] = node.arg
            if isinstance(node, ast.Call) and is_asked(node.func):
                yield Place(str(file.relative_to(ROOT)), node.lineno), node, names.get(id(node), "")


def target(node: ast.Assign) -> ast.expr:
    return node.targets[0]


def is_asked(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.value.id == "re"
        and called.attr in ASKED
    )


def found(recording: Recording) -> tuple[list[Found], list[Place]]:
    """All expressions; and the places of those put together of words that were not compiled while recording."""
    uses = asked_of_names()
    all_found, missing = [], []
    for place, call, name in written():
        method = call.func.attr  # type: ignore[attr-defined]
        ways = frozenset({method}) if method != "compile" else used(uses, place, name)
        patterns = dict(recording.seen.get(place, {})) | literal(call)
        all_found += [Found(place, pattern, ways) for pattern in patterns]
        missing += [] if patterns else [place]
    return all_found, missing


def used(uses: dict[tuple[str, str], set[str]], place: Place, name: str) -> frozenset[str]:
    """How an expression is asked in its file; one that others may ask, anywhere."""
    files = [place.file] if name.startswith("_") else sorted({file for file, _ in uses})
    ways = frozenset(way for file in files for way in uses.get((file, name), ()))
    return ways or frozenset({"finditer", "fullmatch"})


def literal(call: ast.Call) -> dict[Compiled, None]:
    """The expression that stands there in full."""
    try:
        flags = [keyword.value for keyword in call.keywords if keyword.arg == "flags"]
        flags += [one for one in call.args[1:] if "re." in ast.unparse(one)][:1]
        return {re.compile(ast.literal_eval(call.args[0]), eval_flags(flags)): None}
    except (ValueError, TypeError):
        return {}


def eval_flags(flags: list[ast.expr]) -> int:
    return int(eval(ast.unparse(flags[0]), {"re": re})) if flags else 0  # the tool's own source


def asked_of_names() -> dict[tuple[str, str], set[str]]:
    """By a file and the name of an expression, how it is asked there."""
    ways: dict[tuple[str, str], set[str]] = {}
    for file in ROOT.rglob("*.py"):
        for use in USE.finditer(file.read_text(encoding="utf-8")):
            if use[1] != "re":
                is_placed = use[2] == "match" and use[3]
                ways.setdefault((str(file.relative_to(ROOT)), use[1]), set()).add(
                    "scan" if is_placed else use[2]
                )
    return ways
