"""Problems of the names and classes of blocks, and of how deep they nest: their rules, and examples."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.problems import ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "block-attribute-not-alone": ProblemCode(
        "text",
        "A block's name and classes stand on a line of their own before the block.",
        "The ministry said no. {#p3}\n",
        "{#p3}\nThe ministry said no.\n",
        why="Behind the text or beside it the name would be text, and readers would see it.",
    ),
    "block-attribute-nested": ProblemCode(
        "text",
        "Only blocks of the top level have names: not the parts of a list, quote, table or footnote.",
        "- {#p3}\n  The ministry said no.\n",
        "{#p3}\n- The ministry said no.\n",
        why="Paragraphs of two languages are set side by side by the names of whole blocks.",
    ),
    "block-attribute-without-block": ProblemCode(
        "text",
        "The block follows on the line after its name.",
        "{#p3}\n\nThe ministry said no.\n",
        "{#p3}\nThe ministry said no.\n",
        why="Across an empty line nobody could tell whether the block that the name belongs to was deleted.",
    ),
    "block-attribute-twice": ProblemCode(
        "text",
        "A block has one line of names and classes, with each of them once.",
        "{#p3}\n{.lead}\nThe ministry said no.\n",
        "{#p3 .lead}\nThe ministry said no.\n",
    ),
    "block-unknown-attribute": ProblemCode(
        "text",
        "The line before a block holds a name (#) and classes (.), nothing else.",
        "{#p3 align=right}\nThe ministry said no.\n",
        "{#p3}\nThe ministry said no.\n",
    ),
    "block-unknown-class": ProblemCode(
        "text",
        "A block's classes are from a closed list.",
        "{#p3 .led}\nThe ministry said no.\n",
        "{#p3 .lead}\nThe ministry said no.\n",
        why="Each class means something on the page: `lead` is the opening paragraph, `notice` a note "
        "of the editors, `only` a block that stands in one language.",
    ),
    "block-bad-id": ProblemCode(
        "text",
        "A block's name has small Latin letters, digits and single hyphens, and at most 80 characters.",
        "{#P_3}\nThe ministry said no.\n",
        "{#p-3}\nThe ministry said no.\n",
        why="The name is a part of the paragraph’s web address, which others cite.",
    ),
    "block-duplicate-id": ProblemCode(
        "text",
        "Each name stands once in a text.",
        "{#p3}\nThe ministry said no.\n\n{#p3}\nIt repeated it.\n",
        "{#p3}\nThe ministry said no.\n\n{#p4}\nIt repeated it.\n",
        why="A link to the paragraph would lead to two places, and translations could not be set beside it.",
    ),
    "too-deep": ProblemCode(
        "text",
        "Lists, quotes, spans and stress nest at most fifty deep (a list counts twice).",
        "> " * 60 + "The ministry said no.\n",
        "> The ministry said no.\n",
        why="No text needs it; it is what a damaged file looks like, and slow to read.",
    ),
}
