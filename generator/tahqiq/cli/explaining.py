"""`tahqiq explain`: what a problem means, why it matters, wrong and right examples, what to do."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from shutil import get_terminal_size

import click

from tahqiq.author import MENDED
from tahqiq.check import all_codes
from tahqiq.check.catalogue import family_title
from tahqiq.check.codes import families
from tahqiq.check.explanation import Shown, explanation, word
from tahqiq.check.hints import nearest
from tahqiq.languages import language as record_of
from tahqiq.read.explanations import OWN, explained_in

USAGE = 2
LINE = 100
_CODE = re.compile(r"`[^`]*`")


@click.command()
@click.argument("code", required=False)
@click.option(
    "--language",
    type=click.Choice(explained_in()),
    default=OWN,
    help="The language of the explanation: English, or one into which it has been translated.",
)
def explain(code: str | None, language: str) -> None:
    """Say what the CODE of a problem means, why it matters and what to do; without one, list all codes.

    The code is what stands in square brackets: unknown-actor in "error[unknown-actor]: …".
    """
    if code is None:
        click.echo("\n".join(_listed(language)))
    elif code in all_codes():
        click.echo("\n".join(_explained(code, language)))
    else:
        hint = nearest(code, all_codes().keys()) or "`tahqiq explain` lists all codes"
        click.secho(f'There is no problem with the code "{code}"; {hint}', fg="red", bold=True, err=True)
        sys.exit(USAGE)


def _listed(language: str) -> Iterator[str]:
    """All codes by family; warnings are marked."""
    for number, family in enumerate(families()):
        yield ("\n" if number else "") + click.style(family_title(family.name, language), bold=True)
        for code in family.codes:
            told = explanation(code, language)
            mark = f"({word('warning', language)}) " if told.severity == "warning" else ""
            yield f"  {code:28} {_isolated(mark + told.summary, language)}"


def _explained(code: str, language: str) -> Iterator[str]:
    told = explanation(code, language)
    colour = "red" if told.severity == "error" else "yellow"
    yield click.style(code, bold=True) + f" ({click.style(word(told.severity, language), fg=colour)})"
    yield from _paragraph(told.summary, language, "")
    yield from _paragraph(word(f"{told.severity}-means", language), language, "")
    if told.why:
        yield from _headed("why", language)
        yield from _paragraph(told.why, language)
    for label, shown in (("wrong", told.wrong), ("right", told.right)):
        for number, each in enumerate(shown):
            yield from _headed("" if number else label, language, each.file)
            yield from _lines(each)
    what = [told.remedy, word("mended", language) if code in MENDED else ""]
    if any(what):
        yield from _headed("remedy", language)
        for said in filter(None, what):
            yield from _paragraph(said, language)


def _headed(label: str, language: str, file: str = "") -> Iterator[str]:
    """A label, and the kind of file that the lines below are of; the next file of an example has no label."""
    said = click.style(word(label, language), bold=True) if label else " "
    yield ("\n" if label else "") + (f"{said} · {file}" if file else said)


def _lines(shown: Shown) -> Iterator[str]:
    yield from textwrap.indent(shown.text, "  ").splitlines()


def _paragraph(text: str, language: str, indent: str = "  ") -> Iterator[str]:
    """Broken between words on a terminal; elsewhere a line, so that it can be searched."""
    width = min(get_terminal_size().columns, LINE) if sys.stdout.isatty() else 0
    lines = (
        textwrap.wrap(text, width - len(indent), break_on_hyphens=False) if width > len(indent) else [text]
    )
    yield from (indent + _isolated(line, language) for line in lines)


def _isolated(text: str, language: str) -> str:
    """What is typed stays in one piece where a line runs the other way (Unicode 15, Annex 9: isolates)."""
    if record_of(language).direction == "ltr":
        return text
    typed = _CODE.sub(lambda found: "\u2068" + found[0] + "\u2069", text)
    return f"\u2067{typed}\u2069"
