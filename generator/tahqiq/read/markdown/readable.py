"""What a reader sees of a text as it is typed: the words without the marks, each with its offset in the source.

For rules over typed text, which ask what stands beside what and where. The tree knows what a text means, but not where
in the source each of its characters stands; this knows nothing of meaning. Literal code and addresses are one U+FFFC.
"""

from __future__ import annotations

import re
from bisect import bisect_right

OBJECT = "\ufffc"
# The first character stands before all alternatives, so that the search skips what begins none of them.
_MARKS = re.compile(
    r"""
    [\]\[\\*{!`~<h]
    (?:
        (?<=\]) (?:\{[^{}\n]{0,300}\}|\([^()\n]{0,2000}\)|\[[^\[\]\n]*\])?  # the end of a span or a link
      | (?<=\[) (?:
            (?<=^\[) \^[^\]\s]{1,300}\]:[ ]?       # where a footnote begins
          | (?<=^\[) [^\]^\n]+\]:[^\n]*$     # the address of a label
          | \^[^\]\s]{1,300}\]                    # a call for a footnote
          |
        )
      | (?<=\\) (?P<escaped>[!-/:-@\[-`{-~])  # what is escaped stays
      | (?<=\*) \**
      | (?<=^\{) [^}\n]*\}\n?               # the name of a block
      | (?<=!) \[
      | (?P<object>
            (?<=h) ttps?://[^\s\])}]+
          | (?<=<) [a-zA-Z][^<>\s]*>
          | (?<=^[`~]) (?P<fence>``++|~~++) [^\n]*\n (?:[^\n]*\n)*? [`~](?P=fence) [^\n]*$  # a block of code
          | (?<=`)(?<!``) (?P<ticks>`*) (?!`) (?:(?!\n\n).){1,1000}? (?<!`)`(?P=ticks)(?!`)  # words of code
        )
    )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


class Readable:
    """`text`: the words; `source`: what they were taken from."""

    __slots__ = ("_here", "_there", "source", "text")

    def __init__(self, source: str) -> None:
        parts: list[str] = []
        # Pieces by where they begin: in the words, and in the source.
        self._here, self._there = here, there = [0], [0]
        length = last = 0
        for found in _MARKS.finditer(source):
            start, end = found.span()
            parts.append(source[last:start])
            length += start - last
            if found.lastgroup:
                # The last group that closed is one of these two: what is within the object has none around it.
                escaped = found["escaped"]
                parts.append(escaped or OBJECT)
                here.append(length)
                there.append(end - 1 if escaped else start)
                length += 1
            here.append(length)
            there.append(end)
            last = end
        parts.append(source[last:])
        self.source = source
        self.text = "".join(parts)

    def in_source(self, at: int) -> int:
        """The offset in the source of a character of the words."""
        piece = bisect_right(self._here, at) - 1
        return self._there[piece] + at - self._here[piece]

    def here(self, offset: int) -> int:
        """How many characters of the words stand before an offset of the source."""
        piece = bisect_right(self._there, offset) - 1
        following = self._here[piece + 1] if piece + 1 < len(self._here) else len(self.text)
        return min(self._here[piece] + offset - self._there[piece], following)
