"""The page of all codes: Markdown of every explanation in a language, by family, each under its code as a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.check.codes import families
from tahqiq.check.explanation import Explanation, Shown, explanation, word
from tahqiq.read.explanations import explanations

_CODE = re.compile(r"(`[^`]*`)")
_SIGNS = re.compile(r"([\\*_\[\]{}<>&|#!])")


def catalogue(language: str) -> str:
    """All codes in a language: CommonMark with `{#name}` before headings of level 2 (families) and 3 (codes).

    The name of a code's heading is the code itself. Code blocks are marked `wrong` and `right`, with the kind of file
    behind. A page puts its title before it.
    """
    return "\n".join(_lines(language))


def _lines(language: str) -> Iterator[str]:
    for family in families():
        yield f"{{#{family.name}}}\n## {_escaped(family_title(family.name, language))}\n"
        for code in family.codes:
            yield f"{{#{code}}}\n### `{code}`\n"
            yield explained(explanation(code, language), language)


def family_title(name: str, language: str) -> str:
    """What a family of codes is called in a language."""
    own = next(family.title for family in families() if family.name == name)
    return explanations(language).get(f"families.{name}", own)


def explained(told: Explanation, language: str) -> str:
    """One explanation as Markdown, without its code: severity and summary, why, examples, what to do."""
    parts = [f"**{word(told.severity, language)}** · {_escaped(told.summary)}"]
    if told.why:
        parts.append(_escaped(told.why))
    for label, shown in (("wrong", told.wrong), ("right", told.right)):
        parts += [f"{word(label, language)}:", *(_block(label, each) for each in shown)]
    if told.remedy:
        parts.append(f"**{word('remedy', language)}** · {_escaped(told.remedy)}")
    return "\n\n".join(parts) + "\n"


def _block(label: str, shown: Shown) -> str:
    fence = "~~~" if "```" in shown.text else "```"
    file = "" if shown.file.endswith("/") else f" {shown.file}"
    return f"{fence}{label}{file}\n{shown.text}\n{fence}"


def _escaped(text: str) -> str:
    """A sentence as Markdown: `code` stays, all other signs are text."""
    return "".join(p if p.startswith("`") else _SIGNS.sub(r"\\\1", p) for p in _CODE.split(text))
