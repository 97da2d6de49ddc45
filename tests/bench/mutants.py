"""Breaks the rooms that others build on, one small fault at a time, and counts which faults their tests notice.

python tests/bench/mutants.py [--each N] [--seed N] [--room ROOM …]

mutmut makes the faults, in a copy of the project, as it wants the package under `src/`; forked.py tries them, each in a
process of its own, in which every test begins with empty caches. A fault is noticed if a test fails, or does not end.
Of the faults of a room `--each` are drawn at random, but none with which the program does the same (`is_none`): no test
could notice it. Those that were not noticed come last.

Functions that run once, when a module is loaded, are counted with the rest, although no forked process runs them again.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
ROOMS = ("check", "read", "dates", "relate")
_CODES = ("tests/unit/test_problem_codes.py", "tests/unit/read_markdown/test_problem_examples.py")
TESTS = {
    "check": ("tests/unit/check", *_CODES),
    "read": ("tests/unit/read", "tests/unit/read_markdown", "tests/unit/test_problem_codes.py"),
    "dates": ("tests/unit/dates", "tests/golden", "tests/unit/test_problem_codes.py"),
    "relate": ("tests/unit/relate", "tests/golden"),
}
# They look at the program's own source, which is another here, or are about the time that something takes.
LEFT_OUT = (
    "--ignore=tests/unit/read_markdown/test_markdown_limits.py", "--ignore=tests/unit/read/test_hostile_trees.py",
    "--deselect=tests/unit/read_markdown/test_problem_examples.py::test_every_code_is_reported_somewhere",
)  # fmt: skip
FRESH = '''

@pytest.fixture(autouse=True)
def fresh_caches() -> None:
    """What the process before has kept is not what is tested."""
    import sys

    for name, module in list(sys.modules.items()):
        if name.startswith("tahqiq"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
'''
_SQL = re.compile(
    r"\"\s*(?:select \w|insert into|insert or replace|delete from|union all|union select|order by|on conflict|"
    r"where \w+ (?:=|in\b)|said = said|create |asc\"|desc\"|utf-8\")",
    re.IGNORECASE,
)
SURVIVED, UNTESTED = 0, 33
WORKERS = 2
_MAKE = """
import sys
from mutmut import __main__ as mutmut

if __name__ == "__main__":
    mutmut.set_mutant_under_test("mutant_generation")
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.create_mutants(int(sys.argv[1]))
"""


def prepared(folder: Path) -> Path:
    """A copy of the project as mutmut wants it."""
    for name in ("templates", "tests", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "generator", folder / "src")
    (folder / "generator").symlink_to("src")
    for name in ("mkdocs.yml", "README.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    with (folder / "tests/conftest.py").open("a", encoding="utf-8") as file:
        file.write(FRESH)
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    settings = re.sub(r"^(testpaths|addopts|filterwarnings) = .*\n", "", settings, flags=re.MULTILINE)
    (folder / "pyproject.toml").write_text(f"{settings}\n{_section()}", encoding="utf-8")
    return folder


def _section() -> str:
    values = {
        "source_paths": ["src"],
        "only_mutate": [f"src/tahqiq/{room}/*" for room in ROOMS],
        "also_copy": ["templates", "content", "mkdocs.yml", "README.md", "CHANGELOG.md"],
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in values.items()]
    return "\n".join(
        ["[tool.mutmut]", *lines, "track_dependencies = false", "use_git_change_detection = false", ""]
    )


def make(folder: Path) -> None:
    """Makes all faults, as `mutmut run` begins."""
    command = [sys.executable, "-c", _MAKE, str(WORKERS)]
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)


def tried(folder: Path, names: list[str], room: str) -> dict[str, int]:
    """The status of the tests with each of some faults of a room."""
    listed, results = folder / f"{room}.txt", folder / f"{room}.json"
    listed.write_text("\n".join(names), encoding="utf-8")
    command = [sys.executable, str(ROOT / "tests/bench/forked.py"), str(listed), str(results)]
    cleared = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run(
        [*command, *TESTS[room], *LEFT_OUT],
        cwd=folder / "mutants",
        env=cleared,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    found: dict[str, int] = json.loads(results.read_text(encoding="utf-8"))
    return found


def faults(folder: Path, room: str) -> list[str]:
    """The names of all faults of a room."""
    found: list[str] = []
    for file in sorted((folder / "mutants/src/tahqiq" / room).rglob("*.meta")):
        found += json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def drawn(folder: Path, room: str, each: int, seed: int) -> list[str]:
    """Some faults of a room, but none that changes nothing."""
    found = faults(folder, room)
    Random(f"{room} {seed}").shuffle(found)
    return list(islice((name for name in found if not is_none(*sides(folder, name))), each))


def is_none(before: list[str], after: list[str]) -> bool:
    """Whether a fault is none: Python or SQLite does the same with it, whatever it is given."""
    return _core("\n".join(before)) == _core("\n".join(after))


def _core(source: str) -> str:
    """A function without what makes no difference: for which type a value passes, whether lists that are as long as
    one another must be so, the letters' case of SQL (but for texts in it) and of the name of an encoding."""
    source = re.sub(r"\bcast\((?:\"[^\"]*\"|[^,()]*),", "cast(", source)
    source = re.sub(r",\s*strict=\w+|,\s*(?=\))", "", source)
    return re.sub(r"\"[^\"\n]*\"", lambda text: _folded(text[0]), source)


def _folded(text: str) -> str:
    if not _SQL.match(text):
        return text
    return re.sub(r"'[^']*'|[^']+", lambda part: part[0] if part[0][0] == "'" else part[0].casefold(), text)


def told(folder: Path, room: str, found: dict[str, int]) -> Iterator[str]:
    """A line for the room, then the faults that survived."""
    survived = [name for name, status in found.items() if status == SURVIVED]
    untested = [name for name, status in found.items() if status == UNTESTED]
    tested = len(found) - len(untested)
    share = 100 * (tested - len(survived)) / max(tested, 1)
    yield f"{room:7} noticed {tested - len(survived)} of {tested} ({share:.1f} %), run by no test {len(untested)}"
    for name in survived:
        yield f"\n{name}"
        yield from _difference(folder, name)


@cache
def functions(file: Path) -> dict[str, list[str]]:
    """The lines of all functions of a module, without their names."""
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines()
    return {
        n.name: [lines[n.lineno - 1].replace(n.name, "", 1), *lines[n.lineno : n.end_lineno]]
        for n in ast.walk(ast.parse(source))
        if isinstance(n, ast.FunctionDef)
    }


def sides(folder: Path, name: str) -> tuple[list[str], list[str]]:
    """A function as it is, and with a fault."""
    module, _, fault = name.rpartition(".")
    path = folder / "mutants/src" / module.replace(".", "/")
    found = functions(path / "__init__.py" if path.is_dir() else path.with_suffix(".py"))
    whole = f"{fault.partition('__mutmut_')[0]}__mutmut_orig"
    return found.get(whole, []), found.get(fault, [])


def _difference(folder: Path, name: str) -> Iterator[str]:
    before, after = sides(folder, name)
    for line in difflib.unified_diff(before, after, lineterm="", n=0):
        if line[:1] in "+-" and line[:3] not in ("+++", "---"):
            yield f"  {line[0]} {line[1:].strip()}"


def main() -> None:
    """Makes faults, tries some, and says what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--each", type=int, default=400, help="how many faults of each room (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--room", action="append", choices=ROOMS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = prepared(Path(folder))
        make(copy)
        for room in asked.room or ROOMS:
            found = tried(copy, drawn(copy, room, asked.each, asked.seed), room)
            print("\n".join(told(copy, room, found)), flush=True)


if __name__ == "__main__":
    main()
