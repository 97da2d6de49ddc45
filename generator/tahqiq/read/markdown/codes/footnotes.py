"""Problems of footnotes: their rules, and examples."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.problems import ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "footnote-undefined": ProblemCode(
        "text",
        "Each footnote that is called has a text.",
        "The ministry said no.[^1]\n",
        "The ministry said no.[^1]\n\n[^1]: In a statement.\n",
        why="The reader would follow a call to nowhere, or see `[^1]` in the sentence.",
    ),
    "footnote-unused": ProblemCode(
        "text",
        "Each footnote is called from the text, or it has no place.",
        "The ministry said no.\n\n[^1]: In a statement.\n",
        "The ministry said no.[^1]\n\n[^1]: In a statement.\n",
        why="A note that nothing calls is not shown: what the editors wrote would be lost silently.",
    ),
    "footnote-duplicate": ProblemCode(
        "text",
        "Each footnote is defined once.",
        "It said no.[^1]\n\n[^1]: In a statement.\n\n[^1]: In a letter.\n",
        "It said no.[^1][^2]\n\n[^1]: In a statement.\n\n[^2]: In a letter.\n",
        why="Only one of the two texts could be shown.",
    ),
    "footnote-empty": ProblemCode(
        "text",
        "A footnote has a text, behind its colon or indented by four spaces below it.",
        "The ministry said no.[^1]\n\n[^1]:\n\nIn a statement.\n",
        "The ministry said no.[^1]\n\n[^1]: In a statement.\n",
    ),
    "footnote-in-link": ProblemCode(
        "text",
        "No footnote is called inside a link or an image's description, as the call is a link itself.",
        "[It said no[^1]](https://example.org/).\n\n[^1]: In a statement.\n",
        "[It said no](https://example.org/)[^1].\n\n[^1]: In a statement.\n",
    ),
}
