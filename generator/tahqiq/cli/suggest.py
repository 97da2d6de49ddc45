"""`tahqiq suggest`: annotations that an article may need, to be accepted one by one, in part or whole."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tahqiq import suggesting
from tahqiq.author.suggest import KINDS, Suggestion
from tahqiq.author.suggest.writing import written
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, USAGE, err, fail, machine_failures
from tahqiq.cli.suggested import doubt_lines, header, lines, suggestions_json
from tahqiq.limits import SUGGESTED_CHARACTERS
from tahqiq.publish.staging import write_content
from tahqiq.read.project import Project

_ANSWERS = click.Choice(["y", "n", "all", "quit"])


def _kinds(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    asked = [kind.strip().lower().removesuffix("s") for kind in value.split(",") if kind.strip()]
    if wrong := [kind for kind in asked if kind not in KINDS]:
        raise click.BadParameter(f'"{wrong[0]}" is none of {", ".join(f"{k}s" for k in KINDS)}')
    return tuple(asked) or KINDS


@click.command()
@edition_option
@click.argument("article")
@click.option(
    "--kind",
    "kinds",
    default="",
    callback=_kinds,
    help="What to look for: actors, terms, events, dates, quotes; several with commas. All, if not given.",
)
@click.option("--language", "languages", multiple=True, help="Only in this language; may be given again.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.6,
    show_default=True,
    help="How sure a suggestion must be to be listed, from 0 to 1.",
)
@click.option(
    "--accept",
    "names",
    default="",
    help="Write these into the article: numbers of the list (1,3-5), kinds (actors,dates) or all.",
)
@click.option("--patch", "as_patch", is_flag=True, help="Print a patch for `git apply`, and write nothing.")
@click.option("--ask", is_flag=True, help="Ask for each suggestion in turn, and write those that you accept.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people, or for programs.",
)
def suggest(
    root: Path,
    article: str,
    kinds: tuple[str, ...],
    languages: tuple[str, ...],
    least: float,
    names: str,
    as_patch: bool,
    ask: bool,
    form: str,
) -> None:
    """Propose annotations of ARTICLE (its id): names, quotations with their speakers, dates.

    Without further options this prints a numbered list and writes nothing. The numbers hold for the same --kind,
    --language and --least, until the article changes.

    What is accepted is written only if the check finds no error in the article that was not there before. A
    quotation whose speaker nobody can tell is left out of "all"; a patch has it, with a blank to fill.
    """
    if ask and (as_patch or names or form == "json"):
        fail("--ask goes alone: not with --patch, --accept or --format.", USAGE)
    if ask and not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail("--ask needs a terminal to ask in; use --accept.", USAGE)
    project = project_in(root)
    with machine_failures():
        try:
            found = suggesting.sitting(project, article, kinds=kinds, languages=languages, least=least)
            listed = found.suggested.suggestions
            picked = suggesting.chosen(listed, names) if names else listed
        except suggesting.NotThere as error:
            fail(str(error), USAGE)
        if as_patch:
            _print_patch(found, picked)
        elif ask:
            _write(found, _asked(found), project)
        elif names:
            _write(found, picked, project)
        elif form == "json":
            click.echo(suggestions_json(found))
        else:
            _print_list(found)
        _say_left(found)


def _print_list(found: suggesting.Sitting) -> None:
    listed, doubts, _ = found.suggested
    for number, one in enumerate(listed, 1):
        click.echo("\n".join(lines(number, one)))
    if doubts:
        click.echo("\nLooked at, and not suggested:")
        click.echo("\n".join(doubt_lines(doubts)))
    err().print(f"{len(listed)} suggestions; nothing was written. Accept some with --accept, or see --patch.")


def _say_left(found: suggesting.Sitting) -> None:
    """What of a very long article was not proposed."""
    for file in found.draft.long:
        err().print(
            f"{file}: of a text so long only the first {SUGGESTED_CHARACTERS:,} characters are looked through."
        )
    if found.suggested.left:
        err().print(f"{found.suggested.left} more come when these are settled.")


def _print_patch(found: suggesting.Sitting, picked: Sequence[Suggestion]) -> None:
    done = written(found.draft, picked)
    text = suggesting.patch_of(found, done)
    if text:
        numbers = {id(one): n for n, one in enumerate(found.suggested.suggestions, 1)}
        left_out = {id(one) for one, _ in done.refused}
        kept = [one for one in picked if id(one) not in left_out]
        # Git passes over what stands before the first file.
        click.echo("\n".join(f"# {line}" for one in kept for line in header(numbers[id(one)], one)))
        click.echo(text, nl=False)
    _say_refused(done.refused)


def _asked(found: suggesting.Sitting) -> tuple[Suggestion, ...]:
    """What is accepted in answer to questions; quitting keeps what was accepted before."""
    picked: list[Suggestion] = []
    every = False
    for number, one in enumerate(found.suggested.suggestions, 1):
        click.echo("\n".join(lines(number, one)))
        answer = "y" if every else click.prompt("Accept? y, n, all that follow, quit", type=_ANSWERS)
        every = every or answer == "all"
        if answer == "quit":
            break
        if answer in ("y", "all") and (one.complete or not every):
            picked.append(one)
    return tuple(picked)


def _write(found: suggesting.Sitting, picked: Sequence[Suggestion], project: Project) -> None:
    """Writes what was accepted, if the check has nothing new against it."""
    done, wrong = suggesting.accepted(found, picked)
    if wrong:
        for problem in wrong:
            click.echo(str(problem))
        fail("With these the article would have errors that it does not have; nothing was written.", CONTENT)
    for file, text in done.files.items():
        write_content(project, file, suggesting.as_on_disk(found, file, text))
    _say_refused(done.refused)
    count = len(picked) - len(done.refused)
    blank = sum(not one.complete for one in found.suggested.suggestions)
    err().print(
        f"{count} of {len(found.suggested.suggestions)} suggestions written into {len(done.files)} files."
    )
    if blank:
        err().print(
            f"{blank} quotations have no speaker that could be told; --patch shows them with a blank."
        )


def _say_refused(refused: Sequence[tuple[Suggestion, str]]) -> None:
    for one, why in refused:
        click.echo(f"left out: {header(0, one)[0]}: {why}", err=True)
