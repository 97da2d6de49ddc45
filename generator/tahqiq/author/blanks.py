"""A new content file with its keys: what is given filled in, what is required blank, the rest as comments.

A comment that explains begins with `# `; a key that may be left out stands behind a bare `#`, which is taken away to
use it. All is made from the shapes, so that nothing here can differ from what the check asks for.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from tahqiq.schema import Choice, Digest, Field, Listing, Localised, NameOrLocalised, Record, Shape, Table
from tahqiq.schema.fields import Example
from tahqiq.schema.written import in_yaml

OPTIONAL = "What follows may be left out; take away the # before a key to use it."
# A new thing has no earlier ids, and nothing in it was corrected.
LATER = frozenset({"formerly", "corrections", "moved"})
# Beside a date there must be the source's words or the editor's reasoning, so the blank is there to be filled.
ASKED = frozenset({"inferred"})
WIDTH = 90


def blank_file(
    shape: Record, languages: Sequence[str], given: Mapping[str, Example], schema: str = ""
) -> str:
    """The text of a new file; `given` are values by key, nested as in the file; `schema` is its first line."""
    lines = [schema] if schema else []
    return "\n".join([*lines, *_record(shape, languages, given, whole=True)]).lstrip("\n") + "\n"


def has_blanks(text: str) -> bool:
    """Whether a file that was made here leaves something to fill: a key with nothing beside it and nothing below."""
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    depths = [len(line) - len(line.lstrip()) for line in lines]
    return any(
        line.endswith((":", "-")) and below <= depth
        for line, depth, below in zip(lines, depths, [*depths[1:], 0], strict=True)
    )


def _record(
    shape: Record, languages: Sequence[str], given: Mapping[str, Example], *, whole: bool = False
) -> Iterator[str]:
    """The lines of a record: those that are asked for first, then the others behind `#`."""
    asked = {n: f for n, f in shape.fields.items() if f.required or n in given or n in ASKED}
    for name, field in asked.items():
        if whole:
            yield ""
        yield from _explained(name, field, given.get(name))
        yield from _entry(name, field.shape, languages, given.get(name, ""))
    others = {n: f for n, f in shape.fields.items() if n not in asked and n not in LATER}
    if others:
        yield from ("", *_comment(OPTIONAL))
    for name, field in others.items():
        yield from ("", *_explained(name, field, None))
        yield from (f"#{line}" for line in _optional(name, field, languages))


def _explained(name: str, field: Field, given: Example | None) -> Iterator[str]:
    yield from _comment(field.description)
    if name in ASKED:
        yield from _comment("If the source itself says the date, give its words under stated: instead.")
    if isinstance(field.shape, Choice) and not given:
        for value, meaning in field.shape.meanings:
            yield from _comment(f"  {value}: {meaning}")
    elif not given and field.required:
        yield from _examples(field)


def _examples(field: Field) -> Iterator[str]:
    """As it may be written, where that says more than that a text stands in each language."""
    if field.examples and not isinstance(field.shape, Localised):
        yield from _comment("As: " + ", ".join(in_yaml(example) for example in field.examples))


def _comment(text: str) -> Iterator[str]:
    indent = " " * (len(text) - len(text.lstrip()))
    for number, line in enumerate(textwrap.wrap(text.strip(), WIDTH, break_on_hyphens=False)):
        yield f"# {indent}{'  ' if number and indent else ''}{line}"


def _entry(name: str, shape: Shape, languages: Sequence[str], value: Example) -> Iterator[str]:
    """A key with its value, which is blank where there is none."""
    if isinstance(shape, Record):
        yield f"{name}:"
        inner = value if isinstance(value, Mapping) else {}
        yield from (f"  {line}".rstrip() for line in _record(shape, languages, inner))
    elif isinstance(shape, Localised):
        yield f"{name}:"
        texts = value if isinstance(value, Mapping) else {}
        yield from (f"  {tag}: {in_yaml(texts[tag]) if texts.get(tag) else ''}".rstrip() for tag in languages)
    elif isinstance(shape, Listing) and not value:
        yield from (f"{name}:", "  -")
    elif isinstance(shape, Table) and isinstance(shape.value, Record) and isinstance(value, Mapping):
        yield f"{name}:"
        yield from (f"  {key}: {in_yaml(inner)}".replace('""', "") for key, inner in value.items())
    else:
        yield f"{name}: {in_yaml(value) if value else ''}".rstrip()


def _optional(name: str, field: Field, languages: Sequence[str]) -> Iterator[str]:
    """A key that may be left out: blank where a text is wanted, else as it may be written."""
    shape = field.shape
    if isinstance(shape, Record):
        yield from (f"{name}:", *(f"  {line}" for line in _sample(shape, languages)))
    elif isinstance(shape, Listing) and isinstance(shape.item, Record):
        first, *rest = _sample(shape.item, languages)
        yield from (f"{name}:", f"  - {first}", *(f"    {line}" for line in rest))
    elif isinstance(shape, Table) and isinstance(shape.value, Record):
        yield from (f"{name}:", "  an-id:", *(f"    {line}" for line in _sample(shape.value, languages)))
    elif isinstance(shape, Localised | NameOrLocalised | Digest) or not field.examples:
        yield from _entry(name, shape, languages, "")
    else:
        yield f"{name}: {in_yaml(field.examples[0])}"


def _sample(shape: Record, languages: Sequence[str]) -> Iterator[str]:
    """The keys of a record in a line each, with examples; of keys that exclude each other the first."""
    excluded = {name for group in shape.one_of for name in group[1:]} | ASKED | {"stated"}
    for name, field in shape.fields.items():
        if name not in excluded:
            yield f"{name}: {in_yaml(_first(field, languages))}".rstrip()


def _first(field: Field, languages: Sequence[str]) -> Example:
    if isinstance(field.shape, Choice):
        return field.shape.values[0]
    if isinstance(field.shape, Localised):
        return dict.fromkeys(languages, "…")
    return field.examples[0] if field.examples else ""
