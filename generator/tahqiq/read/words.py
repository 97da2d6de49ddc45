"""Words of the interface: one YAML file a language, nested, read into flat tables of dotted keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tahqiq.plain import NotPlain, plain_bytes
from tahqiq.problems import Problem, ProblemCode
from tahqiq.read import yaml
from tahqiq.read.nodes import Mapping as MappingNode
from tahqiq.read.nodes import Node, Scalar
from tahqiq.read.text import LIMIT, decode

CODES = {
    "words-not-text": ProblemCode(
        "words",
        "A word of the interface is a list; it must be a text, or a mapping of texts.",
        "articles:\n  title: [Pieces, Reports]\n",
        "articles:\n  title: Reports\n",
    ),
}
Table = Mapping[str, Mapping[str, str]]


def read_words(folders: Sequence[Path]) -> tuple[Table, tuple[Problem, ...]]:
    """`<folder>/<language>.yml` of every folder: language → dotted key → text; later folders win word by word.

    A folder that does not exist has no words. What cannot be read is told as problems, and left out.
    """
    found: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for folder in folders:
        for file in sorted(folder.glob("*.yml")) if folder.is_dir() else []:
            tree, wrong = _file(file)
            problems += wrong
            if tree:
                table = found.setdefault(file.stem, {})
                table.update(_flat(tree, "", problems))
    return found, tuple(problems)


def _file(file: Path) -> tuple[MappingNode | None, tuple[Problem, ...]]:
    name = f"templates/words/{file.name}"
    try:
        data = plain_bytes(file, LIMIT) or b""
    except NotPlain:
        return None, ()  # told with all templates that are none: `check/templates.py`
    text, problems = decode(data, name)
    return (None, problems) if problems else yaml.parse(text, name)


def _flat(tree: MappingNode, prefix: str, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    for entry in tree:
        key = prefix + entry.key.text
        yield from _value(entry.value, key, problems)


def _value(node: Node, key: str, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    if isinstance(node, Scalar):
        yield key, node.text
    elif isinstance(node, MappingNode):
        yield from _flat(node, key + ".", problems)
    else:
        hint = "write one text, or a mapping of texts"
        problems.append(Problem(node.place, "words-not-text", f'"{key}" is a list', hint))
