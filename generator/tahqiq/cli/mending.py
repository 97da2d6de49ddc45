"""What `tahqiq check --fix` says of what it mends, and writes."""

from __future__ import annotations

import re

import click
from rich.console import Console

from tahqiq.cli.report import counted, err
from tahqiq.edits import patch
from tahqiq.problems import Problem
from tahqiq.publish.staging import write_content
from tahqiq.read.project import Project
from tahqiq.tidying import Mending, mended

# What a terminal would not show, or would act on.
_UNSEEN = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f]"
)


def mend(project: Project, problems: tuple[Problem, ...], console: Console) -> None:
    """Mends what has one right answer, and says what was done."""
    mending = mended(project, problems)
    for file in sorted(mending.after):
        write_content(project, file, mending.bytes(file), before=mending.before[file].text)
        for problem, before, after in mending.done[file]:
            line = f"{problem.place}: mended[{problem.code}]: {shown(before)} → {shown(after)}"
            console.print(line, markup=False)
    _sum(mending, "Mended")


def preview(project: Project, problems: tuple[Problem, ...]) -> None:
    """Shows what would be mended as a patch, and writes nothing."""
    mending = mended(project, problems)
    for file, text in sorted(mending.after.items()):
        click.echo(patch(file, mending.before[file].text, text), nl=False)
    _sum(mending, "Nothing was written; `--fix` alone mends")


def _sum(mending: Mending, verb: str) -> None:
    for file in mending.left:
        err().print(f"{file}: left as it was, since mending would have made new errors.", markup=False)
    places = sum(map(len, mending.done.values()))
    if places:
        err().print(f"{verb} {counted(places, 'problem')} in {counted(len(mending.after), 'file')}.")
    else:
        err().print("There is nothing that has only one right answer.")


def shown(text: str) -> str:
    """Words of a file between quotation marks, isolated from the direction of the line; what cannot be seen by name."""
    if not text:
        return "nothing"
    seen = _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
    return f"“\u2068{seen}\u2069”"
