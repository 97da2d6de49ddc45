"""A report for a terminal: removed words stand in [- -], added ones in {+ +}; each text keeps its own direction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from tahqiq.compare.saying import isolated
from tahqiq.compare.telling import Line, Report, Run, Told

SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">", "renamed": "="}
AROUND = {"removed": "[-{}-]", "added": "{{+{}+}}"}
Colour = Callable[[str, str], str]


def plain(text: str, state: str) -> str:
    """A text without colours."""
    return text


def as_text(report: Report, colour: Colour = plain) -> str:
    """The report; `colour` is given a text and its state (added, removed) and returns it as it is to be printed."""
    lines = [report.title, _flat(report.between), ""]
    if report.nothing:
        lines += [report.nothing]
    for section in report.sections:
        lines += [section.title, ""]
        for thing in section.things:
            lines += [*_thing(thing, colour), ""]
    for title, problems in report.problems:
        lines += [title, ""]
        lines += [_flat(f"  {where}: {severity}: {message}") for severity, where, message in problems]
        lines += [""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _thing(thing: Told, colour: Colour) -> Iterator[str]:
    id = f" [{thing.id}]" if thing.id and thing.id != thing.name.text else ""
    yield colour(f"{SIGNS[thing.state]} {isolated(_flat(thing.name.text))}{id}: {thing.called}", thing.state)
    yield from (f"    {note}" for note in thing.notes)
    for line in thing.lines:
        yield f"  {SIGNS[line.state]} {_line(line, colour)}"
        yield from (f"      {note}" for note in line.notes)


def _line(line: Line, colour: Colour) -> str:
    label = "".join(_flat(run.text) for run in line.label)
    if not line.runs:
        return label
    return f"{label}: {''.join(_isolates(line.runs, colour))}"


def _isolates(runs: Iterable[Run], colour: Colour) -> Iterator[str]:
    """Runs of one language that follow each other are one text."""
    for language, group in groupby(runs, lambda run: run.language):
        text = "".join(_run(run, colour) for run in group)
        yield isolated(text) if language else text


def _run(run: Run, colour: Colour) -> str:
    form = AROUND.get(run.state, "{}")
    return colour(form.format(_flat(run.text)), run.state)


def _flat(text: str) -> str:
    """One line, in which nothing steers the terminal."""
    return "".join(c if c.isprintable() or c in "\u2068\u2069\u200c\u200d\u200f\u200e" else " " for c in text)
