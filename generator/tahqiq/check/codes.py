"""The list of all codes of problems, in families, gathered from the modules that declare them beside their rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tahqiq.check import silence, templates
from tahqiq.check.rules import (
    alignment,
    dating,
    digits,
    directions,
    hidden,
    languages,
    letters,
    names,
    pairs,
    places,
    portable,
    proof,
    quotes,
    references,
    scalars,
    shape,
    spans,
    swapped,
    texts,
    typography,
)
from tahqiq.evidence import codes as verifying
from tahqiq.problems import ProblemCode
from tahqiq.read import bounds, conflicts, controls, folder, text, words, yaml_codes
from tahqiq.read.markdown.codes import blocks, footnotes, links
from tahqiq.read.markdown.codes import spans as marks


class Family(NamedTuple):
    """Codes that are about one matter; `name` is the same in every language."""

    name: str
    title: str
    codes: Mapping[str, ProblemCode]


@cache
def families() -> tuple[Family, ...]:
    """All codes by what they are about, from the folder to the proof; no code stands twice."""
    found = (
        Family(
            "files",
            "Files and folders",
            {
                **folder.CODES,
                **bounds.CODES,
                **names.CODES,
                **portable.CODES,
                **text.CODES,
                **conflicts.CODES,
                **texts.CODES,
            },
        ),
        Family("yaml", "YAML", yaml_codes.CODES),
        Family("keys", "Keys and values", {**shape.CODES, **scalars.CODES, **words.CODES}),
        Family("languages", "Languages", {**languages.CODES, **swapped.CODES}),
        Family("blocks", "Blocks and their names", blocks.CODES),
        Family("alignment", "Text and translation side by side", {**alignment.CODES, **places.CODES}),
        Family("marks", "Marks in the text", marks.CODES),
        Family("links", "Links and pictures", links.CODES),
        Family("footnotes", "Footnotes", footnotes.CODES),
        Family(
            "hygiene",
            "Letters and characters",
            {**letters.CODES, **digits.CODES, **hidden.CODES, **directions.CODES, **controls.CODES},
        ),
        Family("typography", "Signs and spaces", {**typography.CODES, **pairs.CODES}),
        Family("references", "What refers to something else", {**references.CODES, **spans.CODES}),
        Family("quotations", "Quotations", quotes.CODES),
        Family("dates", "Dates", dating.CODES),
        Family("templates", "Templates of the edition’s own", {**templates.CODES, **templates.ON_PAGES}),
        Family("silence", "Silenced warnings", silence.CODES),
        Family("evidence", "Evidence", {**proof.CODES, **verifying.CODES}),
    )
    every = [code for family in found for code in family.codes]
    assert len(every) == len({*every}), "two rules report one code"
    return found


@cache
def all_codes() -> Mapping[str, ProblemCode]:
    """What each code means, by code in alphabetical order."""
    return dict(sorted((code, entry) for family in families() for code, entry in family.codes.items()))
