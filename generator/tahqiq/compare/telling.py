"""Differences in words: what a reviewer reads of each, in the language of the interface, whatever it is printed as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tahqiq.compare.lost import Lost
from tahqiq.compare.saying import Run, isolated, said, shortened
from tahqiq.compare.values import KINDS, Change, Comparison, Difference, Said, State
from tahqiq.problems import Problem
from tahqiq.render.words import Words

__all__ = ["Line", "Report", "Run", "Section", "Told", "told"]


class Line(msgspec.Struct, frozen=True):
    """One change: what and where it is, what is said of it, and what else is to be known."""

    state: State
    label: tuple[Run, ...]
    runs: tuple[Run, ...] = ()
    notes: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """A thing that has changed: its id, its name, what became of it, and each change."""

    id: str
    name: Run
    state: State
    called: str
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """All things of a kind that have changed."""

    title: str
    things: tuple[Told, ...]


class Report(msgspec.Struct, frozen=True):
    """All of it; `nothing` is the sentence that says so where nothing has changed, else it is empty.

    `problems` are titles, each with lines of (severity, place, message); lost addresses come first.
    """

    title: str
    between: str
    nothing: str
    left_out: str
    sections: tuple[Section, ...] = ()
    problems: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = ()


def told(comparison: Comparison, words: Words) -> Report:
    """A comparison in the words of a language."""
    after = isolated(comparison.after) if comparison.after else words("diff.now")
    sections = (
        Section(words(f"diff.kinds.{kind}"), tuple(_thing(d, words) for d in found))
        for kind in KINDS
        if (found := [d for d in comparison.differences if d.kind == kind])
    )
    problems = [
        (words(f"diff.problems.{name}"), tuple(_problems(found, words)))
        for name, found in (("new", comparison.new), ("gone", comparison.gone))
        if found
    ]
    if comparison.lost:
        problems.insert(0, (words("diff.lost.title"), tuple(_lost(comparison.lost, words))))
    return Report(
        title=words("diff.title"),
        between=words("diff.between", before=isolated(comparison.before), after=after),
        left_out=words("diff.left-out"),
        nothing=words("diff.none") if comparison.empty else "",
        sections=tuple(sections),
        problems=tuple(problems),
    )


def _problems(problems: Iterable[Problem], words: Words) -> Iterator[tuple[str, str, str]]:
    for problem in problems:
        yield words(f"diff.severity.{problem.severity}"), str(problem.place), problem.sentence


def _lost(lost: Iterable[Lost], words: Words) -> Iterator[tuple[str, str, str]]:
    for one in lost:
        yield words("diff.lost.address"), one.address, words(f"diff.lost.{one.why}")


def _thing(difference: Difference, words: Words) -> Told:
    notes = [words("diff.formerly", id=isolated(difference.formerly))] if difference.formerly else []
    if difference.partial:
        notes.append(words("diff.partial"))
    return Told(
        id=difference.id,
        name=said(Said("thing", difference.id, names=difference.names), words),
        state=difference.state,
        called=words(f"diff.state.{difference.state}"),
        notes=tuple(notes),
        lines=tuple(_line(change, words) for change in difference.changes),
    )


def _line(change: Change, words: Words) -> Line:
    notes = (
        words(f"diff.counterpart.{c.state}", language=words.language_name(c.language))
        for c in change.counterparts
    )
    return Line(change.state, _label(change, words), _runs(change, words), tuple(notes))


def _label(change: Change, words: Words) -> tuple[Run, ...]:
    """Where the change is, and what it is about: "Paragraph 3 (Arabic)", "Quotation hope, speaker"."""
    language = words.language_name(change.language) if change.language else ""
    parts: list[str] = []
    if change.block:
        block = words(f"diff.form.{change.form}", block=_block(change.block, words))
        parts.append(words("diff.place", place=block, language=language) if language else block)
    if change.aspect.startswith("quote."):
        parts.append(words("diff.aspect.quote", about=isolated(change.about)))
    if change.aspect != "block":
        parts.append(_aspect(change, words))
    elif change.state != "changed":
        parts.append(words(f"diff.state.{change.state}"))
    label = parts[0]
    for part in parts[1:]:
        label = words("diff.part", place=label, part=part)
    if language and not change.block:
        label = words("diff.place", place=label, language=language)
    return (Run(label),)


def _aspect(change: Change, words: Words) -> str:
    kind, _, of = change.aspect.partition(".")
    if kind != "mention":
        about = said(Said("thing", change.about, names=change.names), words).text
        return words(f"diff.aspect.{change.aspect.replace('.', '-')}", about=isolated(about))
    linked = {"added": "added", "removed": "removed", "changed": "changed"}
    dated = {"added": "dated", "removed": "undated", "changed": "redated"}
    key = (dated if of == "date" else linked)[change.state]
    return words(f"diff.aspect.mention-{key}", words=isolated(change.about))


def _block(block: str, words: Words) -> str:
    number = block.removeprefix("p")
    return words.number(int(number)) if number.isdecimal() and number.isascii() else isolated(block)


def _runs(change: Change, words: Words) -> tuple[Run, ...]:
    if change.pieces:
        return shortened(change.pieces, change.language)
    comma = Run(words("list.comma"))
    found: list[Run] = []
    for state, values in (("removed", change.before), ("added", change.after)):
        for number, value in enumerate(values):
            if number:
                found.append(comma)
            elif found:
                found.append(Run(f" {words('diff.arrow')} "))
            found.append(msgspec.structs.replace(said(value, words), state=state))
    return tuple(found)
