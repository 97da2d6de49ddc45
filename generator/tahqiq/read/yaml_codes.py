"""Problems of YAML that the content format does not allow: their rules, and examples."""

from __future__ import annotations

from tahqiq.limits import DEPTH
from tahqiq.problems import ProblemCode

CODES = {
    "yaml-syntax": ProblemCode(
        "term",
        "The file is not YAML.",
        "name: {ar: هدنة, en: truce\n",
        "name: {ar: هدنة, en: truce}\n",
        why="Nothing of such a file can be read. Most often a bracket or a quotation mark is not closed, a line "
        "is indented otherwise than the one before, or a text that holds `: ` stands without quotation "
        "marks.",
        remedy="The place that is named is where reading failed: look there, and in the line before.",
    ),
    "yaml-empty": ProblemCode(
        "term",
        "The file says nothing: it needs at least its required keys.",
        "# nothing yet\n",
        "name: {ar: هدنة, en: truce}\ndefinition: {ar: توقف عن القتال., en: A halt to fighting.}\n",
    ),
    "yaml-not-a-mapping": ProblemCode(
        "term",
        "The file must be a mapping: lines of `key: value`.",
        "- truce\n- هدنة\n",
        "name: {ar: هدنة, en: truce}\ndefinition: {ar: توقف عن القتال., en: A halt to fighting.}\n",
    ),
    "yaml-duplicate-key": ProblemCode(
        "term",
        "A key stands twice in one mapping; the second would silently win.",
        "name: {ar: هدنة, en: truce}\nname: {ar: صلح, en: peace}\n",
        "name: {ar: هدنة, en: truce}\n",
    ),
    "yaml-key-not-text": ProblemCode(
        "term",
        "A key is a list or a mapping; keys are text.",
        "name: {[ar, en]: truce}\n",
        "name: {ar: هدنة, en: truce}\n",
    ),
    "yaml-anchor": ProblemCode(
        "term",
        "Anchors (&name) are not allowed: they hide where a value comes from.",
        "name: &name {ar: هدنة, en: truce}\n",
        "name: {ar: هدنة, en: truce}\n",
        remedy="Delete the anchor. If the text itself begins with `&`, put it in quotation marks.",
    ),
    "yaml-alias": ProblemCode(
        "term",
        "Aliases (*name) are not allowed: write the value out.",
        "name: {ar: هدنة, en: *truce}\n",
        "name: {ar: هدنة, en: truce}\n",
        remedy="Write the value out. If the text itself begins with `*`, put it in quotation marks.",
    ),
    "yaml-tag": ProblemCode(
        "term",
        "Tags (!name) are not allowed: every value is text.",
        "name: {ar: هدنة, en: !!str truce}\n",
        "name: {ar: هدنة, en: truce}\n",
        remedy="Delete the tag. If the text itself begins with `!`, put it in quotation marks.",
    ),
    "yaml-merge-key": ProblemCode(
        "term",
        "Merge keys (<<) are not allowed: write the keys out.",
        "<<: {formerly: [ceasefire]}\n",
        "formerly: [ceasefire]\n",
    ),
    "yaml-second-document": ProblemCode(
        "term",
        "A file is one document; `---` starts a second one.",
        "name: {ar: هدنة, en: truce}\ndefinition: {ar: توقف عن القتال., en: A halt to "
        "fighting.}\n---\nname: {}\n",
        "name: {ar: هدنة, en: truce}\ndefinition: {ar: توقف عن القتال., en: A halt to fighting.}\n",
        why="What follows would be ignored silently.",
        remedy="A second thing is a second file, named by its own id.",
    ),
    "yaml-too-deep": ProblemCode(
        "term",
        f"The file nests more than {DEPTH} levels deep.",
        "formerly: " + "[" * 55 + "]" * 55 + "\n",
        "formerly: [ceasefire]\n",
        why="No file of an edition needs more than six; this is what a damaged one looks like.",
    ),
}
