"""What the scripts that measure builds are all asked for: edition, runs, Hugo, where to work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from contestants import GET_HUGO, hugo_program
from made_editions import articles_in

# Where something lies on a machine is nobody else's concern.
PATHS = ("--edition", "--hugo", "--work", "--record")


def parser_of(said: str | None, articles: int, runs: int) -> argparse.ArgumentParser:
    """A parser with what is common."""
    parser = argparse.ArgumentParser(description=said, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=articles)
    parser.add_argument(
        "--edition", help="an edition that is there already; {} in it stands for the number of articles"
    )
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--hugo", help="the program, if it is not on PATH")
    parser.add_argument(
        "--work", type=Path, help="where sites are made and built; the folder for temporary files"
    )
    return parser


def settled(given: argparse.Namespace) -> argparse.Namespace:
    """An edition that is there already says itself how many articles it has; Hugo becomes its program, or None."""
    if given.edition and "{}" not in given.edition:
        given.articles = articles_in(Path(given.edition))
    asked, given.hugo = given.hugo, hugo_program(given.hugo)
    if asked and not given.hugo:
        sys.exit(GET_HUGO)
    return given


def command(script: str, arguments: Sequence[str]) -> str:
    """How to repeat it, without the paths of this machine."""
    words = [f"python tests/bench/{script}"]
    hidden = False
    for argument in arguments:
        name, equals, _ = argument.partition("=")
        if hidden and not argument.startswith("--"):
            words.append("PATH")
        elif name in PATHS and equals:
            words.append(f"{name}=PATH")
        else:
            words.append(argument)
        hidden = argument in PATHS
    return " ".join(words)


def numbers(text: str) -> list[int]:
    """Numbers with commas between, the smallest first."""
    return sorted(map(int, text.split(",")))
