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

    The name of a code's heading is the code itself, that of a family's `codes-` and its name. Code blocks are marked
    `wrong` and `right`; of several files of one example each has its name behind. A page puts its title before it.
    """
    return "\n".join(_lines(language))


def _lines(language: str) -> Iterator[str]:
    for family in families():
        yield f"{{#codes-{family.name}}}\n## {_escaped(family_title(family.name, language))}\n"
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
    parts += [*_example("wrong", told.wrong, language), *_example("right", told.right, language)]
    if told.remedy:
        parts.append(f"**{word('remedy', language)}** · {_escaped(told.remedy)}")
    return "\n\n".join(parts) + "\n"


def _example(label: str, shown: tuple[Shown, ...], language: str) -> Iterator[str]:
    """A label and the lines; the file that they are of is named once, of several before each."""
    alone = len(shown) == 1
    named = f" · `{shown[0].file}`" if alone else ""
    yield f"{word(label, language)}{named}"
    for each in shown:
        yield _block(label, each, "" if alone else each.file)


def _block(label: str, shown: Shown, file: str) -> str:
    fence = "~~~" if "```" in shown.text else "```"
    # No page should take a folder for the name of a file.
    behind = "" if not file or file.endswith("/") else f" {file}"
    return f"{fence}{label}{behind}\n{shown.text}\n{fence}"


def _escaped(text: str) -> str:
    """A sentence as Markdown: `code` stays, all other signs are text, an apostrophe is one."""
    return "".join(p if p.startswith("`") else _SIGNS.sub(r"\\\1", _set(p)) for p in _CODE.split(text))


def _set(text: str) -> str:
    return re.sub(r"(?<=\w)'", "’", text)
