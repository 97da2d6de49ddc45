"""Questions to a person at a terminal, where a command was told nothing; scripts are never asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click


def asks() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked_texts(what: str, languages: Sequence[str]) -> dict[str, str]:
    """A text in each language, as far as one was given."""
    answers = {tag: choice(f"{what} ({tag})") for tag in languages}
    return {tag: text for tag, text in answers.items() if text}


def choice(what: str, values: Sequence[str] = ()) -> str:
    """One answer, of a closed list if there is one, or nothing."""
    shown = f"{what} [{', '.join(values)}]" if values else what
    while True:
        said = click.prompt(shown, default="", show_default=False, err=True).strip()
        if not said or not values or said in values:
            return str(said)
        click.echo(f'"{said}" is none of these.', err=True)
