"""Two versions of some lines that git could not join and left in a file, for somebody to choose."""

from __future__ import annotations

import re

from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read.text import place_at

CODES = {
    "git-conflict": ProblemCode(
        "text",
        "Two versions that git could not join stand one below the other.",
        "{#p2}\n<<<<<<< HEAD\nShe wrote: [“I hope it lasts”]{quote=hope}.\n=======\n"
        "She said: [“I hope it lasts”]{quote=hope}.\n>>>>>>> other\n",
        "{#p2}\nShe said: [“I hope it lasts”]{quote=hope}.\n",
        why="Two people have changed the same lines. Above the row of equals signs stands what you had, below it what "
        "comes from the other; only a person can say which is right.",
        remedy="Keep the right lines, or write new ones of both. Delete the other version, and the three lines of "
        "signs.",
    ),
}
# `=======` alone could be a person's own line; the first row of signs always names its version.
_BEGUN = re.compile(r"^<{7} .*$", re.MULTILINE)


def conflict(text: str, file: str) -> Problem | None:
    """The first conflict of a file whose lines end with a line feed."""
    found = _BEGUN.search(text) if "<<<<<<< " in text else None
    if found is None:
        return None
    message = "two versions that git could not join stand here"
    hint = "keep the right one, and delete the lines <<<<<<<, ======= and >>>>>>>"
    place = place_at(text, found.start(), file)
    return Problem(Place(file, place.line, 1, len(found[0])), "git-conflict", message, hint)
